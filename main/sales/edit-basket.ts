import type { Parsed } from '../../preload/contract/channels.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { BasketChange } from '../../preload/contract/views.ts'
import {
  type BasketLine,
  findLine,
  lineProblem,
  type PricedLine,
  removeLine,
  replaceLine,
} from '../domain/basket.ts'
import { isDiscountValid } from '../domain/discount.ts'
import { maximumAmountMinor } from '../domain/limits.ts'
import { changeBasket, lineEdit } from './change-basket.ts'
import { newBasket } from './open-basket.ts'
import type { SalesContext } from './sales-context.ts'

/** basket.set-quantity */
export function setQuantity(
  context: SalesContext,
  { lineId, quantityMilli }: Parsed<'basket.set-quantity'>,
): Result<BasketChange> {
  return editLine(context, lineId, (line) => ok({ ...line, quantityMilli }))
}

/**
 * basket.set-price: another price for this line; null goes back to the catalogue's. The catalogue's price stays beside the
 * typed one, so that screen, receipt and journal show both. A line that never had a list price has none to go back to.
 */
export function setPrice(
  context: SalesContext,
  { lineId, priceMinor }: Parsed<'basket.set-price'>,
): Result<BasketChange> {
  return editLine(context, lineId, (line) => {
    const { listPriceMinor } = line
    if (priceMinor === null)
      return ok({ ...line, unitPriceMinor: listPriceMinor ?? line.unitPriceMinor, listPriceMinor: null })
    const list = listPriceMinor ?? (hasListPrice(context, line) ? line.unitPriceMinor : null)
    return ok({ ...line, unitPriceMinor: priceMinor, listPriceMinor: list === priceMinor ? null : list })
  })
}

/** basket.set-line-discount */
export function setLineDiscount(
  context: SalesContext,
  { lineId, discount }: Parsed<'basket.set-line-discount'>,
): Result<BasketChange> {
  if (!isDiscountValid(discount)) return fail('discount-invalid')
  return editLine(context, lineId, (line) => ok({ ...line, discount }))
}

/** basket.set-line-note */
export function setLineNote(
  context: SalesContext,
  { lineId, note }: Parsed<'basket.set-line-note'>,
): Result<BasketChange> {
  return editLine(context, lineId, (line) => ok({ ...line, note: note.trim() }))
}

/** basket.set-sale-discount: off the whole sale, after the discounts of the lines. */
export function setSaleDiscount(
  context: SalesContext,
  { discount }: Parsed<'basket.set-sale-discount'>,
): Result<BasketChange> {
  if (!isDiscountValid(discount)) return fail('discount-invalid')
  return changeBasket(context, (basket) =>
    ok({ basket: { ...basket, discount }, changed: [], removed: [], focus: null }),
  )
}

/** basket.set-note */
export function setNote(context: SalesContext, { note }: Parsed<'basket.set-note'>): Result<BasketChange> {
  return changeBasket(context, (basket) =>
    ok({ basket: { ...basket, note: note.trim() }, changed: [], removed: [], focus: null }),
  )
}

/**
 * basket.void-line: the line goes, the journal keeps what it was. With its last line the sale is given up: its discount and
 * note are not the next customer's, nor is what a provider may still say about an attempt that was made for it.
 */
export function voidLine(
  context: SalesContext,
  { lineId }: Parsed<'basket.void-line'>,
): Result<BasketChange> {
  return changeBasket(context, (basket) => {
    const line = findLine(basket, lineId)
    if (!line) return fail('line-not-found')
    const body = { currency: basket.currency, line: journalLine(line) }
    return ok({
      basket: removeLine(basket, lineId),
      changed: [],
      removed: [line],
      focus: null,
      ...(basket.lines.length === 1 && { successor: newBasket(context) }),
      journal: { kind: 'line-voided', body },
      voidedMinor: line.totalMinor,
    })
  })
}

/** A line as the journal keeps it. */
export function journalLine(line: PricedLine): Record<string, unknown> {
  return {
    name: line.name,
    quantityMilli: line.quantityMilli,
    unitPriceMinor: line.unitPriceMinor,
    listPriceMinor: line.listPriceMinor,
    discountMinor: line.discountMinor,
    totalMinor: line.totalMinor,
    ...(line.returned && { returned: line.returned }),
  }
}

function editLine(
  context: SalesContext,
  lineId: string,
  edit: (line: PricedLine) => Result<BasketLine>,
): Result<BasketChange> {
  return changeBasket(context, (basket) => {
    const line = findLine(basket, lineId)
    if (!line) return fail('line-not-found')
    // What it comes to was paid for once. Another quantity is taken back anew.
    if (line.returned) return fail('return-line-fixed')
    const edited = edit(line)
    if (!edited.ok) return edited
    const problem = lineProblem(edited.value)
    if (problem === 'amount-too-large') return fail(problem, { limit: maximumAmountMinor })
    if (problem) return fail(problem)
    return ok(lineEdit(replaceLine(basket, edited.value), lineId))
  })
}

/** Whether the price on the line came from the catalogue: an open price and a keypad amount did not. */
function hasListPrice(context: SalesContext, line: PricedLine): boolean {
  if (line.productId === null) return false
  return context.findProduct(line.productId)?.priceMinor !== null
}
