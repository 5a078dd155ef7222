import { assertNever } from '../../preload/contract/result.ts'
import type { CardPayment } from '../domain/payment.ts'
import type { PaymentEvent } from '../domain/payment-moves.ts'
import type { CardProvider, Evidence, SubmitOutcome } from '../ports.ts'
import type { Job, JobOutcome } from '../store/job-store.ts'
import { loadPayment } from '../store/payment-store.ts'
import { type PaymentContext, providerOf } from './payment-context.ts'
import { recordEvent } from './record-event.ts'

/** A submit that has not begun by then is called off: the customer must not be surprised by a late reader. */
export const submitDeadlineMs = 30_000

const done: JobOutcome = { kind: 'done' }

/**
 * The job that sends. At most once in a payment's life: "submitting" is on disk before any byte leaves, and whoever
 * finds it there asks what became of it and never sends again.
 */
export async function submitPayment(context: PaymentContext, job: Job): Promise<JobOutcome> {
  const payment = loadPayment(context.database, job.subject)
  if (payment?.tender !== 'card') throw new Error(`no card payment to submit: ${job.subject}`)
  if (payment.status === 'submitting') {
    recordEvent(context, payment.id, { kind: 'answer-lost', reason: 'interrupted' })
    return done
  }
  if (payment.status !== 'created') return done
  if (job.attempts > 1) {
    recordEvent(context, payment.id, { kind: 'never-sent' })
    return done
  }
  if (context.clock.now() >= payment.createdAt + submitDeadlineMs) {
    recordEvent(context, payment.id, { kind: 'deadline-passed' })
    return done
  }
  const provider = providerOf(context, payment.attempt.provider)
  if (!provider) {
    recordEvent(context, payment.id, { kind: 'never-sent' })
    return done
  }
  if (!recordEvent(context, payment.id, { kind: 'submission-started' }).isApplied) return done
  const outcome = await sendOnce(context, provider, payment)
  recordEvent(context, payment.id, toEvent(outcome), outcome.evidence)
  return done
}

async function sendOnce(
  context: PaymentContext,
  provider: CardProvider,
  payment: CardPayment,
): Promise<SubmitOutcome> {
  try {
    return await provider.submit({
      reference: payment.attempt.reference,
      providerReaderId: payment.attempt.providerReaderId,
      amountMinor: payment.amountMinor,
      currency: payment.currency,
      description: payment.attempt.reference,
    })
  } catch (error) {
    // A bug in a provider, in the middle of who knows what: the honest word for it is unknown.
    context.log.error('submit-threw', { paymentId: payment.id, error: String(error) })
    return { kind: 'unknown', reason: 'internal', evidence: noEvidence }
  }
}

const noEvidence: Evidence = { request: '', httpStatus: null, body: '', tookMs: 0 }

function toEvent(outcome: SubmitOutcome): PaymentEvent {
  switch (outcome.kind) {
    case 'accepted':
      return { kind: 'accepted', providerIds: outcome.providerIds }
    case 'refused':
      return { kind: 'refused', reason: outcome.reason, providerText: outcome.providerText }
    case 'not-sent':
      return { kind: 'not-sent', reason: outcome.reason }
    case 'unknown':
      return { kind: 'answer-lost', reason: outcome.reason }
    default:
      return assertNever(outcome)
  }
}
