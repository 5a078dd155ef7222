import * as v from 'valibot'
import type { RuledOutPayment } from '../domain/payment.ts'
import { freshMemory, watchDelaysMs } from '../domain/polling.ts'
import { silence } from '../domain/silence.ts'
import {
  isLastLook,
  isStillWatched,
  nextWatchAt,
  shortestWatchGapMs,
  spreadDelayMs,
  watchErrorDelayMs,
} from '../domain/watching.ts'
import type { Asked, CardProvider } from '../ports.ts'
import { enqueueJob, hastenJobs, type Job, type JobOutcome, waitingJob } from '../store/job-store.ts'
import { ruledOutProviders, ruledOutSince } from '../store/payment-store.ts'
import { attemptNames } from './attempt-names.ts'
import { keepWatch } from './keep-watch.ts'
import { type PaymentContext, providerOf } from './payment-context.ts'

/*
 * The job that looks for late approvals, one for each provider: through the provider's own lists, so that a look costs the
 * same for one attempt and for fifty. What may have been charged is then asked for by its own name. When it looked last
 * travels in the job; whom to watch stands in the payments, so that a restart or a lost payload forgets nobody.
 */

const memorySchema = v.object({
  /** The last look that had an answer. */
  lookedAt: v.nullable(v.number()),
  failures: v.number(),
  wasSpread: v.boolean(),
})
type Memory = v.InferOutput<typeof memorySchema>
const freshWatch: Memory = { lookedAt: null, failures: 0, wasSpread: false }

const providerMissingGapMs = 3_600_000
/** The provider's clock and lists may lag behind ours by that much. */
const overlapMs = 3_600_000
const done: JobOutcome = { kind: 'done' }

export async function watchPayments(context: PaymentContext, job: Job): Promise<JobOutcome> {
  const { database, clock } = context
  const parsed = v.safeParse(memorySchema, job.payload)
  const memory = parsed.success ? parsed.output : freshWatch
  const now = clock.now()
  const provider = providerOf(context, job.subject)
  if (!provider) return again(now + providerMissingGapMs, memory, 'no-provider')
  const delayMs = memory.wasSpread ? 0 : spreadDelayMs(job.runAt, now, context.random())
  if (delayMs > 0) return again(now + delayMs, { ...memory, wasSpread: true })
  const watched = stillWatched(context, provider.id, memory, now)
  const finals = watched.map((payment) => payment.finalAt)
  const nextAt = wasJustTaken(memory, now) ? nextWatchAt(finals, memory.lookedAt, now) : undefined
  if (nextAt !== undefined && nextAt > now) return again(nextAt, memory)
  if (watched.length === 0) return done
  const answer = await look(context, provider, watched, since(watched, memory))
  if (answer.kind !== 'answered') {
    const failures = memory.failures + 1
    const runAt = clock.now() + watchErrorDelayMs(failures, context.random())
    return again(runAt, { ...memory, failures, wasSpread: true }, answer.reason)
  }
  const named = new Set(answer.value)
  const toAsk = watched.filter(
    // Lists lag and may hide: the last look is a question of its own.
    (payment) => named.has(payment.attempt.reference) || isLastLook(payment.finalAt, now),
  )
  database.inTransaction(() => {
    for (const payment of toAsk) askOnce(context, payment.id)
  })
  context.wakeQueue()
  const next: Memory = { lookedAt: now, failures: 0, wasSpread: false }
  const left = stillWatched(context, provider.id, next, now).map((payment) => payment.finalAt)
  const runAt = nextWatchAt(left, now, clock.now())
  return runAt === undefined ? done : again(runAt, next)
}

/** Somebody who opens the day again and again must not hammer the provider. */
function wasJustTaken({ lookedAt }: Memory, now: number): boolean {
  return lookedAt !== null && now >= lookedAt && now - lookedAt < shortestWatchGapMs
}

/** Every attempt whose last look is still to come, by the looks that were answered: hours offline shorten no watch. */
function stillWatched(
  { database }: PaymentContext,
  provider: string,
  { lookedAt }: Memory,
  now: number,
): RuledOutPayment[] {
  // A clock that was set back: what it says it has seen in the future it has not seen.
  const until = lookedAt === null ? null : Math.min(lookedAt, now)
  const oldest = until === null ? now - silence.noTrace.afterMs : until - silence.ruledOut.afterMs
  return ruledOutSince(database, provider, oldest).filter((payment) => isStillWatched(payment.finalAt, until))
}

function since(watched: readonly RuledOutPayment[], { lookedAt }: Memory): number {
  const firstSent = Math.min(...watched.map((payment) => payment.submittedAt ?? payment.createdAt))
  return Math.max(firstSent, lookedAt ?? 0) - overlapMs
}

async function look(
  context: PaymentContext,
  provider: CardProvider,
  watched: readonly RuledOutPayment[],
  from: number,
): Promise<Asked<string[]>> {
  try {
    return await provider.lookForCharges(watched.map(attemptNames), from)
  } catch (error) {
    context.log.error('watch-threw', { provider: provider.id, error: String(error) })
    return { kind: 'unavailable', reason: 'internal' }
  }
}

/** One question by the attempt's own names, without further looks of its own. */
function askOnce({ database, clock }: PaymentContext, paymentId: string): void {
  const now = clock.now()
  if (waitingJob(database, 'poll-payment', paymentId)) {
    hastenJobs(database, 'poll-payment', paymentId, now)
    return
  }
  const payload = { ...freshMemory, watched: watchDelaysMs.length }
  enqueueJob(database, { kind: 'poll-payment', subject: paymentId, payload, runAt: now, now })
}

function again(runAt: number, payload: Memory, reason?: string): JobOutcome {
  return reason === undefined ? { kind: 'again', runAt, payload } : { kind: 'again', runAt, payload, reason }
}

const soonMs = 5_000

/** At every start, and whenever somebody opens the day: whoever looks at the figures wants to know what came in late. */
export function watchSoon(context: PaymentContext): void {
  const { database, clock } = context
  const now = clock.now()
  database.inTransaction(() => {
    for (const provider of ruledOutProviders(database, now - silence.noTrace.afterMs))
      keepWatch(database, provider, now, Math.round(soonMs * context.random()))
  })
}
