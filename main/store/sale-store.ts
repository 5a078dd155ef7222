import type { TaxMode } from '../../preload/contract/views.ts'
import { receiptSerialOf } from '../domain/compose-receipt.ts'
import type { Sale } from '../domain/sale.ts'
import { discountValue } from './basket-store.ts'
import type { Database } from './database.ts'
import { waitingJob } from './job-store.ts'
import { numberFloor } from './number-floor.ts'
import { packLines, type SaleLineRow, unpackLines } from './sale-lines.ts'

/* Recorded sales: written once, never changed. */

export type SaleRow = {
  number: number
  id: string
  receiptNumber: string
  dayId: number
  recordedAt: number
  currency: string
  taxMode: TaxMode
  lineCount: number
  subtotalMinor: number
  discountMinor: number
  taxAddedMinor: number
  totalMinor: number
  cashRoundingMinor: number
  tipMinor: number
  discountKind: 'percent' | 'amount' | null
  discountValue: number | null
  note: string
}

export type SaleTaxRow = {
  ratePpm: number
  name: string
  netMinor: number
  taxMinor: number
  grossMinor: number
}

export type PrintState = 'waiting' | 'printed' | 'failed' | 'not-asked'

export type NewSale = {
  sale: Sale
  number: number
  receiptNumber: string
  dayId: number
  recordedAt: number
  /** The receipt, as JSON. */
  document: string
  /** Who sold it; null in a shop without people. */
  personId?: number | null
}

/**
 * The numbers of the sale that is recorded next: one more than the newest one's. Sales are never deleted, so that no number
 * is lost or given twice; behind a restore they go on where nobody can have been before (number-floor.ts).
 */
export function nextSaleNumbers(database: Database): { saleNumber: number; receipt: number } {
  if (!database.isInTransaction()) throw new Error('a number is taken inside the transaction that uses it')
  const newest = database
    .sql<[], { number: number; receiptNumber: string }>(
      'select number, receipt_number as receiptNumber from sales order by number desc limit 1',
    )
    .get()
  const floor = numberFloor(database)
  return {
    saleNumber: Math.max(newest?.number ?? 0, floor.sale) + 1,
    receipt: Math.max(newest ? receiptSerialOf(newest.receiptNumber) : 0, floor.receipt) + 1,
  }
}

