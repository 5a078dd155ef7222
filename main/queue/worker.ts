import type { Clock, Log } from '../ports.ts'
import type { Database } from '../store/database.ts'
import {
  claimJob,
  claimNextJob,
  dueJobs,
  finishJob,
  firstJob,
  isLongOwed,
  type Job,
  type JobKind,
  type JobLimits,
  type JobOutcome,
  type JobStep,
  nextJobAt,
  noLimits,
  pullJobsForward,
  repeatJob,
  retryJob,
  runningJobs,
} from '../store/job-store.ts'
import { journalTime } from '../store/journal-store.ts'
import { type Backlog, createBacklog } from './backlog.ts'

export type WorkerContext = {
  database: Database
  clock: Clock
  log: Log
  /** From 0 to 1. */
  random(): number
  /** What each kind of job does. A kind that is missing waits for a program that knows it; it is never dropped. */
  steps: Partial<Record<JobKind, JobStep>>
}

export type Worker = {
  /**
   * Decides about the leftovers of a process that died, then begins. `recover` is what others have to put right before
   * that: it writes, and how far the clock had come must be read before it does.
   */
  start(recover?: () => void): void
  /** Looks at the queue now; only shortens the wait, losing one changes nothing. */
  nudge(): void
  /** No new steps; resolves when the running ones have ended. */
  stop(): Promise<void>
  /** Resolves when no step is running. */
  idle(): Promise<void>
}

/** More than this at once would only be a queue at somebody else's door. */
const mostAtOnce = 8
/** A printer takes one paper after the other: more would wait in line there and keep questions about money from running. */
const mostPrintsAtOnce = 2
/** What is owed for long hangs in every outage; the customer at the till must not wait behind it. */
const mostLongOwedAtOnce = 3
const firstRetryMs = 1_000
const longestRetryMs = 60_000
const unwritableRetryMs = 1_000
/** A clock is corrected by less than this all the time. */
const toleratedSetBackMs = 1_000

/** A request for money that a dead process may have sent is never run again; payments/recover-payments.ts asks instead. */
const neverRepeated: ReadonlySet<JobKind> = new Set(['submit-payment'])

/** Goes on while the disk refuses everything: a customer's card does not wait for it, and asking changes nothing. */
const askedWithoutDisk: ReadonlySet<JobKind> = new Set(['poll-payment'])

/**
 * Claims due jobs and runs them, several at once, one at a time per subject. Modes: stopped → running → stopped. While
 * it runs, one timer stands for the next due job; a nudge, a finished step and the timer all lead to the same look.
 */
export function createWorker(context: WorkerContext): Worker {
  const { database, clock, log } = context
  const running = new Map<Promise<void>, Job>()
  const unclaimed = new Set<number>()
  const backlog = createBacklog(clock)
  let isRunning = false
  let isLooking = false
  let lookAgain = false
  let isNudged = false
  let lastLookAt = Number.NEGATIVE_INFINITY
  let callOffTimer = (): void => undefined

  /** @param reachedAt a moment that the clock must have reached, unless somebody set it back */
  function look(reachedAt = lastLookAt): void {
    if (!isRunning) return
    if (isLooking) {
      lookAgain = true
      return
    }
    isLooking = true
    try {
      noticeSetBack(reachedAt)
      let nextAt: number | undefined
      do {
        lookAgain = false
        nextAt = claimDue()
      } while (lookAgain)
      armTimer(nextAt)
    } catch (error) {
      log.error('queue-unreadable', { error: String(error) })
      askWithoutDisk()
      armTimer(clock.now() + unwritableRetryMs)
    } finally {
      isLooking = false
    }
  }

  /** Open questions are due by the clock that planned them: set back by hours, it must not silence them for hours. */
  function noticeSetBack(reachedAt: number): void {
    const setBackMs = Math.max(reachedAt, lastLookAt) - clock.now()
    lastLookAt = clock.now()
    if (setBackMs <= toleratedSetBackMs) return
    log.warn('clock-set-back', { setBackMs })
    pullJobsForward(database, setBackMs)
  }

  /** @returns when the next job is due that could not be claimed now */
  function claimDue(): number | undefined {
    for (;;) {
      const limits = limitsFor(running, backlog)
      const first = firstJob(database, limits)
      const nextAt = first?.run_at
      const isDue = nextAt !== undefined && nextAt <= clock.now() && running.size < mostAtOnce
      const job = isDue ? claimNextJob(database, clock.now(), limits, first) : undefined
      if (!job) return limits.dueSince === null ? nextAt : earlier(nextAt, backlogAt(limits))
      backlog.began(job)
      begin(job)
    }
  }

  function begin(job: Job): void {
    const step = runJob(job)
    running.set(step, job)
    void step.then(() => {
      running.delete(step)
      look()
    })
  }

  /** The disk takes no claim. Questions are asked all the same, and claimed with the first row that it takes. */
  function askWithoutDisk(): void {
    try {
      for (const kind of askedWithoutDisk)
        for (const job of dueJobs(database, kind, clock.now(), mostAtOnce - running.size)) {
          if ([...running.values()].some(({ subject }) => subject === job.subject)) continue
          unclaimed.add(job.id)
          begin(job)
        }
    } catch (error) {
      log.error('queue-not-asked', { error: String(error) })
    }
  }

  /** When the next of the backlog may begin; undefined when there is none. */
  function backlogAt(limits: JobLimits): number | undefined {
    const at = nextJobAt(database, { ...limits, dueSince: null })
    return at !== undefined && at < (limits.dueSince ?? 0) ? backlog.nextAt() : undefined
  }

  function armTimer(at: number | undefined): void {
    callOffTimer()
    callOffTimer = () => undefined
    if (at !== undefined && isRunning && running.size < mostAtOnce)
      callOffTimer = clock.schedule(at, () => look(at))
  }

  /** Never rejects. */
  async function runJob(first: Job): Promise<void> {
    for (let job: Job | undefined = first; job; ) {
      const { write, next } = await runOnce(context, job)
      job = await writeUntilItHolds(job, write, askedWithoutDisk.has(job.kind) ? next : undefined)
    }
  }

  /** A full disk must not lose the job: its row stays "running" until the outcome could be written. */
  async function writeUntilItHolds(
    job: Job,
    write: () => void,
    next?: { job: Job; at: number },
  ): Promise<Job | undefined> {
    for (;;) {
      try {
        if (unclaimed.has(job.id)) claimJob(database, job.id, clock.now())
        unclaimed.delete(job.id)
        write()
        return undefined
      } catch (error) {
        log.error('job-unwritable', { kind: job.kind, subject: job.subject, error: String(error) })
      }
      if (!isRunning) return undefined
      await new Promise<void>((resolve) => {
        clock.schedule(clock.now() + unwritableRetryMs, resolve)
      })
      if (next && isRunning && clock.now() >= next.at) return next.job
    }
  }

  async function idle(): Promise<void> {
    while (running.size > 0) await Promise.all(running.keys())
  }

  return {
    start(recover) {
      if (isRunning) return
      const reachedAt = journalTime(database)
      recover?.()
      database.inTransaction(() => releaseLeftovers(context))
      isRunning = true
      look(reachedAt)
    },
    // Not on the caller's stack: whoever asks for work does not wait for its first step. Several wishes are one look.
    nudge() {
      if (isNudged) return
      isNudged = true
      queueMicrotask(() => {
        isNudged = false
        look()
      })
    },
    async stop() {
      isRunning = false
      callOffTimer()
      await idle()
    },
    idle,
  }
}

