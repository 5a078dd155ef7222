import { firstDayOf, lastDayOf, monthAfter, monthOf } from '../domain/calendar.ts'
import { addSums, type PeriodSums, type ProductSums } from '../domain/period-sums.ts'
import type { Database } from './database.ts'
import type { DayRow } from './day-store.ts'

/* Sums of closed days and of months, made when a day is sealed: a year's report reads twelve rows. */

export type DaySums = {
  dayId: number
  date: string
  currency: string
  sales: number
  grossMinor: number
  sums: PeriodSums
  products: ProductSums
}

/** The day's row, and its part in the month: both, in one transaction, once. */
export function keepDaySums(database: Database, day: DaySums): void {
  if (!database.isInTransaction()) throw new Error('a day and its month are kept together')
  const { dayId, date, currency, sales, grossMinor, sums, products } = day
  database
    .sql<[number, string, string, number, number, string, string]>(
      'insert into day_sums (day_id, date, currency, sales, gross_minor, sums, products) values (?, ?, ?, ?, ?, ?, ?)',
    )
    .run(dayId, date, currency, sales, grossMinor, JSON.stringify(sums), JSON.stringify(products))
  const month = monthOf(date)
  const kept = readMonth(database, month, currency)
  const added = kept ?? { days: 0, sums: {}, products: {} }
  addSums(added.sums, sums)
  addSums(added.products, products)
  database
    .sql<[string, string, number, string, string]>(
      `insert into month_sums (month, currency, days, sums, products) values (?, ?, ?, ?, ?)
       on conflict (month, currency) do update set days = excluded.days, sums = excluded.sums, products = excluded.products`,
    )
    .run(month, currency, added.days + 1, JSON.stringify(added.sums), JSON.stringify(added.products))
}

type MonthSums = { days: number; sums: PeriodSums; products: ProductSums }

function readMonth(database: Database, month: string, currency: string): MonthSums | undefined {
  const row = database
    .sql<[string, string], { days: number; sums: string; products: string }>(
      'select days, sums, products from month_sums where month = ? and currency = ?',
    )
    .get(month, currency)
  return (
    row && {
      days: row.days,
      sums: JSON.parse(row.sums) as PeriodSums,
      products: JSON.parse(row.products) as ProductSums,
    }
  )
}

type SumRow = Omit<DaySums, 'sums' | 'products'> & { sums: string; products: string }

export function readDaySums(database: Database, dayId: number): DaySums | undefined {
  const row = database
    .sql<[number], SumRow>(
      `select day_id as dayId, date, currency, sales, gross_minor as grossMinor, sums, products from day_sums
       where day_id = ?`,
    )
    .get(dayId)
  return (
    row && {
      ...row,
      sums: JSON.parse(row.sums) as PeriodSums,
      products: JSON.parse(row.products) as ProductSums,
    }
  )
}

export const hasDaySums = (database: Database, dayId: number): boolean =>
  database.sql<[number]>('select 1 from day_sums where day_id = ?').get(dayId) !== undefined

export function readMonthSums(database: Database): (MonthSums & { month: string; currency: string })[] {
  const rows = database
    .sql<[], { month: string; currency: string }>(
      'select month, currency from month_sums order by month, currency',
    )
    .all()
  return rows.flatMap(({ month, currency }) => {
    const sums = readMonth(database, month, currency)
    return sums ? [{ month, currency, ...sums }] : []
  })
}

/** Closed days of before sums were kept, oldest first. */
export function daysWithoutSums(database: Database): (Pick<DayRow, 'id' | 'date'> & { document: string })[] {
  return database
    .sql<[], { id: number; date: string; document: string }>(
      `select id, date, document from days
       where document is not null and not exists (select 1 from day_sums where day_id = days.id) order by id`,
    )
    .all()
}

export type Span = { from: string; to: string }

/** Whole months of a span come from the months' rows, the rest from the days'. */
export function readSpanSums(database: Database, span: Span, currency: string): PeriodSums {
  const sums: PeriodSums = {}
  for (const text of spanTexts(database, span, currency, 'sums'))
    addSums(sums, JSON.parse(text) as PeriodSums)
  return sums
}

/** Texts to add up, one by one: what was sold in a year is long. */
export function spanProducts(database: Database, span: Span, currency: string): string[] {
  return spanTexts(database, span, currency, 'products')
}

function spanTexts(
  database: Database,
  { from, to }: Span,
  currency: string,
  column: 'sums' | 'products',
): string[] {
  const isFirstWhole = from === firstDayOf(monthOf(from))
  const isLastWhole = to === lastDayOf(monthOf(to))
  const firstMonth = monthAfter(monthOf(from), isFirstWhole ? 0 : 1)
  const lastMonth = monthAfter(monthOf(to), isLastWhole ? 0 : -1)
  const days = (span: Span) => dayTexts(database, span, currency, column)
  if (firstMonth > lastMonth) return days({ from, to })
  const months = database
    .sql<[string, string, string], { text: string }>(
      `select ${column} as text from month_sums where currency = ? and month between ? and ?`,
    )
    .all(currency, firstMonth, lastMonth)
  return [
    ...months.map(({ text }) => text),
    ...(isFirstWhole ? [] : days({ from, to: lastDayOf(monthOf(from)) })),
    ...(isLastWhole ? [] : days({ from: firstDayOf(monthOf(to)), to })),
  ]
}

function dayTexts(database: Database, { from, to }: Span, currency: string, column: 'sums' | 'products') {
  return database
    .sql<[string, string, string], { text: string }>(
      `select ${column} as text from day_sums where date between ? and ? and currency = ?`,
    )
    .all(from, to, currency)
    .map(({ text }) => text)
}

export type DaySeries = { date: string; sales: number; grossMinor: number }[]

/** Each business day's turnover; days of the same date are one. */
export function readDaySeries(database: Database, { from, to }: Span, currency: string): DaySeries {
  return database
    .sql<[string, string, string], DaySeries[number]>(
      `select date, sum(sales) as sales, sum(gross_minor) as grossMinor from day_sums
       where date between ? and ? and currency = ? group by date order by date`,
    )
    .all(from, to, currency)
}

/** Every currency that something was sold in, of closed days. */
export function readSumCurrencies(database: Database): string[] {
  return database
    .sql<[], { currency: string }>('select distinct currency from month_sums order by currency')
    .all()
    .map(({ currency }) => currency)
}
