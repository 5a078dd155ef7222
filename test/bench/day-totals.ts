import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { closeDay } from '../../main/day/close-day.ts'
import type { DayContext } from '../../main/day/day-context.ts'
import { addOwedTotals } from '../../main/day/owed-totals.ts'
import { createReports } from '../../main/day/reports.ts'
import { dayFigures } from '../../main/domain/day-figures.ts'
import { checkBooks } from '../../main/store/book-check.ts'
import { type Database, openDatabase } from '../../main/store/database.ts'
import { readDayTotals } from '../../main/store/day-totals-store.ts'
import { journalHead } from '../../main/store/journal-store.ts'
import { migrate, refuseStrangers } from '../../main/store/migrate.ts'
import { readSpanSums } from '../../main/store/period-sums-store.ts'
import { type BenchYear, fillYear } from './day-year.ts'
import { type Goal, judge } from './goal.ts'
import { sumOwnRows } from './own-rows.ts'
import { type PlainRows, plainRows } from './plain-rows.ts'
import { median, timed } from './statistics.ts'

/*
 * P3: sums that the till keeps, beside the same sums in SQL over the rows of the same sales in plain tables, in the same run: lines, taxes and
 * tenders each with a table and its key, as tills that add up at closing have them. Both answers are compared before anything is timed.
 * P7.start: what stands between the start and the first sale: whose file it is, opening, migrations, the newest entries of the chain.
 */

type Options = { days: number; salesPerDay: number; rounds: number }

const lastEntries = 2_000

