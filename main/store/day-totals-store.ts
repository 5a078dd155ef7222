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

/** Adds to what the day has under this key; negative values take away. What a total leaves out stays as it is. */
export function addToDay(database: Database, dayId: number, totals: readonly SaleTotal[]): void {
  for (const total of totals) {
    const fields = amountColumns.filter(([field]) => total[field] !== undefined)
    const names = fields.map(([, column]) => column)
    const values = fields.map(([field]) => total[field])
    // After the first sales of a day every key is there: an update alone costs half of an "insert or else update".
    const updated = database
      .sql(
        `update day_totals set ${names.map((name) => `${name} = ${name} + ?`).join(', ')}
         where day_id = ? and dimension = ? and key = ?`,
      )
      .run(...values, dayId, total.dimension, total.key)
    if (updated.changes > 0) continue
    database
      .sql(
        `insert into day_totals (${names.join(', ')}, day_id, dimension, key)
         values (${names.map(() => '?').join(', ')}, ?, ?, ?)`,
      )
      .run(...values, dayId, total.dimension, total.key)
  }
}

const amountColumns = [
  ['count', 'count'],
  ['quantityMilli', 'quantity_milli'],
  ['amountMinor', 'amount_minor'],
  ['netMinor', 'net_minor'],
  ['taxMinor', 'tax_minor'],
  ['discountMinor', 'discount_minor'],
  ['tipMinor', 'tip_minor'],
  ['roundingMinor', 'rounding_minor'],
] as const

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
