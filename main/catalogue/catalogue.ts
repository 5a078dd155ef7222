import type { Parsed } from '../../preload/contract/channels.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type {
  CategoryView,
  Language,
  ProductView,
  SearchHit,
  TaxRateView,
  TileBoard,
  TileView,
} from '../../preload/contract/views.ts'
import { productsPerCategory, productsWithTaxRate } from '../store/catalogue-group-store.ts'
import { type ProductRow, readProduct, type SellableProduct } from '../store/catalogue-store.ts'
import { storageFailure } from '../store/database.ts'
import { countProducts } from '../store/product-list-store.ts'
import type { CatalogueContext } from './catalogue-context.ts'
import { exportCatalogue } from './export-catalogue.ts'
import { findBarcode, findProduct } from './find-product.ts'
import { finishInterruptedImport } from './import-write.ts'
import { type Imports, openImports } from './imports.ts'
import { type KeptSearch, keepSearch } from './keep-search.ts'
import {
  listCategories,
  listPage,
  listQuickKeys,
  listTaxRates,
  listTilesOf,
  saveQuickKeys,
  searchHits,
} from './product-lists.ts'
import { productView, taxRateView } from './product-views.ts'
import { seedSampleCatalogue, seedTaxRates } from './sample-catalogue.ts'
import { removeCategory, saveCategory } from './save-category.ts'
import { saveProduct } from './save-product.ts'
import { saveTaxRate } from './save-tax-rate.ts'

/** What is sold: one thing with a life, because the search index lives in memory beside the tables. */
export type Catalogue = {
  readonly imports: Imports
  searchReady(): boolean
  searchProgress(): { done: number; total: number }
  productCount(): number
  tiles(): TileBoard
  tilesOf(request: Parsed<'catalogue.tiles-of'>): { tiles: TileView[]; total: number }
  search(query: string, limit: number): SearchHit[]
  list(request: Parsed<'catalogue.list'>): { products: ProductView[]; total: number }
  product(productId: number): Result<ProductView>
  saveProduct(request: Parsed<'catalogue.save-product'>): Result<ProductView>
  categories(): CategoryView[]
  saveCategory(request: Parsed<'catalogue.save-category'>): Result<CategoryView>
  removeCategory(categoryId: number): Promise<Result<CategoryView[]>>
  taxRates(): TaxRateView[]
  saveTaxRate(request: Parsed<'catalogue.save-tax-rate'>): Result<TaxRateView>
  saveQuickKeys(productIds: readonly number[]): Result<TileBoard>
  exportAll(): Promise<{ fileName: string; text: string; products: number }>
  findProduct(productId: number): SellableProduct | undefined
  findBarcode(code: string): SellableProduct | undefined
  /** Puts the sample products in, once; also inside the caller's transaction. @returns how many were added */
  seedSample(choice: { language: Language; currency: string }): number
  /** The tax rates alone, for a shop that brings its own products. */
  seedTaxRates(choice: { language: Language; currency: string }): void
  /** Resolves when no index is being built and no import is at work. */
  settled(): Promise<void>
  close(): void
}