export function insertSale(database: Database, { sale, ...entry }: NewSale): void {
  const { sums } = sale
  database
    .sql(
      `insert into sales (number, id, receipt_number, day_id, recorded_at, currency, tax_mode, line_count, subtotal_minor,
         discount_minor, tax_added_minor, total_minor, cash_rounding_minor, tip_minor, discount_kind, discount_value, note,
         lines, document, person_id)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      entry.number,
      sale.id,
      entry.receiptNumber,
      entry.dayId,
      entry.recordedAt,
      sale.currency,
      sale.taxMode,
      sums.lineCount,
      sums.subtotalMinor,
      sums.saleDiscountMinor,
      sums.taxAddedMinor,
      sums.totalMinor,
      sale.cashRoundingMinor,
      sale.tipMinor,
      sale.discount?.kind ?? null,
      discountValue(sale.discount),
      sale.note,
      packLines(sale.lines),
      entry.document,
      entry.personId ?? null,
    )
}

const saleColumns = `number, id, receipt_number as receiptNumber, day_id as dayId, recorded_at as recordedAt, currency,
  tax_mode as taxMode, line_count as lineCount, subtotal_minor as subtotalMinor, discount_minor as discountMinor,
  tax_added_minor as taxAddedMinor, total_minor as totalMinor, cash_rounding_minor as cashRoundingMinor,
  tip_minor as tipMinor, discount_kind as discountKind, discount_value as discountValue, note`

export function readSale(database: Database, saleId: string): SaleRow | undefined {
  return database.sql<[string], SaleRow>(`select ${saleColumns} from sales where id = ?`).get(saleId)
}

export function readSaleByNumber(database: Database, number: number): SaleRow | undefined {
  return database.sql<[number], SaleRow>(`select ${saleColumns} from sales where number = ?`).get(number)
}

export function readSaleLines(database: Database, saleNumber: number): SaleLineRow[] {
  const row = database
    .sql<[number], { lines: string }>('select lines from sales where number = ?')
    .get(saleNumber)
  return row ? unpackLines(row.lines) : []
}

/** In the order of the receipt: highest rate first. */
export function readSaleTaxes(database: Database, saleNumber: number): SaleTaxRow[] {
  return database
    .sql<[number], SaleTaxRow>(
      `select rate_ppm as ratePpm, name, net_minor as netMinor, tax_minor as taxMinor, gross_minor as grossMinor
       from sale_taxes where sale_number = ? order by rate_ppm desc, name`,
    )
    .all(saleNumber)
}

/** The receipt as it was stored, as JSON text. */
export function readSaleDocument(database: Database, saleId: string): string | undefined {
  return database.sql<[string], { document: string }>('select document from sales where id = ?').get(saleId)
    ?.document
}

/** The state of the newest print of a sale's receipt: one that is still to come is always the newest. */
export function readPrintState(database: Database, saleId: string): PrintState {
  if (waitingJob(database, 'print-receipt', saleId)) return 'waiting'
  const ended = database
    .sql<[string], { state: 'done' | 'failed' }>(
      `select state from jobs where subject = ? and kind = 'print-receipt' and finished_at is not null
       order by id desc limit 1`,
    )
    .get(saleId)
  if (!ended) return 'not-asked'
  return ended.state === 'done' ? 'printed' : 'failed'
}

/* ---- looking for sales ---- */

/** The newest sale's number; numbers have no gap, so it is also how many there are. */
export function newestSaleNumber(database: Database): number {
  return (
    database.sql<[], { number: number | null }>('select max(number) as number from sales').get()?.number ?? 0
  )
}

/** By halving: receipt numbers rise with the numbers of the sales, and neither has a gap that would mislead. */
export function saleNumberOfReceipt(database: Database, receiptNumber: string): number | undefined {
  const receiptOf = database.sql<[number], { receiptNumber: string }>(
    'select receipt_number as receiptNumber from sales where number = ?',
  )
  const wanted = receiptSerialOf(receiptNumber)
  let low = 1
  let high = newestSaleNumber(database)
  while (low <= high) {
    const middle = Math.floor((low + high) / 2)
    const found = receiptOf.get(middle)?.receiptNumber ?? ''
    if (found === receiptNumber) return middle
    if (receiptSerialOf(found) < wanted) low = middle + 1
    else high = middle - 1
  }
  return undefined
}

/* Each search reads one range of numbers, so that its caller can rest in between. */

export function salesWithAmount(database: Database, from: number, to: number, amountMinor: number): number[] {
  return database
    .sql<[number, number, number], { number: number }>(
      'select number from sales where number between ? and ? and total_minor = ?',
    )
    .all(from, to, amountMinor)
    .map((row) => row.number)
}

export function saleTimes(database: Database, from: number, to: number): { number: number; at: number }[] {
  return database
    .sql<[number, number], { number: number; at: number }>(
      'select number, recorded_at as at from sales where number between ? and ?',
    )
    .all(from, to)
}

export function salesWithCard(database: Database, from: number, to: number, lastFour: string): number[] {
  return database
    .sql<[number, number, string], { number: number }>(
      `select sales.number from sales join payments on payments.sale_id = sales.id
       where sales.number between ? and ? and payments.status = 'approved' and payments.card is not null
         and json_extract(payments.card, '$.lastFour') = ?`,
    )
    .all(from, to, lastFour)
    .map((row) => row.number)
}

export function soldNames(
  database: Database,
  from: number,
  to: number,
): { saleNumber: number; name: string }[] {
  return database
    .sql<[number, number], { saleNumber: number; lines: string }>(
      'select number as saleNumber, lines from sales where number between ? and ?',
    )
    .all(from, to)
    .flatMap(({ saleNumber, lines }) => unpackLines(lines).map(({ name }) => ({ saleNumber, name })))
}
