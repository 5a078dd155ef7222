import * as v from 'valibot'
import {
  compareTurnGapMs,
  compareWithoutProviderForMs,
  compareWithoutProviderMs,
  nextCompareAt,
} from '../domain/compare-ages.ts'
import { watchErrorDelayMs } from '../domain/watching.ts'
import type { CardProvider } from '../ports.ts'
import type { ChargeNames, Movements } from '../statement-ports.ts'
import {
  earliestAsked,
  paymentOfCharge,
  providersInPeriod,
  readersInPeriod,
} from '../store/booked-movements.ts'
import type { Database } from '../store/database.ts'
import { enqueueJob, hastenJobs, type Job, type JobOutcome, waitingJob } from '../store/job-store.ts'
import { storeComparison } from './compare-day.ts'
import { type DayPeriod, dayPeriod } from './day-period.ts'
import { providerOf, type ReconcileContext } from './reconcile-context.ts'

/*
 * The job that lays a day beside a card service's list: with the Z report, never in its way, and some times more while a list may still
 * change. Without an answer it waits and asks again; the day stays closed whatever comes.
 */

const memorySchema = v.object({
  failures: v.optional(v.number(), 0),
  /** What was told about charges that are not in the books, over the turns of one comparison. */
  told: v.optional(v.array(v.tuple([v.string(), v.string(), v.number()])), []),
})
type Memory = v.InferOutput<typeof memorySchema>

const done: JobOutcome = { kind: 'done' }

export async function reconcileDay(context: ReconcileContext, job: Job): Promise<JobOutcome> {
  const { database, clock } = context
  const subject = readSubject(job.subject)
  const askedAt = clock.now()
  const period = subject && dayPeriod(database, subject.dayId, askedAt)
  if (!subject || !period) return { kind: 'failed', reason: 'day-not-found' }
  const provider = providerOf(context, subject.provider)
  const parsed = v.safeParse(memorySchema, job.payload)
  const memory: Memory = parsed.success ? parsed.output : { failures: 0, told: [] }
  // An account that does not come back: the day can be asked about again where it is shown.
  if (!provider && askedAt - period.until > compareWithoutProviderForMs) return done
  if (!provider)
    return {
      kind: 'again',
      runAt: askedAt + compareWithoutProviderMs,
      payload: memory,
      reason: 'no-provider',
    }
  const answer = await ask(context, provider, period, memory)
  if (answer.kind === 'unavailable') return askAgain(context, memory, answer.reason)
  const heard = answer.value
  const told = [...memory.told, ...[...heard.told].map(toMemory)]
  if (heard.unlooked !== null && heard.unlooked !== 'more')
    return askAgain(context, { ...memory, told }, heard.unlooked)
  storeComparison({ database, provider, period, askedAt, heard }, clock.now())
  context.nudge('sales')
  if (heard.unlooked === 'more')
    return { kind: 'again', runAt: clock.now() + compareTurnGapMs, payload: { failures: 0, told } }
  // An open day is compared when somebody asks; its Z report asks by itself.
  const nextAt = period.isOpen ? undefined : nextCompareAt(period.until, askedAt)
  return nextAt === undefined ? done : { kind: 'again', runAt: nextAt, payload: { failures: 0, told } }
}

const toMemory = ([id, { reference, tipMinor }]: [string, ChargeNames]): Memory['told'][number] => [
  id,
  reference,
  tipMinor,
]

function askAgain({ clock, random }: ReconcileContext, memory: Memory, reason: string): JobOutcome {
  const failures = memory.failures + 1
  const runAt = clock.now() + watchErrorDelayMs(failures, random())
  return { kind: 'again', runAt, payload: { ...memory, failures }, reason }
}

type Answer = { kind: 'answered'; value: Movements } | { kind: 'unavailable'; reason: string }

async function ask(
  context: ReconcileContext,
  provider: CardProvider,
  period: DayPeriod,
  memory: Memory,
): Promise<Answer> {
  const { database } = context
  const readers = readersInPeriod(database, provider.id, period)
  try {
    return await provider.listMovements({
      from: Math.min(period.after, earliestAsked(database, provider.id, period) ?? period.after),
      until: period.until,
      timeZone: context.settings().timeZone,
      providerReaderIds: [...new Set(readers.map(({ providerReaderId }) => providerReaderId))],
      isBooked: (id) => paymentOfCharge(database, provider.id, id) !== undefined,
      told: new Map(memory.told.map(([id, reference, tipMinor]) => [id, { reference, tipMinor }])),
    })
  } catch (error) {
    context.log.error('compare-threw', { provider: provider.id, error: String(error) })
    return { kind: 'unavailable', reason: 'internal' }
  }
}

/* ---- its subject ---- */

export const compareSubject = (dayId: number, provider: string): string => `${dayId} ${provider}`

function readSubject(subject: string): { dayId: number; provider: string } | undefined {
  const match = /^(\d+) (\S+)$/.exec(subject)
  return match ? { dayId: Number(match[1]), provider: match[2] ?? '' } : undefined
}

/** In the transaction that closes the day, or whenever somebody asks: one job for each service that the day had. */
export function oweComparison(database: Database, dayId: number, now: number): void {
  const period = dayPeriod(database, dayId, now)
  if (!period) return
  for (const provider of providersInPeriod(database, period)) {
    const subject = compareSubject(dayId, provider)
    if (waitingJob(database, 'reconcile-day', subject)) hastenJobs(database, 'reconcile-day', subject, now)
    else enqueueJob(database, { kind: 'reconcile-day', subject, runAt: now, now })
  }
}
