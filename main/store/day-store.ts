import type { PaymentStatus } from '../../preload/contract/views.ts'
import { taxKey, wholeDayKey } from '../domain/day-keys.ts'
import { shopTime } from '../domain/shop-time.ts'
import type { Database } from './database.ts'
import { type DayTotal, dayTotal } from './day-totals-store.ts'

/* Business days and what a report about one needs: the day itself, its range of receipts, what is still open. */

export type DayRow = {
  id: number
  date: string
  openedAt: number
  closedAt: number | null
  zNumber: number | null
  /** The sealed report, as JSON. */
  document: string | null
}

const dayColumns = 'id, date, opened_at as openedAt, closed_at as closedAt, z_number as zNumber, document'

export function readDay(database: Database, dayId: number): DayRow | undefined {
  return database.sql<[number], DayRow>(`select ${dayColumns} from days where id = ?`).get(dayId)
}

export function readOpenDay(database: Database): DayRow | undefined {
  return database.sql<[], DayRow>(`select ${dayColumns} from days where closed_at is null`).get()
}

export function readLastClosedDay(database: Database): DayRow | undefined {
  return database
    .sql<[], DayRow>(
      `select ${dayColumns} from days where z_number is not null order by z_number desc limit 1`,
    )
    .get()
}

/** The newest first. */
export function listDays(database: Database, limit: number): DayRow[] {
  return database.sql<[number], DayRow>(`select ${dayColumns} from days order by id desc limit ?`).all(limit)
}

/** Makes the day final; false when it was final already. */
export function sealDay(
  database: Database,
  day: { id: number; closedAt: number; zNumber: number; document: string },
): boolean {
  const result = database
    .sql<[number, number, string, number]>(
      'update days set closed_at = ?, z_number = ?, document = ? where id = ? and closed_at is null',
    )
    .run(day.closedAt, day.zNumber, day.document, day.id)
  return result.changes === 1
}

export type DaySales = {
  firstReceipt: string | null
  lastReceipt: string | null
  /** Of the sales; null when there are none. */
  currency: string | null
}

export function readDaySales(database: Database, dayId: number): DaySales {
  const row = database
    .sql<[number], DaySales>(
      `select first.receipt_number as firstReceipt, last.receipt_number as lastReceipt, last.currency as currency
       from (select min(number) as low, max(number) as high from sales where day_id = ?) as span
       join sales as first on first.number = span.low
       join sales as last on last.number = span.high`,
    )
    .get(dayId)
  return row ?? { firstReceipt: null, lastReceipt: null, currency: null }
}

export type OpenPayment = {
  paymentId: string
  saleId: string
  amountMinor: number
  currency: string
  status: PaymentStatus
}

/** Attempts whose outcome is not final: nobody can say yet to which side of a Z their money belongs. */
export function readOpenPayments(database: Database): OpenPayment[] {
  return database
    .sql<[], OpenPayment>(
      `select id as paymentId, sale_id as saleId, amount_minor as amountMinor, currency, status from payments
       where status in ('created', 'submitting', 'pending', 'unknown') order by created_at, id`,
    )
    .all()
}

export function countParkedBaskets(database: Database): number {
  const row = database
    .sql<[], { count: number }>(`select count(*) as count from baskets where state = 'parked'`)
    .get()
  return row?.count ?? 0
}

/**
 * The sums of a day counted again from its sales, lines, taxes and receipts: what the kept sums must agree with before a
 * day is sealed. Tenders are those of the receipt, not of the payments: an approval that arrives after the sale was paid
 * otherwise is a payment of its own, not revenue of this day.
 */
export function countDayTotals(database: Database, dayId: number): DayTotal[] {
  return [
    ...countWholeDay(database, dayId),
    ...countHours(database, dayId),
    ...countTenders(database, dayId),
    ...countTaxes(database, dayId),
    ...countCategories(database, dayId),
  ]
}

