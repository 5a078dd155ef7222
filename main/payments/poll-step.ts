import * as v from 'valibot'
import { awaitsSettlement, type CardPayment, isFinalStatus, lacksDetails } from '../domain/payment.ts'
import {
  freshMemory,
  nextPollDelayMs,
  type PollMemory,
  settlementDelayMs,
  watchDelayMs,
} from '../domain/polling.ts'
import type { CardProvider, QueryOutcome } from '../ports.ts'
import type { JobOutcome } from '../store/job-store.ts'
import { attemptNames } from './attempt-names.ts'
import type { PaymentContext } from './payment-context.ts'
import { recordEvent } from './record-event.ts'

/* What every look at an attempt shares: the question, what is kept of the answer, and when to look again. */

export type Asking = {
  context: PaymentContext
  provider: CardProvider
  payment: CardPayment
  memory: PollMemory
}
export const done: JobOutcome = { kind: 'done' }
/** Asking more would change nothing; it stays on the list of what needs somebody until a person says so. */
export const disputed: JobOutcome = { kind: 'failed', reason: 'approval-disputed' }

export function recordApproval(
  { context, payment }: Asking,
  outcome: Extract<QueryOutcome, { kind: 'approved' }>,
): CardPayment {
  const { kind, providerIds, chargedMinor, tipMinor, card, approvedAt, settled, seconds } = outcome
  const event = { kind, providerIds, chargedMinor, tipMinor, card, approvedAt, settled, seconds }
  return recordEvent(context, payment.id, event, outcome.evidence, outcome.receipts).payment
}

export async function query({ context, provider, payment }: Asking): Promise<QueryOutcome> {
  try {
    return await provider.query(attemptNames(payment))
  } catch (error) {
    context.log.error('query-threw', { paymentId: payment.id, error: String(error) })
    const evidence = { request: '', httpStatus: null, body: '', tookMs: 0 }
    return { kind: 'unavailable', reason: 'internal', evidence }
  }
}

export function after(asking: Asking, memory: PollMemory, payment: CardPayment): JobOutcome {
  if (awaitsSettlement(payment)) return settleLater(asking.context, { ...memory, watched: 0, failures: 0 })
  if (payment.status === 'approved' && !lacksDetails(payment)) return done
  if (payment.status === 'approved' && payment.settlement === 'disputed') return disputed
  if (isFinalStatus(payment.status)) return watchAgain(asking.context, { ...memory, watched: 0, failures: 0 })
  return again(asking, payment, memory)
}

export function again(
  { context }: Asking,
  payment: CardPayment,
  memory: PollMemory,
  /** The question had no answer: why, and what the provider wants. */
  unanswered?: { reason: string; retryAfterMs?: number },
): JobOutcome {
  const now = context.clock.now()
  const sentAt = 'submittedAt' in payment ? payment.submittedAt : null
  const ageMs = now - (sentAt ?? payment.createdAt)
  const delayMs = nextPollDelayMs(memory, ageMs, now, context.random(), unanswered?.retryAfterMs)
  const next = { kind: 'again' as const, runAt: now + delayMs, payload: { ...memory, plannedGapMs: delayMs } }
  return unanswered ? { ...next, reason: unanswered.reason } : next
}

export function watchAgain(context: PaymentContext, memory: PollMemory): JobOutcome {
  const delayMs = watchDelayMs(memory.watched)
  if (delayMs === undefined) return done
  return {
    kind: 'again',
    runAt: context.clock.now() + delayMs,
    payload: { ...memory, plannedGapMs: delayMs },
  }
}

/** Without end: an approval that nobody asks about any more would be taken for money. */
export function settleLater(context: PaymentContext, memory: PollMemory): JobOutcome {
  const delayMs = settlementDelayMs(memory.watched)
  return {
    kind: 'again',
    runAt: context.clock.now() + delayMs,
    payload: { ...memory, plannedGapMs: delayMs },
  }
}

const time = v.nullable(v.number())
const fresh = freshMemory
const memorySchema = v.object({
  readerWaited: v.optional(v.boolean(), fresh.readerWaited),
  cardSeenAt: v.optional(time, fresh.cardSeenAt),
  readerState: v.optional(v.nullable(v.string()), fresh.readerState),
  paymentAskedAt: v.optional(time, fresh.paymentAskedAt),
  unanswered: v.optional(v.number(), fresh.unanswered),
  refused: v.optional(v.number(), fresh.refused),
  unansweredSince: v.optional(time, fresh.unansweredSince),
  failures: v.optional(v.number(), fresh.failures),
  notFound: v.optional(v.number(), fresh.notFound),
  silentForMs: v.optional(v.number(), fresh.silentForMs),
  plannedGapMs: v.optional(v.number(), fresh.plannedGapMs),
  firstDeclinedAt: v.optional(time, fresh.firstDeclinedAt),
  watched: v.optional(v.number(), fresh.watched),
  isWished: v.optional(v.boolean(), fresh.isWished),
})

/** A payload that does not parse is a memory lost, not a payment: asking begins afresh. */
export function parseMemory(payload: unknown): PollMemory {
  const parsed = v.safeParse(memorySchema, payload)
  return parsed.success ? parsed.output : freshMemory
}
