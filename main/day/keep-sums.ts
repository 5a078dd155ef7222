import { type DayDocument, readDayDocument } from '../domain/day-document.ts'
import { type ProductSums, periodSums } from '../domain/period-sums.ts'
import type { Database } from '../store/database.ts'
import { beginCount, countSales, type DayCount, totalsOf } from '../store/day-count.ts'
import { saleRange } from '../store/day-store.ts'
import { type DaySums, daysWithoutSums, hasDaySums, keepDaySums } from '../store/period-sums-store.ts'

/*
 * The sums that reports read: kept by each Z in its transaction, from the count that was just compared. Days that were closed by a program
 * that did not keep any are counted once, when a report first asks.
 */

/** What is kept of a closed day, from a count of its rows. */
export function sumsOfDay(dayId: number, document: DayDocument, count: DayCount): DaySums {
  const { date, currency, figures } = document
  return {
    dayId,
    date,
    currency,
    sales: figures.sales,
    grossMinor: figures.grossMinor,
    sums: periodSums(totalsOf(count), document),
    products: Object.fromEntries(count.products) as ProductSums,
  }
}

const salesPerSlice = 200

/** Counts a day in slices, so that a sale beside it never waits. */
export async function countInSlices(
  database: Database,
  dayId: number,
  rest: () => Promise<void>,
): Promise<DayCount> {
  const count = beginCount()
  const { first, last } = saleRange(database, dayId)
  for (let from = first; from <= last; from += salesPerSlice) {
    countSales(database, count, { dayId, first: from, last: Math.min(last, from + salesPerSlice - 1) })
    await rest()
  }
  return count
}

/** Sums of days that were closed before any were kept. Sealed days do not change: one that is counted in between is the same. */
export async function keepMissingSums(database: Database, rest: () => Promise<void>): Promise<void> {
  for (const { id, document } of daysWithoutSums(database)) {
    const count = await countInSlices(database, id, rest)
    const sums = sumsOfDay(id, readDayDocument(document), count)
    database.inTransaction(() => {
      if (!hasDaySums(database, id)) keepDaySums(database, sums)
    })
  }
}