export async function benchDayTotals(options: Options): Promise<Goal[]> {
  const folder = mkdtempSync(join(tmpdir(), 'suretill-day-'))
  try {
    const year = fillYear(join(folder, 'till.db'), options)
    const rows = plainRows(join(folder, 'rows.db'), year, options)
    try {
      compareSums(year, rows)
      return [
        ...keptGoals(year, rows, options.rounds),
        ...checkGoals(year, rows, options.rounds),
        ...(await besideGoals(year)),
        startGoal(year, options.rounds),
      ]
    } finally {
      rows.close()
      year.context.database.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @throws when the two accounts part: then there is nothing to compare */
function compareSums({ context: { database }, from, to, openDayId }: BenchYear, rows: PlainRows): void {
  const kept = readSpanSums(database, { from, to }, 'EUR')
  const wanted = rows.gross(rows.wholeYear)
  if (kept['day all']?.[2] !== wanted) throw new Error(`kept ${kept['day all']?.[2]}, in the rows ${wanted}`)
  const open = dayFigures(readDayTotals(database, openDayId)).grossMinor
  if (open !== rows.gross(rows.openDay))
    throw new Error(`the open day differs from its rows by its kept sums`)
}

const repeated = (rounds: number, work: () => void): number =>
  median(Array.from({ length: rounds }, () => timed(work)))

function keptGoals(
  { context: { database }, from, to, openDayId }: BenchYear,
  rows: PlainRows,
  rounds: number,
) {
  const closed = repeated(rounds * 20, () => void readSpanSums(database, { from, to: from }, 'EUR'))
  const open = repeated(rounds * 20, () => void dayFigures(readDayTotals(database, openDayId)))
  const rawDay = repeated(rounds, () => rows.sum(rows.openDay))
  const wholeYear = repeated(rounds * 5, () => void readSpanSums(database, { from, to }, 'EUR'))
  const rawYear = repeated(Math.min(rounds, 3), () => rows.sum(rows.wholeYear))
  return [
    judge({
      id: 'P3.day',
      name: 'a closed day’s kept sums ÷ the same in SQL over its rows',
      ratio: closed / rawDay,
      goal: 1 / 100,
      sense: 'at most',
      detail: { keptMs: closed, rawMs: rawDay },
    }),
    judge({
      id: 'P3.open',
      name: 'the open day’s kept sums as figures ÷ the same in SQL',
      ratio: open / rawDay,
      goal: 1 / 10,
      sense: 'at most',
      detail: { keptMs: open },
    }),
    judge({
      id: 'P3.year',
      name: 'a year’s kept sums ÷ the same in SQL over its rows',
      ratio: wholeYear / rawYear,
      goal: 1 / 200,
      sense: 'at most',
      detail: { keptMs: wholeYear, rawMs: rawYear, sales: rows.sales, lines: rows.lines },
    }),
  ]
}

class Undone extends Error {}

/** Closed and taken back again and again: the same day, each time with all its counting. */
function checkGoals(year: BenchYear, rows: PlainRows, rounds: number): Goal[] {
  const { context } = year
  const { database } = context
  const close = () => {
    try {
      database.inTransaction(() => {
        const closed = closeDay(context)
        if (!closed.ok) throw new Error(`the day was not closed: ${closed.error.code}`)
        throw new Undone()
      })
    } catch (error) {
      if (!(error instanceof Undone)) throw error
    }
  }
  const closingMs = repeated(rounds, close)
  const rawMs = repeated(rounds, () => sumOwnRows(year))
  const plainMs = repeated(rounds, () => rows.sum(rows.openDay))
  const name = 'a Z that counts everything again, compares and keeps ÷ the same sums in SQL over'
  const shared = { goal: 3, sense: 'at most' as const, detail: { closingMs, rawMs, plainMs } }
  return [
    judge({ id: 'P3.check', name: `${name} the till’s rows`, ratio: closingMs / rawMs, ...shared }),
    judge({ id: 'P3.check.plain', name: `${name} the plain tables`, ratio: closingMs / plainMs, ...shared }),
  ]
}

const watchedMs = 1_500

/** How long main is held by a year's reports, one after the other. */
async function besideGoals({ context }: BenchYear): Promise<Goal[]> {
  const reports = createReports(context as DayContext)
  const asked = { period: { kind: 'this-year' as const }, currency: null }
  // The first one counts what was sold in the open day: the longest.
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const end = performance.now() + watchedMs
  const times: number[] = []
  while (performance.now() < end) {
    const start = performance.now()
    const answer = await reports.get(asked)
    if (!answer.ok) throw new Error(answer.error.code)
    times.push(performance.now() - start)
    await wait(1)
  }
  delay.disable()
  await reports.stop()
  return [
    judge({
      id: 'P3.held',
      name: 'the longest that a year’s report holds main, in 50 ms',
      ratio: delay.max / 1e6 / 50,
      goal: 1,
      sense: 'at most',
      detail: {
        longestMs: delay.max / 1e6,
        reportMs: median(times),
        firstMs: times[0],
        reports: times.length,
      },
    }),
  ]
}

/** Whose file it is, opening, migrations, owed sums; the chain is checked beside the selling, and its newest part is told for comparison. */
function startGoal({ path }: BenchYear, rounds: number): Goal {
  const chainMs: number[] = []
  const start = repeated(rounds, () => {
    refuseStrangers(path)
    const database = openDatabase(path)
    migrate(database)
    addOwedTotals({ database })
    journalHead(database)
    const begin = performance.now()
    checkNewest(database)
    chainMs.push(performance.now() - begin)
    database.close()
  })
  const own = start - median(chainMs)
  return judge({
    id: 'P7.start',
    name: 'what is done with the data between the start and the first sale, in 25 ms',
    ratio: own / 25,
    goal: 1,
    sense: 'at most',
    detail: { startMs: own, newestEntriesMs: median(chainMs), newestEntries: lastEntries },
  })
}

function checkNewest(database: Database): void {
  const newest = database.sql<[], { number: number }>('select max(number) as number from journal').get()
  const place = database
    .sql<[number], { number: number; hash: string }>('select number, hash from journal where number = ?')
    .get(Math.max(1, (newest?.number ?? 0) - lastEntries))
  if (!place) throw new Error('there is no journal')
  const { faults } = checkBooks(database, place, lastEntries)
  if (faults.length > 0) throw new Error(JSON.stringify(faults[0]))
}
