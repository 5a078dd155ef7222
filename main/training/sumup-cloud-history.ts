import { isoTime } from './cloud-json.ts'
import type { CloudHandler } from './sumup-cloud-call.ts'
import { json, message } from './sumup-cloud-errors.ts'
import { majorNumber } from './sumup-cloud-money.ts'
import { payoutDateOf } from './sumup-cloud-payouts.ts'
import { refundedMinor, statusOf, visibleTransactions } from './sumup-cloud-transactions.ts'
import type { TransactionRecord } from './sumup-cloud-types.ts'
import type { CloudWorld } from './sumup-cloud-world.ts'

/** A payment and each of its refunds are lines of their own, and every filter looks at one line at a time. */
type HistoryLine = {
  eventId: number
  type: 'PAYMENT' | 'REFUND' | 'CHARGE_BACK'
  status: string
  amountMinor: number
  at: number
  changedAt: number
  transaction: TransactionRecord
}

const listFilters: Record<string, string[] | null> = {
  'statuses[]': ['SUCCESSFUL', 'CANCELLED', 'FAILED', 'REFUNDED', 'CHARGE_BACK'],
  'types[]': ['PAYMENT', 'REFUND', 'CHARGE_BACK'],
  'payment_types[]': null,
  'entry_modes[]': null,
  'users[]': null,
}
const timeFilters = ['changes_since', 'newest_time', 'oldest_time']
const referenceFilters = ['newest_ref', 'oldest_ref']

export const listTransactions: CloudHandler = (world, call) => {
  const { query, merchant } = call
  const order = query.get('order') ?? 'ascending'
  const limit = Number(query.get('limit') ?? 10)
  if (!isValid(query) || !['ascending', 'descending'].includes(order)) return invalid()
  if (!Number.isInteger(limit) || limit < 1) return invalid()

  const lines = visibleTransactions(world, merchant)
    .flatMap((transaction) => linesOf(transaction, statusOf(world, transaction)))
    .filter((line) => passes(line, query, merchant.email))
    .sort((a, b) => (order === 'ascending' ? a.eventId - b.eventId : b.eventId - a.eventId))
  const page = lines.slice(0, limit)
  const last = page.at(-1)
  const links = last && lines.length > limit ? [{ rel: 'next', href: nextQuery(order, limit, last) }] : []
  return json(200, { items: page.map((line) => itemBody(world, line, merchant.email)), links })
}

function invalid() {
  return message(400, 'INVALID', 'Validation error')
}

function isValid(query: URLSearchParams): boolean {
  const known = Object.entries(listFilters).every(
    ([name, values]) => values === null || query.getAll(name).every((value) => values.includes(value)),
  )
  const timed = timeFilters.every((name) =>
    query.getAll(name).every((value) => /^\d{4}-\d{2}-\d{2}/.test(value) && !Number.isNaN(Date.parse(value))),
  )
  const counted = referenceFilters.every((name) => query.getAll(name).every((value) => /^\d+$/.test(value)))
  return known && timed && counted
}

function linesOf(transaction: TransactionRecord, status: string): HistoryLine[] {
  const payment: HistoryLine = {
    eventId: transaction.eventId,
    type: 'PAYMENT',
    status,
    amountMinor: transaction.amountMinor,
    at: transaction.at,
    changedAt: transaction.updatedAt,
    transaction,
  }
  const refunds = transaction.refunds.map(
    (refund): HistoryLine => ({
      eventId: refund.eventId,
      type: 'REFUND',
      status: 'REFUNDED',
      amountMinor: refund.amountMinor,
      at: refund.at,
      changedAt: refund.at,
      transaction,
    }),
  )
  const { chargeBack } = transaction
  if (!chargeBack) return [payment, ...refunds]
  const { eventId, amountMinor, at } = chargeBack
  return [
    payment,
    ...refunds,
    { eventId, type: 'CHARGE_BACK', status: 'SUCCESSFUL', amountMinor, at, changedAt: at, transaction },
  ]
}

function passes(line: HistoryLine, query: URLSearchParams, user: string): boolean {
  const oneOf = (name: string, value: string) => !query.has(name) || query.getAll(name).includes(value)
  const code = query.get('transaction_code')
  if (code !== null && code !== line.transaction.code) return false
  if (!oneOf('statuses[]', line.status) || !oneOf('types[]', line.type)) return false
  if (!oneOf('payment_types[]', 'POS') || !oneOf('users[]', user)) return false
  if (!oneOf('entry_modes[]', line.transaction.card.entryMode)) return false
  const changesSince = query.get('changes_since')
  if (changesSince !== null && line.changedAt < Date.parse(changesSince)) return false
  // A reference wins over the time of the same end, as the document says.
  const newest = { reference: query.get('newest_ref'), time: query.get('newest_time') }
  if (newest.reference !== null) {
    if (line.eventId >= Number(newest.reference)) return false
  } else if (newest.time !== null && line.at >= Date.parse(newest.time)) return false
  const oldest = { reference: query.get('oldest_ref'), time: query.get('oldest_time') }
  if (oldest.reference !== null) return line.eventId > Number(oldest.reference)
  return oldest.time === null || line.at >= Date.parse(oldest.time)
}

/** A bare query string that leaves the filters out: it has to be laid over the first request's. */
function nextQuery(order: string, limit: number, last: HistoryLine): string {
  const reference = order === 'ascending' ? 'oldest_ref' : 'newest_ref'
  return `limit=${limit}&${reference}=${last.eventId}&order=${order}`
}

function itemBody(world: CloudWorld, line: HistoryLine, user: string) {
  const { transaction } = line
  const payoutDate = payoutDateOf(world, transaction)
  return {
    id: transaction.id,
    transaction_id: transaction.id,
    transaction_code: transaction.code,
    client_transaction_id: transaction.clientTransactionId,
    amount: majorNumber(line.amountMinor, transaction.digits),
    currency: transaction.currency,
    timestamp: isoTime(line.at),
    status: line.status,
    payment_type: 'POS',
    installments_count: transaction.installments,
    product_summary: transaction.description,
    payouts_total: 1,
    payouts_received: payoutDate === null ? 0 : 1,
    payout_plan: 'SINGLE_PAYMENT',
    payout_type: 'BANK_ACCOUNT',
    ...(payoutDate === null ? {} : { payout_date: payoutDate }),
    user,
    type: line.type,
    card_type: transaction.card.scheme,
    refunded_amount:
      line.type === 'PAYMENT' ? majorNumber(refundedMinor(transaction), transaction.digits) : 0,
  }
}
