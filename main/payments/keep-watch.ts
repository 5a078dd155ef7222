import { watchAgesMs } from '../domain/watching.ts'
import type { Database } from '../store/database.ts'
import { enqueueJob, hastenJobs, waitingJob } from '../store/job-store.ts'

/** One watch per provider serves all of its attempts that were ruled out; call it in the transaction of the verdict. */
export function keepWatch(
  database: Database,
  provider: string,
  now: number,
  delayMs = watchAgesMs[0] ?? 0,
): void {
  const runAt = now + delayMs
  if (waitingJob(database, 'watch-payments', provider))
    hastenJobs(database, 'watch-payments', provider, runAt)
  else enqueueJob(database, { kind: 'watch-payments', subject: provider, runAt, now })
}
