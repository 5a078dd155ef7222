import type { LateChargeCause } from '../../preload/contract/refund-views.ts'
import { keptEvidence, plainCard, plainText, receiptsToKeep } from '../domain/kept-evidence.ts'
import type { CardPayment, Payment, SecondCharge } from '../domain/payment.ts'
import {
  coveredMinor,
  decidedOf,
  isFinalStatus,
  isRuledOutAfterSending,
  lacksDetails,
} from '../domain/payment.ts'
import { transition, type WishedJob } from '../domain/payment-machine.ts'
import type { PaymentEvent } from '../domain/payment-moves.ts'
import { chargedAgesMs } from '../domain/watching.ts'
import type { CardReceipts, Evidence } from '../ports.ts'
import { keepCardReceipts, loadCardReceipts } from '../store/card-receipt-store.ts'
import { type Database, storageFailure } from '../store/database.ts'
import { enqueueJob, hastenJobs, waitingJob } from '../store/job-store.ts'
import { appendJournal } from '../store/journal-store.ts'
import { insertLateCharge, loadLateCharge } from '../store/late-charge-store.ts'
import {
  appendPaymentEvent,
  isSaleRecorded,
  loadPayment,
  updatePayment,
  wasCancelWished,
} from '../store/payment-store.ts'
import { salePayments } from '../store/sale-payments.ts'
import { isRepayment, reopenedSale } from '../store/taken-back-store.ts'
import { setAside } from './approvals-aside.ts'
import { keepWatch } from './keep-watch.ts'
import { noteDecision } from './note-decision.ts'
import { type PaymentContext, providerOf } from './payment-context.ts'
import { noteSecond } from './second-charge.ts'
import { noteTakenBack } from './taken-back.ts'

const firstSlipInMs = 1_000

export type Recorded = {
  payment: CardPayment
  /** False: the event had no meaning in this state, or told nothing new. Nothing was written. */
  isApplied: boolean
}

/**
 * The only writer of a card payment after its creation: load, pure transition, save state, event and follow-up jobs, and
 * on an approval the sale itself, in one transaction. Poll, restart, button and late answer all come through here, so
 * order and number of messages do not matter.
 */
export function recordEvent(
  context: PaymentContext,
  paymentId: string,
  event: PaymentEvent,
  evidence?: Evidence,
  receipts?: CardReceipts,
): Recorded {
  try {
    return writeEvent(context, paymentId, event, evidence, receipts)
  } catch (error) {
    // The money has moved, and the database takes nothing: it must not be known to the memory of this process alone.
    if (event.kind === 'approved' && storageFailure(error))
      setAside(context, paymentId, event, evidence, receipts)
    throw error
  }
}

function writeEvent(
  context: PaymentContext,
  paymentId: string,
  event: PaymentEvent,
  evidence?: Evidence,
  receipts?: CardReceipts,
): Recorded {
  const { database, clock } = context
  const recorded = database.inTransaction(() => {
    const payment = loadPayment(database, paymentId)
    if (payment?.tender !== 'card') throw new Error(`there is no card payment ${paymentId}`)
    const at = clock.now()
    const result = transition(payment, withPlainWords(event), at)
    const seconds = event.kind === 'approved' ? (event.seconds ?? []) : []
    const noteSeconds = (first: CardPayment) =>
      seconds.filter((second) => noteSecond(context, first, second, at, evidence)).length > 0
    if (result.kind === 'refused' || (result.entry === null && result.payment === payment))
      return { payment, isApplied: noteSeconds(payment) }
    if (result.payment !== payment) updatePayment(database, result.payment)
    if (result.entry)
      appendPaymentEvent(
        database,
        paymentId,
        { at, ...result.entry },
        evidence ? keptEvidence(evidence) : undefined,
      )
    // Before the sale is recorded: its paper carries what the card service wrote for the cardholder.
    if (receipts) keepCardReceipts(database, paymentId, receiptsToKeep(receipts), at)
    oweSlip(context, result.payment, receipts, at)
    for (const job of result.jobs) enqueueFollowUp(database, paymentId, job, at)
    if (result.alert) {
      appendJournal(database, at, 'payment-alert', paymentId, {
        code: result.alert.code,
        saleId: payment.saleId,
        ...result.alert.values,
      })
      context.log.warn('payment-alert', { paymentId, code: result.alert.code })
    }
    if (payment.status === 'approved') noteTakenBack(context, result.payment, event, at)
    noteDecision(context, payment, result.payment, event, at)
    noteLateCharge(context, payment, result.payment, at)
    if (result.payment.status !== payment.status && isFinalStatus(result.payment.status)) {
      appendJournal(database, at, 'payment-final', paymentId, finalBody(result.payment))
      watchFurther(database, result.payment, at)
      // Not only after an approval: a sale that was covered while this attempt was open is complete now.
      context.recordIfPaid(payment.saleId, at)
      printRepayment(context, result.payment, at)
    }
    noteSeconds(result.payment)
    return { payment: result.payment, isApplied: true }
  })
  if (recorded.isApplied) announce(context, recorded.payment)
  return recorded
}

