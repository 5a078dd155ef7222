import { assertNever } from '../../preload/contract/result.ts'
import {
  awaitsSettlement,
  isRuledOutAfterSending,
  lacksDetails,
  type PendingPayment,
  type UnknownPayment,
} from '../domain/payment.ts'
import {
  asksPayment,
  asksReader,
  declineHoldMs,
  failuresUntilUnknown,
  firstQuestionInMs,
  glancesOnly,
  heardNow,
  isReaderIdle,
  type PollMemory,
  silenceProvesNoTrace,
  withFailure,
  withReaderState,
  withSilence,
} from '../domain/polling.ts'
import type { QueryOutcome } from '../ports.ts'
import { storageFailure } from '../store/database.ts'
import type { Job, JobOutcome } from '../store/job-store.ts'
import { loadPayment } from '../store/payment-store.ts'
import { updateReaderStatus } from '../store/reader-store.ts'
import { attemptNames } from './attempt-names.ts'
import { bookAside } from './book-aside.ts'
import { type PaymentContext, providerOf } from './payment-context.ts'
import { type Asking, after, again, disputed, done, parseMemory, query, recordApproval } from './poll-step.ts'
import { recordEvent } from './record-event.ts'
import { confirmApproval, watchRuledOut } from './watch-final.ts'

/*
 * The job that asks what became of an attempt, again and again, until the provider speaks. What it has learnt about
 * when and whom to ask travels in the job; what it has learnt about the payment goes through record-event.
 */

type Waiting = Asking & { payment: PendingPayment | UnknownPayment }

const providerMissingGapMs = 600_000

export async function pollPayment(context: PaymentContext, job: Job): Promise<JobOutcome> {
  const payment = loadPayment(context.database, job.subject)
  if (payment?.tender !== 'card') throw new Error(`no card payment to ask for: ${job.subject}`)
  const provider = providerOf(context, payment.attempt.provider)
  const memory = parseMemory(job.payload)
  if (!provider) return withoutProvider(context, memory)
  // Known already, and only not written: nobody has to be asked, nor has to answer.
  const aside = bookAside(context, payment.id)
  if (aside) return after({ context, provider, payment, memory }, memory, aside.payment)
  if (isRuledOutAfterSending(payment)) return await watchRuledOut({ context, provider, payment, memory })
  // Told already, by the service's list: once is enough.
  if (payment.status === 'approved' && payment.settlement === 'disputed') return disputed
  if (payment.status === 'approved' && (lacksDetails(payment) || awaitsSettlement(payment)))
    return await confirmApproval({ context, provider, payment, memory })
  if (payment.status !== 'pending' && payment.status !== 'unknown') return done
  const asking = { context, provider, payment, memory }
  const { tellsReaderState } = provider.traits
  if (payment.status === 'pending') {
    const sinceSent = context.clock.now() - payment.submittedAt
    const waitMs = firstQuestionInMs(memory, sinceSent, tellsReaderState)
    if (waitMs > 0) return { kind: 'again', runAt: context.clock.now() + waitMs }
  }
  const heard = asksReader(memory, tellsReaderState) ? { ...asking, memory: await askReader(asking) } : asking
  if (!asksPayment(heard.memory, context.clock.now())) return again(heard, payment, heard.memory)
  if (payment.status === 'pending' && glancesOnly(heard.memory, context.clock.now(), tellsReaderState))
    return await glanceAtPayment(heard)
  return await askPayment(heard)
}

/** The account is gone from this till, which is as good as a refusal: nobody can be asked. */
function withoutProvider(context: PaymentContext, memory: PollMemory): JobOutcome {
  const now = context.clock.now()
  const payload = withFailure(memory, now, true)
  return { kind: 'again', runAt: now + providerMissingGapMs, payload, reason: 'no-provider' }
}

/** The reader's state: a second signal, for the screen and for when to ask. Never a result. */
async function askReader({ context, provider, payment, memory }: Asking): Promise<PollMemory> {
  if (!provider.traits.tellsReaderState) return memory
  const { attempt } = payment
  const answer = await provider.readerStatus(attempt.providerReaderId)
  const now = context.clock.now()
  if (answer.kind !== 'answered') return withReaderState(memory, null, now)
  const state = answer.value.connection === 'offline' ? 'offline' : answer.value.state
  try {
    updateReaderStatus(context.database, attempt.readerId, answer.value, now)
    if (state !== null) recordEvent(context, payment.id, { kind: 'reader-said', readerState: state })
  } catch (error) {
    // A disk that refuses this must not keep the till from asking for the result.
    if (!storageFailure(error)) throw error
  }
  return withReaderState(memory, state, now)
}