/** Opens the catalogue; the search index follows in the background, until then `search` answers from the tables. */
export function openCatalogue(context: CatalogueContext): Catalogue {
  const { database } = context
  const search = keepSearch(database)
  const state: CatalogueState = { revision: 0, isLocked: false, isClosed: false, counts: undefined }
  const changed = (productIds: readonly number[]): void => {
    state.revision += 1
    state.counts = undefined
    search.changed(productIds)
    context.nudge('catalogue')
  }
  const counts = (): Counts => {
    state.counts ??= { products: activeProducts(context), byCategory: productsPerCategory(database) }
    return state.counts
  }
  const categories = (): CategoryView[] => listCategories(context, counts().byCategory)
  const tiles = (): TileBoard => ({ categories: categories(), quick: listQuickKeys(context) })
  /** A change by a person: refused while an import moves in, told to everybody when it was made. */
  const change = <T, View>(
    work: () => Result<T>,
    idsOf: (value: T) => number[],
    view: (value: T) => View,
  ): Result<View> => {
    if (state.isLocked) return fail('import-busy')
    const result = work()
    if (!result.ok) return result
    changed(idsOf(result.value))
    return ok(view(result.value))
  }
  const imports = openImports({
    context,
    revision: () => state.revision,
    isLocked: () => state.isLocked,
    isClosed: () => state.isClosed,
    lock: () => {
      state.isLocked = true
    },
    unlock: () => {
      state.isLocked = false
      state.revision += 1
      state.counts = undefined
    },
    indexed: (productIds, onProgress) => indexImported(search, productIds, onProgress),
  })
  finishImport(context, state, () => void buildSearch(context, search))

  return {
    imports,
    searchReady: search.isReady,
    searchProgress: search.progress,
    productCount: () => counts().products,
    tiles,
    tilesOf: (request) => ({
      tiles: listTilesOf(context, request),
      total: counts().byCategory.get(request.categoryId) ?? 0,
    }),
    search: (query, limit) => searchHits(context, search.find, query, limit),
    list: (request) => listPage(context, search.find, request),
    product(productId) {
      const row = readProduct(database, productId)
      return row ? ok(productView(row, context.settings().currency)) : fail('product-not-found')
    },
    saveProduct(request) {
      const before = request.id === null ? undefined : readProduct(database, request.id)
      const { counts: counted } = state
      return change(
        () => saveProduct(context, request),
        (row) => [row.id],
        (row) => {
          if (counted) state.counts = recount(counted, before, row)
          return productView(row, context.settings().currency)
        },
      )
    },
    categories,
    saveCategory: (request) =>
      change(
        () => saveCategory(context, request),
        () => [],
        (row) => ({ ...row, products: counts().byCategory.get(row.id) ?? 0 }),
      ),
    async removeCategory(categoryId) {
      if (state.isLocked) return fail('import-busy')
      // Between its slices no import may begin that still counts on the category.
      state.isLocked = true
      try {
        const removed = await removeCategory(context, categoryId)
        if (!removed.ok) return removed
      } finally {
        state.isLocked = false
        changed([])
      }
      return ok(categories())
    },
    taxRates: () => listTaxRates(context),
    saveTaxRate: (request) =>
      change(
        () => saveTaxRate(context, request),
        () => [],
        (row) => taxRateView(row, productsWithTaxRate(database, row.id)),
      ),
    saveQuickKeys: (productIds) =>
      change(
        () => saveQuickKeys(context, productIds),
        () => [],
        tiles,
      ),
    exportAll: () => exportCatalogue(context),
    findProduct: (productId) => findProduct(database, productId),
    findBarcode: (code) => findBarcode(database, code),
    seedSample(choice) {
      const ids = state.isLocked ? [] : seedSampleCatalogue(context, choice)
      if (ids.length > 0) changed(ids)
      return ids.length
    },
    seedTaxRates(choice) {
      seedTaxRates(context, choice)
      changed([])
    },
    async settled() {
      await imports.settled()
      await search.settled()
    },
    close() {
      state.isClosed = true
      imports.close()
      search.close()
    },
  }
}

type Counts = { products: number; byCategory: Map<number, number> }
type CatalogueState = {
  revision: number
  isLocked: boolean
  isClosed: boolean
  /** Counted once after each change, not for every tile. */
  counts: Counts | undefined
}

/** One product more, less or elsewhere; counting all of them anew after each would be felt in a large catalogue. */
function recount(counts: Counts, before: ProductRow | undefined, after: ProductRow): Counts {
  const byCategory = new Map(counts.byCategory)
  let { products } = counts
  const add = (row: ProductRow | undefined, sign: 1 | -1): void => {
    if (!row || row.archived) return
    products += sign
    if (row.categoryId !== null) byCategory.set(row.categoryId, (byCategory.get(row.categoryId) ?? 0) + sign)
  }
  add(before, -1)
  add(after, 1)
  return { products, byCategory }
}

const activeProducts = ({ database }: CatalogueContext): number =>
  countProducts(database, { archived: false, categoryId: null })

/** Without its index the till still sells, by tiles, barcodes and beginnings of names: a failure is told, not thrown. */
async function buildSearch(context: CatalogueContext, search: KeptSearch): Promise<void> {
  try {
    await search.rebuild()
    context.nudge('catalogue')
  } catch (error) {
    context.log.error('catalogue.search-failed', { problem: String(error) })
  }
}

/** A few products are put into the index in use; many are quicker indexed anew, with the rest. */
async function indexImported(
  search: KeptSearch,
  productIds: readonly number[],
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  await search.settled()
  if (productIds.length <= fewProducts) search.changed(productIds)
  else await search.rebuild(onProgress)
}

const fewProducts = 300

/**
 * An import that a power cut has interrupted is finished before anything is sold. A full disk delays it; whatever else
 * goes wrong, the till opens and sells, and only the catalogue stays closed to changes.
 */
function finishImport(context: CatalogueContext, state: CatalogueState, buildIndex: () => void): void {
  if (state.isClosed) return
  const isRepeat = state.isLocked
  try {
    finishInterruptedImport(context)
    state.isLocked = false
    state.counts = undefined
    buildIndex()
  } catch (error) {
    context.log.error('catalogue.import-waits', { problem: String(error) })
    state.isLocked = true
    if (!isRepeat) buildIndex()
    if (!storageFailure(error)) return
    const again = (): void => finishImport(context, state, buildIndex)
    context.clock.schedule(context.clock.now() + tryAgainAfterMs, again)
  }
}

const tryAgainAfterMs = 5_000
