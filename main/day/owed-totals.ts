import type { Database } from '../store/database.ts'
import { countMissingParts } from '../store/day-count.ts'
import { saleRange } from '../store/day-store.ts'
import { addToDay, readOwedTotals, settleOwedTotals } from '../store/day-totals-store.ts'

/**
 * Sums that sales of the open day did not keep, because the program that recorded them did not know these: added once, from the
 * receipts, in one transaction. Sales that came since have theirs.
 */
export function addOwedTotals({ database }: { database: Database }): void {
  for (const { dayId, lastSale } of readOwedTotals(database))
    database.inTransaction(() => {
      const { first } = saleRange(database, dayId)
      const missing = countMissingParts(database, { dayId, first, last: lastSale })
      for (const [hour, parts] of missing) addToDay(database, dayId, hour, parts)
      settleOwedTotals(database, dayId)
    })
}
