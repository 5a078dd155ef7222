import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { ApprovedCardPayment, Payment } from '../domain/payment.ts'
import { mayGiveUp, type Refund, type RefundCause } from '../domain/refund.ts'
import { enqueueJob } from '../store/job-store.ts'
import { appendJournal } from '../store/journal-store.ts'
import { appendPaymentEvent, loadPayment } from '../store/payment-store.ts'
import { insertRefund, isBeyondCharge, loadRefund, reservedMinor } from '../store/refund-store.ts'
import { recordRefund } from './record-refund.ts'
import { providerOf, type RefundContext } from './refund-context.ts'

export type RefundRequest = {
  /** From the button, so that a second press is the same refund. */
  refundId: string
  paymentId: string
  /** Null: all that is left. */
  amountMinor: number | null
  cause: RefundCause
}

/**
 * Writes down that money shall go back: refund with its reserve, line, journal and the job that sends it, in one transaction.
 * Nothing leaves the machine here.
 */
export function startRefund(context: RefundContext, request: RefundRequest): Result<Refund> {
  let started: Result<Refund>
  try {
    started = context.database.inTransaction(() => createRefund(context, request))
  } catch (error) {
    // Two presses at once, or a bug above: the database has the last word.
    if (!isBeyondCharge(error)) throw error
    started = fail('refund-too-much', { maximumMinor: 0, currency: '' })
  }
  if (!started.ok) return started
  context.nudge('payment')
  context.wakeQueue()
  return started
}

/** The same inside somebody's transaction, together with the decision that asks for it. */
export function createRefund(context: RefundContext, request: RefundRequest): Result<Refund> {
  const { database, clock, ids } = context
  const existing = loadRefund(database, request.refundId)
  if (existing) return repeated(existing, request)
  const payment = loadPayment(database, request.paymentId)
  if (!payment) return fail('payment-not-found')
  if (!isCharged(payment)) return fail('refund-not-possible', { status: payment.status })
  const provider = providerOf(context, payment.attempt.provider)
  if (!provider) return fail('card-unavailable')
  const { currency } = payment
  const leftMinor = payment.chargedMinor - reservedMinor(database, payment.id)
  const amountMinor = request.amountMinor ?? leftMinor
  if (amountMinor <= 0 || amountMinor > leftMinor)
    return fail('refund-too-much', { maximumMinor: Math.max(0, leftMinor), currency })
  const at = clock.now()
  const refund: Refund = {
    id: request.refundId,
    paymentId: payment.id,
    amountMinor,
    currency,
    cause: request.cause,
    status: 'created',
    provider: provider.id,
    readerId: provider.traits.refunds === 'at-reader' ? payment.attempt.readerId : null,
    providerReaderId: payment.attempt.providerReaderId,
    reference: ids.reference(),
    providerIds: {},
    reason: null,
    providerText: null,
    submittedAt: null,
    refundedAt: null,
    finalAt: null,
    createdAt: at,
    updatedAt: at,
  }
  insertRefund(database, refund)
  appendPaymentEvent(
    database,
    payment.id,
    { at, source: 'cashier', code: 'refund-started', values: { amountMinor, currency, refund: refund.id } },
    undefined,
  )
  enqueueJob(database, { kind: 'submit-refund', subject: refund.id, runAt: at, now: at })
  appendJournal(database, at, 'refund-started', refund.id, {
    payment: payment.id,
    saleId: payment.saleId,
    cause: refund.cause,
    amountMinor,
    currency,
    provider: refund.provider,
    reference: refund.reference,
  })
  return ok(refund)
}

function isCharged(payment: Payment): payment is ApprovedCardPayment {
  return payment.tender === 'card' && payment.status === 'approved'
}

function repeated(existing: Refund, request: RefundRequest): Result<Refund> {
  const isSame =
    existing.paymentId === request.paymentId &&
    (request.amountMinor === null || request.amountMinor === existing.amountMinor)
  return isSame ? ok(existing) : fail('refund-not-possible', { status: existing.status })
}

/** Only while nothing is on its way: then calling it off leaves no doubt. The money is owed all the same. */
export function giveUpRefund(
  context: RefundContext,
  request: { refundId: string; reason: string },
): Result<Refund> {
  const refund = loadRefund(context.database, request.refundId)
  if (!refund) return fail('refund-not-found')
  if (!mayGiveUp(refund)) return fail('refund-not-possible', { status: refund.status })
  return ok(recordRefund(context, refund.id, { kind: 'given-up', reason: request.reason }).refund)
}
