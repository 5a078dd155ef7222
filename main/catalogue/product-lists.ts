import type { Parsed } from '../../preload/contract/channels.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type {
  CategoryView,
  ProductView,
  SearchHit,
  TaxRateView,
  TileView,
} from '../../preload/contract/views.ts'
import { productsWithTaxRate, readCategories, readTaxRates } from '../store/catalogue-group-store.ts'
import { readProducts } from '../store/catalogue-store.ts'
import {
  archivedContaining,
  countProducts,
  listProducts,
  quickKeyTiles,
  readTiles,
  tilesOfCategory,
  writeQuickKeys,
} from '../store/product-list-store.ts'
import type { CatalogueContext } from './catalogue-context.ts'
import { cleanText } from './clean-text.ts'
import { categoryView, productView, searchHit, taxRateView, tileView } from './product-views.ts'

/* What the screens show of the catalogue. */

/** Ids of products, best first. */
type FindIds = (query: string, limit: number, categoryId?: number | null) => number[]

export function listCategories(
  { database }: CatalogueContext,
  productCounts: ReadonlyMap<number, number>,
): CategoryView[] {
  return readCategories(database).map((row) => categoryView(row, productCounts.get(row.id) ?? 0))
}

export function listTaxRates({ database }: CatalogueContext): TaxRateView[] {
  return readTaxRates(database).map((row) => taxRateView(row, productsWithTaxRate(database, row.id)))
}

export function listQuickKeys({ database, settings }: CatalogueContext): TileView[] {
  const { currency } = settings()
  return quickKeyTiles(database).map((row) => tileView(row, currency))
}

export function listTilesOf(
  { database, settings }: CatalogueContext,
  { categoryId, offset, limit }: Parsed<'catalogue.tiles-of'>,
): TileView[] {
  const { currency } = settings()
  return tilesOfCategory(database, categoryId, offset, limit).map((row) => tileView(row, currency))
}

export function searchHits(
  { database, settings }: CatalogueContext,
  findIds: FindIds,
  query: string,
  limit: number,
): SearchHit[] {
  const { currency } = settings()
  return readTiles(database, findIds(query, limit)).map((row) => searchHit(row, currency))
}

/** Pages of products for the catalogue screen; with a query the best matches, as many as a person would look through. */
export function listPage(
  { database, settings }: CatalogueContext,
  findIds: FindIds,
  request: Parsed<'catalogue.list'>,
): { products: ProductView[]; total: number } {
  const { archived, categoryId, offset, limit } = request
  const { currency } = settings()
  const query = cleanText(request.query)
  if (query === '') {
    const products = listProducts(database, { archived, categoryId }, offset, limit)
    return {
      products: products.map((row) => productView(row, currency)),
      total: countProducts(database, { archived, categoryId }),
    }
  }
  const ids = archived
    ? archivedContaining(database, query.slice(0, 200), mostMatches)
    : findIds(query, mostMatches, categoryId)
  const rows = readProducts(database, ids).filter(
    (row) => row.archived === archived && (categoryId === null || row.categoryId === categoryId),
  )
  return {
    products: rows.slice(offset, offset + limit).map((row) => productView(row, currency)),
    total: rows.length,
  }
}

const mostMatches = 500

export function saveQuickKeys({ database }: CatalogueContext, productIds: readonly number[]): Result<null> {
  const wanted = [...new Set(productIds)]
  return database.inTransaction(() => {
    const products = readProducts(database, wanted).filter((product) => !product.archived)
    if (products.length < wanted.length) return fail('product-not-found')
    writeQuickKeys(database, wanted)
    return ok(null)
  })
}