/** While the card is in the reader the approval is what everybody waits for; for all else there is the whole question. */
async function glanceAtPayment(asking: Waiting): Promise<JobOutcome> {
  const { context, provider, payment, memory } = asking
  try {
    const seen = await provider.glance(attemptNames(payment))
    if (seen.kind === 'approved') return after(asking, memory, recordApproval(asking, seen))
    if (seen.kind === 'nothing') return again(asking, payment, memory)
  } catch (error) {
    context.log.error('glance-threw', { paymentId: payment.id, error: String(error) })
  }
  return await askPayment(asking)
}

async function askPayment(asking: Waiting): Promise<JobOutcome> {
  const { context, payment } = asking
  const outcome = await query(asking)
  const answered: PollMemory = {
    ...asking.memory,
    ...heardNow,
    paymentAskedAt: context.clock.now(),
    isWished: false,
  }
  switch (outcome.kind) {
    case 'approved':
      return after(asking, answered, recordApproval(asking, outcome))
    case 'declined':
    case 'failed':
      return await holdOrDecline({ ...asking, memory: answered }, outcome)
    case 'cancelled': {
      const { kind, reason, providerText } = outcome
      const event = { kind, reason, providerText }
      return after(
        asking,
        answered,
        recordEvent(context, payment.id, event, outcome.evidence, outcome.receipts).payment,
      )
    }
    case 'pending': {
      const { providerIds, providerText } = outcome
      const event = { kind: 'still-pending', providerIds, providerText } as const
      const recorded = recordEvent(context, payment.id, event, outcome.evidence)
      return after(
        asking,
        { ...answered, notFound: 0, silentForMs: 0, firstDeclinedAt: null },
        recorded.payment,
      )
    }
    case 'mismatch': {
      const { kind, providerIds, found } = outcome
      const recorded = recordEvent(context, payment.id, { kind, providerIds, found }, outcome.evidence)
      return after(asking, { ...answered, cardSeenAt: null, readerState: null }, recorded.payment)
    }
    case 'not-found':
      return await notFound({ ...asking, memory: withSilence(asking.memory, context.clock.now()) }, outcome)
    case 'unavailable':
      return unanswered(asking, outcome)
    default:
      return assertNever(outcome)
  }
}

/**
 * A failure counts only once the reader is idle or half a minute has gone: one provider reports the tap as failed and
 * approves the same payment when the PIN is typed. A second charge offered in those seconds would be a double one.
 */
async function holdOrDecline(
  asking: Waiting,
  outcome: Extract<QueryOutcome, { kind: 'declined' | 'failed' | 'cancelled' }>,
): Promise<JobOutcome> {
  const { context, payment, provider } = asking
  const { kind, reason, providerText, evidence } = outcome
  if (!provider.traits.revisesDeclines) {
    const event = { kind, reason, providerText }
    const recorded = recordEvent(context, payment.id, event, evidence, outcome.receipts)
    return after(asking, asking.memory, recorded.payment)
  }
  const now = context.clock.now()
  // Set back, the clock would hold a decline for as long as it was set back by.
  const firstDeclinedAt = Math.min(asking.memory.firstDeclinedAt ?? now, now)
  const memory = { ...(await askReader(asking)), firstDeclinedAt }
  const isCertain = isReaderIdle(memory.readerState) || context.clock.now() - firstDeclinedAt >= declineHoldMs
  const event = isCertain
    ? { kind, reason, providerText }
    : { kind: 'declined-for-now' as const, providerText }
  return after(asking, memory, recordEvent(context, payment.id, event, evidence).payment)
}

async function notFound(
  asking: Waiting,
  outcome: Extract<QueryOutcome, { kind: 'not-found' }>,
): Promise<JobOutcome> {
  const { context, payment, provider } = asking
  const { silentForMs } = asking.memory
  // The reader is asked anew: what it said before the silence is no witness of it.
  const memory =
    silentForMs >= provider.silenceProvesNothingForMs &&
    !asksReader(asking.memory, provider.traits.tellsReaderState)
      ? await askReader(asking)
      : asking.memory
  const event = silenceProvesNoTrace(memory, provider.silenceProvesNothingForMs)
    ? ({ kind: 'no-trace', afterMs: silentForMs } as const)
    : ({ kind: 'not-found' } as const)
  return after(asking, memory, recordEvent(context, payment.id, event, outcome.evidence).payment)
}

function unanswered(asking: Waiting, outcome: Extract<QueryOutcome, { kind: 'unavailable' }>): JobOutcome {
  const { context, payment } = asking
  const memory = withFailure(asking.memory, context.clock.now(), outcome.isRefused)
  if (memory.failures < failuresUntilUnknown) return again(asking, payment, memory, outcome)
  const event = { kind: 'asking-failed', reason: outcome.reason } as const
  const recorded = recordEvent(context, payment.id, event, outcome.evidence)
  return again(asking, recorded.payment, memory, outcome)
}
