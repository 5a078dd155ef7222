import type { DayContext } from '../../main/day/day-context.ts'
import { testClock } from './clock.ts'
import { testDatabase } from './database.ts'
import { testLog } from './print-desk.ts'
import { recordSampleSale, type SampleSale, shopSettings } from './recorded-sales.ts'

/** A business day with its database, a clock that the test moves, and a way to sell without a basket. */
export function dayDesk(
  change: Partial<Pick<DayContext, 'settings' | 'isTraining' | 'isTest' | 'providerName'>> = {},
) {
  const own = {
    database: testDatabase(),
    clock: testClock(Date.UTC(2026, 10, 21, 9, 0)),
    log: testLog(),
  }
  const context = {
    ...own,
    settings: () => shopSettings,
    isTraining: () => false,
    isTest: () => false,
    nudge: () => undefined,
    wakeQueue: () => undefined,
    ...change,
    ...own,
  }
  return {
    context,
    sell: (sale: SampleSale) =>
      recordSampleSale(context.database, sale, context.clock.now(), context.settings()),
  }
}
