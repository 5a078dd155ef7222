import { describe, expect, it } from 'vitest'
import {
  emptyCategory,
  productsPerCategory,
  productsWithTaxRate,
} from '../../../main/store/catalogue-group-store.ts'
import {
  barcodeOwners,
  insertProduct,
  productsAfter,
  readProducts,
  sellableByBarcode,
  sellableProduct,
} from '../../../main/store/catalogue-store.ts'
import type { Database } from '../../../main/store/database.ts'
import {
  countProducts,
  listProducts,
  productsByPrefix,
  quickKeyTiles,
  readTiles,
  tilesOfCategory,
} from '../../../main/store/product-list-store.ts'
import { testDatabase } from '../../support/database.ts'

/** A database that notes how SQLite would answer each question. */
function explained(database: Database): { database: Database; plans: Map<string, string[]> } {
  const plans = new Map<string, string[]>()
  return {
    plans,
    database: {
      ...database,
      sql: (text: string) => {
        const parameters = Array.from(text.matchAll(/\?/g), () => (text.includes('json_each') ? '[1]' : 1))
        const plan = database
          .sql<unknown[], { detail: string }>(`explain query plan ${text}`)
          .all(...parameters)
          .map((row) => row.detail)
        plans.set(text, plan)
        return database.sql(text) as never
      },
    },
  }
}

function withProducts(count: number): Database {
  const database = testDatabase()
  database.execute(`insert into tax_rates (id, name, rate_ppm) values (1, 'VAT', 190000);
    insert into categories (id, name, color, position) values (1, 'Tea', '#112233', 0)`)
  database.inTransaction(() => {
    for (let index = 0; index < count; index += 1)
      insertProduct(
        database,
        {
          name: `Product ${index}`,
          barcodes: [`1${index}`, `2${index}`],
          priceMinor: 100,
          taxRateId: 1,
          categoryId: 1,
          unit: 'piece',
          picture: null,
          color: null,
          archived: index % 10 === 0,
        },
        0,
      )
  })
  return database
}

const filter = { archived: false, categoryId: null }

describe('the rows of the catalogue', () => {
  it('are found through an index by every question of the sale screen', () => {
    const { database, plans } = explained(withProducts(20))
    readTiles(database, [1, 2])
    quickKeyTiles(database)
    tilesOfCategory(database, 1, 0, 10)
    sellableProduct(database, 1)
    sellableByBarcode(database, '11')
    listProducts(database, filter, 0, 10)
    listProducts(database, { ...filter, categoryId: 1 }, 0, 10)
    productsByPrefix(database, 'pro', 10)
    productsAfter(database, 0, 10)
    readProducts(database, [1])
    barcodeOwners(database, ['11'])
    productsWithTaxRate(database, 1)
    emptyCategory(database, 1, 1)
    countProducts(database, { ...filter, categoryId: 1 })
    expect(plans.size).toBeGreaterThan(12)
    for (const [text, plan] of plans)
      for (const step of plan) {
        expect([text, step]).not.toEqual([
          text,
          expect.stringMatching(/^SCAN (p|products|b|product_barcodes)\b/),
        ])
        // Walking all products that are not archived is a scan under another name, unless it is the page itself.
        expect([text, step]).not.toEqual([text, expect.stringMatching(/^SEARCH p USING .*\(archived=\?\)$/)])
      }
  })

  it('count what is sold in each category from the index alone', () => {
    const { database, plans } = explained(withProducts(20))
    expect(productsPerCategory(database)).toEqual(new Map([[1, 18]]))
    expect([...plans.values()].flat()).toContainEqual(
      expect.stringContaining('USING COVERING INDEX products_by_category'),
    )
  })

  it('keep the order in which they were asked for, and the order of their barcodes', () => {
    const database = withProducts(20)
    expect(readProducts(database, [5, 2, 99, 3]).map((product) => product.id)).toEqual([5, 2, 3])
    expect(readTiles(database, [5, 1, 2]).map((tile) => tile.id)).toEqual([5, 2])
    expect(readProducts(database, [4])[0]?.barcodes).toEqual(['13', '23'])
    expect(barcodeOwners(database, ['23', '13', '03'])).toHaveLength(2)
  })

  it('page without a gap and without a repeat', () => {
    const database = withProducts(57)
    const names = [0, 10, 20, 30, 40, 50].flatMap((offset) =>
      listProducts(database, filter, offset, 10).map((product) => product.name),
    )
    expect(names).toHaveLength(countProducts(database, filter))
    expect(names).toEqual([...new Set(names)].sort())
    const walked = [0, 20, 40].flatMap((after) => productsAfter(database, after, 20).map((row) => row.id))
    expect(walked).toEqual(Array.from({ length: 57 }, (_none, index) => index + 1))
  })
})
