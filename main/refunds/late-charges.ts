import type { LateChargeChoice, LateChargeView } from '../../preload/contract/refund-views.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { plainText } from '../domain/kept-evidence.ts'
import { type ApprovedCardPayment, coveredMinor } from '../domain/payment.ts'
import type { Database } from '../store/database.ts'
import { appendJournal } from '../store/journal-store.ts'
import {
  chooseForLateCharge,
  type LateCharge,
  loadLateCharge,
  unsettledLateCharges,
} from '../store/late-charge-store.ts'
import { appendPaymentEvent, isSaleRecorded, loadPayment } from '../store/payment-store.ts'
import { refundsOfPayment } from '../store/refund-store.ts'
import { salePayments } from '../store/sale-payments.ts'
import { readSale } from '../store/sale-store.ts'
import { firstOfTwo } from '../store/second-charge-store.ts'
import { isRepayment, loadTakenBack, reopenedSale } from '../store/taken-back-store.ts'
import { providerOf, type RefundContext } from './refund-context.ts'
import { toRefundView } from './refund-view.ts'
import { createRefund } from './start-refund.ts'

/* Charges that came when nobody expected them any more: shown until somebody books, keeps or reverses each of them. */

export function lateCharges(context: RefundContext): Result<LateChargeView[]> {
  return ok(unsettledLateCharges(context.database).map((charge) => toView(context, charge)))
}

type Decision = {
  paymentId: string
  choice: LateChargeChoice
  /** From the button; names the refund where it is reversed. */
  refundId: string
  reason?: string
}

/** One transaction: the choice, its line and journal entry, and what it asks for, a sale or a refund. */
export function decideLateCharge(context: RefundContext, decision: Decision): Result<LateChargeView> {
  const { database } = context
  const decided = database.inTransaction(() => decide(context, decision))
  if (!decided.ok) return decided
  for (const topic of ['payment', 'basket', 'sales'] as const) context.nudge(topic)
  context.wakeQueue()
  return ok(toView(context, mustLoad(context, decision.paymentId)))
}

const lines = {
  book: 'late-charge-booked',
  keep: 'late-charge-kept',
  reverse: 'late-charge-reversed',
} as const

function decide(context: RefundContext, decision: Decision): Result<null> {
  const { database, clock } = context
  const { paymentId, choice, refundId } = decision
  const charge = loadLateCharge(database, paymentId)
  if (!charge) return fail('late-charge-not-found')
  // Pressed twice, or in another window: the same choice is done already.
  if (charge.choice !== null) return charge.choice === choice ? ok(null) : fail('late-charge-decided')
  const payment = chargedPayment(context, paymentId)
  const reason = plainText(decision.reason ?? '').trim()
  if (choice === 'keep' && charge.cause === 'charged-twice' && reason === '')
    return fail('late-charge-needs-reason')
  if (choice === 'book' && !isBookable(context, charge, payment)) return fail('late-charge-not-bookable')
  if (choice === 'reverse') {
    // First, because it may be refused: then nothing of the choice is written.
    const refund = createRefund(context, { refundId, paymentId, amountMinor: null, cause: 'late-charge' })
    if (!refund.ok) return refund
  }
  const at = clock.now()
  chooseForLateCharge(database, paymentId, choice, at)
  appendPaymentEvent(
    database,
    paymentId,
    { at, source: 'cashier', code: lines[choice], values: reason === '' ? {} : { text: reason } },
    undefined,
  )
  appendJournal(database, at, 'late-charge-decided', paymentId, {
    saleId: payment.saleId,
    choice,
    cause: charge.cause,
    ...(reason === '' ? {} : { reason }),
    chargedMinor: payment.chargedMinor,
    currency: payment.currency,
  })
  if (choice === 'book') context.recordIfPaid(payment.saleId, at)
  return ok(null)
}

/** One request is paid by one charge: the second of two goes into no sale, also where that has room. */
function isBookable(context: RefundContext, charge: LateCharge, payment: ApprovedCardPayment): boolean {
  const isGone = loadTakenBack(context.database, payment.id) !== undefined
  return !isGone && charge.cause !== 'charged-twice' && fitsItsSale(context, payment)
}

/** Asked for because its sale is open again, and that has room for it. */
function paysAgain(database: Database, { id, saleId }: ApprovedCardPayment): boolean {
  const sale = isRepayment(database, id) ? reopenedSale(database, saleId) : undefined
  // Undecided charges count among what is paid: without the others this one fits.
  const others = sale?.undecided.filter((other) => other.id !== id) ?? []
  return (
    sale !== undefined && sale.dueMinor + others.reduce((sum, { amountMinor }) => sum + amountMinor, 0) >= 0
  )
}

/** Its sale is open or parked and has room for it. */
function fitsItsSale({ database, saleTotal }: RefundContext, payment: ApprovedCardPayment): boolean {
  if (isSaleRecorded(database, payment.saleId)) return paysAgain(database, payment)
  const total = saleTotal(payment.saleId)
  if (total?.currency !== payment.currency) return false
  const { approvedMinor, undecided } = salePayments(database, payment.saleId)
  const isCounted = undecided.some((other) => other.id === payment.id)
  const ownMinor = coveredMinor(payment)
  const othersMinor = approvedMinor - (isCounted ? ownMinor : 0)
  const lateOthersMinor = undecided
    .filter((other) => other.id !== payment.id)
    .reduce((sum, other) => sum + other.amountMinor, 0)
  // Of two late charges either fits: the one that is not booked is the surplus.
  return ownMinor <= total.totalMinor - (othersMinor - lateOthersMinor)
}

function toView(context: RefundContext, charge: LateCharge): LateChargeView {
  const { database } = context
  const payment = chargedPayment(context, charge.paymentId)
  const provider = providerOf(context, payment.attempt.provider)
  const refund = refundsOfPayment(database, payment.id).at(-1)
  const sale = readSale(database, payment.saleId)
  return {
    paymentId: payment.id,
    saleId: payment.saleId,
    charged: { minor: payment.chargedMinor, currency: payment.currency },
    cause: charge.cause,
    foundAt: charge.foundAt,
    approvedAt: payment.approvedAt,
    readerName: payment.attempt.readerName,
    providerName: provider?.displayName ?? payment.attempt.provider,
    card: { scheme: payment.card.scheme, lastFour: payment.card.lastFour },
    choice: charge.choice,
    twice: namesOfBoth(context, payment),
    canBook: charge.choice === null && isBookable(context, charge, payment),
    receiptNumber: sale?.receiptNumber ?? null,
    atReader: provider?.traits.refunds === 'at-reader',
    refund: refund ? toRefundView(context, refund) : null,
    completedSaleId: charge.choice === 'book' && sale ? payment.saleId : null,
  }
}

function namesOfBoth(context: RefundContext, second: ApprovedCardPayment): LateChargeView['twice'] {
  const firstId = firstOfTwo(context.database, second.id)
  if (firstId === null) return null
  const name = ({ card, providerIds }: ApprovedCardPayment) =>
    card.transactionCode || (providerIds.transactionId ?? '')
  return { first: name(chargedPayment(context, firstId)), second: name(second) }
}

function chargedPayment({ database }: RefundContext, paymentId: string): ApprovedCardPayment {
  const payment = loadPayment(database, paymentId)
  if (payment?.tender === 'card' && payment.status === 'approved') return payment
  throw new Error(`late charge ${paymentId} is no approved card payment`)
}

function mustLoad({ database }: RefundContext, paymentId: string): LateCharge {
  const charge = loadLateCharge(database, paymentId)
  if (!charge) throw new Error(`late charge ${paymentId} is gone`)
  return charge
}
