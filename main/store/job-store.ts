import type { Database } from './database.ts'

/* Work that the till owes, as rows: committed with the fact that makes it necessary, finished with its result. */

export type JobKind =
  | 'submit-payment'
  | 'poll-payment'
  | 'cancel-payment'
  | 'watch-payments'
  | 'submit-refund'
  | 'poll-refund'
  | 'reconcile-day'
  | 'read-payouts'
  | 'fetch-slip'
  | 'fetch-refund-slip'
  | 'print-receipt'
  | 'print-gift'
  | 'print-report'
  | 'print-day'
  | 'print-test'
  | 'print-slip'
  | 'print-card-text'
  | 'mail-receipt'

export type Job = {
  id: number
  kind: JobKind
  subject: string
  payload: unknown
  runAt: number
  attempts: number
  createdAt: number
}

/** What one step of a job ended in. `again` keeps the job: a question that has to be asked once more, a print that waits. */
export type JobOutcome =
  | { kind: 'done' }
  | { kind: 'again'; runAt: number; payload?: Record<string, unknown>; reason?: string }
  | { kind: 'failed'; reason: string }

export type JobStep = (job: Job) => Promise<JobOutcome>

type JobRow = {
  id: number
  kind: JobKind
  subject: string
  payload: string
  run_at: number
  attempts: number
  created_at: number
}

/** Puts work into the queue; call it inside the transaction of the fact that asks for it. */
export function enqueueJob(
  database: Database,
  job: { kind: JobKind; subject: string; payload?: Record<string, unknown>; runAt: number; now: number },
): number {
  const result = database
    .sql<[string, string, string, number, number]>(
      'insert into jobs (kind, subject, payload, run_at, created_at) values (?, ?, ?, ?, ?)',
    )
    .run(job.kind, job.subject, JSON.stringify(job.payload ?? {}), job.runAt, job.now)
  return Number(result.lastInsertRowid)
}

/** What may not begin now, because enough of its sort runs already. */
export type JobLimits = {
  noPrints: boolean
  /** Nothing that is owed for long (see isLongOwed). */
  noneLongOwed: boolean
  /** Only what is due since then: the backlog of a sleep or an outage is worked off in a rhythm of its own. */
  dueSince: number | null
}

export const noLimits: JobLimits = { noPrints: false, noneLongOwed: false, dueSince: null }

const longOwedMs = 600_000

/** Somebody stands at the till for what is young; what is owed for long can wait a moment more. */
export const isLongOwed = (job: Job): boolean => job.runAt - job.createdAt > longOwedMs

/** Each combination is a statement of its own, written once: this is asked after every step. */
const statements = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => {
  const mayBegin = [
    `state = 'waiting'
       and not exists (select 1 from jobs as other where other.state = 'running' and other.subject = jobs.subject)`,
    ...(bits & 1 ? [`kind not like 'print-%'`] : []),
    ...(bits & 2 ? [`run_at - created_at <= ${longOwedMs}`] : []),
    ...(bits & 4 ? ['run_at >= ?'] : []),
  ].join(' and ')
  const columns = 'id, kind, subject, payload, run_at, attempts, created_at'
  return {
    // A bound value beside an "order by" makes the database prepare the statement anew each time: then the smallest is
    // looked for, and the other columns are those of its row.
    first:
      bits & 4
        ? `select ${columns.replace('run_at', 'min(run_at) as run_at')} from jobs where ${mayBegin}`
        : `select ${columns} from jobs where ${mayBegin} order by run_at limit 1`,
    claim: `update jobs set state = 'running', started_at = ?, attempts = attempts + 1
       where id = (select id from jobs where run_at <= ? and ${mayBegin}
         order by run_at - created_at > ${longOwedMs}, run_at, id limit 1)
       returning ${columns}`,
  }
})

