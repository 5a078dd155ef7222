import { describe, expect, it } from 'vitest'
import { checkDigit } from '../../../main/domain/scale-code.ts'
import { scanBarcode } from '../../../main/sales/add-to-basket.ts'
import type { ScaleRule } from '../../../preload/contract/scanner-views.ts'
import { codeOf, good, salesTill } from '../../support/sales-till.ts'

const rules: ScaleRule[] = [
  { pattern: '21IIIIIVVVVVC', holds: 'price', decimals: 2 },
  { pattern: '28IIIIIVVVVVC', holds: 'weight', decimals: 3 },
  { pattern: '29IIIIIVVVVVC', holds: 'pieces', decimals: 0 },
]
const label = (prefix: string, article: number, value: number) => {
  const twelve = `${prefix}${String(article).padStart(5, '0')}${String(value).padStart(5, '0')}`
  return `${twelve}${checkDigit(twelve)}`
}

/** Product 3 is sold by the kilogram at 2.99, product 2 by the piece at 1.95, product 4 has an open price. */
function counter(currency = 'EUR') {
  const till = salesTill({ scaleRules: rules, currency })
  till.barcodes.set('42', 3).set('2', 2).set('4', 4)
  return till
}

describe('a label of the scale', () => {
  it('with a weight is so much of the product, each label a line of its own', () => {
    const till = counter()
    for (const grams of [335, 335])
      expect(good(scanBarcode(till.context, { code: label('28', 42, grams) })).changed).toMatchObject([
        { name: 'Tomatoes', unit: 'kg', quantityMilli: 335, total: { minor: 100 } },
      ])
  })

  it('with a price costs exactly that, whatever a kilogram costs', () => {
    const till = counter()
    expect(good(scanBarcode(till.context, { code: label('21', 42, 1237) })).changed).toMatchObject([
      { unit: 'piece', quantityMilli: 1000, total: { minor: 1237 }, listPrice: null },
    ])
    expect(good(scanBarcode(till.context, { code: label('21', 4, 500) })).changed).toMatchObject([
      { total: { minor: 500 }, listPrice: null },
    ])
    expect(good(scanBarcode(till.context, { code: label('21', 2, 180) })).changed).toMatchObject([
      { total: { minor: 180 }, listPrice: { minor: 195 } },
    ])
  })

  it('with a count is so many pieces', () => {
    const till = counter()
    expect(good(scanBarcode(till.context, { code: label('29', 2, 6) })).changed).toMatchObject([
      { quantityMilli: 6000, total: { minor: 1170 } },
    ])
  })

  it('that contradicts the catalogue, or says nothing, adds nothing and says why', () => {
    const till = counter()
    expect(codeOf(scanBarcode(till.context, { code: label('28', 2, 335) }))).toBe('label-does-not-fit')
    expect(codeOf(scanBarcode(till.context, { code: label('29', 42, 2) }))).toBe('label-does-not-fit')
    expect(codeOf(scanBarcode(till.context, { code: label('28', 42, 0) }))).toBe('label-empty')
    expect(codeOf(scanBarcode(till.context, { code: label('21', 42, 0) }))).toBe('label-empty')
    expect(codeOf(scanBarcode(till.context, { code: label('28', 777, 335) }))).toBe('barcode-unknown')
  })

  it('in a currency without decimals is never rounded to a price', () => {
    const till = counter('JPY')
    expect(codeOf(scanBarcode(till.context, { code: label('21', 4, 1237) }))).toBe('label-does-not-fit')
    expect(good(scanBarcode(till.context, { code: label('21', 4, 1200) })).changed).toMatchObject([
      { total: { minor: 12 } },
    ])
  })

  it('of an open price asks for it and keeps the weight', () => {
    const till = counter()
    const open = till.products.get(4)
    if (open) till.products.set(4, { ...open, unit: 'kg' })
    expect(scanBarcode(till.context, { code: label('28', 4, 335) })).toMatchObject({
      error: { code: 'price-needed', values: { productId: 4, quantityMilli: 335 } },
    })
  })

  it('is a product first where the catalogue has the whole code', () => {
    const till = counter()
    till.barcodes.set(label('28', 42, 335), 2)
    expect(good(scanBarcode(till.context, { code: label('28', 42, 335) })).changed).toMatchObject([
      { name: 'Croissant', quantityMilli: 1000 },
    ])
  })
})
