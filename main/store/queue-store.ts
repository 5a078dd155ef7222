import type { Database } from './database.ts'
import { failedMails } from './mail-store.ts'
import { failedPrints, givenUp } from './print-store.ts'

/* The queue as a list for a person: what waits, what runs, and papers that did not come out. */

export type OwedRow = {
  id: number
  /** A program that is older than the row may not know the kind. */
  kind: string
  subject: string
  payload: string
  state: 'waiting' | 'running' | 'done' | 'failed'
  runAt: number
  attempts: number
  lastError: string | null
  createdAt: number
}

const columns =
  'id, kind, subject, payload, state, run_at as runAt, attempts, last_error as lastError, created_at as createdAt'

/** @param since papers that failed before are no longer shown */
export function loadOwed(database: Database, since: number): OwedRow[] {
  const waiting = database.sql<[], OwedRow>(`select ${columns} from jobs where state = 'waiting'`).all()
  const running = database.sql<[], OwedRow>(`select ${columns} from jobs where state = 'running'`).all()
  const stopped = failedPrints(database, since).flatMap((id) => loadOwedItem(database, id) ?? [])
  const unsent = failedMails(database, since).flatMap((id) => loadOwedItem(database, id) ?? [])
  const disputed = disputedApprovals(database).flatMap((id) => loadOwedItem(database, id) ?? [])
  return [...disputed, ...stopped, ...unsent, ...running, ...waiting]
}

/** Approvals that the provider took back or tells otherwise, and refunds likewise, until somebody has noted it. */
export function disputedApprovals(database: Database): number[] {
  return database
    .sql<[], { id: number }>(
      `select max(id) as id from jobs
       where state = 'failed' and ((kind = 'poll-payment' and last_error = 'approval-disputed')
         or (kind = 'poll-refund' and last_error = 'refund-disputed')) group by subject`,
    )
    .all()
    .map(({ id }) => id)
}

/** What they were about is settled: nobody has to note them any more. */
export function endDisputes(database: Database, paymentId: string): void {
  database
    .sql<[string, string]>(
      `update jobs set last_error = ? where state = 'failed' and kind = 'poll-payment' and subject = ?
         and last_error = 'approval-disputed'`,
    )
    .run(givenUp, paymentId)
}

export function loadOwedItem(database: Database, id: number): OwedRow | undefined {
  return database.sql<[number], OwedRow>(`select ${columns} from jobs where id = ?`).get(id)
}

/** Ends a waiting job, or marks a failed one. The guard keeps a step that has just begun from being overwritten. */
export function giveUpJob(database: Database, id: number, now: number): void {
  database
    .sql<[number, string, number]>(
      `update jobs set state = 'failed', finished_at = coalesce(finished_at, ?), last_error = ?
       where id = ? and (state = 'waiting' or state = 'failed')`,
    )
    .run(now, givenUp, id)
}

export function bringForward(database: Database, id: number, now: number): void {
  database
    .sql<[number, number, number]>(
      `update jobs set run_at = ? where id = ? and state = 'waiting' and run_at > ?`,
    )
    .run(now, id, now)
}
