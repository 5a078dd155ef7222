import type { Discount, TaxMode, Unit } from '../../preload/contract/views.ts'
import { type Basket, type BasketLine, lineIdOf, priceLine } from '../domain/basket.ts'
import { wholeQuantity } from '../domain/quantity.ts'
import { type Returned, sumOf } from '../domain/returned.ts'
import type { Database } from './database.ts'
import { readBasketReturns, removeBasketReturn, writeBasketReturn } from './return-store.ts'

/*
 * Baskets on disk. A change writes the basket's own row and the one line it is about, however many lines there are.
 *
 * An empty basket has no row before its first change. A sold one keeps its row until the next basket is written: that
 * the sale is there is what makes it sold, and the sale's commit has enough to write. Until then every question here
 * passes over it.
 */

type BasketRow = {
  id: string
  state: 'open' | 'parked' | 'discarded'
  label: string
  revision: number
  next_position: number
  currency: string | null
  tax_mode: TaxMode | null
  discount_kind: 'percent' | 'amount' | null
  discount_value: number | null
  note: string
  created_at: number
  parked_at: number | null
}

type LineRow = {
  position: number
  product_id: number | null
  name: string
  unit: Unit
  quantity_milli: number
  unit_price_minor: number
  list_price_minor: number | null
  tax_rate_id: number
  tax_rate_name: string
  rate_ppm: number
  category_id: number | null
  category_name: string
  discount_kind: 'percent' | 'amount' | null
  discount_value: number | null
  note: string
}

/** What an empty basket takes from the shop until its first line fixes it. */
export type BasketDefaults = { currency: string; taxMode: TaxMode }

export type ParkedBasket = { basket: Basket; label: string; parkedAt: number }

const isSold = 'exists (select 1 from sales where sales.id = baskets.id)'

const columns = `id, state, label, revision, next_position, currency, tax_mode, discount_kind, discount_value, note,
  created_at, parked_at`

export function readOpenBasket(database: Database, defaults: BasketDefaults): Basket | undefined {
  const row = database
    .sql<[], BasketRow>(`select ${columns} from baskets where state = 'open' and not ${isSold}`)
    .get()
  return row && withLines(database, row, defaults)
}

/** A basket that can still become a sale: open or parked, not discarded and not sold. */
export function readBasket(
  database: Database,
  basketId: string,
  defaults: BasketDefaults,
): { basket: Basket; state: 'open' | 'parked' } | undefined {
  const row = database
    .sql<[string], BasketRow>(
      `select ${columns} from baskets where id = ? and state <> 'discarded' and not ${isSold}`,
    )
    .get(basketId)
  if (!row || row.state === 'discarded') return undefined
  return { basket: withLines(database, row, defaults), state: row.state }
}

export function readParkedBaskets(database: Database, defaults: BasketDefaults): ParkedBasket[] {
  return database
    .sql<[], BasketRow>(`select ${columns} from baskets where state = 'parked' order by parked_at desc, id`)
    .all()
    .map((row) => ({
      basket: withLines(database, row, defaults),
      label: row.label,
      parkedAt: row.parked_at ?? row.created_at,
    }))
}

function withLines(database: Database, row: BasketRow, defaults: BasketDefaults): Basket {
  const returns = readBasketReturns(database, row.id)
  const lines = database
    .sql<[string], LineRow>(
      `select position, product_id, name, unit, quantity_milli, unit_price_minor, list_price_minor, tax_rate_id,
         tax_rate_name, rate_ppm, category_id, category_name, discount_kind, discount_value, note
       from basket_lines where basket_id = ?`,
    )
    .all(row.id)
    // Sorted here: a bound value beside an "order by" makes the database prepare the statement anew each time.
    .sort((a, b) => a.position - b.position)
    .map((line) => priceLine(withReturn(toLine(row.id, line), returns.get(line.position))))
  return {
    id: row.id,
    revision: row.revision,
    nextPosition: row.next_position,
    currency: row.currency ?? defaults.currency,
    taxMode: row.tax_mode ?? defaults.taxMode,
    discount: toDiscount(row.discount_kind, row.discount_value),
    note: row.note,
    createdAt: row.created_at,
    lines,
  }
}

function toLine(basketId: string, row: LineRow): BasketLine {
  return {
    id: lineIdOf(basketId, row.position),
    position: row.position,
    productId: row.product_id,
    name: row.name,
    unit: row.unit,
    quantityMilli: row.quantity_milli,
    unitPriceMinor: row.unit_price_minor,
    listPriceMinor: row.list_price_minor,
    taxRateId: row.tax_rate_id,
    taxRateName: row.tax_rate_name,
    ratePpm: row.rate_ppm,
    categoryId: row.category_id,
    categoryName: row.category_name,
    discount: toDiscount(row.discount_kind, row.discount_value),
    note: row.note,
  }
}

