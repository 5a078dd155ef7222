import { isoTime } from './cloud-json.ts'
import type { CloudCall, CloudHandler } from './sumup-cloud-call.ts'
import { json, message, resourceNotFound } from './sumup-cloud-errors.ts'
import { majorNumber } from './sumup-cloud-money.ts'
import type { CloudMerchant, TransactionRecord } from './sumup-cloud-types.ts'
import type { CloudWorld } from './sumup-cloud-world.ts'

/** What a merchant's look-ups can see: their own transactions, once the look-up has caught up with them. */
export function visibleTransactions(world: CloudWorld, merchant: CloudMerchant): TransactionRecord[] {
  const now = world.clock.now()
  return [...world.ledger.transactions.values()].filter(
    (transaction) => transaction.merchantCode === merchant.code && transaction.visibleAt <= now,
  )
}

/** 404 means "not yet" as often as "never": nothing exists here before a card was shown. */
export const getTransaction: CloudHandler = (world, call) => {
  const wanted = {
    id: call.query.get('id'),
    code: call.query.get('transaction_code'),
    clientTransactionId: call.query.get('client_transaction_id'),
    foreignTransactionId: call.query.get('foreign_transaction_id'),
  }
  const names = Object.entries(wanted).filter(([, value]) => value !== null)
  if (names.length === 0) return message(400, 'INVALID', 'Validation error')
  const all = visibleTransactions(world, call.merchant).filter((transaction) =>
    names.every(([name, value]) => transaction[name as keyof typeof wanted] === value),
  )
  const found = world.quirks.takesReferencesTwice ? all.at(-1) : all[0]
  return found ? json(200, transactionBody(world, call, found)) : resourceNotFound()
}

export function refundedMinor(transaction: TransactionRecord): number {
  return transaction.refunds.reduce((sum, refund) => sum + refund.amountMinor, 0)
}

export function leftMinor(transaction: TransactionRecord): number {
  return transaction.amountMinor - refundedMinor(transaction) - (transaction.chargeBack?.amountMinor ?? 0)
}

function transactionBody(world: CloudWorld, call: CloudCall, transaction: TransactionRecord) {
  const { card, digits } = transaction
  const status = statusOf(world, transaction)
  const firmware = world.devices.get(transaction.serial)?.lastKnown.firmware
  return {
    id: transaction.id,
    transaction_code: transaction.code,
    amount: majorNumber(transaction.amountMinor, digits),
    currency: transaction.currency,
    timestamp: isoTime(transaction.at),
    status,
    payment_type: 'POS',
    installments_count: transaction.installments,
    merchant_code: transaction.merchantCode,
    vat_amount: 0,
    tip_amount: majorNumber(transaction.tipMinor, digits),
    entry_mode: card.entryMode,
    // A refused card has no authorisation.
    ...(transaction.status === 'SUCCESSFUL' ? { auth_code: transaction.authorisationCode } : {}),
    ...(transaction.foreignTransactionId === null
      ? {}
      : { foreign_transaction_id: transaction.foreignTransactionId }),
    client_transaction_id: transaction.clientTransactionId,
    product_summary: transaction.description,
    payouts_total: 1,
    payouts_received: 0,
    payout_plan: 'SINGLE_PAYMENT',
    payout_type: 'BANK_ACCOUNT',
    username: call.merchant.email,
    simple_payment_type: 'EMV',
    verification_method: card.verification,
    card: { last_4_digits: card.lastFour, type: card.scheme },
    process_as: card.processAs,
    local_time: isoTime(transaction.at),
    device_info: {
      name: transaction.serial,
      model: transaction.model,
      ...(firmware === undefined ? {} : { system_version: firmware }),
    },
    products: [],
    vat_rates: [],
    simple_status: status,
    tax_enabled: false,
    // The same events stand in both lists, as they do in the real answers.
    transaction_events: eventsOf(transaction).map((event) => ({
      id: event.eventId,
      event_type: event.type,
      status: event.status,
      amount: majorNumber(event.amountMinor, digits),
      date: isoTime(event.at).slice(0, 10),
      timestamp: isoTime(event.at),
    })),
    events: eventsOf(transaction).map((event) => ({
      id: event.eventId,
      transaction_id: transaction.id,
      type: event.type,
      status: event.status,
      amount: majorNumber(event.amountMinor, digits),
      timestamp: isoTime(event.at),
    })),
    links: refundLinks(call, transaction),
  }
}

function eventsOf({ refunds, chargeBack }: TransactionRecord) {
  return [
    ...refunds.map((refund) => ({ ...refund, type: 'REFUND', status: 'REFUNDED' })),
    ...(chargeBack ? [{ ...chargeBack, type: 'CHARGE_BACK', status: 'SUCCESSFUL' }] : []),
  ]
}

/** A refund leaves the status alone, as real data showed, unless the cloud is told to follow its document. */
export function statusOf(world: CloudWorld, transaction: TransactionRecord): string {
  const refunded = refundedMinor(transaction) >= transaction.amountMinor
  return refunded && world.quirks.refundsChangeStatus ? 'REFUNDED' : transaction.status
}

function refundLinks(call: CloudCall, transaction: TransactionRecord) {
  const left = leftMinor(transaction)
  if (transaction.status !== 'SUCCESSFUL' || left <= 0) return []
  const host = call.request.headers.host ?? '127.0.0.1'
  return [
    {
      rel: 'refund',
      href: `http://${host}/v1.0/merchants/${transaction.merchantCode}/payments/${transaction.id}/refunds`,
      type: 'application/json',
      min_amount: majorNumber(1, transaction.digits),
      max_amount: majorNumber(left, transaction.digits),
    },
  ]
}
