import * as v from 'valibot'
import { assertNever } from '../../preload/contract/result.ts'
import {
  failuresUntilUnknown,
  freshMemory,
  nextPollDelayMs,
  type PollMemory,
  withSilence,
} from '../domain/polling.ts'
import type { Refund } from '../domain/refund.ts'
import { lateRefundLookMs } from '../domain/refund-schedule.ts'
import type { CardProvider, RefundQueryOutcome } from '../ports.ts'
import type { Job, JobOutcome } from '../store/job-store.ts'
import { loadRefund } from '../store/refund-store.ts'
import { recordRefund } from './record-refund.ts'
import { providerOf, type RefundContext } from './refund-context.ts'
import { refundNames } from './submit-refund.ts'

/* The job that asks what became of a refund until the provider speaks, and never sends one. */

type Asking = { context: RefundContext; provider: CardProvider; refund: Refund; memory: RefundMemory }

const memorySchema = v.object({
  failures: v.number(),
  notFound: v.number(),
  silentForMs: v.number(),
  plannedGapMs: v.number(),
  paymentAskedAt: v.nullable(v.number()),
  watched: v.number(),
})
type RefundMemory = v.InferOutput<typeof memorySchema>
const noMemory: RefundMemory = {
  failures: 0,
  notFound: 0,
  silentForMs: 0,
  plannedGapMs: 0,
  paymentAskedAt: null,
  watched: 0,
}

/** Several silences, over long enough: one proves nothing, look-ups lag. */
const notFoundNeeded = 3
const providerMissingGapMs = 600_000
const done: JobOutcome = { kind: 'done' }

export async function pollRefund(context: RefundContext, job: Job): Promise<JobOutcome> {
  const refund = loadRefund(context.database, job.subject)
  if (!refund) throw new Error(`no refund to ask for: ${job.subject}`)
  const isAskable = refund.status === 'pending' || refund.status === 'unknown'
  const mayComeLate = refund.status === 'failed' && refund.submittedAt !== null
  if (!isAskable && !mayComeLate) return done
  const provider = providerOf(context, refund.provider)
  if (!provider)
    return { kind: 'again', runAt: context.clock.now() + providerMissingGapMs, reason: 'no-provider' }
  const parsed = v.safeParse(memorySchema, job.payload)
  const asking = { context, provider, refund, memory: parsed.success ? parsed.output : noMemory }
  return isAskable ? await ask(asking) : await lookLate(asking)
}

async function ask(asking: Asking): Promise<JobOutcome> {
  const { context, refund, memory } = asking
  const outcome = await query(asking)
  const heard = { ...memory, failures: 0, paymentAskedAt: context.clock.now() }
  switch (outcome.kind) {
    case 'refunded': {
      const { kind, providerIds, refundedAt, evidence } = outcome
      recordRefund(context, refund.id, { kind, providerIds, refundedAt }, evidence)
      return done
    }
    case 'ended': {
      const { kind, reason, providerText, evidence } = outcome
      recordRefund(context, refund.id, { kind, reason, providerText }, evidence)
      return done
    }
    case 'pending': {
      const event = { kind: 'still-pending', providerIds: outcome.providerIds } as const
      recordRefund(context, refund.id, event, outcome.evidence)
      return again(asking, { ...heard, notFound: 0, silentForMs: 0 })
    }
    case 'mismatch':
      recordRefund(context, refund.id, { kind: 'mismatch', found: outcome.found }, outcome.evidence)
      return again(asking, heard)
    case 'not-found':
      return notFound(asking, outcome)
    case 'unavailable': {
      const failures = memory.failures + 1
      if (failures >= failuresUntilUnknown)
        recordRefund(context, refund.id, { kind: 'asking-failed', reason: outcome.reason }, outcome.evidence)
      return again(asking, { ...memory, failures }, outcome.retryAfterMs)
    }
    default:
      return assertNever(outcome)
  }
}

function notFound(asking: Asking, { evidence }: { evidence: RefundQueryOutcome['evidence'] }): JobOutcome {
  const { context, provider, refund } = asking
  const memory = { ...asking.memory, ...silentSince(asking.memory, context.clock.now()) }
  const isProven =
    memory.notFound >= notFoundNeeded && memory.silentForMs >= provider.refundSilenceProvesNothingForMs
  if (!isProven) return again(asking, memory)
  recordRefund(context, refund.id, { kind: 'no-trace', afterMs: memory.silentForMs }, evidence)
  return lookAgain(context, { ...noMemory })
}

/** Silence is counted as for payments: from question to question, so that a clock that jumps adds nothing. */
function silentSince(
  memory: RefundMemory,
  now: number,
): Pick<PollMemory, 'notFound' | 'silentForMs' | 'paymentAskedAt' | 'failures'> {
  const { notFound, silentForMs, paymentAskedAt, failures } = withSilence({ ...freshMemory, ...memory }, now)
  return { notFound, silentForMs, paymentAskedAt, failures }
}

/** A refund without a trace is looked for a few times more: money that went back after all is a fact. */
async function lookLate(asking: Asking): Promise<JobOutcome> {
  const { context, refund, memory } = asking
  const outcome = await query(asking)
  if (outcome.kind === 'unavailable') return again(asking, { ...memory, failures: memory.failures + 1 })
  if (outcome.kind !== 'refunded')
    return lookAgain(context, { ...memory, failures: 0, watched: memory.watched + 1 })
  const { kind, providerIds, refundedAt, evidence } = outcome
  recordRefund(context, refund.id, { kind, providerIds, refundedAt }, evidence)
  return done
}

function lookAgain(context: RefundContext, memory: RefundMemory): JobOutcome {
  const delayMs = lateRefundLookMs(memory.watched)
  return delayMs === undefined
    ? done
    : { kind: 'again', runAt: context.clock.now() + delayMs, payload: memory }
}

async function query({ context, provider, refund }: Asking): Promise<RefundQueryOutcome> {
  try {
    return await provider.queryRefund({
      ...refundNames(context, refund),
      submittedAt: refund.submittedAt,
    })
  } catch (error) {
    context.log.error('refund-query-threw', { refundId: refund.id, error: String(error) })
    const evidence = { request: '', httpStatus: null, body: '', tookMs: 0 }
    return { kind: 'unavailable', reason: 'internal', evidence }
  }
}

function again({ context, refund }: Asking, memory: RefundMemory, retryAfterMs?: number): JobOutcome {
  const now = context.clock.now()
  const ageMs = now - (refund.submittedAt ?? refund.createdAt)
  const delayMs = nextPollDelayMs({ ...freshMemory, ...memory }, ageMs, now, context.random(), retryAfterMs)
  return { kind: 'again', runAt: now + delayMs, payload: { ...memory, plannedGapMs: delayMs } }
}
