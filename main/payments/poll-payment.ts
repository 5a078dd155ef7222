import * as v from 'valibot'
import { decimalText } from '../../preload/contract/money.ts'
import { assertNever } from '../../preload/contract/result.ts'
import {
  type ApprovedCardPayment,
  type CardPayment,
  isFinalStatus,
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
  freshMemory,
  isReaderIdle,
  nextPollDelayMs,
  type PollMemory,
  silenceProvesNoTrace,
  watchDelayMs,
  withReaderState,
  withSilence,
} from '../domain/polling.ts'
import type { CardProvider, QueryOutcome } from '../ports.ts'
import type { Job, JobOutcome } from '../store/job-store.ts'
import { loadPayment } from '../store/payment-store.ts'
import { updateReaderStatus } from '../store/reader-store.ts'
import { attemptNames } from './attempt-names.ts'
import { type PaymentContext, providerOf } from './payment-context.ts'
import { recordEvent } from './record-event.ts'

/*
 * The job that asks what became of an attempt, again and again, until the provider speaks. What it has learnt about
 * when and whom to ask travels in the job; what it has learnt about the payment goes through record-event.
 */

type Asking = { context: PaymentContext; provider: CardProvider; payment: CardPayment; memory: PollMemory }
type Waiting = Asking & { payment: PendingPayment | UnknownPayment }

const providerMissingGapMs = 600_000
const done: JobOutcome = { kind: 'done' }

export async function pollPayment(context: PaymentContext, job: Job): Promise<JobOutcome> {
  const payment = loadPayment(context.database, job.subject)
  if (payment?.tender !== 'card') throw new Error(`no card payment to ask for: ${job.subject}`)
  const provider = providerOf(context, payment.attempt.provider)
  if (!provider)
    return { kind: 'again', runAt: context.clock.now() + providerMissingGapMs, reason: 'no-provider' }
  const memory = parseMemory(job.payload)
  if (isRuledOutAfterSending(payment)) return await watchRuledOut({ context, provider, payment, memory })
  if (lacksDetails(payment)) return await confirmApproval({ context, provider, payment, memory })
  if (payment.status !== 'pending' && payment.status !== 'unknown') return done
  const asking = { context, provider, payment, memory }
  const heard = asksReader(memory) ? { ...asking, memory: await askReader(asking) } : asking
  if (asksPayment(heard.memory, context.clock.now())) return await askPayment(heard)
  return again(heard, payment, heard.memory)
}

/** The reader's state: a second signal, for the screen and for when to ask. Never a result. */
async function askReader({ context, provider, payment, memory }: Asking): Promise<PollMemory> {
  const { attempt } = payment
  const answer = await provider.readerStatus(attempt.providerReaderId)
  const now = context.clock.now()
  if (answer.kind !== 'answered') return withReaderState(memory, null, now)
  updateReaderStatus(context.database, attempt.readerId, answer.value, now)
  const state = answer.value.connection === 'offline' ? 'offline' : answer.value.state
  if (state !== null) recordEvent(context, payment.id, { kind: 'reader-said', readerState: state })
  return withReaderState(memory, state, now)
}

