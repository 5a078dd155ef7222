import type { PaperLine, PaymentView, ShopSettings, Unit } from '../../preload/contract/views.ts'
import type { ReceiptDocument } from '../domain/receipt.ts'
import type { Clock, Ids, Log } from '../ports.ts'
import type { Database } from '../store/database.ts'
import type { SalesMemory } from './sales-memory.ts'

/** A product as a sale needs it. */
export type SaleProduct = {
  id: number
  name: string
  /** Null is an open price. */
  priceMinor: number | null
  taxRateId: number
  taxRateName: string
  ratePpm: number
  categoryId: number | null
  categoryName: string
  unit: Unit
}

export type SaleTaxRate = { taxRateId: number; taxRateName: string; ratePpm: number }

/** What sales need of the rest of the till; handed in by the composition. */
export type SalesContext = {
  database: Database
  clock: Clock
  ids: Ids
  log: Log
  /** Made once with the till (createSalesMemory) and shared by everything that takes this context. */
  memory: SalesMemory
  isTraining: boolean
  /** Live, with a card service that charges nobody. */
  isTest: () => boolean
  /** Asked with every sale and every first line: answer from memory. */
  settings(): ShopSettings
  /** Undefined for a product that is not there or no longer sold. */
  findProduct(productId: number): SaleProduct | undefined
  /** Exactly this code, no other spelling of it. */
  findBarcode(code: string): SaleProduct | undefined
  /** Null asks for the rate of an amount without a product. */
  findTaxRate(taxRateId: number | null): SaleTaxRate | undefined
  /** Notes what is liked, inside the sale's transaction; for the order of tiles and search. */
  countSold?(lines: readonly { productId: number; quantityMilli: number }[]): void
  layOut(document: ReceiptDocument): PaperLine[]
  paymentsOf(saleId: string): PaymentView[]
}
