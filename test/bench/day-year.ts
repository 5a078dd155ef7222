import { closeDay } from '../../main/day/close-day.ts'
import type { DayContext } from '../../main/day/day-context.ts'
import { dateAfter } from '../../main/domain/calendar.ts'
import { type Database, openDatabase } from '../../main/store/database.ts'
import { insertOpenDay } from '../../main/store/day-totals-store.ts'
import { appendJournal } from '../../main/store/journal-store.ts'
import { migrate } from '../../main/store/migrate.ts'
import { keepDaySums, readDaySums } from '../../main/store/period-sums-store.ts'
import { recordSampleSale, type SampleSale, shopSettings } from '../support/recorded-sales.ts'
import { seededRandom } from './random.ts'

/** A till with a year of closed days and an open one as busy as each of them. */
export type BenchYear = {
  path: string
  context: DayContext
  from: string
  to: string
  openDayId: number
  /** Numbers of the sales of the first day, and of the open one. */
  first: { first: number; last: number }
  open: { first: number; last: number }
}

const settings = { ...shopSettings, timeZone: 'UTC' }
const firstDate = '2026-01-01'
const hourMs = 3_600_000
const startMs = Date.parse(`${firstDate}T08:00:00Z`)
const dayMs = 86_400_000
const linesPerSale = 5

/**
 * The first day is sold and closed by the till itself, so is the open one sold. The days between are copies of the first: their sums are kept
 * by the till's own function, their sales are left out, because no kept sum is read from them (the peer has them all).
 */
export function fillYear(
  path: string,
  { days, salesPerDay }: { days: number; salesPerDay: number },
): BenchYear {
  const database = openDatabase(path)
  migrate(database)
  let now = startMs
  const context: DayContext = {
    database,
    clock: { now: () => now, schedule: () => () => undefined },
    log: { info: () => undefined, warn: () => undefined, error: (event) => console.error(event) },
    settings: () => settings,
    isTraining: () => false,
    isTest: () => false,
    nudge: () => undefined,
    wakeQueue: () => undefined,
  }
  const sell = (date: string) =>
    database.inTransaction(() => {
      const random = seededRandom(1)
      for (let sale = 0; sale < salesPerDay; sale += 1) {
        now = Date.parse(`${date}T08:00:00Z`) + Math.floor((sale / salesPerDay) * 12 * hourMs)
        const id = recordSampleSale(database, sampleSale(random), now, settings)
        appendJournal(database, now, 'sale-recorded', id, { lines: longLines })
      }
    })
  sell(firstDate)
  const closed = closeDay(context)
  if (!closed.ok) throw new Error(closed.error.code)
  copyDays(database, days, salesPerDay)
  const openDate = dateAfter(firstDate, days)
  now = startMs + days * dayMs
  const first = { first: 1, last: salesPerDay }
  const openDayId = insertOpenDay(database, openDate, salesPerDay + 1, now)
  sell(openDate)
  return {
    path,
    context,
    from: firstDate,
    to: dateAfter(openDate, -1),
    openDayId,
    first,
    open: { first: salesPerDay + 1, last: salesPerDay * 2 },
  }
}

/** As long as a sale's entry with five lines. */
const longLines = Array.from({ length: linesPerSale }, (_, position) => [
  position,
  'Product of the bench',
  1000,
  199,
  0,
  199,
  0,
  190_000,
  'Category 1',
])

function copyDays(database: Database, days: number, salesPerDay: number): void {
  const kept = readDaySums(database, 1)
  if (!kept) throw new Error('the first day kept no sums')
  const insert = database.sql<[number, string, number, number, number, number]>(
    `insert into days (id, date, first_sale, opened_at, closed_at, z_number, document)
     select ?, ?, ?, ?, ?, ?, document from days where id = 1`,
  )
  database.inTransaction(() => {
    for (let day = 1; day < days; day += 1) {
      const date = dateAfter(firstDate, day)
      const at = startMs + day * dayMs
      insert.run(day + 1, date, salesPerDay + 1, at, at + 12 * hourMs, day + 1)
      keepDaySums(database, { ...kept, dayId: day + 1, date })
    }
  })
}

const schemes = ['VISA', 'MASTERCARD', 'MAESTRO', 'AMEX']

function sampleSale(random: ReturnType<typeof seededRandom>): SampleSale {
  return {
    lines: Array.from({ length: linesPerSale }, () => {
      const thing = random.below(2_000)
      return {
        name: `Product number ${thing}`,
        unitPriceMinor: 99 + (thing % 1_500),
        quantityMilli: 1000 * (1 + random.below(3)),
        categoryName: `Category ${thing % 60}`,
        taxRateId: 1 + (thing % 3),
        taxRateName: ['Standard', 'Reduced', 'Exempt'][thing % 3] ?? '',
        ratePpm: [190_000, 70_000, 0][thing % 3] ?? 0,
        discount: random.below(12) === 0 ? { kind: 'percent' as const, ppm: 100_000 } : null,
      }
    }),
    cardMilli: [0, 1000, 1000, 500][random.below(4)] ?? 0,
    tipMinor: random.below(10) === 0 ? 50 : 0,
    reader: `Reader ${random.below(3)}`,
    scheme: random.pick(schemes),
    cashier: { id: `c${random.below(6)}`, name: 'Cashier' },
  }
}
