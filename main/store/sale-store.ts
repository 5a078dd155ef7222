import type { TaxMode, Unit } from '../../preload/contract/views.ts'
import type { Sale } from '../domain/sale.ts'
import { discountValue } from './basket-store.ts'
import type { Database } from './database.ts'

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

export type SaleLineRow = {
  position: number
  productId: number | null
  name: string
  unit: Unit
  quantityMilli: number
  unitPriceMinor: number
  listPriceMinor: number | null
  taxRateName: string
  discountKind: 'percent' | 'amount' | null
  discountValue: number | null
  discountMinor: number
  totalMinor: number
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
}

export function insertSale(database: Database, { sale, ...entry }: NewSale): void {
  const { sums } = sale
  database
    .sql(
      `insert into sales (number, id, receipt_number, day_id, recorded_at, currency, tax_mode, line_count, subtotal_minor,
         discount_minor, tax_added_minor, total_minor, cash_rounding_minor, tip_minor, discount_kind, discount_value, note,
         document)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
      entry.document,
    )
  insertLines(database, entry.number, sale)
  const tax = database.sql(
    'insert into sale_taxes (sale_number, rate_ppm, name, net_minor, tax_minor, gross_minor) values (?, ?, ?, ?, ?, ?)',
  )
  for (const rate of sums.rates)
    tax.run(entry.number, rate.ratePpm, rate.name, rate.netMinor, rate.taxMinor, rate.grossMinor)
}

function insertLines(database: Database, saleNumber: number, sale: Sale): void {
  const line = database.sql(
    `insert into sale_lines (sale_number, position, product_id, name, unit, quantity_milli, unit_price_minor,
       list_price_minor, tax_rate_id, tax_rate_name, rate_ppm, category_name, discount_kind, discount_value,
       discount_minor, total_minor, sale_discount_share_minor, note)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const item of sale.lines) {
    line.run(
      saleNumber,
      item.position,
      item.productId,
      item.name,
      item.unit,
      item.quantityMilli,
      item.unitPriceMinor,
      item.listPriceMinor,
      item.taxRateId,
      item.taxRateName,
      item.ratePpm,
      item.categoryName,
      item.discount?.kind ?? null,
      discountValue(item.discount),
      item.discountMinor,
      item.totalMinor,
      item.saleDiscountShareMinor,
      item.note,
    )
  }
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
  return database
    .sql<[number], SaleLineRow>(
      `select position, product_id as productId, name, unit, quantity_milli as quantityMilli,
         unit_price_minor as unitPriceMinor, list_price_minor as listPriceMinor, tax_rate_name as taxRateName,
         discount_kind as discountKind, discount_value as discountValue, discount_minor as discountMinor,
         total_minor as totalMinor, note
       from sale_lines where sale_number = ? order by position`,
    )
    .all(saleNumber)
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

/** The state of the newest print of a sale's receipt. */
export function readPrintState(database: Database, saleId: string): PrintState {
  const row = database
    .sql<[string], { state: 'waiting' | 'running' | 'done' | 'failed' }>(
      `select state from jobs where subject = ? and kind = 'print-receipt' order by id desc limit 1`,
    )
    .get(saleId)
  if (!row) return 'not-asked'
  if (row.state === 'done') return 'printed'
  return row.state === 'failed' ? 'failed' : 'waiting'
}

/* ---- looking for sales ---- */

/** The newest sale's number; numbers have no gap, so it is also how many there are. */
export function newestSaleNumber(database: Database): number {
  return (
    database.sql<[], { number: number | null }>('select max(number) as number from sales').get()?.number ?? 0
  )
}

export function saleNumberOfReceipt(database: Database, receiptNumber: string): number | undefined {
  return database
    .sql<[string], { number: number }>('select number from sales where receipt_number = ?')
    .get(receiptNumber)?.number
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
    .sql<[number, number], { saleNumber: number; name: string }>(
      'select sale_number as saleNumber, name from sale_lines where sale_number between ? and ?',
    )
    .all(from, to)
}