function releaseLeftovers({ database, clock, log }: WorkerContext): void {
  for (const job of runningJobs(database)) {
    if (neverRepeated.has(job.kind)) finishJob(database, job.id, 'failed', clock.now(), 'interrupted')
    else repeatJob(database, job.id, clock.now(), undefined, 'interrupted')
    log.warn('job-interrupted', { kind: job.kind, subject: job.subject })
  }
}

type Ran = {
  /** Puts the outcome into the job's row. */
  write(): void
  /** The same job once more, where its outcome cannot be written and its next step does not wait for that. */
  next?: { job: Job; at: number }
}

/** Never rejects: an exception is a step that is tried again. */
async function runOnce({ database, clock, log, random, steps }: WorkerContext, job: Job): Promise<Ran> {
  try {
    const step = steps[job.kind]
    if (!step) throw new Error(`nobody knows how to do ${job.kind}`)
    const outcome = await step(job)
    const write = () => writeOutcome(database, clock.now(), job, outcome)
    if (outcome.kind !== 'again') return { write }
    return { write, next: { job: { ...job, payload: outcome.payload ?? job.payload }, at: outcome.runAt } }
  } catch (error) {
    const text = String(error)
    log.error('job-threw', { kind: job.kind, subject: job.subject, attempts: job.attempts, error: text })
    const delayMs = retryDelayMs(job.attempts, random())
    return {
      write: () => retryJob(database, job.id, clock.now() + delayMs, text),
      next: { job: { ...job, attempts: job.attempts + 1 }, at: clock.now() + delayMs },
    }
  }
}

function writeOutcome(database: Database, now: number, job: Job, outcome: JobOutcome): void {
  if (outcome.kind === 'again') repeatJob(database, job.id, outcome.runAt, outcome.payload, outcome.reason)
  else if (outcome.kind === 'failed') finishJob(database, job.id, 'failed', now, outcome.reason)
  else finishJob(database, job.id, 'done', now)
}

/** What may begin beside what runs, and beside what has begun late. */
function limitsFor(running: ReadonlyMap<unknown, Job>, backlog: Backlog): JobLimits {
  const jobs = running.size === 0 ? [] : [...running.values()]
  const noPrints = jobs.filter(({ kind }) => kind.startsWith('print-')).length >= mostPrintsAtOnce
  const noneLongOwed = jobs.filter(isLongOwed).length >= mostLongOwedAtOnce
  const dueSince = backlog.mayBegin() ? null : backlog.dueSince()
  if (!noPrints && !noneLongOwed && dueSince === null) return noLimits
  return { noPrints, noneLongOwed, dueSince }
}

/** Doubled from try to try, ± 20 %: what failed together must not come back together. */
export function retryDelayMs(attempts: number, random: number): number {
  const doubledMs = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(Math.max(attempts - 1, 0), 10))
  return Math.round(doubledMs * (0.8 + 0.4 * random))
}

const earlier = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.min(a, b)