function statementsFor({ noPrints, noneLongOwed, dueSince }: JobLimits) {
  const bits = (noPrints ? 1 : 0) + (noneLongOwed ? 2 : 0) + (dueSince === null ? 0 : 4)
  return statements[bits] as (typeof statements)[number]
}

const bound = ({ dueSince }: JobLimits): number[] => (dueSince === null ? [] : [dueSince])

/**
 * Takes a due job, in one statement: no other worker can take it too. The young first, then the oldest. Jobs of one subject
 * run one after the other, so that a cancel never overtakes the submit of its payment.
 * @param first what `firstJob` said just now
 */
export function claimNextJob(
  database: Database,
  now: number,
  limits: JobLimits = noLimits,
  first = firstJob(database, limits),
): Job | undefined {
  if (!first || first.run_at > now) return undefined
  // The first of all is the first of the young, unless it is owed for long: then they have to be put in order.
  if (first.run_at - first.created_at <= longOwedMs) return claimRow(database, now, first)
  const row = database.sql<number[], JobRow>(statementsFor(limits).claim).get(now, now, ...bound(limits))
  return row && toJob(row)
}

function claimRow(database: Database, now: number, row: JobRow): Job | undefined {
  const { changes } = database
    .sql<[number, number]>(
      `update jobs set state = 'running', started_at = ?, attempts = attempts + 1 where id = ? and state = 'waiting'`,
    )
    .run(now, row.id)
  return changes === 1 ? toJob({ ...row, attempts: row.attempts + 1 }) : undefined
}

/** When the next job that may run is due; undefined when nothing is owed, or only behind a running one. */
export function nextJobAt(database: Database, limits: JobLimits = noLimits): number | undefined {
  return firstJob(database, limits)?.run_at
}

/** The waiting job that may begin and is due first. Asked for before anything is taken: reading costs less than writing. */
export function firstJob(database: Database, limits: JobLimits = noLimits): JobRow | undefined {
  const row = database
    .sql<number[], { [Column in keyof JobRow]: JobRow[Column] | null }>(statementsFor(limits).first)
    .get(...bound(limits))
  return row && row.id !== null ? (row as JobRow) : undefined
}

function toJob(row: JobRow): Job {
  return {
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    payload: JSON.parse(row.payload) as unknown,
    runAt: row.run_at,
    attempts: row.attempts,
    createdAt: row.created_at,
  }
}

/** The guard in the WHERE keeps a late worker from overwriting a newer truth. */
export function finishJob(
  database: Database,
  id: number,
  state: 'done' | 'failed',
  now: number,
  error?: string,
): void {
  database
    .sql<[string, number, string | null, number]>(
      `update jobs set state = ?, finished_at = ?, last_error = ? where id = ? and state = 'running'`,
    )
    .run(state, now, error ?? null, id)
}

export function retryJob(database: Database, id: number, runAt: number, error: string): void {
  database
    .sql<[number, string, number]>(
      `update jobs set state = 'waiting', run_at = ?, last_error = ?, started_at = null where id = ? and state = 'running'`,
    )
    .run(runAt, error, id)
}

/** Puts a running job back for another step, with what it has learnt. */
export function repeatJob(
  database: Database,
  id: number,
  runAt: number,
  payload: Record<string, unknown> | undefined,
  reason: string | undefined,
): void {
  database
    .sql<[number, string | null, string | null, number]>(
      `update jobs set state = 'waiting', run_at = ?, payload = coalesce(?, payload), last_error = ?, started_at = null
       where id = ? and state = 'running'`,
    )
    .run(runAt, payload ? JSON.stringify(payload) : null, reason ?? null, id)
}

/** The clock was set back by so much: whatever waits for its time would wait so much longer. */
export function pullJobsForward(database: Database, byMs: number): void {
  database.sql<[number]>(`update jobs set run_at = run_at - ? where state = 'waiting'`).run(byMs)
}

