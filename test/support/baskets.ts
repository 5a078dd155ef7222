import { type Basket, type BasketLine, lineIdOf, priceLine } from '../../main/domain/basket.ts'

export type NewLine = Omit<BasketLine, 'id' | 'position'>

/** One espresso, with whatever a test is about. */
export function lineOf(line: Partial<NewLine>): NewLine {
  return {
    productId: 1,
    name: 'Espresso',
    unit: 'piece',
    quantityMilli: 1000,
    unitPriceMinor: 100,
    listPriceMinor: null,
    taxRateId: 1,
    taxRateName: 'Standard',
    ratePpm: 190_000,
    categoryId: 1,
    categoryName: 'Drinks',
    discount: null,
    note: '',
    ...line,
  }
}

export function basketOf(lines: readonly NewLine[], values: Partial<Basket> = {}): Basket {
  const id = values.id ?? 'basket'
  return {
    id,
    revision: 1,
    nextPosition: lines.length + 1,
    currency: 'EUR',
    taxMode: 'included',
    discount: null,
    note: '',
    createdAt: 0,
    lines: lines.map((line, index) => {
      const position = index + 1
      return priceLine({ ...line, id: lineIdOf(id, position), position })
    }),
    ...values,
  }
}
