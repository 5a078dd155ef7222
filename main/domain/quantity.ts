import { maximumAmountMinor } from './limits.ts'
import { proportion } from './rounding.ts'

/** One piece, one kilogram, one hour: quantities are counted in thousandths. */
export const wholeQuantity = 1000

/** Quantity × unit price, rounded once: 0.335 kg at 2.99 is 1.00. */
export function amountOfQuantity(unitPriceMinor: number, quantityMilli: number): number {
  return proportion(unitPriceMinor, quantityMilli, wholeQuantity)
}

/** True when the amount would pass the till's limit; asked before the amount is made, which could not hold it. */
export function isQuantityTooDear(unitPriceMinor: number, quantityMilli: number): boolean {
  // As floats: both sides are far from each other or exact, so the comparison cannot be wrong at the limit.
  return unitPriceMinor * quantityMilli > maximumAmountMinor * wholeQuantity
}
