import type { Parsed } from '../../preload/contract/channels.ts'
import { assertNever, fail, ok, type Result } from '../../preload/contract/result.ts'
import type { BasketChange, Language } from '../../preload/contract/views.ts'
import { appendLine, type Basket, type BasketLine, type PricedLine, replaceLine } from '../domain/basket.ts'
import {
  grossOf,
  type LeftOfLine,
  type Returned,
  type ReturnedPart,
  sumOf,
  takeAmount,
  takeFrom,
} from '../domain/returned.ts'
import { isBeyondSale } from '../store/return-store.ts'
import { type BasketEdit, changeBasket } from './change-basket.ts'
import { type Returnable, returnableSale, sumGross } from './returnable.ts'
import type { SalesContext } from './sales-context.ts'

type Taken = Parsed<'return.add'>['taken']

/**
 * return.add: lines of a recorded sale, or money against it, into the open basket as lines below nought. What they come to follows
 * from what was paid, and nothing of the basket changes it. From then on they count as gone, for every basket.
 */
export function takeBack(
  context: SalesContext,
  { saleId, taken }: Parsed<'return.add'>,
): Result<BasketChange> {
  const found = returnableSale(context, saleId)
  if (!found.ok) return found
  try {
    return changeBasket(context, (basket) => addReturns(context, basket, found.value, taken))
  } catch (error) {
    // The database has the last word, whatever was computed above.
    if (!isBeyondSale(error)) throw error
    return fail('return-too-much', { receipt: found.value.sale.receiptNumber })
  }
}

function addReturns(
  context: SalesContext,
  open: Basket,
  found: Returnable,
  taken: Taken,
): Result<BasketEdit> {
  const { currency, taxMode } = found.sale
  // An empty basket takes the terms of the sale; two kinds of tax in one sum would be neither.
  const basket = open.lines.length === 0 ? { ...open, currency, taxMode } : open
  if (basket.currency !== currency || basket.taxMode !== taxMode) return fail('return-needs-own-basket')
  switch (taken.kind) {
    case 'amount':
      return addAmount(context, basket, found, taken)
    case 'lines':
      return addLines(basket, found, taken.lines)
    case 'all': {
      const lines = found.lefts.filter(({ quantityMilli }) => quantityMilli > 0)
      return lines.length === 0 ? nothingLeft(found, undefined) : addLines(basket, found, lines)
    }
    default:
      return assertNever(taken)
  }
}

function addLines(
  open: Basket,
  found: Returnable,
  wanted: readonly { position: number; quantityMilli: number }[],
): Result<BasketEdit> {
  let basket = open
  const changed = new Set<string>()
  for (const { position, quantityMilli } of wanted) {
    const left = found.lefts.find((line) => line.position === position)
    const sold = found.lines.find((line) => line.position === position)
    if (!left || !sold) return fail('line-not-found')
    // Two of three that are taken one after the other stand in one line, and come to what two come to.
    const before = basket.lines.find((line) => isOnlyOf(line, found, position))
    const own = before?.returned?.parts[0]
    const part = takeFrom(own ? together(left, own) : left, (own?.quantityMilli ?? 0) + quantityMilli)
    if (!part) return nothingLeft(found, left)
    const line = lineOf(sold, found, [part])
    basket = before ? replaceLine(basket, { ...before, ...line }) : appendLine(basket, line)
    const id = before?.id ?? basket.lines.at(-1)?.id
    if (id !== undefined) changed.add(id)
  }
  return ok(editOf(basket, changed))
}

const isOnlyOf = ({ returned }: PricedLine, { sale }: Returnable, position: number): boolean =>
  returned?.saleNumber === sale.number &&
  returned.parts.length === 1 &&
  returned.parts[0]?.position === position &&
  returned.parts[0].quantityMilli > 0

const together = (left: LeftOfLine, part: ReturnedPart): LeftOfLine => ({
  position: left.position,
  quantityMilli: left.quantityMilli + part.quantityMilli,
  amountMinor: left.amountMinor + part.amountMinor,
  discountMinor: left.discountMinor + part.discountMinor,
  taxMinor: left.taxMinor + part.taxMinor,
})

function nothingLeft({ sale, recorded, inBaskets }: Returnable, left: LeftOfLine | undefined): Result<never> {
  const isOfLine = ({ position }: ReturnedPart) => left === undefined || position === left.position
  const before = recorded.findLast(isOfLine)
  if (before)
    return fail('return-taken-before', { receipt: before.receiptNumber, leftMilli: left?.quantityMilli ?? 0 })
  if (inBaskets.some(isOfLine)) return fail('return-in-basket', { receipt: sale.receiptNumber })
  return fail('return-too-much', { receipt: sale.receiptNumber })
}

const moneyNames: Readonly<Record<Language, string>> = {
  en: 'Refund without goods',
  de: 'Erstattung ohne Ware',
  nl: 'Terugbetaling zonder artikel',
  fr: 'Remboursement sans article',
}

/** Money without goods: a line for each rate and category, so that taxes and sums of the day stay right. */
function addAmount(
  context: SalesContext,
  open: Basket,
  found: Returnable,
  { amountMinor, reason }: Extract<Taken, { kind: 'amount' }>,
): Result<BasketEdit> {
  const { sale, lefts, lines } = found
  const parts = takeAmount(lefts, amountMinor, sale.taxMode)
  if (!parts) {
    const leftMinor = sumGross(lefts, sale.taxMode)
    return fail('return-too-much', { receipt: sale.receiptNumber, leftMinor, currency: sale.currency })
  }
  const groups = new Map<string, { sold: Returnable['lines'][number]; parts: ReturnedPart[] }>()
  for (const part of parts) {
    const sold = lines.find(({ position }) => position === part.position)
    if (!sold) return fail('line-not-found')
    const key = `${sold.ratePpm} ${sold.taxRateName} ${sold.categoryName}`
    const group = groups.get(key) ?? { sold, parts: [] }
    group.parts.push(part)
    groups.set(key, group)
  }
  let basket = open
  const changed = new Set<string>()
  const name = moneyNames[context.settings().language]
  for (const { sold, parts: ofGroup } of groups.values()) {
    basket = appendLine(basket, {
      ...lineOf(sold, found, ofGroup),
      productId: null,
      name,
      unit: 'piece',
      unitPriceMinor: ofGroup.reduce((sum, part) => sum + grossOf(part, 'included'), 0),
      note: reason,
    })
    const id = basket.lines.at(-1)?.id
    if (id !== undefined) changed.add(id)
  }
  return ok(editOf(basket, changed))
}

function lineOf(
  sold: Returnable['lines'][number],
  { sale }: Returnable,
  parts: readonly ReturnedPart[],
): Omit<BasketLine, 'id' | 'position'> & { returned: Returned } {
  return {
    productId: sold.productId,
    name: sold.name,
    unit: sold.unit,
    quantityMilli: 0 - sumOf(parts, 'quantityMilli'),
    unitPriceMinor: sold.unitPriceMinor,
    listPriceMinor: null,
    taxRateId: sold.taxRateId,
    taxRateName: sold.taxRateName,
    ratePpm: sold.ratePpm,
    categoryId: null,
    categoryName: sold.categoryName,
    discount: null,
    note: '',
    returned: { saleNumber: sale.number, receiptNumber: sale.receiptNumber, parts },
  }
}

function editOf(basket: Basket, changed: ReadonlySet<string>): BasketEdit {
  const lines = basket.lines.filter(({ id }) => changed.has(id))
  return { basket, changed: lines, removed: [], focus: lines.at(-1)?.id ?? null }
}