function countWholeDay(database: Database, dayId: number): DayTotal[] {
  const day = database
    .sql<[number], { count: number; amount: number; discount: number; tip: number; rounding: number }>(
      `select count(*) as count, sum(total_minor) as amount, sum(discount_minor) as discount, sum(tip_minor) as tip,
         sum(cash_rounding_minor) as rounding from sales where day_id = ?`,
    )
    .get(dayId)
  if (!day || day.count === 0) return []
  const lines = database
    .sql<[number], { discount: number | null }>(
      `select sum(sale_lines.discount_minor) as discount from sales
       join sale_lines on sale_lines.sale_number = sales.number where sales.day_id = ?`,
    )
    .get(dayId)
  return [
    dayTotal('day', wholeDayKey, {
      count: day.count,
      amountMinor: day.amount,
      discountMinor: day.discount + (lines?.discount ?? 0),
      tipMinor: day.tip,
      roundingMinor: day.rounding,
    }),
  ]
}

function countHours(database: Database, dayId: number): DayTotal[] {
  const zones = new Map<string, ReturnType<typeof shopTime>>()
  const hours = new Map<string, DayTotal>()
  const rows = database
    .sql<[number], { at: number; amount: number; zone: string }>(
      `select recorded_at as at, total_minor as amount, json_extract(document, '$.timeZone') as zone
       from sales where day_id = ? order by number`,
    )
    .iterate(dayId)
  for (const row of rows) {
    const zone = zones.get(row.zone) ?? shopTime(row.zone)
    zones.set(row.zone, zone)
    const key = zone.hourOf(row.at)
    const hour = hours.get(key) ?? dayTotal('hour', key, {})
    hours.set(key, { ...hour, count: hour.count + 1, amountMinor: hour.amountMinor + row.amount })
  }
  return [...hours.values()]
}

function countTenders(database: Database, dayId: number): DayTotal[] {
  return database
    .sql<[number], { tender: string; count: number; amount: number }>(
      `select json_extract(tender.value, '$.tender') as tender, count(*) as count,
         sum(json_extract(tender.value, '$.amountMinor')) as amount
       from sales, json_each(sales.document, '$.tenders') as tender where sales.day_id = ? group by 1`,
    )
    .all(dayId)
    .map((row) => dayTotal('tender', row.tender, { count: row.count, amountMinor: row.amount }))
}

function countTaxes(database: Database, dayId: number): DayTotal[] {
  return database
    .sql<[number], { rate: number; name: string; count: number; net: number; tax: number; gross: number }>(
      `select sale_taxes.rate_ppm as rate, sale_taxes.name as name, count(*) as count, sum(sale_taxes.net_minor) as net,
         sum(sale_taxes.tax_minor) as tax, sum(sale_taxes.gross_minor) as gross
       from sales join sale_taxes on sale_taxes.sale_number = sales.number where sales.day_id = ? group by 1, 2`,
    )
    .all(dayId)
    .map((row) =>
      dayTotal('tax', taxKey(row.rate, row.name), {
        count: row.count,
        amountMinor: row.gross,
        netMinor: row.net,
        taxMinor: row.tax,
      }),
    )
}

function countCategories(database: Database, dayId: number): DayTotal[] {
  return database
    .sql<[number], { name: string; count: number; quantity: number; amount: number; discount: number }>(
      `select sale_lines.category_name as name, count(*) as count, sum(sale_lines.quantity_milli) as quantity,
         sum(sale_lines.total_minor - sale_lines.sale_discount_share_minor) as amount,
         sum(sale_lines.discount_minor + sale_lines.sale_discount_share_minor) as discount
       from sales join sale_lines on sale_lines.sale_number = sales.number where sales.day_id = ? group by 1`,
    )
    .all(dayId)
    .map((row) =>
      dayTotal('category', row.name, {
        count: row.count,
        quantityMilli: row.quantity,
        amountMinor: row.amount,
        discountMinor: row.discount,
      }),
    )
}
