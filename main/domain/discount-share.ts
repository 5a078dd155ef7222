import type { Discount } from '../../preload/contract/views.ts'
import type { Basket, PricedLine } from './basket.ts'

const wholePpm = 1_000_000

/**
 * How much is off the line that has the most off, with its share of what is off the whole sale. A percentage counts as it was
 * given: rounding to whole cents must not make ten per cent of something cheap more than ten.
 */
export function largestDiscountPpm(basket: Basket): number {
  let subtotalMinor = 0
  let largest = 0
  for (const line of basket.lines) {
    // What comes back has the discount that it was sold with.
    if (line.returned) continue
    subtotalMinor += line.totalMinor
    largest = Math.max(largest, sharePpm(line.discount, fullMinor(line)))
  }
  const ofSale = sharePpm(basket.discount, subtotalMinor)
  return Math.round(wholePpm - ((wholePpm - largest) * (wholePpm - ofSale)) / wholePpm)
}

const fullMinor = (line: PricedLine): number => line.totalMinor + line.discountMinor

function sharePpm(discount: Discount | null, ofMinor: number): number {
  if (!discount) return 0
  if (discount.kind === 'percent') return discount.ppm
  // Of nothing nothing is taken off.
  return ofMinor <= 0 ? 0 : Math.min(wholePpm, Math.ceil((discount.minor * wholePpm) / ofMinor))
}