async function askPayment(asking: Waiting): Promise<JobOutcome> {
  const { context, payment } = asking
  const outcome = await query(asking)
  const answered: PollMemory = { ...asking.memory, paymentAskedAt: context.clock.now(), failures: 0 }
  switch (outcome.kind) {
    case 'approved': {
      const { kind, providerIds, chargedMinor, tipMinor, card, approvedAt } = outcome
      const event = { kind, providerIds, chargedMinor, tipMinor, card, approvedAt }
      return after(asking, answered, recordEvent(context, payment.id, event, outcome.evidence).payment)
    }
    case 'declined':
    case 'failed':
      return await holdOrDecline({ ...asking, memory: answered }, outcome)
    case 'cancelled': {
      const { kind, reason, providerText } = outcome
      const event = { kind, reason, providerText }
      return after(asking, answered, recordEvent(context, payment.id, event, outcome.evidence).payment)
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
  const { context, payment } = asking
  const { kind, reason, providerText, evidence } = outcome
  const firstDeclinedAt = asking.memory.firstDeclinedAt ?? context.clock.now()
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
    silentForMs >= provider.silenceProvesNothingForMs && !asksReader(asking.memory)
      ? await askReader(asking)
      : asking.memory
  const event = silenceProvesNoTrace(memory, provider.silenceProvesNothingForMs)
    ? ({ kind: 'no-trace', afterMs: silentForMs } as const)
    : ({ kind: 'not-found' } as const)
  return after(asking, memory, recordEvent(context, payment.id, event, outcome.evidence).payment)
}

function unanswered(asking: Waiting, outcome: Extract<QueryOutcome, { kind: 'unavailable' }>): JobOutcome {
  const { context, payment } = asking
  const memory = { ...asking.memory, failures: asking.memory.failures + 1 }
  if (memory.failures < failuresUntilUnknown) return again(asking, payment, memory, outcome.retryAfterMs)
  const event = { kind: 'asking-failed', reason: outcome.reason } as const
  const recorded = recordEvent(context, payment.id, event, outcome.evidence)
  return again(asking, recorded.payment, memory, outcome.retryAfterMs)
}

/** An attempt that was ruled out is looked at a few times more. Only an approval, or something odd, changes it. */
async function watchRuledOut(asking: Asking): Promise<JobOutcome> {
  const { context, payment, memory } = asking
  const outcome = await query(asking)
  if (outcome.kind === 'unavailable') {
    const failed = { ...memory, failures: memory.failures + 1 }
    return again(asking, payment, failed, outcome.retryAfterMs)
  }
  if (outcome.kind === 'approved') {
    const { kind, providerIds, chargedMinor, tipMinor, card, approvedAt } = outcome
    const event = { kind, providerIds, chargedMinor, tipMinor, card, approvedAt }
    recordEvent(context, payment.id, event, outcome.evidence)
    return done
  }
  if (outcome.kind === 'mismatch') {
    const { kind, providerIds, found } = outcome
    recordEvent(context, payment.id, { kind, providerIds, found }, outcome.evidence)
    return done
  }
  return watchAgain(context, { ...memory, watched: memory.watched + 1 })
}

/**
 * An approval that was booked on the provider's word, while its look-up did not show the transaction: looked at again,
 * because what was really charged stands only there. What differs is told and not booked over.
 */
async function confirmApproval(asking: Asking & { payment: ApprovedCardPayment }): Promise<JobOutcome> {
  const { context, payment, memory } = asking
  const outcome = await query(asking)
  if (outcome.kind === 'unavailable')
    return again(asking, payment, { ...memory, failures: memory.failures + 1 }, outcome.retryAfterMs)
  if (outcome.kind === 'mismatch') {
    const { kind, providerIds, found } = outcome
    recordEvent(context, payment.id, { kind, providerIds, found }, outcome.evidence)
    return done
  }
  if (outcome.kind === 'approved' && outcome.card.transactionCode !== '') {
    const { providerIds, chargedMinor, currency, card } = outcome
    if (chargedMinor === payment.chargedMinor) return done
    const found = `charged ${decimalText(chargedMinor, currency)} ${currency} (${card.transactionCode})`
    recordEvent(context, payment.id, { kind: 'mismatch', providerIds, found }, outcome.evidence)
    return done
  }
  return watchAgain(context, { ...memory, failures: 0, watched: memory.watched + 1 })
}

async function query({ context, provider, payment }: Asking): Promise<QueryOutcome> {
  try {
    return await provider.query(attemptNames(payment))
  } catch (error) {
    context.log.error('query-threw', { paymentId: payment.id, error: String(error) })
    const evidence = { request: '', httpStatus: null, body: '', tookMs: 0 }
    return { kind: 'unavailable', reason: 'internal', evidence }
  }
}

function after(asking: Asking, memory: PollMemory, payment: CardPayment): JobOutcome {
  if (payment.status === 'approved' && !lacksDetails(payment)) return done
  if (isFinalStatus(payment.status)) return watchAgain(asking.context, { ...memory, watched: 0, failures: 0 })
  return again(asking, payment, memory)
}

function again(
  { context }: Asking,
  payment: CardPayment,
  memory: PollMemory,
  retryAfterMs?: number,
): JobOutcome {
  const now = context.clock.now()
  const sentAt = 'submittedAt' in payment ? payment.submittedAt : null
  const ageMs = now - (sentAt ?? payment.createdAt)
  const delayMs = nextPollDelayMs(memory, ageMs, now, context.random(), retryAfterMs)
  return { kind: 'again', runAt: now + delayMs, payload: { ...memory, plannedGapMs: delayMs } }
}

function watchAgain(context: PaymentContext, memory: PollMemory): JobOutcome {
  const delayMs = watchDelayMs(memory.watched)
  if (delayMs === undefined) return done
  return { kind: 'again', runAt: context.clock.now() + delayMs, payload: memory }
}

const time = v.nullable(v.number())
const memorySchema = v.object({
  readerWaited: v.boolean(),
  cardSeenAt: time,
  readerState: v.nullable(v.string()),
  paymentAskedAt: time,
  failures: v.number(),
  notFound: v.number(),
  silentForMs: v.number(),
  plannedGapMs: v.number(),
  firstDeclinedAt: time,
  watched: v.number(),
})

/** A payload that does not parse is a memory lost, not a payment: asking begins afresh. */
function parseMemory(payload: unknown): PollMemory {
  const parsed = v.safeParse(memorySchema, payload)
  return parsed.success ? parsed.output : freshMemory
}
