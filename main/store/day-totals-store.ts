import type { SaleTotal } from '../domain/sale.ts'
import type { Database } from './database.ts'

/*
 * The sums of a day, kept with each sale in its transaction: a report costs the same after a year. The keys are in
 * main/domain/day-keys.ts. An hour is one row, so that a sale writes one page of them, however many categories it has.
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

/** The sums of one hour as stored, by dimension and key: what a sum leaves out is zero. */
type StoredTotals = Record<string, StoredTotal>
type StoredTotal = [
  count: number,
  quantityMilli: number,
  amountMinor: number,
  netMinor: number,
  taxMinor: number,
  discountMinor: number,
  tipMinor: number,
  roundingMinor: number,
]

/** The hour that was written last, so that the next sale need not parse it. Only ever believed against the row's own text. */
export type HourMemory = { kept?: { text: string; sums: StoredTotals } | undefined }

/** Adds to what the day has in this hour; negative values take away. */
export function addToDay(
  database: Database,
  dayId: number,
  hour: string,
  totals: readonly SaleTotal[],
  memory: HourMemory = {},
): void {
  const stored = database
    .sql<[number, string], { totals: string }>('select totals from day_totals where day_id = ? and hour = ?')
    .get(dayId, hour)
  const sums = stored ? sumsOf(stored.totals, memory) : {}
  // The sums are changed in place: until the new row stands, what is remembered fits no row.
  memory.kept = undefined
  for (const total of totals) addTotal(sums, total)
  const text = JSON.stringify(sums)
  database
    .sql<[string, number, string]>(
      stored
        ? 'update day_totals set totals = ? where day_id = ? and hour = ?'
        : 'insert into day_totals (totals, day_id, hour) values (?, ?, ?)',
    )
    .run(text, dayId, hour)
  memory.kept = { text, sums }
}

/** What was rolled back, or written by somebody else, has another text. */
function sumsOf(text: string, memory: HourMemory): StoredTotals {
  return memory.kept?.text === text ? memory.kept.sums : (JSON.parse(text) as StoredTotals)
}

function addTotal(sums: StoredTotals, total: SaleTotal): void {
  const name = `${total.dimension} ${total.key}`
  const sum = sums[name] ?? [0, 0, 0, 0, 0, 0, 0, 0]
  sum[0] += total.count
  sum[1] += total.quantityMilli ?? 0
  sum[2] += total.amountMinor
  sum[3] += total.netMinor ?? 0
  sum[4] += total.taxMinor ?? 0
  sum[5] += total.discountMinor ?? 0
  sum[6] += total.tipMinor ?? 0
  sum[7] += total.roundingMinor ?? 0
  sums[name] = sum
}

/** The sums of the whole day, ordered by dimension and key. */
export function readDayTotals(database: Database, dayId: number): DayTotal[] {
  const rows = database
    .sql<[number], { totals: string }>('select totals from day_totals where day_id = ?')
    .all(dayId)
  const sums: StoredTotals = {}
  for (const row of rows)
    for (const [name, part] of Object.entries(JSON.parse(row.totals) as StoredTotals)) {
      const sum = sums[name]
      sums[name] = sum ? (sum.map((value, index) => value + (part[index] ?? 0)) as StoredTotal) : part
    }
  return Object.keys(sums)
    .sort()
    .map((name) => toDayTotal(name, sums[name] as StoredTotal))
}

function toDayTotal(name: string, sum: StoredTotal): DayTotal {
  const gap = name.indexOf(' ')
  return {
    dimension: name.slice(0, gap) as DayTotal['dimension'],
    key: name.slice(gap + 1),
    count: sum[0],
    quantityMilli: sum[1],
    amountMinor: sum[2],
    netMinor: sum[3],
    taxMinor: sum[4],
    discountMinor: sum[5],
    tipMinor: sum[6],
    roundingMinor: sum[7],
  }
}

/** The open business day; undefined between a Z report and the next sale. */
export function openDayId(database: Database): number | undefined {
  return database.sql<[], { id: number }>('select id from days where closed_at is null').get()?.id
}

/** Opens a day; the sale that opens it is its first. */
export function insertOpenDay(database: Database, date: string, firstSale: number, now: number): number {
  const result = database
    .sql<[string, number, number]>('insert into days (date, first_sale, opened_at) values (?, ?, ?)')
    .run(date, firstSale, now)
  return Number(result.lastInsertRowid)
}

/** Days whose sales up to this one were recorded by a program that kept fewer sums. */
export function readOwedTotals(database: Database): { dayId: number; lastSale: number }[] {
  return database
    .sql<[], { dayId: number; lastSale: number }>(
      'select day_id as dayId, last_sale as lastSale from owed_totals',
    )
    .all()
}

export function settleOwedTotals(database: Database, dayId: number): void {
  database.sql<[number]>('delete from owed_totals where day_id = ?').run(dayId)
}
