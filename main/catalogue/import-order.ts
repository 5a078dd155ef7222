import type { ImportedProduct } from '../store/import-store.ts'

/**
 * Puts the products in the order of their names, as the index over names has them, and numbers the new ones in that
 * order. Written so, a step touches neighbouring pages instead of pages all over the file: less than half of the bytes
 * go to the disk. Products of one name keep the order of the list.
 * @param firstNewId what has this number or a higher one is new
 */
export async function orderByName(
  products: readonly ImportedProduct[],
  firstNewId: number,
  work: () => Promise<void>,
): Promise<ImportedProduct[]> {
  const shelves = new Map<string, { name: string; product: ImportedProduct }[]>()
  for (const [index, product] of products.entries()) {
    const name = product.name.toLowerCase()
    const beginning = name.slice(0, 2)
    const shelf = shelves.get(beginning)
    if (shelf) shelf.push({ name, product })
    else shelves.set(beginning, [{ name, product }])
    if (index % 500 === 0) await work()
  }
  const ordered: ImportedProduct[] = []
  let nextId = firstNewId
  // Shelf by shelf: sorting a whole list at once would hold the loop.
  for (const beginning of [...shelves.keys()].sort()) {
    const shelf = shelves.get(beginning) ?? []
    shelf.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    for (const { product } of shelf) {
      if (product.id < firstNewId) ordered.push(product)
      else {
        ordered.push({ ...product, id: nextId })
        nextId += 1
      }
    }
    await work()
  }
  return ordered
}
