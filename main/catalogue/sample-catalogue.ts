import type { Language } from '../../preload/contract/views.ts'
import {
  categoryByName,
  insertCategory,
  insertTaxRate,
  readCategories,
  readTaxRates,
} from '../store/catalogue-group-store.ts'
import { countAllProducts, insertProduct } from '../store/catalogue-store.ts'
import { appendJournal } from '../store/journal-store.ts'
import { writeQuickKeys } from '../store/product-list-store.ts'
import { readFact, writeFact } from '../store/settings-store.ts'
import type { CatalogueContext } from './catalogue-context.ts'
import { type SampleCategory, sampleCategories, sampleNames } from './sample-names.ts'
import { samplePrice } from './sample-prices.ts'
import { sampleBarcode, sampleProducts } from './sample-products.ts'
import { sampleTaxRates } from './sample-taxes.ts'
import { taxRateName } from './tax-names.ts'

const fact = 'sampleCatalogue'

/**
 * Puts the sample products in, once in the life of a till and only where there are no products: whoever has
 * cleared them out does not get them back by going through the set-up again.
 * @returns the ids of what was added
 */
export function seedSampleCatalogue(
  context: CatalogueContext,
  choice: { language: Language; currency: string },
): number[] {
  const { database, clock } = context
  return database.inTransaction(() => {
    if (readFact(database, fact) !== undefined || countAllProducts(database) > 0) return []
    const categoryIds = seedCategories(context, choice.language)
    const taxIds = seedTaxRates(context, choice)
    const { language, currency } = choice
    const taxes = sampleTaxRates(language, currency)
    const ids = sampleProducts.map((product, index) =>
      insertProduct(
        database,
        {
          name: sampleNames[product.key][language],
          barcodes: product.hasBarcode ? [sampleBarcode(index)] : [],
          priceMinor: product.euroCents === null ? null : samplePrice(product.euroCents, currency),
          taxRateId: taxIds.get(taxes[product.tax]) ?? 0,
          categoryId: categoryIds.get(product.category) ?? null,
          unit: product.unit,
          picture: product.picture,
          color: null,
          archived: false,
        },
        clock.now(),
      ),
    )
    writeQuickKeys(
      database,
      ids.filter((_id, index) => sampleProducts[index]?.isQuickKey),
    )
    writeFact(database, fact, { language, currency })
    appendJournal(database, clock.now(), 'catalogue-imported', 'sample', {
      fileName: null,
      language,
      currency,
      newProducts: ids.length,
    })
    return ids
  })
}

function seedCategories({ database }: CatalogueContext, language: Language): Map<SampleCategory, number> {
  const position = readCategories(database).length
  return new Map(
    sampleCategories.map((category, index) => {
      const name = category.names[language]
      const known = categoryByName(database, name)
      const id =
        known?.id ?? insertCategory(database, { name, color: category.color, position: position + index })
      return [category.key, id]
    }),
  )
}

/** The rates that the samples use, the standard rate first: it is what a new product gets. */
export function seedTaxRates(
  { database }: CatalogueContext,
  { language, currency }: { language: Language; currency: string },
): Map<number, number> {
  const { standard, none, ...others } = sampleTaxRates(language, currency)
  const reduced = Object.values(others).toSorted((a, b) => b - a)
  const existing = readTaxRates(database).filter((rate) => !rate.archived)
  return new Map(
    [...new Set([standard, ...reduced, none])].map((ratePpm) => {
      const known = existing.find((rate) => rate.ratePpm === ratePpm)
      const name = taxRateName(language, currency, ratePpm)
      return [ratePpm, known?.id ?? insertTaxRate(database, { name, ratePpm, archived: false })]
    }),
  )
}
