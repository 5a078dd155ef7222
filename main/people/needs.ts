import type { Parsed } from '../../preload/contract/channels.ts'
import { type Basket, findLine, type PricedLine, removeLine, replaceLine } from '../domain/basket.ts'
import { largestDiscountPpm } from '../domain/discount-share.ts'
import type { Need } from '../domain/rights.ts'
import { loadCashCount } from '../store/cash-store.ts'
import { loadPayment } from '../store/payment-store.ts'
import { reservedMinor } from '../store/refund-store.ts'
import { readPrintState, readSale, readSaleLines, type SaleRow } from '../store/sale-store.ts'
import type { PeopleContext } from './people-context.ts'

/* What a call needs where that depends on what it asks for. What is not there needs nothing: its handler refuses it. */

const dayMs = 86_400_000

/* ---- the basket ---- */

export function pricesProduct(
  context: PeopleContext,
  { productId, priceMinor }: Parsed<'basket.add-product'>,
): Need[] {
  if (priceMinor === undefined) return []
  const list = context.listPriceMinor(productId)
  const isOverride = list !== undefined && list !== null && list !== priceMinor
  return isOverride ? [{ right: 'change-price' }] : []
}

export function pricesLine(
  context: PeopleContext,
  { lineId, priceMinor }: Parsed<'basket.set-price'>,
): Need[] {
  const line = findLine(context.basket(), lineId)
  if (!line || priceMinor === null) return []
  const isOpen = line.productId === null || context.listPriceMinor(line.productId) === null
  const cheaper = withLine(context, lineId, (before) => ({ ...before, unitPriceMinor: priceMinor }))
  return [{ right: isOpen ? 'open-amount' : 'change-price' }, ...discountNeeds(context, cheaper)]
}

export function discountOfLine(
  context: PeopleContext,
  { lineId, discount }: Parsed<'basket.set-line-discount'>,
): Need[] {
  return discountNeeds(
    context,
    withLine(context, lineId, (line) => ({ ...line, discount })),
  )
}

export function discountOfSale(
  context: PeopleContext,
  { discount }: Parsed<'basket.set-sale-discount'>,
): Need[] {
  return discountNeeds(context, { ...context.basket(), discount })
}

/** An amount off weighs more on less: what was a small discount must not become a large one behind it. */
export function quantityOfLine(
  context: PeopleContext,
  { lineId, quantityMilli }: Parsed<'basket.set-quantity'>,
): Need[] {
  return discountNeeds(
    context,
    withLine(context, lineId, (line) => ({ ...line, quantityMilli })),
  )
}

export function voidsLine(context: PeopleContext, { lineId }: Parsed<'basket.void-line'>): Need[] {
  return [{ right: 'void-line' }, ...discountNeeds(context, removeLine(context.basket(), lineId))]
}

function withLine(context: PeopleContext, lineId: string, change: (line: PricedLine) => PricedLine): Basket {
  const basket = context.basket()
  const line = findLine(basket, lineId)
  return line ? replaceLine(basket, change(line)) : basket
}

/** Only more than is off already needs anything. */
function discountNeeds(context: PeopleContext, after: Basket): Need[] {
  const value = largestDiscountPpm(after)
  if (value <= largestDiscountPpm(context.basket())) return []
  return [{ right: 'give-discount', reach: { limit: 'discountPpm', value } }]
}

/* ---- money that goes back ---- */

export function refundsMoney(
  { database, clock }: PeopleContext,
  { paymentId, amountMinor }: Parsed<'refund.start'>,
): Need[] {
  const payment = loadPayment(database, paymentId)
  if (payment?.status !== 'approved') return [{ right: 'refund' }]
  const left = payment.chargedMinor - reservedMinor(database, paymentId)
  const at = payment.approvedAt ?? payment.createdAt
  return [
    { right: 'refund', reach: { limit: 'refundMinor', value: amountMinor ?? left } },
    { right: 'refund', reach: { limit: 'refundDays', value: Math.floor((clock.now() - at) / dayMs) } },
  ]
}

