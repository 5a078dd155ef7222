import type { Unit } from '../../preload/contract/views.ts'
import { foldText } from '../domain/fold-text.ts'
import {
  inOrder,
  type ProductRow,
  productColumns,
  type StoredProduct,
  toProducts,
} from './catalogue-store.ts'
import type { Database } from './database.ts'

/* Products as screens list them: pages, tiles, quick keys. Each page is found in an index before its rows are read. */

type ProductFilter = { archived: boolean; categoryId: number | null }

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

/** Archived products whose name contains a text or whose barcode begins so: looked for seldom, so all are read in turn. */
export function archivedContaining(database: Database, text: string, limit: number): number[] {
  const byBarcode = database
    .sql<[string, string], { id: number }>(
      `select b.product_id as id from product_barcodes b cross join products p on p.id = b.product_id
       where b.barcode >= ? and b.barcode < ? and +p.archived = 1`,
    )
    .all(text, `${text}\u{10ffff}`)
  const coded = new Set(byBarcode.map((row) => row.id))
  const wanted = foldText(text)
  return database
    .sql<[], { id: number; name: string }>(
      'select id, name from products where archived = 1 order by name collate nocase',
    )
    .all()
    .filter((row) => coded.has(row.id) || foldText(row.name).includes(wanted))
    .slice(0, limit)
    .map((row) => row.id)
}

/** All that is sold in a category. */
export function idsOfCategory(database: Database, categoryId: number): number[] {
  return database
    .sql<[number], { id: number }>('select id from products where category_id = ? and archived = 0')
    .all(categoryId)
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