/** A payment for a sale that was open again has a paper of its own, which says which sale it pays. */
function printRepayment(
  { database, printRepayment }: PaymentContext,
  payment: CardPayment,
  at: number,
): void {
  if (payment.status !== 'approved' || loadLateCharge(database, payment.id)) return
  if (isRepayment(database, payment.id)) printRepayment?.(payment.id, at)
}

/** A charge that a look found beside a payment of ours. Told once, however often it is found. */
export function recordSecond(context: PaymentContext, paymentId: string, second: SecondCharge): void {
  const { database, clock } = context
  const payment = database.inTransaction(() => {
    const first = loadPayment(database, paymentId)
    if (first?.tender !== 'card') throw new Error(`there is no card payment ${paymentId}`)
    return noteSecond(context, first, second, clock.now(), undefined) ? first : undefined
  })
  if (payment) announce(context, payment)
}

/** What was ruled out may be charged after all, and what was charged may be charged twice: both are looked for. */
function watchFurther(database: Database, payment: CardPayment, at: number): void {
  const { provider } = payment.attempt
  if (isRuledOutAfterSending(payment)) keepWatch(database, provider, at)
  if (payment.status === 'approved') keepWatch(database, provider, at, chargedAgesMs[0])
}

/**
 * An approval that nobody expected any more is in no sale by itself: it had been ruled out, somebody had asked to cancel it, or
 * the sale is covered otherwise. It is listed until a person decides.
 */
function noteLateCharge(context: PaymentContext, before: CardPayment, after: CardPayment, at: number): void {
  if (after.status !== 'approved' || before.status === 'approved') return
  const { database } = context
  const cause = lateCause(context, before, after)
  if (cause === null) return
  insertLateCharge(database, { paymentId: after.id, cause, foundAt: at })
  if (cause === 'approved-after-all') return
  const code = cause
  appendPaymentEvent(database, after.id, { at, source: 'till', code, values: {} }, undefined)
  const { saleId, chargedMinor } = after
  appendJournal(database, at, 'payment-alert', after.id, { code, saleId, chargedMinor })
  context.log.warn('payment-alert', { paymentId: after.id, code })
}

function lateCause(context: PaymentContext, before: CardPayment, after: CardPayment): LateChargeCause | null {
  if (isFinalStatus(before.status)) return 'approved-after-all'
  const isDecided = decidedOf(after) !== null
  // Also where the wish came too late or got lost: whoever pressed it did not mean to sell.
  // A person who decides later says what became of that wish.
  if (!isDecided && (before.cancelWishedAt !== null || wasCancelWished(context.database, before.id)))
    return 'approved-after-cancel'
  if (isSaleRecorded(context.database, before.saleId))
    return paysAgain(context, before.id, before.saleId) ? null : 'already-paid'
  const total = context.saleTotal(before.saleId)
  const { payments, approvedMinor } = salePayments(context.database, before.saleId)
  if (!total) return null
  // The payment itself stands among the approved already.
  const isCounted = payments.some(({ id, status }) => id === before.id && status === 'approved')
  const ownMinor = coveredMinor(after)
  const othersMinor = approvedMinor - (isCounted ? ownMinor : 0)
  return othersMinor + ownMinor > total.totalMinor ? 'already-paid' : null
}