/** Brings a waiting job of this subject forward; a nudge, so a miss changes nothing but the wait. */
export function hastenJobs(database: Database, kind: JobKind, subject: string, runAt: number): void {
  database
    .sql<[number, string, string, number]>(
      `update jobs set run_at = ? where kind = ? and subject = ? and state = 'waiting' and run_at > ?`,
    )
    .run(runAt, kind, subject, runAt)
}

/** Adds to what a waiting job knows. */
export function tellJobs(
  database: Database,
  kind: JobKind,
  subject: string,
  more: Record<string, unknown>,
): void {
  database
    .sql<[string, string, string]>(
      `update jobs set payload = json_patch(payload, ?) where kind = ? and subject = ? and state = 'waiting'`,
    )
    .run(JSON.stringify(more), kind, subject)
}

/** The next job of this kind for a subject that has not ended. Few jobs wait at a time, so their index is read through. */
export function waitingJob(
  database: Database,
  kind: JobKind,
  subject: string,
): { id: number; runAt: number } | undefined {
  const [first, ...others] = database
    .sql<[string, string, string, string], { id: number; runAt: number }>(
      `select id, run_at as runAt from jobs where state = 'waiting' and subject = ? and kind = ?
       union all
       select id, run_at as runAt from jobs where state = 'running' and subject = ? and kind = ?`,
    )
    .all(subject, kind, subject, kind)
  // Chosen here: a bound value beside an "order by" makes the database prepare the statement anew each time.
  return others.reduce((next, job) => (next && next.runAt <= job.runAt ? next : job), first)
}

export type JobProgress = {
  /** Steps begun so far, over all jobs of this kind for the subject. */
  attempts: number
  /** The job that has not ended, when there is one. */
  open: { runAt: number; isRunning: boolean; payload: unknown } | null
}

/** How far the till is with one kind of work for a subject. Each part reads an index of its own. */
export function jobProgress(database: Database, kind: JobKind, subject: string): JobProgress {
  const rows = database
    .sql<
      [string, string, string, string, string, string],
      { state: string; runAt: number; attempts: number; payload: string }
    >(
      `select state, run_at as runAt, attempts, payload from jobs where state = 'waiting' and subject = ? and kind = ?
       union all
       select state, run_at as runAt, attempts, payload from jobs where state = 'running' and subject = ? and kind = ?
       union all
       select state, run_at as runAt, attempts, '' as payload from jobs
       where finished_at is not null and subject = ? and kind = ?`,
    )
    .all(subject, kind, subject, kind, subject, kind)
  const open = rows.find(({ state }) => state === 'running') ?? rows.find(({ state }) => state === 'waiting')
  return {
    attempts: rows.reduce((sum, { attempts }) => sum + attempts, 0),
    open: open
      ? {
          runAt: open.runAt,
          isRunning: open.state === 'running',
          payload: JSON.parse(open.payload) as unknown,
        }
      : null,
  }
}

/** Jobs found running at start belong to a process that died. What to do with each is decided by kind (queue/worker.ts). */
export function runningJobs(database: Database): Job[] {
  return (
    database
      .sql<[], JobRow>(
        `select id, kind, subject, payload, run_at, attempts, created_at from jobs where state = 'running'`,
      )
      .all()
      // Sorted here: with an "order by" the database would rather read every job there ever was.
      .sort((a, b) => a.id - b.id)
      .map(toJob)
  )
}

/** What is due of one kind, read without claiming it: for a disk that takes no claim. */
export function dueJobs(database: Database, kind: JobKind, now: number, most: number): Job[] {
  return database
    .sql<[number, JobKind, number], JobRow>(
      `select id, kind, subject, payload, run_at, attempts, created_at from jobs
       where state = 'waiting' and run_at <= ? and kind = ? order by run_at limit ?`,
    )
    .all(now, kind, most)
    .map(toJob)
}

export function claimJob(database: Database, id: number, now: number): void {
  database
    .sql<[number, number]>(
      `update jobs set state = 'running', started_at = ?, attempts = attempts + 1 where id = ? and state = 'waiting'`,
    )
    .run(now, id)
}
