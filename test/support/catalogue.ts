import { onTestFinished } from 'vitest'
import { type Catalogue, openCatalogue } from '../../main/catalogue/catalogue.ts'
import type { CatalogueContext } from '../../main/catalogue/catalogue-context.ts'
import type { Database } from '../../main/store/database.ts'
import { defaultSettings } from '../../main/store/settings-store.ts'
import type { NudgeTopic } from '../../preload/contract/channels.ts'
import type { ImportProgress, ProductView, ShopSettings } from '../../preload/contract/views.ts'
import { type TestClock, testClock } from './clock.ts'
import { testDatabase } from './database.ts'

export type CatalogueDesk = {
  database: Database
  clock: TestClock
  context: CatalogueContext
  catalogue: Catalogue
  /** Everything that was told to the screens, in order. */
  nudges: NudgeTopic[]
  /** What the rest of the till says; tests change it. */
  outside: { settings: ShopSettings; hasOpenPayment: boolean }
  journal(): { kind: string; subject: string; body: Record<string, unknown> }[]
  /** A rate of 19 % and a product by name. */
  addRate(ratePpm?: number, name?: string): number
  addProduct(product: Partial<ProductView> & { name: string }): ProductView
}

/** A catalogue over a real database file, with nothing in it. */
export function catalogueDesk(
  settings: Partial<ShopSettings> = {},
  database: Database = testDatabase(),
): CatalogueDesk {
  const clock = testClock()
  const nudges: NudgeTopic[] = []
  const outside = { settings: { ...defaultSettings, ...settings }, hasOpenPayment: false }
  const context: CatalogueContext = {
    database,
    clock,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    settings: () => outside.settings,
    nudge: (topic) => void nudges.push(topic),
    hasOpenPayment: () => outside.hasOpenPayment,
  }
  const catalogue = openCatalogue(context)
  onTestFinished(() => catalogue.close())
  const desk: CatalogueDesk = {
    database,
    clock,
    context,
    catalogue,
    nudges,
    outside,
    journal: () =>
      database
        .sql<[], { kind: string; subject: string; body: string }>(
          'select kind, subject, body from journal order by number',
        )
        .all()
        .map((row) => ({ ...row, body: JSON.parse(row.body) as Record<string, unknown> })),
    addRate(ratePpm = 190_000, name = 'Tax') {
      const saved = catalogue.saveTaxRate({ id: null, name, ratePpm, archived: false })
      if (!saved.ok) throw new Error(saved.error.code)
      return saved.value.id
    },
    addProduct(product) {
      const taxRateId = product.taxRateId ?? catalogue.taxRates()[0]?.id ?? desk.addRate()
      const saved = catalogue.saveProduct({ ...plainProduct, ...product, taxRateId, id: null })
      if (!saved.ok) throw new Error(saved.error.code)
      return saved.value
    },
  }
  return desk
}

export const plainProduct = {
  id: null,
  name: 'Tea',
  barcodes: [] as string[],
  priceMinor: 250 as number | null,
  taxRateId: 1,
  categoryId: null as number | null,
  unit: 'piece' as const,
  picture: null as string | null,
  color: null as string | null,
  archived: false,
}

/** Chooses a file and waits for its preview (or its refusal). */
export async function openFile(
  { catalogue }: CatalogueDesk,
  content: string | Uint8Array,
  fileName = 'list.csv',
): Promise<ImportProgress> {
  const opened = catalogue.imports.open({ fileName, base64: Buffer.from(content).toString('base64') })
  if (!opened.ok) throw new Error(opened.error.code)
  return await progressAtRest(catalogue, opened.value.importId)
}

export async function progressAtRest(catalogue: Catalogue, importId: string): Promise<ImportProgress> {
  await catalogue.imports.settled()
  const progress = catalogue.imports.progress({ importId })
  if (!progress.ok) throw new Error(progress.error.code)
  return progress.value
}

/** Chooses a file, writes it and waits for the end. */
export async function importFile(desk: CatalogueDesk, content: string | Uint8Array): Promise<ImportProgress> {
  const { importId } = await openFile(desk, content)
  const started = desk.catalogue.imports.run({ importId })
  if (!started.ok) throw new Error(`${started.error.code} ${JSON.stringify(started.error.values)}`)
  return await progressAtRest(desk.catalogue, importId)
}

/** Every product as plain facts, in the order of names: what two catalogues are compared by. */
export function catalogueFacts({ catalogue }: CatalogueDesk): unknown[] {
  const rates = new Map(catalogue.taxRates().map((rate) => [rate.id, rate.ratePpm]))
  const categories = new Map(catalogue.categories().map((category) => [category.id, category.name]))
  const facts: unknown[] = []
  for (let offset = 0; ; offset += 200) {
    const { products } = catalogue.list({ query: '', categoryId: null, archived: false, offset, limit: 200 })
    for (const product of products)
      facts.push({
        name: product.name,
        barcodes: product.barcodes,
        priceMinor: product.priceMinor,
        ratePpm: rates.get(product.taxRateId),
        category: categories.get(product.categoryId ?? 0) ?? null,
        unit: product.unit,
        color: product.color,
      })
    if (products.length < 200) return facts
  }
}
