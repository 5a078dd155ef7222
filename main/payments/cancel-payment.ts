import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { PaymentView } from '../../preload/contract/views.ts'
import { isOpen } from '../domain/payment.ts'
import type { CancelOutcome, CardProvider } from '../ports.ts'
import { hastenJobs, type Job, type JobOutcome } from '../store/job-store.ts'
import { loadPayment, openPaymentOfReader } from '../store/payment-store.ts'
import { isSetAside } from './approvals-aside.ts'
import { attemptNames } from './attempt-names.ts'
import { type PaymentContext, providerOf } from './payment-context.ts'
import { toPaymentView } from './payment-view.ts'
import { recordEvent } from './record-event.ts'
import { canCancel } from './situation-view.ts'

/**
 * The cashier's wish. Only what was never sent is cancelled by it; for everything else the verdict still comes from the
 * provider, and may be approved. Pressed ten times it is one wish.
 */
export function cancelPayment(context: PaymentContext, request: { paymentId: string }): Result<PaymentView> {
  const payment = loadPayment(context.database, request.paymentId)
  if (!payment) return fail('payment-not-found')
  if (!isOpen(payment)) return fail('cancel-not-possible', { status: payment.status })
  // Approved already; only the disk does not know it yet.
  if (isSetAside(context, payment.id)) return fail('cancel-not-possible', { status: 'approved' })
  if (!canCancel(payment, context.clock.now())) return ok(toPaymentView(context, payment))
  const recorded = recordEvent(context, payment.id, { kind: 'cancel-wished' })
  return ok(toPaymentView(context, recorded.payment))
}

const triesPerWish = 3
const betweenTriesMs = 2_000
const done: JobOutcome = { kind: 'done' }

/**
 * The job that passes the wish on. A provider's stop aims at the reader and names no payment: it is sent only while this
 * attempt is open and the one that holds its reader, or it would hit the next customer.
 */
export async function requestCancel(context: PaymentContext, job: Job): Promise<JobOutcome> {
  const payment = loadPayment(context.database, job.subject)
  if (payment?.tender !== 'card') throw new Error(`no card payment to cancel: ${job.subject}`)
  if (payment.status !== 'pending' && payment.status !== 'unknown') return done
  // Refused already, and the till was killed before the job could end: the cashier was told, and may wish anew.
  if (payment.cancelWishedAt === null) return done
  if (openPaymentOfReader(context.database, payment.attempt.readerId)?.id !== payment.id) return done
  const provider = providerOf(context, payment.attempt.provider)
  const outcome = provider ? await askToStop(context, provider, payment) : undefined
  if (outcome?.kind === 'passed-on') {
    recordEvent(context, payment.id, { kind: 'cancel-passed-on' }, outcome.evidence)
    hastenJobs(context.database, 'poll-payment', payment.id, context.clock.now() + 1_000)
    return done
  }
  if (outcome?.kind === 'unavailable' && job.attempts < triesPerWish)
    return { kind: 'again', runAt: context.clock.now() + betweenTriesMs, reason: outcome.reason }
  const reason = outcome?.reason ?? 'no-provider'
  recordEvent(context, payment.id, { kind: 'cancel-failed', reason }, outcome?.evidence)
  return done
}

async function askToStop(
  context: PaymentContext,
  provider: CardProvider,
  payment: Parameters<typeof attemptNames>[0],
): Promise<CancelOutcome> {
  try {
    return await provider.requestCancel(attemptNames(payment))
  } catch (error) {
    context.log.error('cancel-threw', { paymentId: payment.id, error: String(error) })
    const evidence = { request: '', httpStatus: null, body: '', tookMs: 0 }
    return { kind: 'unavailable', reason: 'internal', evidence }
  }
}
