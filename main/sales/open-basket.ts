import type { BasketStamp, BasketView } from '../../preload/contract/views.ts'
import { type Basket, basketSums } from '../domain/basket.ts'
import { type BasketDefaults, readBasket, readOpenBasket } from '../store/basket-store.ts'
import type { Database } from '../store/database.ts'
import { salePayments } from '../store/sale-payments.ts'
import { basketView } from './basket-views.ts'
import type { SalesContext } from './sales-context.ts'

/** basket.get: the open basket, whole. */
export function getBasket(context: SalesContext): BasketView {
  const basket = openBasket(context)
  return basketView(basket, isLocked(context.database, basket.id))
}

/** basket.stamp: asked every few seconds by every window, so no line is read for it. */
export function basketStamp(context: SalesContext): BasketStamp {
  const { id, revision } = openBasket(context)
  return { basketId: id, revision, locked: isLocked(context.database, id) }
}

/**
 * The one open basket, a new one when there is none. Inside somebody's transaction it is read from disk and not remembered: what
 * is not committed yet must never be shown as true.
 */
export function openBasket(context: SalesContext): Basket {
  const known = context.memory.basket()
  if (known) return withDefaults(known, context)
  const stored = readOpenBasket(context.database, basketDefaults(context)) ?? newBasket(context)
  keepInMemory(context, stored)
  return stored
}

/** Remembers a basket that is on disk or empty; inside a transaction that may still fail nothing is remembered. */
export function keepInMemory({ database, memory }: SalesContext, basket: Basket): void {
  if (database.isInTransaction()) memory.forget()
  else memory.remember(basket)
}

/** An empty basket has the currency and tax mode that the shop has now. */
function withDefaults(basket: Basket, context: SalesContext): Basket {
  return basket.lines.length > 0 ? basket : { ...basket, ...basketDefaults(context) }
}

export function basketDefaults(context: SalesContext): BasketDefaults {
  const { currency, taxMode } = context.settings()
  return { currency, taxMode }
}

/** A new empty basket. It has nothing to lose: its first change puts it on disk. */
export function newBasket(context: SalesContext): Basket {
  return {
    id: context.ids.uuid(),
    revision: 0,
    nextPosition: 1,
    ...basketDefaults(context),
    discount: null,
    note: '',
    createdAt: context.clock.now(),
    lines: [],
  }
}

/** A basket with an open or approved payment does not change: the customer pays for what was shown. */
export function isLocked(database: Database, basketId: string): boolean {
  const { openPaymentId, approved, undecided } = salePayments(database, basketId)
  return openPaymentId !== null || approved.length > 0 || undecided.length > 0
}

/** The basket that a payment would be for; undefined while there is nothing in it. */
export function openSaleId(context: SalesContext): string | undefined {
  const basket = openBasket(context)
  return basket.lines.length > 0 ? basket.id : undefined
}

/** What an open or parked basket comes to; undefined when no such basket can become a sale. */
export function saleTotal(
  context: SalesContext,
  saleId: string,
): { totalMinor: number; currency: string } | undefined {
  const found = findBasket(context, saleId)
  if (!found || found.basket.lines.length === 0) return undefined
  return { totalMinor: basketSums(found.basket).totalMinor, currency: found.basket.currency }
}

export function findBasket(
  context: SalesContext,
  basketId: string,
): { basket: Basket; state: 'open' | 'parked' } | undefined {
  const known = context.memory.basket()
  if (known?.id === basketId) return { basket: withDefaults(known, context), state: 'open' }
  return readBasket(context.database, basketId, basketDefaults(context))
}
