import type { BasketChange, BasketTotals, BasketView, LineView } from '../../../preload/contract/views.ts'

const money = (minor: number) => ({ minor, currency: 'EUR' })

export function line(id: string, position: number, quantityMilli = 1000): LineView {
  return {
    id,
    position,
    productId: null,
    name: `product ${id}`,
    unit: 'piece',
    quantityMilli,
    unitPrice: money(100),
    listPrice: null,
    discount: null,
    discountAmount: money(0),
    total: money(quantityMilli / 10),
    taxRateName: '20 %',
    note: '',
    returned: null,
  }
}

const totals = (lineCount: number): BasketTotals => ({
  lineCount,
  quantityMilli: lineCount * 1000,
  subtotal: money(lineCount * 100),
  saleDiscount: null,
  saleDiscountAmount: money(0),
  taxes: [],
  taxAdded: money(0),
  total: money(lineCount * 100),
  note: '',
})

export function basketOf(lines: LineView[], revision = 1): BasketView {
  return { basketId: 'b1', revision, locked: false, lines, totals: totals(lines.length) }
}

export function change(parts: Partial<BasketChange>): BasketChange {
  return {
    basketId: 'b1',
    baseRevision: 1,
    revision: 2,
    locked: false,
    changed: [],
    removed: [],
    totals: totals(0),
    focus: null,
    ...parts,
  }
}
