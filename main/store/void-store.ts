import type { Database } from './database.ts'

/* What was given up before it was paid: a line, or a whole sale. Counted by the Z report that comes next. */

type Sum = { count: number; amountMinor: number }
export type VoidSums = { lines: Sum; sales: Sum }

export type Void = {
  at: number
  kind: 'line' | 'sale'
  basketId: string
  amountMinor: number
  currency: string
}

/** Inside the transaction that gives it up. */
export function insertVoid(database: Database, { at, kind, basketId, amountMinor, currency }: Void): void {
  database
    .sql<[number, string, string, number, string]>(
      'insert into voids (at, kind, basket_id, amount_minor, currency) values (?, ?, ?, ?, ?)',
    )
    .run(at, kind, basketId, amountMinor, currency)
}

/** Since the last Z report. */
export function readOpenVoids(database: Database, currency: string): VoidSums {
  const sums: VoidSums = { lines: { count: 0, amountMinor: 0 }, sales: { count: 0, amountMinor: 0 } }
  const rows = database
    .sql<[string], Sum & { kind: 'line' | 'sale' }>(
      `select kind, count(*) as count, sum(amount_minor) as amountMinor from voids
       where z_number is null and currency = ? group by kind`,
    )
    .all(currency)
  for (const { kind, ...sum } of rows) sums[kind === 'line' ? 'lines' : 'sales'] = sum
  return sums
}

/** Everything until now belongs to this Z report. */
export function sealVoids(database: Database, zNumber: number, currency: string): void {
  database
    .sql<[number, string]>('update voids set z_number = ? where z_number is null and currency = ?')
    .run(zNumber, currency)
}
