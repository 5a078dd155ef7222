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

type StoredProduct = {
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

const productColumns =
  'p.id, p.name, p.price_minor, p.tax_rate_id, p.category_id, p.unit, p.picture, p.color, p.archived'

/** Rows and their barcodes in two questions, however many they are: each question of its own costs a lock. */
function toProducts(database: Database, rows: readonly StoredProduct[]): ProductRow[] {
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

function inOrder<Row extends { id: number }>(ids: readonly number[], rows: readonly Row[]): Row[] {
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

/* ---- pages of products ---- */

export type ProductFilter = { archived: boolean; categoryId: number | null }

export function listProducts(
  database: Database,
  filter: ProductFilter,
  offset: number,
  limit: number,
): ProductRow[] {
  const archived = filter.archived ? 1 : 0
  const rows =
    filter.categoryId === null
      ? database
          .sql<[number, number, number], StoredProduct>(pageOf('archived = ?'))
          .all(archived, limit, offset)
      : database
          .sql<[number, number, number, number], StoredProduct>(pageOf('category_id = ? and archived = ?'))
          .all(filter.categoryId, archived, limit, offset)
  return toProducts(database, rows)
}

/** The page is found in the index alone; only its own rows are read. */
const pageOf = (condition: string): string =>
  `select ${productColumns} from products p join
     (select id from products where ${condition} order by name collate nocase, id limit ? offset ?) page on page.id = p.id
   order by p.name collate nocase, p.id`

export function countProducts(database: Database, filter: ProductFilter): number {
  const archived = filter.archived ? 1 : 0
  const row =
    filter.categoryId === null
      ? database
          .sql<[number], { count: number }>('select count(*) as count from products where archived = ?')
          .get(archived)
      : database
          .sql<[number, number], { count: number }>(
            'select count(*) as count from products where category_id = ? and archived = ?',
          )
          .get(filter.categoryId, archived)
  return row?.count ?? 0
}

/** Archived ones too. */
export function countAllProducts(database: Database): number {
  return database.sql<[], { count: number }>('select count(*) as count from products').get()?.count ?? 0
}

/** Products whose name begins so, or whose barcode does: all that can be had without the search index, and bounded. */
export function productsByPrefix(database: Database, prefix: string, limit: number): number[] {
  const end = `${prefix}\u{10ffff}`
  const byBarcode = database
    .sql<[string, string, number], { id: number }>(
      `select b.product_id as id from product_barcodes b cross join products p on p.id = b.product_id
       where b.barcode >= ? and b.barcode < ? and +p.archived = 0 order by b.barcode limit ?`,
    )
    .all(prefix, end, limit)
  const byName = database
    .sql<[string, string, number], { id: number }>(
      `select id from products where archived = 0 and name collate nocase >= ? and name collate nocase < ?
       order by name collate nocase limit ?`,
    )
    .all(prefix, end, limit)
  return [...new Set([...byBarcode, ...byName].map((row) => row.id))].slice(0, limit)
}

/** Archived products that contain a text: few, looked for seldom, so the rows are read in turn. */
export function archivedContaining(database: Database, text: string, limit: number): number[] {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  return database
    .sql<[string, number], { id: number }>(
      `select id from products where archived = 1 and name like ? escape '\\' order by name collate nocase limit ?`,
    )
    .all(pattern, limit)
    .map((row) => row.id)
}

/* ---- what the sale screen shows ---- */

export type TileRow = {
  id: number
  name: string
  priceMinor: number | null
  picture: string | null
  color: string | null
  categoryColor: string | null
  categoryName: string | null
  unit: Unit
  barcode: string | null
}

const tileColumns = `p.id, p.name, p.price_minor as priceMinor, p.picture, p.color, c.color as categoryColor,
  c.name as categoryName, p.unit,
  (select barcode from product_barcodes b where b.product_id = p.id order by position, barcode limit 1) as barcode`

/** In the order of the ids; archived products are left out. */
export function readTiles(database: Database, productIds: readonly number[]): TileRow[] {
  const rows = database
    .sql<[string], TileRow>(
      `select ${tileColumns} from products p left join categories c on c.id = p.category_id
       where p.id in (select value from json_each(?)) and +p.archived = 0`,
    )
    .all(JSON.stringify(productIds))
  return inOrder(productIds, rows)
}

export function quickKeyTiles(database: Database): TileRow[] {
  return database
    .sql<[], TileRow>(
      `select ${tileColumns} from quick_keys q cross join products p on p.id = q.product_id
         left join categories c on c.id = p.category_id
       where +p.archived = 0 order by q.position`,
    )
    .all()
}

export function tilesOfCategory(
  database: Database,
  categoryId: number,
  offset: number,
  limit: number,
): TileRow[] {
  return database
    .sql<[number, number, number], TileRow>(
      `select ${tileColumns} from products p join
         (select id from products where category_id = ? and archived = 0
          order by name collate nocase, id limit ? offset ?) page on page.id = p.id
         left join categories c on c.id = p.category_id
       order by p.name collate nocase, p.id`,
    )
    .all(categoryId, limit, offset)
}

export function writeQuickKeys(database: Database, productIds: readonly number[]): void {
  database.execute('delete from quick_keys')
  const insert = database.sql<[number, number]>('insert into quick_keys (position, product_id) values (?, ?)')
  productIds.forEach((productId, position) => void insert.run(position + 1, productId))
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
