import { firstMovementAt } from '../store/booked-movements.ts'
import type { Database } from '../store/database.ts'
import { closedBefore, readDay } from '../store/day-store.ts'

/**
 * The time that a day stands for beside a card service's list: from the Z report before to its own. Days follow one another without
 * a gap, also over nights in which nothing was sold, so that every charge of the list is of exactly one of them.
 */
export type DayPeriod = { dayId: number; after: number; until: number; isOpen: boolean }

/** 0 is the time since the last Z report in which no sale has opened a day yet. Undefined: there is no such day. */
export function dayPeriod(database: Database, dayId: number, now: number): DayPeriod | undefined {
  const day = dayId === 0 ? undefined : readDay(database, dayId)
  if (dayId !== 0 && !day) return undefined
  const before = closedBefore(database, day?.id ?? null)
  const begin = before ?? (firstMovementAt(database) ?? now) - 1
  return { dayId, after: begin, until: day?.closedAt ?? now, isOpen: !day || day.closedAt === null }
}
