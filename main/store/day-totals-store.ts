import type { SaleTotal } from '../domain/sale.ts'
import type { Database } from './database.ts'

/*
 * The sums of a day, kept with each sale in its transaction: a report costs the same after a year. The keys are in
 * main/domain/day-keys.ts.
 */

export type DayTotal = Required<SaleTotal>

/** A total with everything else at zero. */
export function dayTotal(
  dimension: DayTotal['dimension'],
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

/** Adds to what the day has under this key; negative values take away. */
export function addToDay(database: Database, dayId: number, totals: readonly SaleTotal[]): void {
  // After the first sales of a day every key is there: an update alone costs half of an "insert or else update".
  const update = database.sql(
    `update day_totals set count = count + ?, quantity_milli = quantity_milli + ?, amount_minor = amount_minor + ?,
       net_minor = net_minor + ?, tax_minor = tax_minor + ?, discount_minor = discount_minor + ?,
       tip_minor = tip_minor + ?, rounding_minor = rounding_minor + ?
     where day_id = ? and dimension = ? and key = ?`,
  )
  for (const total of totals) {
    const values = [
      total.count,
      total.quantityMilli ?? 0,
      total.amountMinor,
      total.netMinor ?? 0,
      total.taxMinor ?? 0,
      total.discountMinor ?? 0,
      total.tipMinor ?? 0,
      total.roundingMinor ?? 0,
      dayId,
      total.dimension,
      total.key,
    ]
    if (update.run(...values).changes === 0) insertTotal(database, values)
  }
}

function insertTotal(database: Database, values: readonly unknown[]): void {
  database
    .sql(
      `insert into day_totals (count, quantity_milli, amount_minor, net_minor, tax_minor, discount_minor, tip_minor,
         rounding_minor, day_id, dimension, key)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(...values)
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
