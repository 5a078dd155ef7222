import type { Money } from '../../preload/contract/money.ts'
import type { BasketTotals, BasketView, LineView } from '../../preload/contract/views.ts'
import { type Basket, type BasketSums, basketSums, type PricedLine } from '../domain/basket.ts'

/* What the screen shows of a basket: every amount with its currency, nothing left to compute. */

export function basketView(basket: Basket, locked: boolean): BasketView {
  return {
    basketId: basket.id,
    revision: basket.revision,
    locked,
    lines: basket.lines.map((line) => lineView(line, basket.currency)),
    totals: totalsView(basket, basketSums(basket)),
  }
}

export function lineView(line: PricedLine, currency: string): LineView {
  const money = (minor: number): Money => ({ minor, currency })
  return {
    id: line.id,
    position: line.position,
    productId: line.productId,
    name: line.name,
    unit: line.unit,
    quantityMilli: line.quantityMilli,
    unitPrice: money(line.unitPriceMinor),
    listPrice: line.listPriceMinor === null ? null : money(line.listPriceMinor),
    discount: line.discount,
    discountAmount: money(line.discountMinor),
    total: money(line.totalMinor),
    taxRateName: line.taxRateName,
    note: line.note,
    returned: line.returned
      ? { receiptNumber: line.returned.receiptNumber, hasGoods: line.quantityMilli < 0 }
      : null,
  }
}

export function totalsView(basket: Basket, sums: BasketSums): BasketTotals {
  const money = (minor: number): Money => ({ minor, currency: basket.currency })
  return {
    lineCount: sums.lineCount,
    quantityMilli: sums.piecesMilli,
    subtotal: money(sums.subtotalMinor),
    saleDiscount: basket.discount,
    saleDiscountAmount: money(sums.saleDiscountMinor),
    taxes: sums.rates.map((rate) => ({
      name: rate.name,
      ratePpm: rate.ratePpm,
      net: money(rate.netMinor),
      tax: money(rate.taxMinor),
      gross: money(rate.grossMinor),
    })),
    taxAdded: money(sums.taxAddedMinor),
    total: money(sums.totalMinor),
    note: basket.note,
  }
}
