import type { Unit } from '../../preload/contract/views.ts'
import type { Database } from './database.ts'

/*
 * The rows of products, categories, tax rates and quick keys. Every question is answered by an index: at 100,000
 * products a scan would cost the cashier a frame. Rules (unique, archived, in use) are the catalogue's.
 */

export type ProductRow = {
  id: number
  name: string
  barcodes: string[]
  priceMinor: number | null
  taxRateId: number
  categoryId: number | null
  unit: Unit
  picture: string | null
  color: string | null
  archived: boolean
}

export type StoredProduct = {
  id: number
  name: string
  price_minor: number | null
  tax_rate_id: number
  category_id: number | null
  unit: Unit
  picture: string | null
  color: string | null
  archived: 0 | 1
}

export const productColumns =
  'p.id, p.name, p.price_minor, p.tax_rate_id, p.category_id, p.unit, p.picture, p.color, p.archived'

/** Rows and their barcodes in two questions, however many they are: each question of its own costs a lock. */
export function toProducts(database: Database, rows: readonly StoredProduct[]): ProductRow[] {
  const barcodes = new Map<number, string[]>()
  const found = database
    .sql<[string], { id: number; barcode: string }>(
      `select product_id as id, barcode from product_barcodes
       where product_id in (select value from json_each(?)) order by product_id, position, barcode`,
    )
    .all(JSON.stringify(rows.map((row) => row.id)))
  for (const { id, barcode } of found) {
    const known = barcodes.get(id)
    if (known) known.push(barcode)
    else barcodes.set(id, [barcode])
  }
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    barcodes: barcodes.get(row.id) ?? [],
    priceMinor: row.price_minor,
    taxRateId: row.tax_rate_id,
    categoryId: row.category_id,
    unit: row.unit,
    picture: row.picture,
    color: row.color,
    archived: row.archived === 1,
  }))
}

export function readProduct(database: Database, id: number): ProductRow | undefined {
  return readProducts(database, [id])[0]
}

/** In the order of the ids; one that does not exist is left out. */
export function readProducts(database: Database, ids: readonly number[]): ProductRow[] {
  const rows = database
    .sql<[string], StoredProduct>(
      `select ${productColumns} from products p where p.id in (select value from json_each(?))`,
    )
    .all(JSON.stringify(ids))
  return inOrder(ids, toProducts(database, rows))
}

export function inOrder<Row extends { id: number }>(ids: readonly number[], rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** The next products by id, archived ones too: the way to walk through all of them in slices. */
export function productsAfter(database: Database, id: number, limit: number): ProductRow[] {
  const rows = database
    .sql<[number, number], StoredProduct>(
      `select ${productColumns} from products p where p.id > ? order by p.id limit ?`,
    )
    .all(id, limit)
  return toProducts(database, rows)
}

export function insertProduct(database: Database, product: Omit<ProductRow, 'id'>, now: number): number {
  const result = database
    .sql<unknown[]>(
      `insert into products (name, price_minor, tax_rate_id, category_id, unit, picture, color, archived, updated_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(...storedValues(product), now)
  const id = Number(result.lastInsertRowid)
  writeBarcodes(database, id, product.barcodes)
  return id
}

export function updateProduct(database: Database, product: ProductRow, now: number): void {
  database
    .sql<unknown[]>(
      `update products set name = ?, price_minor = ?, tax_rate_id = ?, category_id = ?, unit = ?, picture = ?, color = ?,
         archived = ?, updated_at = ? where id = ?`,
    )
    .run(...storedValues(product), now, product.id)
  database.sql<[number]>('delete from product_barcodes where product_id = ?').run(product.id)
  writeBarcodes(database, product.id, product.barcodes)
}

const storedValues = (product: Omit<ProductRow, 'id'>): unknown[] => [
  product.name,
  product.priceMinor,
  product.taxRateId,
  product.categoryId,
  product.unit,
  product.picture,
  product.color,
  product.archived ? 1 : 0,
]

function writeBarcodes(database: Database, productId: number, barcodes: readonly string[]): void {
  const insert = database.sql<[string, number, number]>(
    'insert into product_barcodes (barcode, product_id, position) values (?, ?, ?)',
  )
  barcodes.forEach((barcode, position) => void insert.run(barcode, productId, position))
}

export type BarcodeOwner = { barcode: string; productId: number; name: string }

/** Which products these barcodes belong to, archived or not; the codes as written and no other. */
export function barcodeOwners(database: Database, barcodes: readonly string[]): BarcodeOwner[] {
  return database
    .sql<[string], BarcodeOwner>(
      `select b.barcode, p.id as productId, p.name from product_barcodes b join products p on p.id = b.product_id
       where b.barcode in (select value from json_each(?))`,
    )
    .all(JSON.stringify(barcodes))
}

/** Archived ones too. */
export function countAllProducts(database: Database): number {
  return database.sql<[], { count: number }>('select count(*) as count from products').get()?.count ?? 0
}

/* ---- what a sale takes from a product ---- */

export type SellableProduct = {
  id: number
  name: string
  priceMinor: number | null
  taxRateId: number
  taxRateName: string
  ratePpm: number
  categoryId: number | null
  categoryName: string
  unit: Unit
}

const sellableColumns = `p.id, p.name, p.price_minor as priceMinor, p.tax_rate_id as taxRateId, t.name as taxRateName,
  t.rate_ppm as ratePpm, p.category_id as categoryId, coalesce(c.name, '') as categoryName, p.unit`
const sellableJoins =
  'join tax_rates t on t.id = p.tax_rate_id left join categories c on c.id = p.category_id'

export function sellableProduct(database: Database, productId: number): SellableProduct | undefined {
  return database
    .sql<[number], SellableProduct>(
      `select ${sellableColumns} from products p ${sellableJoins} where p.id = ? and +p.archived = 0`,
    )
    .get(productId)
}

export function sellableByBarcode(database: Database, barcode: string): SellableProduct | undefined {
  return database
    .sql<[string], SellableProduct>(
      `select ${sellableColumns} from product_barcodes b join products p on p.id = b.product_id ${sellableJoins}
       where b.barcode = ? and +p.archived = 0`,
    )
    .get(barcode)
}
