import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Basket } from '../../main/domain/basket.ts'
import { addProduct } from '../../main/sales/add-to-basket.ts'
import { openBasket, saleTotal } from '../../main/sales/open-basket.ts'
import { recordIfPaid } from '../../main/sales/record-sale.ts'
import type { SaleProduct, SalesContext } from '../../main/sales/sales-context.ts'
import { createSalesMemory } from '../../main/sales/sales-memory.ts'
import { readOpenBasket } from '../../main/store/basket-store.ts'
import { type Database, openDatabase } from '../../main/store/database.ts'
import { migrate } from '../../main/store/migrate.ts'
import { defaultSettings } from '../../main/store/settings-store.ts'
import type { Result } from '../../preload/contract/result.ts'
import type { BasketChange, ShopSettings } from '../../preload/contract/views.ts'
import { type TestClock, testClock } from './clock.ts'
import { testFolder } from './database.ts'

/** A till's sales over a real file, without payments, catalogue and paper: those are what a test says they are. */
export type SalesTill = {
  context: SalesContext
  clock: TestClock
  settings: ShopSettings
  products: Map<number, SaleProduct>
  barcodes: Map<string, number>
  warnings: string[]
  /** Closes the file without a word and starts again from it, as after a crash. */
  restart(): void
}

export function salesTill(settings: Partial<ShopSettings> = {}): SalesTill {
  const path = join(testFolder(), 'till.db')
  const clock = testClock()
  let made = 0
  const till: SalesTill = {
    clock,
    settings: {
      ...defaultSettings,
      shopName: 'Corner Shop',
      timeZone: 'Europe/Berlin',
      printerAddress: '192.168.1.50:9100',
      ...settings,
    },
    products: new Map(sampleProducts.map((product) => [product.id, product])),
    barcodes: new Map([['4006381333931', 1]]),
    warnings: [],
    context: {
      database: openTill(path),
      clock,
      ids: { uuid: () => `id-${++made}`, reference: () => `REF${++made}` },
      log: { info: () => undefined, warn: (event) => till.warnings.push(event), error: () => undefined },
      memory: createSalesMemory(),
      isTraining: false,
      isTest: () => false,
      settings: () => till.settings,
      findProduct: (id) => till.products.get(id),
      findBarcode: (code) => till.products.get(till.barcodes.get(code) ?? 0),
      findTaxRate: (id) =>
        id === null || id === 1 ? { taxRateId: 1, taxRateName: 'Standard', ratePpm: 190_000 } : undefined,
      layOut: (document) => [{ text: document.receiptNumber }],
      paymentsOf: () => [],
    },
    restart() {
      till.context.database.close()
      till.context = { ...till.context, database: openTill(path), memory: createSalesMemory() }
    },
  }
  onTestFinished(() => till.context.database.close())
  return till
}

function openTill(path: string): Database {
  const database = openDatabase(path)
  migrate(database)
  return database
}

const standard = { taxRateId: 1, taxRateName: 'Standard', ratePpm: 190_000 }
const reduced = { taxRateId: 2, taxRateName: 'Reduced', ratePpm: 70_000 }
const drinks = { categoryId: 1, categoryName: 'Drinks' }
const food = { categoryId: 2, categoryName: 'Food' }

const sampleProducts: SaleProduct[] = [
  { id: 1, name: 'Espresso', priceMinor: 280, unit: 'piece', ...standard, ...drinks },
  { id: 2, name: 'Croissant', priceMinor: 195, unit: 'piece', ...reduced, ...food },
  { id: 3, name: 'Tomatoes', priceMinor: 299, unit: 'kg', ...reduced, ...food },
  { id: 4, name: 'Gift', priceMinor: null, unit: 'piece', ...standard, ...drinks },
  {
    id: 5,
    name: 'شاي بالنعناع 🌿',
    priceMinor: 350,
    unit: 'piece',
    ...standard,
    categoryId: null,
    categoryName: '',
  },
  { id: 6, name: 'Water for guests', priceMinor: 0, unit: 'piece', ...standard, ...drinks },
]

/** The answer of something that must succeed. */
export function good<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`)
  return result.value
}

export function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.error.code
}

export function ring(till: SalesTill, productId: number, quantityMilli?: number): BasketChange {
  return good(addProduct(till.context, quantityMilli ? { productId, quantityMilli } : { productId }))
}

/** What is on disk, read past every memory. */
export function basketOnDisk(till: SalesTill): Basket | undefined {
  return readOpenBasket(till.context.database, {
    currency: till.settings.currency,
    taxMode: till.settings.taxMode,
  })
}

export type CardState = 'pending' | 'unknown' | 'approved' | 'declined'
let cards = 0

/** A payment row as payments would have written it. */
export function insertTender(
  { context, clock }: SalesTill,
  saleId: string,
  tender: 'cash' | CardState,
  amountMinor: number,
  values: { tipMinor?: number; tenderedMinor?: number; roundingMinor?: number; lastFour?: string } = {},
): string {
  const { database } = context
  const now = clock.now()
  const id = `payment-${++cards}`
  const { tipMinor = 0, roundingMinor = 0 } = values
  if (tender === 'cash') {
    const charged = amountMinor + roundingMinor
    const tendered = values.tenderedMinor ?? charged
    database
      .sql(
        `insert into payments (id, sale_id, tender, status, amount_minor, currency, charged_minor, tendered_minor,
           change_minor, rounding_minor, approved_at, final_at, created_at, updated_at)
         values (?, ?, 'cash', 'approved', ?, 'EUR', ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(id, saleId, amountMinor, charged, tendered, tendered - charged, roundingMinor, now, now, now, now)
    return id
  }
  const isFinal = tender === 'approved' || tender === 'declined'
  database
    .sql(
      `insert or ignore into readers (id, provider, provider_reader_id, name, model, serial, pairing, created_at)
       values ('reader', 'sumup', 'rdr', 'Counter', 'solo', 'S1', 'paired', 0)`,
    )
    .run()
  database
    .sql(
      `insert into payments (id, sale_id, tender, status, amount_minor, currency, charged_minor, tip_minor, provider,
         reader_id, reader_name, reference, card, approved_at, final_at, created_at, updated_at)
       values (?, ?, 'card', ?, ?, 'EUR', ?, ?, 'sumup', 'reader', 'Counter', ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      id,
      saleId,
      tender,
      amountMinor,
      tender === 'approved' ? amountMinor + tipMinor : null,
      tipMinor,
      `REF${id}`,
      tender === 'approved' ? card(values.lastFour ?? '4242') : null,
      tender === 'approved' ? now : null,
      isFinal ? now : null,
      now,
      now,
    )
  return id
}

function card(lastFour: string): string {
  return JSON.stringify({
    scheme: 'VISA',
    lastFour,
    entry: 'contactless',
    authorisationCode: 'A1',
    transactionCode: 'TX1',
  })
}

/** Pays the open basket in cash, in one transaction with the sale, as payments do. */
export function payCash(till: SalesTill): string {
  const { context } = till
  const saleId = openBasket(context).id
  context.database.inTransaction(() => {
    const total = saleTotal(context, saleId)
    insertTender(till, saleId, 'cash', total?.totalMinor ?? 0)
    if (!recordIfPaid(context, saleId, till.clock.now()).recorded)
      throw new Error('the sale was not recorded')
  })
  return saleId
}
