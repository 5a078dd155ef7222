import { isoTime } from './cloud-json.ts'
import type { CloudHandler } from './sumup-cloud-call.ts'
import { json } from './sumup-cloud-errors.ts'
import { majorNumber } from './sumup-cloud-money.ts'
import { visibleTransactions } from './sumup-cloud-transactions.ts'
import type { TransactionRecord } from './sumup-cloud-types.ts'
import type { CloudWorld } from './sumup-cloud-world.ts'

/*
 * What was sent to the merchant's bank: a record for each payment, some days after it and without its fee, and one for each refund that
 * was kept back from a later transfer.
 */

type PayoutRecord = {
  id: number
  type: 'PAYOUT' | 'REFUND_DEDUCTION' | 'CHARGE_BACK_DEDUCTION'
  date: string
  amountMinor: number
  feeMinor: number
  transaction: TransactionRecord
}

const dayMs = 24 * 3_600_000
const dateOf = (at: number): string => isoTime(at).slice(0, 10)

/** Null: not paid out yet, or nothing that ever is. */
export function payoutDateOf({ clock, quirks }: CloudWorld, transaction: TransactionRecord): string | null {
  if (transaction.status !== 'SUCCESSFUL') return null
  const date = dateOf(transaction.at + quirks.payoutAfterDays * dayMs)
  return date <= dateOf(clock.now()) ? date : null
}

export const listPayouts: CloudHandler = (world, call) => {
  const { query, merchant } = call
  const [from, until] = [query.get('start_date'), query.get('end_date')]
  const missing = ['start_date', 'end_date'].filter((name) => query.get(name) === null)
  if (from === null || until === null)
    return json(
      400,
      missing.map((param) => ({ error_code: 'MISSING', message: 'Validation error: required', param })),
    )
  const limit = query.get('limit') === null ? Number.POSITIVE_INFINITY : Number(query.get('limit'))
  const order = query.get('order') ?? 'asc'
  const isLimit =
    limit === Number.POSITIVE_INFINITY || (Number.isInteger(limit) && limit >= 1 && limit <= 9_999)
  if (![from, until].every(isDay) || !isLimit || !['asc', 'desc'].includes(order))
    return json(400, [{ error_code: 'INVALID', message: 'Validation error' }])
  if (from > until) return json(400, [{ error_code: 'INVALID', message: 'negative date range' }])
  const records = visibleTransactions(world, merchant)
    .flatMap((transaction) => recordsOf(world, transaction))
    .filter(({ date }) => date >= from && date <= until)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id - b.id))
  if (order === 'desc') records.reverse()
  const bodies = records.slice(0, limit).map(bodyOf)
  if (query.get('format') !== 'csv') return json(200, bodies)
  const names = [
    'id',
    'type',
    'amount',
    'date',
    'currency',
    'fee',
    'status',
    'reference',
    'transaction_code',
  ] as const
  const lines = [names, ...bodies.map((body) => names.map((name) => body[name]))]
  const text = lines.map((cells) => cells.join(',')).join('\n')
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: text }
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

function recordsOf(world: CloudWorld, transaction: TransactionRecord): PayoutRecord[] {
  const { quirks, clock } = world
  const date = payoutDateOf(world, transaction)
  if (date === null) return []
  const feeMinor = Math.round((transaction.amountMinor * quirks.payoutFeePpm) / 1_000_000)
  const backs = [
    ...transaction.refunds.map((back) => ({ ...back, type: 'REFUND_DEDUCTION' as const })),
    ...(transaction.chargeBack
      ? [{ ...transaction.chargeBack, type: 'CHARGE_BACK_DEDUCTION' as const }]
      : []),
  ]
  return [
    {
      id: transaction.eventId,
      type: 'PAYOUT' as const,
      date,
      amountMinor: transaction.amountMinor - feeMinor,
      feeMinor,
      transaction,
    },
    ...backs.map(({ eventId, amountMinor, at, type }) => ({
      id: eventId,
      type,
      date: dateOf(at + quirks.payoutAfterDays * dayMs),
      amountMinor,
      feeMinor: 0,
      transaction,
    })),
  ].filter((record) => record.date <= dateOf(clock.now()))
}

function bodyOf({ id, type, date, amountMinor, feeMinor, transaction }: PayoutRecord) {
  return {
    id,
    type,
    amount: majorNumber(amountMinor, transaction.digits),
    date,
    currency: transaction.currency,
    fee: majorNumber(feeMinor, transaction.digits),
    status: 'SUCCESSFUL',
    reference: `payout-${date}`,
    transaction_code: transaction.code,
  }
}
