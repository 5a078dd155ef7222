import type { Parsed } from '../../preload/contract/channels.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { readCategory, readTaxRate } from '../store/catalogue-group-store.ts'
import {
  barcodeOwners,
  insertProduct,
  type ProductRow,
  readProduct,
  updateProduct,
} from '../store/catalogue-store.ts'
import { appendJournal } from '../store/journal-store.ts'
import type { CatalogueContext } from './catalogue-context.ts'
import { cleanText, isReadable, longestBarcode, splitBarcodes } from './clean-text.ts'

/** Takes in a new product (id null) or a changed one. Lines already in a basket keep the price they were rung up at. */
export function saveProduct(
  context: CatalogueContext,
  request: Parsed<'catalogue.save-product'>,
): Result<ProductRow> {
  const { database } = context
  const wanted = {
    ...request,
    name: cleanText(request.name),
    barcodes: [...new Set(request.barcodes.flatMap(splitBarcodes))].filter(
      (barcode) => barcode.length <= longestBarcode,
    ),
  }
  if (!isReadable(wanted.name)) return fail('name-missing')
  return database.inTransaction(() => {
    const before = wanted.id === null ? null : readProduct(database, wanted.id)
    if (before === undefined) return fail('product-not-found')
    const refused = refuse(context, wanted)
    if (refused) return refused
    const now = context.clock.now()
    const id = before ? before.id : insertProduct(database, wanted, now)
    if (before) updateProduct(database, { ...wanted, id }, now)
    const saved = { ...wanted, id }
    journalPrice(context, before, saved)
    return ok(saved)
  })
}

function refuse(
  { database }: CatalogueContext,
  wanted: Parsed<'catalogue.save-product'>,
): Result<never> | undefined {
  const rate = readTaxRate(database, wanted.taxRateId)
  if (!rate || rate.archived) return fail('tax-rate-not-found')
  if (wanted.categoryId !== null && !readCategory(database, wanted.categoryId))
    return fail('category-not-found')
  const taken = barcodeOwners(database, wanted.barcodes).find((owner) => owner.productId !== wanted.id)
  if (taken) return fail('barcode-taken', { barcode: taken.barcode, product: taken.name })
  return undefined
}

/** Prices and taxes are money: who changed what and when must be answerable. A new name is not. */
function journalPrice(context: CatalogueContext, before: ProductRow | null, after: ProductRow): void {
  if (before && before.priceMinor === after.priceMinor && before.taxRateId === after.taxRateId) return
  appendJournal(context.database, context.clock.now(), 'product-changed', String(after.id), {
    name: after.name,
    currency: context.settings().currency,
    before: before && { priceMinor: before.priceMinor, taxRateId: before.taxRateId },
    after: { priceMinor: after.priceMinor, taxRateId: after.taxRateId },
  })
}
