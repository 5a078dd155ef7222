import { countAllProducts, productsAfter, readProduct } from '../store/catalogue-store.ts'
import type { Database } from '../store/database.ts'
import { idsOfCategory, productsByPrefix } from '../store/product-list-store.ts'
import { pauseBySlices } from './catalogue-context.ts'
import { type SearchIndex, startSearchIndex } from './search-index.ts'

/** The search index with its life: built in slices beside the running till, kept up to date, built anew after an import. */
export type KeptSearch = {
  isReady(): boolean
  progress(): { done: number; total: number }
  /**
   * Ids, best first, of all products or of a category. Before the index is there: beginnings of names and barcodes,
   * straight from the tables.
   */
  find(query: string, limit: number, categoryId?: number | null): number[]
  /** Tells that these products were saved. */
  changed(productIds: readonly number[]): void
  /** Builds anew in the background; resolves when the index in use has everything. */
  rebuild(onProgress?: (done: number, total: number) => void): Promise<void>
  /** Resolves when nothing is being built. */
  settled(): Promise<void>
  close(): void
}

export function keepSearch(database: Database): KeptSearch {
  let index: SearchIndex | undefined
  let building: Promise<void> | undefined
  let progress = { done: 0, total: 0 }
  let isClosed = false
  /** Saved while an index was being built, which may have read them before or after. */
  const late = new Set<number>()

  /** The products of the category that was asked for last: a person types several keys in one. */
  let members: { categoryId: number; ids: ReadonlySet<number> } | undefined
  const membersOf = (categoryId: number): ReadonlySet<number> => {
    if (members?.categoryId !== categoryId)
      members = { categoryId, ids: new Set(idsOfCategory(database, categoryId)) }
    return members.ids
  }

  const rest = pauseBySlices()
  const stopWhenClosed = async (): Promise<void> => {
    await rest()
    if (isClosed) throw new SearchClosed()
  }
  const build = async (onProgress?: (done: number, total: number) => void): Promise<void> => {
    progress = { done: 0, total: countAllProducts(database) }
    const taken = (count: number): void => {
      progress = { ...progress, done: Math.min(progress.total, progress.done + count) }
      onProgress?.(progress.done, progress.total)
    }
    const fresh = await buildIndex(database, stopWhenClosed, taken)
    for (const id of late) refresh(database, fresh, id)
    late.clear()
    index = fresh
    members = undefined
  }

  const rebuild = async (onProgress?: (done: number, total: number) => void): Promise<void> => {
    while (building) await building.catch(() => undefined)
    const run = build(onProgress)
      .catch((error: unknown) => {
        if (!(error instanceof SearchClosed)) throw error
      })
      .finally(() => {
        building = undefined
      })
    building = run
    await run
  }

  return {
    isReady: () => index !== undefined,
    progress: () => progress,
    find(query, limit, categoryId = null) {
      if (!index) return productsByPrefix(database, query.trim().slice(0, 64), limit)
      return index.search(query, limit, categoryId === null ? undefined : membersOf(categoryId))
    },
    changed(productIds) {
      members = undefined
      if (building) for (const id of productIds) late.add(id)
      if (index) for (const id of productIds) refresh(database, index, id)
    },
    rebuild,
    settled: async () => {
      while (building) await building.catch(() => undefined)
    },
    close() {
      isClosed = true
    },
  }
}

class SearchClosed extends Error {
  override readonly name = 'SearchClosed'
}

function refresh(database: Database, index: SearchIndex, productId: number): void {
  const product = readProduct(database, productId)
  if (product && !product.archived) index.upsert(product)
  else index.remove(productId)
}

/** Page by page: no statement stays open while others write, and no page takes long. */
async function buildIndex(
  database: Database,
  work: () => Promise<void>,
  taken: (count: number) => void,
): Promise<SearchIndex> {
  const builder = startSearchIndex()
  for (let page = productsAfter(database, 0, productsPerPage); page.length > 0; ) {
    builder.add(page.filter((product) => !product.archived))
    taken(page.length)
    await work()
    page = productsAfter(database, page.at(-1)?.id ?? 0, productsPerPage)
  }
  const steps = builder.finish()
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value
    await work()
  }
}

const productsPerPage = 250
