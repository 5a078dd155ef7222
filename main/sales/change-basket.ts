import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { BasketChange } from '../../preload/contract/views.ts'
import { type Basket, basketProblem, basketSums, type PricedLine } from '../domain/basket.ts'
import { maximumAmountMinor, maximumLines } from '../domain/limits.ts'
import { discardStoredBasket, removeStoredLine, writeBasket, writeLine } from '../store/basket-store.ts'
import { appendJournal, type JournalKind } from '../store/journal-store.ts'
import { insertVoid } from '../store/void-store.ts'
import { lineView, totalsView } from './basket-views.ts'
import { isLocked, keepInMemory, openBasket } from './open-basket.ts'
import type { SalesContext } from './sales-context.ts'

/** What a change makes of the basket: the new value, and the lines that are not as they were. */
export type BasketEdit = {
  basket: Basket
  changed: readonly PricedLine[]
  removed: readonly PricedLine[]
  /** The line that the change was about. */
  focus: string | null
  /** The empty basket that stands in the place of this one from now on; this one is given up. */
  successor?: Basket
  journal?: { kind: JournalKind; body: Record<string, unknown> }
  /** Taken off without being paid: counted by the day's report. */
  voidedMinor?: number
}

/**
 * The only way in which the open basket changes: not while a payment is open or approved, within the limits, one
 * transaction of the basket's row and the lines that changed. Memory follows the disk, never leads it.
 */
export function changeBasket(
  context: SalesContext,
  edit: (basket: Basket) => Result<BasketEdit>,
): Result<BasketChange> {
  const { database, clock, memory } = context
  const before = openBasket(context)
  if (isLocked(database, before.id)) return fail('basket-locked')
  const edited = edit(before)
  if (!edited.ok) return edited
  const { changed, removed, focus, successor, journal, voidedMinor } = edited.value
  const after: Basket = { ...edited.value.basket, revision: before.revision + 1 }
  const sums = basketSums(after)
  const problem = basketProblem(after, sums)
  if (problem)
    return fail(problem, { limit: problem === 'basket-too-large' ? maximumLines : maximumAmountMinor })
  try {
    database.inTransaction(() => {
      writeBasket(database, after)
      for (const line of changed) writeLine(database, after.id, line)
      for (const line of removed) removeStoredLine(database, after.id, line.position)
      if (successor) discardStoredBasket(database, after.id)
      const at = clock.now()
      const { id: basketId, currency } = after
      if (journal) appendJournal(database, at, journal.kind, basketId, journal.body)
      if (voidedMinor !== undefined)
        insertVoid(database, { at, kind: 'line', basketId, amountMinor: voidedMinor, currency })
    })
  } catch (error) {
    memory.forget()
    throw error
  }
  const shown = successor ?? after
  keepInMemory(context, shown)
  return ok({
    basketId: shown.id,
    baseRevision: successor ? successor.revision : before.revision,
    revision: shown.revision,
    locked: false,
    changed: changed.map((line) => lineView(line, after.currency)),
    removed: removed.map((line) => line.id),
    totals: totalsView(shown, successor ? basketSums(successor) : sums),
    focus,
  })
}

/** An edit that puts one line in the place of its former self. */
export function lineEdit(basket: Basket, lineId: string): BasketEdit {
  const changed = basket.lines.filter((line) => line.id === lineId)
  return { basket, changed, removed: [], focus: lineId }
}
