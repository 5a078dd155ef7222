import { productsAfter } from '../store/catalogue-store.ts'
import type { Database } from '../store/database.ts'

/** Finds the product that a row without a barcode is about. */
export type NameIndex = {
  /**
   * The first time a name is asked for its first product, the second time its second: a list that has two "Postcard"
   * means the two that the catalogue has. A product with barcodes is meant only when it alone has the name. What is sold
   * comes before what was archived.
   */
  take(name: string): number | undefined
}

/** The products of each name. */
type Shelf = { withoutBarcode: Map<string, number[]>; withBarcode: Map<string, number[]> }

export async function readNames(database: Database, work: () => Promise<void>): Promise<NameIndex> {
  const sold: Shelf = { withoutBarcode: new Map(), withBarcode: new Map() }
  const archived: Shelf = { withoutBarcode: new Map(), withBarcode: new Map() }
  let last = 0
  for (;;) {
    const page = productsAfter(database, last, productsPerPage)
    for (const product of page) {
      const shelf = product.archived ? archived : sold
      const byName = product.barcodes.length === 0 ? shelf.withoutBarcode : shelf.withBarcode
      const name = product.name.normalize('NFC')
      byName.set(name, [...(byName.get(name) ?? []), product.id])
    }
    await work()
    const end = page.at(-1)
    if (!end) break
    last = end.id
  }
  const taken = new Map<string, number>()
  return {
    take(typed) {
      const name = typed.normalize('NFC')
      const place = taken.get(name) ?? 0
      taken.set(name, place + 1)
      const plain = [...(sold.withoutBarcode.get(name) ?? []), ...(archived.withoutBarcode.get(name) ?? [])]
      if (plain.length > 0) return plain[place]
      const others = sold.withBarcode.get(name) ?? archived.withBarcode.get(name)
      return others?.length === 1 && place === 0 ? others[0] : undefined
    },
  }
}

const productsPerPage = 250
