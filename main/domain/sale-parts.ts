import { cashierKey, type Dimension, readerKey, schemeKey } from './day-keys.ts'

/* What a sale adds to the sums of its day by card service, reader, card, cashier and discount: from the sale, or from its receipt. */

/** A tender as the sale and its receipt both know it. */
export type PartTender = {
  tender: 'cash' | 'card'
  amountMinor: number
  tipMinor: number
  provider: string
  readerName: string
  scheme: string
}

export type SaleParts = {
  tenders: readonly PartTender[]
  totalMinor: number
  tipMinor: number
  lineDiscountsMinor: readonly number[]
  saleDiscountMinor: number
  cashier: { id: string; name: string } | undefined
}

export type PartTotal = {
  dimension: Dimension
  key: string
  count: number
  amountMinor: number
  tipMinor: number
  discountMinor: number
}

export function partTotals(sale: SaleParts): PartTotal[] {
  const sums = new Map<string, PartTotal>()
  const add = (dimension: Dimension, key: string, part: Partial<Omit<PartTotal, 'dimension' | 'key'>>) => {
    const name = `${dimension} ${key}`
    const sum = sums.get(name) ?? {
      dimension,
      key,
      count: 0,
      amountMinor: 0,
      tipMinor: 0,
      discountMinor: 0,
    }
    sum.count += 1
    sum.amountMinor += part.amountMinor ?? 0
    sum.tipMinor += part.tipMinor ?? 0
    sum.discountMinor += part.discountMinor ?? 0
    sums.set(name, sum)
  }
  for (const { tender, amountMinor, tipMinor, provider, readerName, scheme } of sale.tenders) {
    if (tender !== 'card') continue
    add('provider', provider, { amountMinor, tipMinor })
    add('reader', readerKey(provider, readerName), { amountMinor, tipMinor })
    add('scheme', schemeKey(scheme), { amountMinor, tipMinor })
  }
  // What comes back takes its discount with it and is none itself.
  for (const discountMinor of sale.lineDiscountsMinor)
    if (discountMinor > 0) add('discount', 'line', { discountMinor })
  if (sale.saleDiscountMinor !== 0) add('discount', 'sale', { discountMinor: sale.saleDiscountMinor })
  if (sale.cashier)
    add('cashier', cashierKey(sale.cashier), { amountMinor: sale.totalMinor, tipMinor: sale.tipMinor })
  return [...sums.values()]
}
