import * as v from 'valibot'
import { watchErrorDelayMs } from '../domain/watching.ts'
import { providersInPeriod } from '../store/booked-movements.ts'
import type { Database } from '../store/database.ts'
import { enqueueJob, hastenJobs, type Job, type JobOutcome, waitingJob } from '../store/job-store.ts'
import { keepPayouts } from '../store/payout-store.ts'
import { providerOf, type ReconcileContext } from './reconcile-context.ts'

/* The job that reads what a card service sent to the bank: after each Z report, and whenever somebody asks. */

/** So far back a row may still change, and so far back the view goes. */
export const payoutDays = 60
const dayMs = 24 * 3_600_000
const mostFailures = 12

const memorySchema = v.object({ failures: v.optional(v.number(), 0) })
const done: JobOutcome = { kind: 'done' }

export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
export const firstPayoutDay = (now: number): string => dayOf(now - payoutDays * dayMs)

export async function readPayouts(context: ReconcileContext, job: Job): Promise<JobOutcome> {
  const { database, clock } = context
  const provider = providerOf(context, job.subject)
  if (!provider?.listPayouts) return done
  const parsed = v.safeParse(memorySchema, job.payload)
  const failures = (parsed.success ? parsed.output.failures : 0) + 1
  const now = clock.now()
  const fromDay = firstPayoutDay(now)
  // A service's day may be ahead of ours.
  const answer = await provider.listPayouts(fromDay, dayOf(now + dayMs))
  if (answer.kind === 'unavailable') {
    // The next Z report asks anew; money that is not booked by this waits for nobody.
    if (failures >= mostFailures) return { kind: 'failed', reason: answer.reason }
    const runAt = clock.now() + watchErrorDelayMs(failures, context.random())
    return { kind: 'again', runAt, payload: { failures }, reason: answer.reason }
  }
  database.inTransaction(() => keepPayouts(database, provider.id, answer.value, { at: clock.now(), fromDay }))
  context.nudge('sales')
  return done
}

/** One job for each service that this till had in that time; what tells nothing about payouts ends at once. */
export function owePayouts(database: Database, now: number): void {
  const period = { after: now - payoutDays * dayMs, until: now }
  for (const provider of providersInPeriod(database, period)) {
    if (waitingJob(database, 'read-payouts', provider)) hastenJobs(database, 'read-payouts', provider, now)
    else enqueueJob(database, { kind: 'read-payouts', subject: provider, runAt: now, now })
  }
}
