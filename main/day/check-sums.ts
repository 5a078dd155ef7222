import { type DayFigures, readDayDocument } from '../domain/day-document.ts'
import { dayFigures, figureDifferences } from '../domain/day-figures.ts'
import { addSums, type PeriodSums, type ProductSums, sumDifferences } from '../domain/period-sums.ts'
import type { Database } from '../store/database.ts'
import { totalsOf } from '../store/day-count.ts'
import { readClosedDays } from '../store/day-store.ts'
import { readDayTotals } from '../store/day-totals-store.ts'
import { readDaySums, readMonthSums } from '../store/period-sums-store.ts'
import { countInSlices, sumsOfDay } from './keep-sums.ts'

type Month = { days: number; sums: PeriodSums; products: ProductSums }

export type SumCheck = { days: number; months: number; differences: string[] }

/**
 * Every sum that is kept of closed days beside the same sums counted again from the rows: those by the hour, those in the sealed Z, those that
 * reports read, and the months made of them. Each difference is a sentence.
 */
export async function checkSums(database: Database, rest: () => Promise<void>): Promise<SumCheck> {
  const differences: string[] = []
  const months = new Map<string, Month>()
  const days = readClosedDays(database)
  for (const { id, zNumber, document: text } of days) {
    const say = (what: string) => differences.push(`Z ${zNumber}: ${what}`)
    const document = readDayDocument(text)
    const count = await countInSlices(database, id, rest)
    const counted = likeReport(dayFigures(totalsOf(count)), document.figures)
    for (const [where, figures] of [
      ['the report', document.figures],
      ['kept by the hour', likeReport(dayFigures(readDayTotals(database, id)), document.figures)],
    ] as const)
      for (const difference of figureDifferences(figures, counted))
        say(`${difference.what}: ${where} ${difference.kept}, counted ${difference.counted}`)
    const kept = readDaySums(database, id)
    // A day of before sums were kept gets them when a report first asks.
    if (!kept) continue
    const fresh = sumsOfDay(id, document, count)
    for (const what of sumDifferences(kept.sums, fresh.sums)) say(what)
    for (const what of sumDifferences(kept.products, fresh.products)) say(what)
    if (kept.sales !== fresh.sales || kept.grossMinor !== fresh.grossMinor || kept.date !== fresh.date)
      say(
        `kept ${kept.date} ${kept.sales} ${kept.grossMinor}, counted ${fresh.date} ${fresh.sales} ${fresh.grossMinor}`,
      )
    addToMonth(months, fresh)
  }
  differences.push(...monthDifferences(readMonthSums(database), months))
  return { days: days.length, months: months.size, differences }
}

function addToMonth(
  months: Map<string, Month>,
  {
    date,
    currency,
    sums,
    products,
  }: { date: string; currency: string; sums: PeriodSums; products: ProductSums },
): void {
  const name = `${date.slice(0, 7)} ${currency}`
  const month = months.get(name) ?? { days: 0, sums: {}, products: {} }
  month.days += 1
  addSums(month.sums, sums)
  addSums(month.products, products)
  months.set(name, month)
}

function monthDifferences(
  kept: readonly (Month & { month: string; currency: string })[],
  counted: ReadonlyMap<string, Month>,
): string[] {
  const names = new Map(kept.map((row) => [`${row.month} ${row.currency}`, row]))
  return [...new Set([...names.keys(), ...counted.keys()])].flatMap((name) => {
    const have = names.get(name) ?? { days: 0, sums: {}, products: {} }
    const want = counted.get(name) ?? { days: 0, sums: {}, products: {} }
    return [
      ...(have.days === want.days ? [] : [`${name}: kept ${have.days} days, counted ${want.days}`]),
      ...[...sumDifferences(have.sums, want.sums), ...sumDifferences(have.products, want.products)].map(
        (what) => `${name}: ${what}`,
      ),
    ]
  })
}

/** What a report of before some sums were counted does not have is not compared. */
function likeReport(figures: DayFigures, report: DayFigures): DayFigures {
  const known = Object.entries(figures).filter(([name]) => Object.hasOwn(report, name))
  return Object.fromEntries(known) as DayFigures
}
