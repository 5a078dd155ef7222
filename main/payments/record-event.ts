import { keptEvidence, plainText } from '../domain/kept-evidence.ts'
import type { CardPayment, Payment } from '../domain/payment.ts'
import { isFinalStatus, isRuledOutAfterSending } from '../domain/payment.ts'
import { transition, type WishedJob } from '../domain/payment-machine.ts'
import type { PaymentEvent } from '../domain/payment-moves.ts'
import type { Evidence } from '../ports.ts'
import type { Database } from '../store/database.ts'
import { enqueueJob, hastenJobs, waitingJob } from '../store/job-store.ts'
import { appendJournal } from '../store/journal-store.ts'
import { appendPaymentEvent, loadPayment, updatePayment } from '../store/payment-store.ts'
import { keepWatch } from './keep-watch.ts'
import type { PaymentContext } from './payment-context.ts'

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
): Recorded {
  const { database, clock } = context
  const recorded = database.inTransaction(() => {
    const payment = loadPayment(database, paymentId)
    if (payment?.tender !== 'card') throw new Error(`there is no card payment ${paymentId}`)
    const at = clock.now()
    const result = transition(payment, withPlainWords(event), at)
    if (result.kind === 'refused' || (result.entry === null && result.payment === payment))
      return { payment, isApplied: false }
    if (result.payment !== payment) updatePayment(database, result.payment)
    if (result.entry)
      appendPaymentEvent(
        database,
        paymentId,
        { at, ...result.entry },
        evidence ? keptEvidence(evidence) : undefined,
      )
    for (const job of result.jobs) enqueueFollowUp(database, paymentId, job, at)
    if (result.alert) {
      appendJournal(database, at, 'payment-alert', paymentId, {
        code: result.alert.code,
        saleId: payment.saleId,
        ...result.alert.values,
      })
      context.log.warn('payment-alert', { paymentId, code: result.alert.code })
    }
    if (result.payment.status !== payment.status && isFinalStatus(result.payment.status)) {
      appendJournal(database, at, 'payment-final', paymentId, finalBody(result.payment))
      if (isRuledOutAfterSending(result.payment)) keepWatch(database, result.payment.attempt.provider, at)
      // Not only after an approval: a sale that was covered while this attempt was open is complete now.
      context.recordIfPaid(payment.saleId, at)
    }
    return { payment: result.payment, isApplied: true }
  })
  if (recorded.isApplied) announce(context, recorded.payment)
  return recorded
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
  if ('providerText' in event) return { ...event, providerText: plainText(event.providerText) }
  if ('found' in event) return { ...event, found: plainText(event.found) }
  if ('readerState' in event) return { ...event, readerState: plainText(event.readerState) }
  if ('reason' in event) return { ...event, reason: plainText(event.reason) }
  return event
}
