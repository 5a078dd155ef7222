import type { Parsed } from '../../preload/contract/channels.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { BasketView, ParkedView } from '../../preload/contract/views.ts'
import { type Basket, basketSums } from '../domain/basket.ts'
import {
  deleteStoredBasket,
  discardStoredBasket,
  openStoredBasket,
  parkStoredBasket,
  readBasket,
  readParkedBaskets,
  writeBasket,
} from '../store/basket-store.ts'
import { appendJournal } from '../store/journal-store.ts'
import { insertVoid } from '../store/void-store.ts'
import { basketView } from './basket-views.ts'
import { journalLine } from './edit-basket.ts'
import { basketDefaults, isLocked, keepInMemory, newBasket, openBasket } from './open-basket.ts'
import type { SalesContext } from './sales-context.ts'

/**
 * basket.park: puts the open basket aside under a label and opens an empty one. Also while it is being paid: an attempt
 * whose outcome stays open must not keep the next customer waiting. Its lines stay locked, and its approval records it.
 */
export function parkBasket(context: SalesContext, { label }: Parsed<'basket.park'>): Result<BasketView> {
  return replaceOpenBasket(context, (open) => {
    if (open.lines.length === 0) return fail('basket-empty')
    parkStoredBasket(context.database, open.id, label.trim(), context.clock.now())
    return ok(newBasket(context))
  })
}

/** basket.parked: newest first. */
export function listParked(context: SalesContext): ParkedView[] {
  return readParkedBaskets(context.database, basketDefaults(context)).map(({ basket, label, parkedAt }) => ({
    basketId: basket.id,
    label,
    parkedAt,
    lineCount: basket.lines.length,
    total: { minor: basketSums(basket).totalMinor, currency: basket.currency },
  }))
}

/**
 * basket.resume: takes a parked basket up again. What is open is not lost by it: with lines it is parked itself, without a
 * label; empty it goes.
 */
export function resumeBasket(
  context: SalesContext,
  { basketId }: Parsed<'basket.resume'>,
): Result<BasketView> {
  const { database, clock } = context
  return replaceOpenBasket(context, (open) => {
    const found = readBasket(database, basketId, basketDefaults(context))
    if (found?.state !== 'parked') return fail('parked-not-found')
    if (open.lines.length > 0) parkStoredBasket(database, open.id, '', clock.now())
    else deleteStoredBasket(database, open.id)
    openStoredBasket(database, basketId)
    return ok(found.basket)
  })
}

/** The journal keeps the first lines of a discarded basket; the rest stands in the kept basket itself. */
const journaledLines = 200

/**
 * basket.clear: gives the sale up. A basket with lines is kept as discarded and journaled; an empty one only loses its
 * discount and note. A basket that is being paid stays: money may have moved for it.
 */
export function clearBasket(context: SalesContext): Result<BasketView> {
  const { database, clock } = context
  return replaceOpenBasket(context, (open) => {
    if (isLocked(database, open.id)) return fail('basket-locked')
    if (open.lines.length === 0) {
      const emptied: Basket = { ...open, discount: null, note: '', revision: open.revision + 1 }
      writeBasket(database, emptied)
      return ok(emptied)
    }
    const at = clock.now()
    const { id: basketId, currency } = open
    const { totalMinor } = basketSums(open)
    insertVoid(database, { at, kind: 'sale', basketId, amountMinor: totalMinor, currency })
    appendJournal(database, at, 'basket-discarded', basketId, {
      currency,
      totalMinor,
      lineCount: open.lines.length,
      lines: open.lines.slice(0, journaledLines).map(journalLine),
    })
    discardStoredBasket(database, open.id)
    return ok(newBasket(context))
  })
}

/** Puts another basket in the place of the open one, in one transaction. */
function replaceOpenBasket(
  context: SalesContext,
  replace: (open: Basket) => Result<Basket>,
): Result<BasketView> {
  const { database, memory } = context
  const open = openBasket(context)
  let replaced: Result<Basket>
  try {
    replaced = database.inTransaction(() => replace(open))
  } catch (error) {
    memory.forget()
    throw error
  }
  if (!replaced.ok) return replaced
  keepInMemory(context, replaced.value)
  return ok(basketView(replaced.value, isLocked(database, replaced.value.id)))
}
