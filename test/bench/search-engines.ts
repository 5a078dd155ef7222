import uFuzzy from '@leeoniya/ufuzzy'
import Database from 'better-sqlite3'
import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import { createSearchIndex } from '../../main/catalogue/search-index.ts'
import { foldText } from '../../main/domain/fold-text.ts'
import type { BenchProduct } from './search-queries.ts'

/** Answers a query with the ids of at most 20 products, best first. */
export type SearchEngine = (query: string) => number[]

const RESULTS = 20

/** Our index and its peers, each built over all products in the way its makers recommend for search as you type. */
export const SEARCH_ENGINES: Readonly<Record<string, (products: readonly BenchProduct[]) => SearchEngine>> = {
  suretill: (products) => {
    const index = createSearchIndex(
      (function* () {
        for (const { id, name, barcode } of products) yield { id, name, barcodes: [barcode] }
      })(),
    )
    return (query) => index.search(query, RESULTS)
  },
  'linear scan': (products) => {
    const texts = products.map((product) => foldText(`${product.name} ${product.barcode}`))
    return (query) => {
      const words = foldText(query).split(/\s+/).filter(Boolean)
      const found: number[] = []
      for (let index = 0; index < texts.length && found.length < RESULTS; index++) {
        const text = texts[index] ?? ''
        if (words.every((word) => text.includes(word))) found.push(products[index]?.id ?? -1)
      }
      return found
    }
  },
  uFuzzy: (products) => {
    const fuzzy = new uFuzzy({ intraMode: 1 })
    const texts = uFuzzy.latinize(products.map((product) => `${product.name} ${product.barcode}`))
    return (query) => {
      const [indexes, info, order] = fuzzy.search(texts, uFuzzy.latinize(query), 1)
      const best = order === null || info === null ? indexes : order.map((place) => info.idx[place] ?? -1)
      return (best ?? []).slice(0, RESULTS).map((index) => products[index]?.id ?? -1)
    }
  },
  'MiniSearch prefix': (products) => miniSearch(products, {}),
  'MiniSearch fuzzy': (products) => miniSearch(products, { fuzzy: 0.2 }),
  'Fuse.js': (products) => {
    const fuse = new Fuse(products, { keys: ['name', 'barcode'], threshold: 0.3, ignoreDiacritics: true })
    return (query) => fuse.search(query, { limit: RESULTS }).map((result) => result.item.id)
  },
  'FTS5 ranked': (products) => fts5(products, `tokenize = 'unicode61', prefix = '1 2 3'`, 'rank', words),
  'FTS5 in order': (products) => fts5(products, `tokenize = 'unicode61', prefix = '1 2 3'`, 'rowid', words),
  'FTS5 trigram': (products) => fts5(products, `tokenize = 'trigram remove_diacritics 1'`, 'rowid', trigrams),
}

const miniSearch = (products: readonly BenchProduct[], options: { fuzzy?: number }): SearchEngine => {
  const index = new MiniSearch<BenchProduct>({
    fields: ['name', 'barcode'],
    processTerm: (term) => foldText(term),
    searchOptions: { prefix: true, ...options },
  })
  index.addAll(products)
  return (query) =>
    index
      .search(query)
      .slice(0, RESULTS)
      .map((result) => result.id as number)
}

const fts5 = (
  products: readonly BenchProduct[],
  layout: string,
  order: string,
  toMatch: (query: string) => string,
): SearchEngine => {
  const database = new Database('')
  database.exec(`CREATE VIRTUAL TABLE products USING fts5(name, barcode, ${layout})`)
  const insert = database.prepare('INSERT INTO products (rowid, name, barcode) VALUES (?, ?, ?)')
  database.transaction(() => {
    for (const { id, name, barcode } of products) insert.run(id, name, barcode)
  })()
  const select = database
    .prepare<[string], number>(
      `SELECT rowid FROM products WHERE products MATCH ? ORDER BY ${order} LIMIT ${RESULTS}`,
    )
    .pluck()
  return (query) => {
    const match = toMatch(query)
    return match === '' ? [] : select.all(match)
  }
}

const words = (query: string): string =>
  (query.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).map((word) => `"${word}"*`).join(' ')

const trigrams = (query: string): string =>
  (query.match(/[\p{L}\p{N}\p{M}]{3,}/gu) ?? []).map((word) => `"${word}"`).join(' ')