/** The row of a line that comes back is written as if it were sold: how much it takes stands in its parts. */
function withReturn(line: BasketLine, returned: Returned | undefined): BasketLine {
  return returned ? { ...line, returned, quantityMilli: 0 - sumOf(returned.parts, 'quantityMilli') } : line
}

/** A discount as two columns, and back. */
export function toDiscount(kind: 'percent' | 'amount' | null, value: number | null): Discount | null {
  if (kind === null || value === null) return null
  return kind === 'percent' ? { kind, ppm: value } : { kind, minor: value }
}

export function discountValue(discount: Discount | null): number | null {
  if (!discount) return null
  return discount.kind === 'percent' ? discount.ppm : discount.minor
}

/** Writes the basket's own row, which its first change makes. An empty basket has no currency yet. */
export function writeBasket(database: Database, basket: Basket): void {
  if (basket.revision === 1) insertOpenBasket(database, basket)
  const isEmpty = basket.lines.length === 0
  const { changes } = database
    .sql<[number, number, string | null, string | null, string | null, number | null, string, string]>(
      `update baskets set revision = ?, next_position = ?, currency = ?, tax_mode = ?, discount_kind = ?,
         discount_value = ?, note = ? where id = ?`,
    )
    .run(
      basket.revision,
      basket.nextPosition,
      isEmpty ? null : basket.currency,
      isEmpty ? null : basket.taxMode,
      basket.discount?.kind ?? null,
      discountValue(basket.discount),
      basket.note,
      basket.id,
    )
  if (changes !== 1) throw new Error(`basket ${basket.id} is not there to be changed`)
}

function insertOpenBasket(database: Database, basket: Basket): void {
  removeSoldBasket(database)
  database
    .sql<[string, number]>(`insert into baskets (id, state, created_at) values (?, 'open', ?)`)
    .run(basket.id, basket.createdAt)
}

/** The sold basket that still stands as the open one makes room for the next. */
function removeSoldBasket(database: Database): void {
  const sold = database
    .sql<[], { id: string }>(`select id from baskets where state = 'open' and ${isSold}`)
    .get()
  if (sold) deleteStoredBasket(database, sold.id)
}

export function writeLine(database: Database, basketId: string, line: BasketLine): void {
  if (line.returned) writeBasketReturn(database, basketId, line.position, line.returned)
  database
    .sql<unknown[]>(
      `insert or replace into basket_lines (basket_id, position, product_id, name, unit, quantity_milli, unit_price_minor,
         list_price_minor, tax_rate_id, tax_rate_name, rate_ppm, category_id, category_name, discount_kind,
         discount_value, note)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      basketId,
      line.position,
      line.productId,
      line.name,
      line.unit,
      // Nought is money without goods, and a row of this table has a quantity.
      Math.abs(line.quantityMilli) || wholeQuantity,
      line.unitPriceMinor,
      line.listPriceMinor,
      line.taxRateId,
      line.taxRateName,
      line.ratePpm,
      line.categoryId,
      line.categoryName,
      line.discount?.kind ?? null,
      discountValue(line.discount),
      line.note,
    )
}

export function removeStoredLine(database: Database, basketId: string, position: number): void {
  removeBasketReturn(database, basketId, position)
  database
    .sql<[string, number]>('delete from basket_lines where basket_id = ? and position = ?')
    .run(basketId, position)
}

export function parkStoredBasket(database: Database, basketId: string, label: string, now: number): void {
  database
    .sql<[string, number, string]>(
      `update baskets set state = 'parked', label = ?, parked_at = ? where id = ? and state = 'open'`,
    )
    .run(label, now, basketId)
}

export function openStoredBasket(database: Database, basketId: string): void {
  removeSoldBasket(database)
  database
    .sql<[string]>(
      `update baskets set state = 'open', label = '', parked_at = null where id = ? and state = 'parked'`,
    )
    .run(basketId)
}

/** Keeps the discarded lines: what was rung up and never paid is worth a question later. */
export function discardStoredBasket(database: Database, basketId: string): void {
  database.sql<[string]>(`update baskets set state = 'discarded' where id = ?`).run(basketId)
}

/** Takes a basket away, lines and all: it became a sale, or it was empty. Harmless where it has no row. */
export function deleteStoredBasket(database: Database, basketId: string): void {
  database.sql<[string]>('delete from basket_lines where basket_id = ?').run(basketId)
  database.sql<[string]>('delete from baskets where id = ?').run(basketId)
}
