import type { Unit } from '../../preload/contract/views.ts'
import type { Database } from './database.ts'

/*
 * An import's rows on their way into the catalogue. They are laid down in chunks, one row decides that all count, then
 * each chunk is moved and removed in one transaction. A kill before the decision leaves nothing, after it everything.
 */

/** A product as it shall be. Pictures are not part of a list and stay as they are. */
export type ImportedProduct = {
  id: number
  /** It exists with this name in this category: what a price list changes touches no index over names. */
  staysInPlace: boolean
  name: string
  priceMinor: number | null
  taxRateId: number
  categoryId: number | null
  unit: Unit
  color: string | null
  /** Barcodes that the product does not have yet, with the place of the first. */
  newBarcodes: string[]
  firstPosition: number
}

export function addImportChunk(database: Database, products: readonly ImportedProduct[]): void {
  database.sql<[string]>('insert into import_chunks (rows) values (?)').run(JSON.stringify(products))
}

/** Removes some chunks of an import that was not decided. @returns how many there were */
export function discardImportChunks(database: Database, limit: number): number {
  return database
    .sql<[number]>('delete from import_chunks where number in (select number from import_chunks limit ?)')
    .run(limit).changes
}

export function decideImport(database: Database, at: number): void {
  database.sql<[number]>('insert into import_decision (id, decided_at) values (1, ?)').run(at)
}

export function isImportDecided(database: Database): boolean {
  return database.sql<[], { id: number }>('select id from import_decision').get() !== undefined
}

export function importChunksLeft(database: Database): number {
  return database.sql<[], { count: number }>('select count(*) as count from import_chunks').get()?.count ?? 0
}

/**
 * Moves the next chunk into the catalogue; the decision goes with the last one. Call it in a transaction.
 * @returns what was moved; undefined when nothing is left
 */
export function moveImportChunk(database: Database, now: number): ImportedProduct[] | undefined {
  const chunk = database
    .sql<[], { number: number; rows: string }>(
      'delete from import_chunks where number = (select min(number) from import_chunks) returning number, rows',
    )
    .get()
  if (!chunk) {
    database.execute('delete from import_decision')
    return undefined
  }
  const products = JSON.parse(chunk.rows) as ImportedProduct[]
  for (const product of products) writeImported(database, product, now)
  return products
}

function writeImported(database: Database, product: ImportedProduct, now: number): void {
  const { priceMinor, taxRateId, unit, color } = product
  if (product.staysInPlace)
    database
      .sql<unknown[]>(
        'update products set price_minor = ?, tax_rate_id = ?, unit = ?, color = ?, updated_at = ? where id = ?',
      )
      .run(priceMinor, taxRateId, unit, color, now, product.id)
  else
    database
      .sql<unknown[]>(
        `insert into products (id, name, category_id, price_minor, tax_rate_id, unit, color, updated_at)
         values (?, ?, ?, ?, ?, ?, ?, ?)
         on conflict (id) do update set name = excluded.name, category_id = excluded.category_id,
           price_minor = excluded.price_minor, tax_rate_id = excluded.tax_rate_id, unit = excluded.unit,
           color = excluded.color, archived = 0, updated_at = excluded.updated_at`,
      )
      .run(product.id, product.name, product.categoryId, priceMinor, taxRateId, unit, color, now)
  const addBarcode = database.sql<[string, number, number]>(
    'insert into product_barcodes (barcode, product_id, position) values (?, ?, ?)',
  )
  product.newBarcodes.forEach((barcode, index) => {
    addBarcode.run(barcode, product.id, product.firstPosition + index)
  })
}

/** The next free ids: rows are archived, never deleted, so that no id is ever used twice. */
export function highestIds(database: Database): { product: number; category: number; taxRate: number } {
  const row = database
    .sql<[], { product: number; category: number; taxRate: number }>(
      `select coalesce((select max(id) from products), 0) as product,
         coalesce((select max(id) from categories), 0) as category,
         coalesce((select max(id) from tax_rates), 0) as taxRate`,
    )
    .get()
  if (!row) throw new Error('SQLite did not answer')
  return row
}
