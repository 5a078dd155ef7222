import { taxKey, wholeDayKey } from '../domain/day-keys.ts'
import type { ReceiptDocument } from '../domain/receipt.ts'
import { type ShopTime, shopTime } from '../domain/shop-time.ts'
import type { Database } from './database.ts'
import { saleRange } from './day-store.ts'
import { type DayTotal, dayTotal } from './day-totals-store.ts'
import { unpackLines } from './sale-lines.ts'

type SaleRow = {
  day_id: number
  recorded_at: number
  total_minor: number
  discount_minor: number
  tip_minor: number
  cash_rounding_minor: number
  lines: string
  document: string
}

type Figures = Partial<Omit<DayTotal, 'dimension' | 'key'>>

/**
 * The sums of a day counted again from its sales, lines and receipts: what the kept sums must agree with before a day is
 * sealed. Tenders are those of the receipt, not of the payments: an approval that arrives after the sale was paid
 * otherwise is a payment of its own, not revenue of this day.
 */
export function countDayTotals(database: Database, dayId: number): DayTotal[] {
  const { first, last } = saleRange(database, dayId)
  const sales = database
    .sql<[number, number], SaleRow>(
      `select day_id, recorded_at, total_minor, discount_minor, tip_minor, cash_rounding_minor, lines, document
       from sales where number between ? and ?`,
    )
    .iterate(first, last)
  const totals = new Map<string, DayTotal>()
  const zones = new Map<string, ShopTime>()
  const add = (dimension: DayTotal['dimension'], key: string, figures: Figures): void => {
    const name = `${dimension} ${key}`
    const total = totals.get(name) ?? dayTotal(dimension, key, {})
    for (const field of Object.keys(figures) as (keyof Figures)[]) total[field] += figures[field] ?? 0
    totals.set(name, total)
  }
  for (const sale of sales) {
    if (sale.day_id !== dayId)
      throw new Error(`a sale of day ${sale.day_id} stands among those of day ${dayId}`)
    const document = JSON.parse(sale.document) as ReceiptDocument
    const zone = zones.get(document.timeZone) ?? shopTime(document.timeZone)
    zones.set(document.timeZone, zone)
    countSale(sale, document, zone, add)
  }
  return [...totals.values()]
}

type Add = (dimension: DayTotal['dimension'], key: string, figures: Figures) => void

function countSale(sale: SaleRow, document: ReceiptDocument, zone: ShopTime, add: Add): void {
  let lineDiscounts = 0
  for (const line of unpackLines(sale.lines)) {
    lineDiscounts += line.discountMinor
    add('category', line.categoryName, {
      count: 1,
      quantityMilli: line.quantityMilli,
      amountMinor: line.totalMinor - line.saleDiscountShareMinor,
      discountMinor: line.discountMinor + line.saleDiscountShareMinor,
    })
  }
  add('day', wholeDayKey, {
    count: 1,
    amountMinor: sale.total_minor,
    discountMinor: sale.discount_minor + lineDiscounts,
    tipMinor: sale.tip_minor,
    roundingMinor: sale.cash_rounding_minor,
  })
  add('hour', zone.hourOf(sale.recorded_at), { count: 1, amountMinor: sale.total_minor })
  for (const { tender, amountMinor } of document.tenders) add('tender', tender, { count: 1, amountMinor })
  for (const { ratePpm, name, grossMinor, netMinor, taxMinor } of document.taxes)
    add('tax', taxKey(ratePpm, name), { count: 1, amountMinor: grossMinor, netMinor, taxMinor })
}