/** It was asked for because its sale is open again, and is no more than what was missing. */
function paysAgain({ database }: PaymentContext, paymentId: string, saleId: string): boolean {
  const sale = isRepayment(database, paymentId) ? reopenedSale(database, saleId) : undefined
  return sale !== undefined && sale.dueMinor >= 0
}

/**
 * The cardholder's slip that did not come with the approval is fetched by a job of its own: nobody waits for it. So is what a
 * receipt cannot say about the card, because the approval came without it.
 */
function oweSlip(
  context: PaymentContext,
  payment: CardPayment,
  receipts: CardReceipts | undefined,
  at: number,
): void {
  // A service that has not said that it was charged has no slip either.
  if (payment.status !== 'approved' || receipts?.customer || decidedOf(payment)) return
  const { database } = context
  const provider = providerOf(context, payment.attempt.provider)
  if (!provider?.cardSlip || !(provider.traits.owesSlip || lacksDetails(payment))) return
  if (loadCardReceipts(database, payment.id)?.customer) return
  if (waitingJob(database, 'fetch-slip', payment.id)) return
  enqueueJob(database, { kind: 'fetch-slip', subject: payment.id, runAt: at + firstSlipInMs, now: at })
}

/** One poll job a payment is enough; a second wish only brings it forward. */
export function enqueueFollowUp(database: Database, paymentId: string, job: WishedJob, at: number): void {
  const runAt = at + job.delayMs
  if (job.kind === 'poll-payment' && waitingJob(database, job.kind, paymentId)) {
    hastenJobs(database, job.kind, paymentId, runAt)
    return
  }
  enqueueJob(database, { kind: job.kind, subject: paymentId, runAt, now: at })
}

export function announce(context: PaymentContext, payment: Payment): void {
  context.nudge('payment')
  context.wakeQueue()
  if (!isFinalStatus(payment.status)) return
  context.nudge('basket')
  context.nudge('sales')
  context.nudge('readers')
}

/** What the journal keeps of a verdict: enough to compare it with the provider's list, years later. */
export function finalBody(payment: Payment): Record<string, unknown> {
  const body = {
    saleId: payment.saleId,
    tender: payment.tender,
    status: payment.status,
    amountMinor: payment.amountMinor,
    currency: payment.currency,
  }
  if (payment.tender === 'cash') {
    const { chargedMinor, tenderedMinor, changeMinor, roundingMinor } = payment
    return { ...body, chargedMinor, tenderedMinor, changeMinor, roundingMinor }
  }
  const { provider, reference } = payment.attempt
  if (payment.status === 'approved') {
    const { chargedMinor, tipMinor, card, providerIds } = payment
    return {
      ...body,
      provider,
      reference,
      chargedMinor,
      tipMinor,
      providerIds,
      transactionCode: card.transactionCode,
    }
  }
  return { ...body, provider, reference, reason: 'reason' in payment ? payment.reason : null }
}

function withPlainWords(event: PaymentEvent): PaymentEvent {
  if (event.kind === 'approved') return { ...event, card: plainCard(event.card) }
  if ('providerText' in event) return { ...event, providerText: plainText(event.providerText) }
  if ('found' in event) return { ...event, found: plainText(event.found) }
  if ('readerState' in event) return { ...event, readerState: plainText(event.readerState) }
  if ('reason' in event) return { ...event, reason: plainText(event.reason) }
  return event
}
