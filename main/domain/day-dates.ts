import { businessDateOfHour } from './business-day.ts'
import type { DayDocument, DayFigures } from './day-document.ts'

/**
 * What each business day brought, where a report covers more than one because the days before were not closed: they are in one
 * range of receipts and in one report, and never in one sum only.
 */
export function sumsByDate(
  byHour: DayFigures['byHour'],
  endsAtHour: number,
): DayDocument['dates'] | undefined {
  const sums = new Map<string, { date: string; sales: number; amountMinor: number }>()
  for (const { hour, sales, amountMinor } of byHour) {
    const date = businessDateOfHour(hour, endsAtHour)
    const sum = sums.get(date) ?? { date, sales: 0, amountMinor: 0 }
    sums.set(date, { date, sales: sum.sales + sales, amountMinor: sum.amountMinor + amountMinor })
  }
  if (sums.size < 2) return undefined
  return [...sums.values()].sort((a, b) => a.date.localeCompare(b.date))
}
