import { returnedKey, taxKey, wholeDayKey } from '../domain/day-keys.ts'
import type { ProductValues } from '../domain/period-sums.ts'
import type { ReceiptTender } from '../domain/receipt.ts'
import { grossOf } from '../domain/returned.ts'
import { type PartTender, type PartTotal, partTotals } from '../domain/sale-parts.ts'
import { type ShopTime, shopTime } from '../domain/shop-time.ts'
import type { Database } from './database.ts'
import { saleRange } from './day-store.ts'
import { type DayTotal, dayTotal } from './day-totals-store.ts'
import { type ReceiptFacts, receiptFactsReader } from './receipt-facts.ts'
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

const productKey = ({ name, unit }: Pick<SaleLineRow, 'name' | 'unit'>): string => `${unit} ${name}`

/** Sums on their way: a day may be counted in slices. */
export type DayCount = {
  totals: Map<DayTotal['dimension'], Map<string, DayTotal>>
  /** By productKey: amounts are after all discounts and before added tax. */
  products: Map<string, ProductValues>
  zones: Map<string, ShopTime>
  readFacts: (receipt: string) => ReceiptFacts
}

export const beginCount = (): DayCount => ({
  totals: new Map(),
  products: new Map(),
  zones: new Map(),
  readFacts: receiptFactsReader(),
})

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

export const totalsOf = ({ totals }: DayCount): DayTotal[] =>
  [...totals.values()].flatMap((ofDimension) => [...ofDimension.values()])

/** Counts the sales of a range of numbers, both included. */
export function countSales(
  database: Database,
  count: DayCount,
  { dayId, first, last }: { dayId: number; first: number; last: number },
): void {
  for (const sale of salesBetween(database, dayId, first, last))
    countSale(database, count, sale, count.readFacts(sale.document))
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

function hourOf({ zones }: DayCount, sale: SaleRow, { timeZone }: ReceiptFacts): string {
  const zone = zones.get(timeZone) ?? shopTime(timeZone)
  zones.set(timeZone, zone)
  return zone.hourOf(sale.recorded_at)
}

function countSale(database: Database, count: DayCount, sale: SaleRow, document: ReceiptFacts): void {
  const lines = unpackLines(sale.lines)
  const { discountMinor, returnedMinor } = countLines(count, lines, document)
  const day = totalAt(count, 'day', wholeDayKey)
  day.count += 1
  day.amountMinor += sale.total_minor
  day.discountMinor += sale.discount_minor + discountMinor
  day.tipMinor += sale.tip_minor
  day.roundingMinor += sale.cash_rounding_minor
  if (returnedMinor !== undefined) addAmount(totalAt(count, 'returned', returnedKey), returnedMinor)
  addAmount(totalAt(count, 'hour', hourOf(count, sale, document)), sale.total_minor)
  for (const { tender, amountMinor } of document.tenders)
    addAmount(totalAt(count, 'tender', tender), amountMinor)
  for (const { ratePpm, name, grossMinor, netMinor, taxMinor } of document.taxes) {
    const tax = totalAt(count, 'tax', taxKey(ratePpm, name))
    addAmount(tax, grossMinor)
    tax.netMinor += netMinor
    tax.taxMinor += taxMinor
  }
  for (const part of partsOfSale(database, sale, document, lines)) {
    const total = totalAt(count, part.dimension, part.key)
    total.count += part.count
    total.amountMinor += part.amountMinor
    total.tipMinor += part.tipMinor
    total.discountMinor += part.discountMinor
  }
}

function totalAt({ totals }: DayCount, dimension: DayTotal['dimension'], key: string): DayTotal {
  let ofDimension = totals.get(dimension)
  if (!ofDimension) {
    ofDimension = new Map()
    totals.set(dimension, ofDimension)
  }
  let total = ofDimension.get(key)
  if (!total) {
    total = dayTotal(dimension, key, {})
    ofDimension.set(key, total)
  }
  return total
}

function addAmount(total: DayTotal, amountMinor: number): void {
  total.count += 1
  total.amountMinor += amountMinor
}

function countLines(
  count: DayCount,
  lines: readonly SaleLineRow[],
  { taxMode }: ReceiptFacts,
): { discountMinor: number; returnedMinor: number | undefined } {
  const { products } = count
  let discountMinor = 0
  let returnedMinor: number | undefined
  for (const line of lines) {
    const amountMinor = line.totalMinor - line.saleDiscountShareMinor
    discountMinor += line.discountMinor
    for (const part of line.returned?.parts ?? [])
      returnedMinor = (returnedMinor ?? 0) + grossOf(part, taxMode)
    const category = totalAt(count, 'category', line.categoryName)
    addAmount(category, amountMinor)
    category.quantityMilli += line.quantityMilli
    category.discountMinor += line.discountMinor + line.saleDiscountShareMinor
    const key = productKey(line)
    let product = products.get(key)
    if (!product) {
      product = [0, 0, 0]
      products.set(key, product)
    }
    product[0] += 1
    product[1] += line.quantityMilli
    product[2] += amountMinor
  }
  return { discountMinor, returnedMinor }
}

function partsOfSale(
  database: Database,
  sale: SaleRow,
  document: ReceiptFacts,
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
    const document = count.readFacts(sale.document)
    const hour = hourOf(count, sale, document)
    const parts = byHour.get(hour) ?? []
    parts.push(...partsOfSale(database, sale, document, unpackLines(sale.lines)))
    byHour.set(hour, parts)
  }
  return byHour
}
