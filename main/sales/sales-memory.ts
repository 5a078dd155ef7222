import type { Basket } from '../domain/basket.ts'
import { type ShopTime, shopTime } from '../domain/shop-time.ts'
import type { HourMemory } from '../store/day-totals-store.ts'

/*
 * What sales keep in memory between calls: the open basket, so that a line more does not read ten thousand, and the shop's
 * calendar. Both are copies that may be dropped at any moment; the basket is remembered only after its commit.
 */

export type SalesMemory = {
  basket(): Basket | undefined
  /** Call it after the commit. */
  remember(basket: Basket): void
  /** The next one who asks reads from disk. Called on every doubt. */
  forget(): void
  shopTime(timeZone: string): ShopTime
  /** The sums of the hour, believed only against their row. */
  readonly hour: HourMemory
}

export function createSalesMemory(): SalesMemory {
  let basket: Basket | undefined
  let time: ShopTime | undefined
  return {
    hour: {},
    basket: () => basket,
    remember(next) {
      basket = next
    },
    forget() {
      basket = undefined
    },
    shopTime(timeZone) {
      if (time?.timeZone !== timeZone) time = shopTime(timeZone)
      return time
    },
  }
}
