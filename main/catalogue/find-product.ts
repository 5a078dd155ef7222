import { type SellableProduct, sellableByBarcode, sellableProduct } from '../store/catalogue-store.ts'
import type { Database } from '../store/database.ts'

/** A product as a sale takes it; undefined when there is none or it was archived. */
export function findProduct(database: Database, productId: number): SellableProduct | undefined {
  return sellableProduct(database, productId)
}

/**
 * The product behind a scanned code: as written, else with the zero that tells a UPC-A from an EAN-13 added or taken
 * away, because scanners disagree about it. As written comes first: real lists have both as different products.
 */
export function findBarcode(database: Database, code: string): SellableProduct | undefined {
  for (const barcode of barcodeVariants(code)) {
    const product = sellableByBarcode(database, barcode)
    if (product) return product
  }
  return undefined
}

function barcodeVariants(code: string): string[] {
  const plain = code.normalize('NFKC').replace(/[\s\p{Cc}\p{Cf}]/gu, '')
  if (plain === '') return []
  if (/^\d{12}$/.test(plain)) return [plain, `0${plain}`]
  if (/^0\d{12}$/.test(plain)) return [plain, plain.slice(1)]
  if (/^0\d{13}$/.test(plain)) return [plain, plain.slice(1), ...(plain[1] === '0' ? [plain.slice(2)] : [])]
  return [plain]
}
