import { insertCategory, insertTaxRate } from '../store/catalogue-group-store.ts'
import {
  addImportChunk,
  decideImport,
  discardImportChunks,
  type ImportedProduct,
  isImportDecided,
  moveImportChunk,
} from '../store/import-store.ts'
import { appendJournal } from '../store/journal-store.ts'
import type { CatalogueContext } from './catalogue-context.ts'
import type { ImportPlan } from './import-check.ts'

/*
 * How an import is all or nothing without holding the till. Writing 100,000 products in one transaction takes over a second,
 * in which no sale could be recorded, by this thread or by any other, since SQLite has one writer. So:
 *   1  the rows are laid down in chunks, in a table of their own; nothing counts yet, a kill leaves nothing;
 *   2  one short transaction decides: new categories, new tax rates, the journal's entry and the decision itself;
 *   3  chunk after chunk is moved into the catalogue; a kill here is finished by the next start, before anything sells.
 * While 3 runs nobody else writes to the catalogue; selling goes on.
 */

type ImportFacts = {
  fileName: string
  bytes: number
  sha256: string
  rows: number
}

const productsPerChunk = 200

/** Step 1. @param work lets others work, tells the progress in products and throws when the import was called off */
export async function layDownImport(
  context: CatalogueContext,
  plan: ImportPlan,
  work: (done: number) => Promise<void>,
): Promise<void> {
  await discardImport(context, () => work(0))
  for (let at = 0; at < plan.products.length; at += productsPerChunk) {
    const chunk = plan.products.slice(at, at + productsPerChunk)
    context.database.inTransaction(() => addImportChunk(context.database, chunk))
    await work(Math.min(plan.products.length, at + productsPerChunk))
  }
}

/** Takes back step 1. */
export async function discardImport(context: CatalogueContext, work: () => Promise<void>): Promise<void> {
  const { database } = context
  while (database.inTransaction(() => discardImportChunks(database, 20)) > 0) await work()
}

/** Step 2: from here on the import happens, whatever else happens. */
export function confirmImport(context: CatalogueContext, plan: ImportPlan, facts: ImportFacts): void {
  const { database, clock } = context
  database.inTransaction(() => {
    for (const category of plan.newCategories) insertCategory(database, category, category.id)
    for (const rate of plan.newTaxRates) insertTaxRate(database, rate, rate.id)
    appendJournal(database, clock.now(), 'catalogue-imported', facts.fileName, {
      ...facts,
      currency: context.settings().currency,
      newProducts: plan.newProducts,
      changedProducts: plan.changedProducts,
      newCategories: plan.newCategories.length,
      newTaxRates: plan.newTaxRates.map((rate) => rate.ratePpm),
    })
    decideImport(database, clock.now())
  })
}

/** Step 3. Each chunk is gone from its table in the transaction that moves it: none is moved twice. */
export async function moveImport(
  context: CatalogueContext,
  work: () => Promise<void>,
  onMoved: (products: readonly ImportedProduct[]) => void,
): Promise<void> {
  for (let chunk = 1; ; chunk += 1) {
    const moved = context.database.inTransaction(() => moveImportChunk(context.database, context.clock.now()))
    if (!moved) return
    onMoved(moved)
    await work()
    if (chunk % chunksPerCheckpoint !== 0) continue
    // The log grows by every page that a chunk touches; moved into the file in small portions nobody ever waits for it.
    context.database.checkpoint()
    await work()
  }
}

const chunksPerCheckpoint = 8

/** What the last run of the till left of an import: finished if it was decided, else removed. */
export function finishInterruptedImport(context: CatalogueContext): void {
  const { database, clock, log } = context
  if (!isImportDecided(database)) {
    database.inTransaction(() => {
      while (discardImportChunks(database, 1_000) > 0);
    })
    return
  }
  let products = 0
  database.inTransaction(() => {
    for (let moved = moveImportChunk(database, clock.now()); moved; ) {
      products += moved.length
      moved = moveImportChunk(database, clock.now())
    }
  })
  log.info('catalogue.import-finished-after-restart', { products })
}
