import type { PaymentStatus } from '../../preload/contract/views.ts'
import type { Database } from './database.ts'
import { numberFloor } from './number-floor.ts'

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

/** Oldest first. */
export function readClosedDays(database: Database): { id: number; zNumber: number; document: string }[] {
  return database
    .sql<[], { id: number; zNumber: number; document: string }>(
      'select id, z_number as zNumber, document from days where z_number is not null order by z_number',
    )
    .all()
}

/** When the day before was closed; null stands for the day that is to come. */
export function closedBefore(database: Database, dayId: number | null): number | null {
  const row = database
    .sql<[number], { closedAt: number | null }>('select max(closed_at) as closedAt from days where id < ?')
    .get(dayId ?? Number.MAX_SAFE_INTEGER)
  return row?.closedAt ?? null
}

/** The newest first. */
export function listDays(database: Database, limit: number): DayRow[] {
  return database.sql<[number], DayRow>(`select ${dayColumns} from days order by id desc limit ?`).all(limit)
}

export type DayOfPeriod = DayRow & { firstSale: number; nextFirstSale: number | null }

/** The days from one Z report to another, both included; the open day as well where the end is open. Oldest first. */
export function readDaysBetween(
  database: Database,
  { fromZ, toZ }: { fromZ: number | null; toZ: number | null },
): DayOfPeriod[] {
  return database
    .sql<[number, number], DayOfPeriod>(
      `select ${dayColumns}, first_sale as firstSale,
         (select first_sale from days as later where later.id > days.id order by id limit 1) as nextFirstSale
       from days where coalesce(z_number, 9e15) between ? and ? order by id`,
    )
    .all(fromZ ?? 0, toZ ?? 1e16)
}

/** The number of the next Z report: one more than the newest one's, taken in the transaction that seals the day. */
export function nextZNumber(database: Database): number {
  if (!database.isInTransaction()) throw new Error('a number is taken inside the transaction that uses it')
  const row = database.sql<[], { newest: number | null }>('select max(z_number) as newest from days').get()
  return Math.max(row?.newest ?? 0, numberFloor(database).z) + 1
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

/** The numbers of a day's sales: one day is open at a time, so they are a range. Empty when the last is before the first. */
export function saleRange(database: Database, dayId: number): { first: number; last: number } {
  const row = database
    .sql<[number, number], { first: number; next: number | null; newest: number | null }>(
      `select first_sale as first, (select first_sale from days where id > ? order by id limit 1) as next,
         (select max(number) from sales) as newest
       from days where id = ?`,
    )
    .get(dayId, dayId)
  if (!row) return { first: 1, last: 0 }
  return { first: row.first, last: row.next === null ? (row.newest ?? 0) : row.next - 1 }
}

export type DaySales = {
  firstReceipt: string | null
  lastReceipt: string | null
  /** Of the sales; null when there are none. */
  currency: string | null
}

export function readDaySales(database: Database, dayId: number): DaySales {
  const { first, last } = saleRange(database, dayId)
  const row = database
    .sql<[number, number], DaySales>(
      `select first.receipt_number as firstReceipt, last.receipt_number as lastReceipt, last.currency as currency
       from sales as first join sales as last on last.number = ? where first.number = ?`,
    )
    .get(last, first)
  return row ?? { firstReceipt: null, lastReceipt: null, currency: null }
}

export type OpenPayment = {
  paymentId: string
  saleId: string
  amountMinor: number
  currency: string
  status: PaymentStatus
  repays: boolean
}

/** Attempts whose outcome is not final: nobody can say yet to which side of a Z their money belongs. */
export function readOpenPayments(database: Database): OpenPayment[] {
  return database
    .sql<[], Omit<OpenPayment, 'repays'> & { repays: 0 | 1 }>(
      `select id as paymentId, sale_id as saleId, amount_minor as amountMinor, currency, status,
         exists (select 1 from repayments where payment_id = payments.id) as repays
       from payments where final_at is null order by created_at, id`,
    )
    .all()
    .map((row) => ({ ...row, repays: row.repays === 1 }))
}

/** What was paid on sales that are not finished, as it was charged. */
export function readPartPayments(
  database: Database,
): { tender: 'cash' | 'card'; count: number; amountMinor: number }[] {
  return database
    .sql<[], { tender: 'cash' | 'card'; count: number; amountMinor: number }>(
      // Two questions, each with its index: "in" would read every basket that was ever discarded.
      `select tender, count(*) as count, sum(charged_minor) as amountMinor
       from (select id from baskets where state = 'open' union all select id from baskets where state = 'parked') as basket
         join payments on payments.sale_id = basket.id
       where payments.status = 'approved' and not exists (select 1 from sales where sales.id = basket.id)
         and not exists (select 1 from late_charges where payment_id = payments.id and choice is not 'book')
         and not exists (select 1 from taken_back where payment_id = payments.id)
       group by tender order by tender desc`,
    )
    .all()
}

export function countParkedBaskets(database: Database): number {
  const row = database
    .sql<[], { count: number }>(`select count(*) as count from baskets where state = 'parked'`)
    .get()
  return row?.count ?? 0
}
