import type { Discount } from '../../preload/contract/views.ts'
import { proportion } from './rounding.ts'

const wholePpm = 1_000_000

/**
 * What a discount takes off an amount: a percentage rounded once, an amount as it is, and never more than there is. A
 * line or a sale cannot become negative by a discount; the view shows what was really taken off.
 */
export function discountOn(amountMinor: number, discount: Discount | null): number {
  if (!discount || amountMinor <= 0) return 0
  const wished =
    discount.kind === 'percent' ? proportion(amountMinor, discount.ppm, wholePpm) : discount.minor
  return Math.max(0, Math.min(amountMinor, wished))
}

/** False for what no schema should have let through: a discount that is negative, fractional or above the whole. */
export function isDiscountValid(discount: Discount | null): boolean {
  if (!discount) return true
  if (discount.kind === 'percent')
    return Number.isSafeInteger(discount.ppm) && discount.ppm >= 1 && discount.ppm <= wholePpm
  return Number.isSafeInteger(discount.minor) && discount.minor >= 1
}
