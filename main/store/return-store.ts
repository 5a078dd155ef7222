import type { Returned, ReturnedPart } from '../domain/returned.ts'
import type { Database } from './database.ts'

/* What came back of recorded sales, and what stands in baskets to come back. The ceilings are triggers (migrations/0018-returns.ts). */

const partColumns = (table: string) =>
  `${table}.of_line as "position", ${table}.quantity_milli as quantityMilli, ${table}.amount_minor as amountMinor,
   ${table}.discount_minor as discountMinor, ${table}.tax_minor as taxMinor`

/** What has come back of a sale, each with the receipt that took it. */
export type GonePart = ReturnedPart & { saleNumber: number; receiptNumber: string; recordedAt: number }

/** Oldest first. */
export function recordedReturns(database: Database, saleNumber: number): GonePart[] {
  return database
    .sql<[number], GonePart>(
      `select ${partColumns('returns')}, returns.sale_number as saleNumber, sales.receipt_number as receiptNumber,
         sales.recorded_at as recordedAt
       from returns join sales on sales.number = returns.sale_number where of_sale = ?
       order by returns.sale_number, returns.position`,
    )
    .all(saleNumber)
}

/** What stands in baskets that may still become sales. */
export function returnsInBaskets(
  database: Database,
  saleNumber: number,
): (ReturnedPart & { basketId: string })[] {
  return database
    .sql<[number], ReturnedPart & { basketId: string }>(
      `select ${partColumns('returns_in_baskets')}, basket_id as basketId from returns_in_baskets where of_sale = ?`,
    )
    .all(saleNumber)
}

/** @throws when more would come back than was sold: see isBeyondSale */
export function insertReturn(
  database: Database,
  { saleNumber: ofSale, parts }: Returned,
  by: { saleNumber: number; position: number },
): void {
  for (const part of parts)
    database
      .sql<[number, number, number, number, number, number, number, number]>(
        `insert into returns (of_sale, of_line, sale_number, position, quantity_milli, amount_minor, discount_minor, tax_minor)
         values (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        ofSale,
        part.position,
        by.saleNumber,
        by.position,
        part.quantityMilli,
        part.amountMinor,
        part.discountMinor,
        part.taxMinor,
      )
}

/** The database's own word for more than was sold. */
export function isBeyondSale(error: unknown): boolean {
  return error instanceof Error && error.message.includes('returns exceed the sale')
}

/* ---- lines of baskets ---- */

/** By the position of the line in the basket; empty for nearly every basket. */
export function readBasketReturns(database: Database, basketId: string): Map<number, Returned> {
  const rows = database
    .sql<[string], ReturnedPart & { line: number; saleNumber: number; receiptNumber: string }>(
      `select basket_returns.position as line, of_sale as saleNumber, sales.receipt_number as receiptNumber, ${partColumns('basket_returns')}
       from basket_returns join sales on sales.number = of_sale where basket_id = ? order by basket_returns.position, of_line`,
    )
    .all(basketId)
  const lines = new Map<number, Returned & { parts: ReturnedPart[] }>()
  for (const { line, saleNumber, receiptNumber, ...part } of rows) {
    const known = lines.get(line)
    if (known) known.parts.push(part)
    else lines.set(line, { saleNumber, receiptNumber, parts: [part] })
  }
  return lines
}

export function writeBasketReturn(
  database: Database,
  basketId: string,
  position: number,
  { saleNumber, parts }: Returned,
): void {
  removeBasketReturn(database, basketId, position)
  for (const part of parts)
    database
      .sql<[string, number, number, number, number, number, number, number]>(
        `insert into basket_returns (basket_id, position, of_sale, of_line, quantity_milli, amount_minor, discount_minor,
           tax_minor)
         values (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        basketId,
        position,
        saleNumber,
        part.position,
        part.quantityMilli,
        part.amountMinor,
        part.discountMinor,
        part.taxMinor,
      )
}

export function removeBasketReturn(database: Database, basketId: string, position: number): void {
  database
    .sql<[string, number]>('delete from basket_returns where basket_id = ? and position = ?')
    .run(basketId, position)
}
