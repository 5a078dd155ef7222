import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { type DayDocument, readDayDocument } from '../domain/day-document.ts'
import { readDay } from '../store/day-store.ts'
import { enqueueJob } from '../store/job-store.ts'
import type { DayContext } from './day-context.ts'
import { xDocument } from './day-report.ts'

/** Asks for the paper of a day: the sealed Z as it was, or an X of the open day as it is at this moment. */
export function printDay(context: DayContext, dayId: number): Result<{ queued: true }> {
  const { database, clock } = context
  const day = readDay(database, dayId)
  if (!day) return fail('day-not-found')
  const now = clock.now()
  const payload = day.document === null ? { document: xDocument(context, day) } : {}
  database.inTransaction(() =>
    enqueueJob(database, { kind: 'print-day', subject: String(dayId), payload, runAt: now, now }),
  )
  context.wakeQueue()
  return ok({ queued: true })
}

/** The same report for a file. */
export function dayPaper(context: DayContext, dayId: number): Result<DayDocument> {
  const day = readDay(context.database, dayId)
  if (!day) return fail('day-not-found')
  return ok(day.document === null ? xDocument(context, day) : readDayDocument(day.document))
}