/** With what comes back in this basket already: many small returns are one large one. */
export function takesBack(context: PeopleContext, { saleId, taken }: Parsed<'return.add'>): Need[] {
  const { database, clock } = context
  const sale = readSale(database, saleId)
  if (!sale) return [{ right: 'refund' }]
  const days = Math.floor((clock.now() - sale.recordedAt) / dayMs)
  const value = returnedMinor(context.basket()) + takenMinor(database, sale, taken)
  return [
    { right: 'refund', reach: { limit: 'refundMinor', value } },
    { right: 'refund', reach: { limit: 'refundDays', value: days } },
  ]
}

function returnedMinor({ lines }: Basket): number {
  return lines.reduce((sum, line) => sum + (line.returned ? Math.abs(line.totalMinor) : 0), 0)
}

/** Of the sale's total the part that these lines are of all its lines: with tax, after every discount, rounded up. */
function takenMinor(
  database: PeopleContext['database'],
  { number, totalMinor }: SaleRow,
  taken: Parsed<'return.add'>['taken'],
): number {
  if (taken.kind === 'amount') return taken.amountMinor
  if (taken.kind === 'all') return totalMinor
  let whole = 0
  let part = 0
  for (const line of readSaleLines(database, number)) {
    const paidMinor = line.totalMinor - line.saleDiscountShareMinor
    const backMilli = taken.lines
      .filter(({ position }) => position === line.position)
      .reduce((sum, { quantityMilli }) => sum + quantityMilli, 0)
    whole += paidMinor
    part += (paidMinor * backMilli) / line.quantityMilli
  }
  return whole > 0 ? Math.ceil((totalMinor * part) / whole) : totalMinor
}

/* ---- the drawer ---- */

export function settlesCount({ database }: PeopleContext, { countId }: { countId: string }): Need[] {
  return [{ right: 'count-cash' }, ...differenceNeeds(database, countId, 'count-cash')]
}

export function closesDay({ database }: PeopleContext, { cash }: Parsed<'day.close'>): Need[] {
  return [
    { right: 'close-day' },
    ...(cash?.kind === 'counted' ? differenceNeeds(database, cash.countId, 'close-day') : []),
  ]
}

function differenceNeeds(
  database: PeopleContext['database'],
  countId: string,
  right: 'count-cash' | 'close-day',
): Need[] {
  const count = loadCashCount(database, countId)
  if (!count) return []
  const value = Math.abs(count.countedMinor - count.expectedMinor)
  return [{ right, reach: { limit: 'cashDifferenceMinor', value } }]
}

/* ---- papers ---- */

/** The first print is the customer's; every other one is a copy that could be handed in twice. */
export function printsAgain({ database }: PeopleContext, { saleId }: Parsed<'sales.print'>): Need[] {
  return readPrintState(database, saleId) === 'not-asked' ? [] : [{ right: 'reprint' }]
}

export function savesPaper(_context: PeopleContext, { paper }: Parsed<'paper.save'>): Need[] {
  switch (paper.kind) {
    case 'day':
      return [{ right: ['see-reports', 'close-day'] }]
    case 'test':
    case 'gift':
      return []
    case 'receipt':
    case 'slip':
    case 'card':
      return [{ right: 'reprint' }]
  }
}

/** Whoever works with the drawer or the day sees what stands there. */
export const seesDrawer = (): Need[] => [{ right: ['count-cash', 'move-cash', 'close-day', 'see-reports'] }]
export const countsDrawer = (): Need[] => [{ right: ['count-cash', 'close-day'] }]
export const seesOpenDay = (): Need[] => [{ right: ['see-reports', 'close-day'] }]
export const takesCatalogue = (): Need[] => [{ right: ['change-catalogue', 'export-data'] }]
