import { returnedKey, taxKey, wholeDayKey } from '../domain/day-keys.ts'
import type { ProductValues } from '../domain/period-sums.ts'
import type { ReceiptDocument, ReceiptTender } from '../domain/receipt.ts'
import { grossOf } from '../domain/returned.ts'
import { type PartTender, type PartTotal, partTotals } from '../domain/sale-parts.ts'
import { type ShopTime, shopTime } from '../domain/shop-time.ts'
import type { Database } from './database.ts'
import { saleRange } from './day-store.ts'
import { type DayTotal, dayTotal } from './day-totals-store.ts'
import { type SaleLineRow, unpackLines } from './sale-lines.ts'

type SaleRow = {
  id: string
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

const productKey = ({ name, unit }: Pick<SaleLineRow, 'name' | 'unit'>): string => `${unit} ${name}`

/** Sums on their way: a day may be counted in slices. */
export type DayCount = {
  totals: Map<string, DayTotal>
  /** By productKey: amounts are after all discounts and before added tax. */
  products: Map<string, ProductValues>
  zones: Map<string, ShopTime>
}

export const beginCount = (): DayCount => ({ totals: new Map(), products: new Map(), zones: new Map() })

/**
 * The sums of a day counted again from its sales, lines and receipts: what the kept sums must agree with before a day is
 * sealed. Tenders are those of the receipt, not of the payments: an approval that arrives after the sale was paid
 * otherwise is a payment of its own, not revenue of this day.
 */
export function countDay(database: Database, dayId: number): DayCount {
  const count = beginCount()
  countSales(database, count, { dayId, ...saleRange(database, dayId) })
  return count
}

export const countDayTotals = (database: Database, dayId: number): DayTotal[] =>
  totalsOf(countDay(database, dayId))

export const totalsOf = ({ totals }: DayCount): DayTotal[] => [...totals.values()]

/** Counts the sales of a range of numbers, both included. */
export function countSales(
  database: Database,
  count: DayCount,
  { dayId, first, last }: { dayId: number; first: number; last: number },
): void {
  for (const sale of salesBetween(database, dayId, first, last)) {
    const document = JSON.parse(sale.document) as ReceiptDocument
    countSale(database, count, sale, document)
  }
}

function* salesBetween(database: Database, dayId: number, first: number, last: number): Generator<SaleRow> {
  const sales = database
    .sql<[number, number], SaleRow>(
      `select id, day_id, recorded_at, total_minor, discount_minor, tip_minor, cash_rounding_minor, lines, document
       from sales where number between ? and ?`,
    )
    .all(first, last)
  for (const sale of sales) {
    if (sale.day_id !== dayId)
      throw new Error(`a sale of day ${sale.day_id} stands among those of day ${dayId}`)
    yield sale
  }
}

function hourOf({ zones }: DayCount, sale: SaleRow, { timeZone }: ReceiptDocument): string {
  const zone = zones.get(timeZone) ?? shopTime(timeZone)
  zones.set(timeZone, zone)
  return zone.hourOf(sale.recorded_at)
}

function countSale(database: Database, count: DayCount, sale: SaleRow, document: ReceiptDocument): void {
  const { totals, products } = count
  const add = (dimension: DayTotal['dimension'], key: string, figures: Figures): void => {
    const name = `${dimension} ${key}`
    const total = totals.get(name) ?? dayTotal(dimension, key, {})
    for (const field of Object.keys(figures) as (keyof Figures)[]) total[field] += figures[field] ?? 0
    totals.set(name, total)
  }
  const lines = unpackLines(sale.lines)
  let lineDiscounts = 0
  let returnedMinor: number | undefined
  for (const line of lines) {
    const amountMinor = line.totalMinor - line.saleDiscountShareMinor
    lineDiscounts += line.discountMinor
    for (const part of line.returned?.parts ?? [])
      returnedMinor = (returnedMinor ?? 0) + grossOf(part, document.taxMode)
    add('category', line.categoryName, {
      count: 1,
      quantityMilli: line.quantityMilli,
      amountMinor,
      discountMinor: line.discountMinor + line.saleDiscountShareMinor,
    })
    const product = products.get(productKey(line)) ?? [0, 0, 0]
    product[0] += 1
    product[1] += line.quantityMilli
    product[2] += amountMinor
    products.set(productKey(line), product)
  }
  add('day', wholeDayKey, {
    count: 1,
    amountMinor: sale.total_minor,
    discountMinor: sale.discount_minor + lineDiscounts,
    tipMinor: sale.tip_minor,
    roundingMinor: sale.cash_rounding_minor,
  })
  if (returnedMinor !== undefined) add('returned', returnedKey, { count: 1, amountMinor: returnedMinor })
  add('hour', hourOf(count, sale, document), { count: 1, amountMinor: sale.total_minor })
  for (const { tender, amountMinor } of document.tenders) add('tender', tender, { count: 1, amountMinor })
  for (const { ratePpm, name, grossMinor, netMinor, taxMinor } of document.taxes)
    add('tax', taxKey(ratePpm, name), { count: 1, amountMinor: grossMinor, netMinor, taxMinor })
  for (const { dimension, key, ...figures } of partsOfSale(database, sale, document, lines))
    add(dimension, key, figures)
}

function partsOfSale(
  database: Database,
  sale: SaleRow,
  document: ReceiptDocument,
  lines: readonly SaleLineRow[],
): PartTotal[] {
  return partTotals({
    tenders: document.tenders.map((tender) => partTender(database, sale.id, tender)),
    totalMinor: sale.total_minor,
    tipMinor: sale.tip_minor,
    lineDiscountsMinor: lines.map((line) => line.discountMinor),
    saleDiscountMinor: sale.discount_minor,
    cashier: document.cashier,
  })
}

/** Receipts of before do not say which service took a card: its payment does. */
function partTender(database: Database, saleId: string, tender: ReceiptTender): PartTender {
  const { amountMinor, tipMinor, card, takenBy } = tender
  const isOld = tender.tender === 'card' && takenBy === undefined
  return {
    tender: tender.tender,
    amountMinor,
    tipMinor,
    provider: takenBy?.provider ?? (isOld ? serviceOf(database, saleId, tender.chargedMinor) : ''),
    readerName: takenBy?.reader ?? card?.reader ?? '',
    scheme: card?.scheme ?? '',
  }
}

function serviceOf(database: Database, saleId: string, chargedMinor: number): string {
  const row = database
    .sql<[string, number], { provider: string }>(
      `select provider from payments where sale_id = ? and tender = 'card' and status = 'approved'
       order by charged_minor <> ?, created_at, id limit 1`,
    )
    .get(saleId, chargedMinor)
  return row?.provider ?? ''
}

/** By hour, what the sums of sales recorded by an older program lack: by service, reader, card and discount. */
export function countMissingParts(
  database: Database,
  range: { dayId: number; first: number; last: number },
): Map<string, PartTotal[]> {
  const byHour = new Map<string, PartTotal[]>()
  const count = beginCount()
  for (const sale of salesBetween(database, range.dayId, range.first, range.last)) {
    const document = JSON.parse(sale.document) as ReceiptDocument
    const hour = hourOf(count, sale, document)
    const parts = byHour.get(hour) ?? []
    parts.push(...partsOfSale(database, sale, document, unpackLines(sale.lines)))
    byHour.set(hour, parts)
  }
  return byHour
}
