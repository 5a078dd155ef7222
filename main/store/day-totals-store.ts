import type { Database } from './database.ts'

/*
 * The sums of a day, kept with each sale in its transaction: a report costs the same after a year. The keys are in
 * main/domain/day-keys.ts.
 */

export type DayDimension = 'day' | 'tender' | 'tax' | 'category' | 'hour'

export type DayTotal = {
  dimension: DayDimension
  key: string
  count: number
  quantityMilli: number
  amountMinor: number
  netMinor: number
  taxMinor: number
  discountMinor: number
  tipMinor: number
  roundingMinor: number
}

/** A total with everything else at zero. */
export function dayTotal(
  dimension: DayDimension,
  key: string,
  values: Partial<Omit<DayTotal, 'dimension' | 'key'>>,
): DayTotal {
  return {
    dimension,
    key,
    count: 0,
    quantityMilli: 0,
    amountMinor: 0,
    netMinor: 0,
    taxMinor: 0,
    discountMinor: 0,
    tipMinor: 0,
    roundingMinor: 0,
    ...values,
  }
}

type TotalParameters = [
  number,
  string,
  string,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
]

/** Adds to what the day has under this key; negative values take away. */
export function addToDay(database: Database, dayId: number, totals: readonly DayTotal[]): void {
  const statement = database.sql<TotalParameters>(
    `insert into day_totals (day_id, dimension, key, count, quantity_milli, amount_minor, net_minor, tax_minor,
       discount_minor, tip_minor, rounding_minor)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (day_id, dimension, key) do update set
       count = count + excluded.count,
       quantity_milli = quantity_milli + excluded.quantity_milli,
       amount_minor = amount_minor + excluded.amount_minor,
       net_minor = net_minor + excluded.net_minor,
       tax_minor = tax_minor + excluded.tax_minor,
       discount_minor = discount_minor + excluded.discount_minor,
       tip_minor = tip_minor + excluded.tip_minor,
       rounding_minor = rounding_minor + excluded.rounding_minor`,
  )
  for (const total of totals) {
    statement.run(
      dayId,
      total.dimension,
      total.key,
      total.count,
      total.quantityMilli,
      total.amountMinor,
      total.netMinor,
      total.taxMinor,
      total.discountMinor,
      total.tipMinor,
      total.roundingMinor,
    )
  }
}

export function readDayTotals(database: Database, dayId: number): DayTotal[] {
  return database
    .sql<[number], DayTotal>(
      `select dimension, key, count, quantity_milli as quantityMilli, amount_minor as amountMinor, net_minor as netMinor,
         tax_minor as taxMinor, discount_minor as discountMinor, tip_minor as tipMinor, rounding_minor as roundingMinor
       from day_totals where day_id = ? order by dimension, key`,
    )
    .all(dayId)
}

/** The open business day; undefined between a Z report and the next sale. */
export function openDayId(database: Database): number | undefined {
  return database.sql<[], { id: number }>('select id from days where closed_at is null').get()?.id
}

export function insertOpenDay(database: Database, date: string, now: number): number {
  const result = database
    .sql<[string, number]>('insert into days (date, opened_at) values (?, ?)')
    .run(date, now)
  return Number(result.lastInsertRowid)
}
