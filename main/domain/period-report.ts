import { dateAfter, daysBetween, monthAfter, monthOf } from './calendar.ts'
import type { DayFigures } from './day-document.ts'
import { dayFigures, type KeyedTotal } from './day-figures.ts'
import type { Dimension } from './day-keys.ts'
import type { PeriodSums, ProductSums, SumValues } from './period-sums.ts'
import type { ReportPeriod, ReportSpan } from './report-period.ts'

/* From kept sums to the figures of a report. */

type Sum = { count: number; amountMinor: number }
export type SeriesStep = { key: string; sales: number; amountMinor: number; beforeMinor: number | null }
export type SoldThing = {
  name: string
  unit: string
  count: number
  quantityMilli: number
  amountMinor: number
}

export type PeriodReport = {
  period: ReportPeriod
  currency: string
  figures: DayFigures
  netMinor: number
  taxMinor: number
  averageMinor: number
  /** Null where nothing was sold before. */
  before: { sales: number; grossMinor: number; averageMinor: number } | null
  refunds: Sum
  voidedLines: Sum
  voidedSales: Sum
  steps: 'day' | 'month'
  byDate: SeriesStep[]
  /** Hours of the clock from the first with a sale to the last. */
  byHour: { hour: string; sales: number; amountMinor: number }[]
  /** 1 is Monday. */
  byWeekday: { weekday: number; sales: number; amountMinor: number }[]
  bestSellers: SoldThing[]
}

export type DatedSum = { date: string; sales: number; grossMinor: number }

export type ReportSums = {
  sums: PeriodSums
  before: PeriodSums
  series: readonly DatedSum[]
  seriesBefore: readonly DatedSum[]
  bestSellers: SoldThing[]
}

export function periodReport(period: ReportPeriod, currency: string, from: ReportSums): PeriodReport {
  const figures = dayFigures(keyedTotals(from.sums))
  const taxMinor = figures.byTax.reduce((sum, tax) => sum + tax.taxMinor, 0)
  const before = sumOf(from.before, 'day all')
  return {
    period,
    currency,
    figures,
    netMinor: figures.grossMinor - taxMinor,
    taxMinor,
    averageMinor: average(figures.grossMinor, figures.sales),
    before:
      before.count === 0
        ? null
        : {
            sales: before.count,
            grossMinor: before.amountMinor,
            averageMinor: average(before.amountMinor, before.count),
          },
    refunds: sumOf(from.sums, 'refund card'),
    voidedLines: sumOf(from.sums, 'void line'),
    voidedSales: sumOf(from.sums, 'void sale'),
    ...seriesOf(period, from),
    byHour: hoursOf(from.sums),
    byWeekday: weekdaysOf(from.sums),
    bestSellers: from.bestSellers,
  }
}

const average = (amountMinor: number, count: number): number =>
  count === 0 ? 0 : Math.round(amountMinor / count)

function sumOf(sums: PeriodSums, name: string): Sum {
  const [count, , amountMinor] = sums[name] ?? [0, 0, 0]
  return { count, amountMinor }
}

const beside = new Set(['slot', 'refund', 'void'])

function keyedTotals(sums: PeriodSums): KeyedTotal[] {
  return Object.entries(sums).flatMap(([name, values]) => {
    const gap = name.indexOf(' ')
    const dimension = name.slice(0, gap)
    if (beside.has(dimension)) return []
    return [keyedTotal(dimension as Dimension, name.slice(gap + 1), values)]
  })
}

function keyedTotal(dimension: Dimension, key: string, values: SumValues): KeyedTotal {
  return {
    dimension,
    key,
    count: values[0],
    quantityMilli: values[1],
    amountMinor: values[2],
    netMinor: values[3],
    taxMinor: values[4],
    discountMinor: values[5],
    tipMinor: values[6],
    roundingMinor: values[7],
  }
}

type Slot = { weekday: number; hour: number; sales: number; amountMinor: number }

function slotsOf(sums: PeriodSums): Slot[] {
  return Object.entries(sums).flatMap(([name, values]) => {
    const [dimension, weekday, hour] = name.split(' ')
    if (dimension !== 'slot') return []
    return [{ weekday: Number(weekday), hour: Number(hour), sales: values[0], amountMinor: values[2] }]
  })
}

function added(slots: readonly Slot[]): { sales: number; amountMinor: number } {
  return slots.reduce(
    (sum, slot) => ({ sales: sum.sales + slot.sales, amountMinor: sum.amountMinor + slot.amountMinor }),
    { sales: 0, amountMinor: 0 },
  )
}

function hoursOf(sums: PeriodSums): PeriodReport['byHour'] {
  const slots = slotsOf(sums)
  if (slots.length === 0) return []
  const hours = slots.map(({ hour }) => hour)
  const first = Math.min(...hours)
  return Array.from({ length: Math.max(...hours) - first + 1 }, (_, index) => ({
    hour: String(first + index).padStart(2, '0'),
    ...added(slots.filter(({ hour }) => hour === first + index)),
  }))
}

function weekdaysOf(sums: PeriodSums): PeriodReport['byWeekday'] {
  const slots = slotsOf(sums)
  if (slots.length === 0) return []
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    ...added(slots.filter((slot) => slot.weekday === weekday)),
  }))
}

/** More steps than these are months. */
const mostDays = 62

function seriesOf(
  period: ReportPeriod,
  { series, seriesBefore }: ReportSums,
): Pick<PeriodReport, 'steps' | 'byDate'> {
  const isDays = daysBetween(period.from, period.to) <= mostDays
  const keysOf = isDays ? datesOf : monthsOf
  const keyOf = isDays ? (date: string) => date : monthOf
  const now = groupBy(series, keyOf)
  const before = groupBy(seriesBefore, keyOf)
  const keysBefore = keysOf(period.before)
  return {
    steps: isDays ? 'day' : 'month',
    byDate: keysOf(period).map((key, index) => {
      const { sales, grossMinor } = now.get(key) ?? { sales: 0, grossMinor: 0 }
      const sameBefore = keysBefore[index]
      const beforeMinor = sameBefore === undefined ? null : (before.get(sameBefore)?.grossMinor ?? null)
      return { key, sales, amountMinor: grossMinor, beforeMinor }
    }),
  }
}

function groupBy(series: readonly DatedSum[], keyOf: (date: string) => string) {
  const groups = new Map<string, { sales: number; grossMinor: number }>()
  for (const { date, sales, grossMinor } of series) {
    const sum = groups.get(keyOf(date)) ?? { sales: 0, grossMinor: 0 }
    groups.set(keyOf(date), { sales: sum.sales + sales, grossMinor: sum.grossMinor + grossMinor })
  }
  return groups
}

function datesOf({ from, to }: ReportSpan): string[] {
  return Array.from({ length: daysBetween(from, to) }, (_, index) => dateAfter(from, index))
}

function monthsOf({ from, to }: ReportSpan): string[] {
  const months: string[] = []
  for (let month = monthOf(from); month <= monthOf(to); month = monthAfter(month, 1)) months.push(month)
  return months
}

/** What brought most; the keys are those of day-count.ts: unit, name. */
export function bestSellers(products: ProductSums, most: number): SoldThing[] {
  return Object.entries(products)
    .map(([key, [count, quantityMilli, amountMinor]]) => {
      const gap = key.indexOf(' ')
      return { unit: key.slice(0, gap), name: key.slice(gap + 1), count, quantityMilli, amountMinor }
    })
    .sort(
      (a, b) =>
        b.amountMinor - a.amountMinor || b.quantityMilli - a.quantityMilli || (a.name < b.name ? -1 : 1),
    )
    .slice(0, most)
}
