import type { Discount, TaxMode, Unit } from '../../preload/contract/views.ts'
import { discountOn } from './discount.ts'
import { maximumAmountMinor, maximumLines } from './limits.ts'
import { amountOfQuantity, isQuantityTooDear, wholeQuantity } from './quantity.ts'
import { type Returned, sumOf } from './returned.ts'
import { type RateSum, sumByRate, withReturned } from './tax.ts'

/* A basket as a value: a change makes a new one. What it costs is computed here and nowhere else. */

export type BasketLine = Readonly<{
  id: string
  position: number
  productId: number | null
  name: string
  unit: Unit
  /** Below nought where goods come back. */
  quantityMilli: number
  unitPriceMinor: number
  /** The catalogue's price where another one was typed. */
  listPriceMinor: number | null
  taxRateId: number
  taxRateName: string
  ratePpm: number
  categoryId: number | null
  categoryName: string
  discount: Discount | null
  note: string
  /** Goods or money that go back against a recorded sale. What they come to was decided there. */
  returned?: Returned
}>

export type PricedLine = BasketLine & Readonly<{ discountMinor: number; totalMinor: number }>

export type Basket = Readonly<{
  id: string
  revision: number
  nextPosition: number
  /** Fixed by the first line, so that a changed setting never turns the meaning of amounts already rung up. */
  currency: string
  taxMode: TaxMode
  discount: Discount | null
  note: string
  createdAt: number
  lines: readonly PricedLine[]
}>

export type BasketSums = {
  lineCount: number
  /** Pieces in thousandths; what is weighed or measured counts as one piece a line. */
  piecesMilli: number
  /** Sum of the lines after their own discounts, less what comes back. */
  subtotalMinor: number
  lineDiscountsMinor: number
  saleDiscountMinor: number
  rates: RateSum[]
  taxAddedMinor: number
  totalMinor: number
}

export function priceLine(line: BasketLine): PricedLine {
  if (line.returned) {
    const { parts } = line.returned
    return {
      ...line,
      discountMinor: 0 - sumOf(parts, 'discountMinor'),
      totalMinor: 0 - sumOf(parts, 'amountMinor'),
    }
  }
  const amountMinor = amountOfQuantity(line.unitPriceMinor, line.quantityMilli)
  const discountMinor = discountOn(amountMinor, line.discount)
  return { ...line, discountMinor, totalMinor: amountMinor - discountMinor }
}

/** The line's id names its basket, so that a late click can never reach the line of another sale. */
export function lineIdOf(basketId: string, position: number): string {
  return `${basketId}-${position}`
}

export function basketSums(basket: Basket): BasketSums {
  let piecesMilli = 0
  let subtotalMinor = 0
  let lineDiscountsMinor = 0
  let backMinor = 0
  let hasReturns = false
  for (const line of basket.lines) {
    piecesMilli += line.unit === 'piece' ? line.quantityMilli : Math.sign(line.quantityMilli) * wholeQuantity
    subtotalMinor += line.totalMinor
    lineDiscountsMinor += line.discountMinor
    if (!line.returned) continue
    hasReturns = true
    backMinor += line.totalMinor
  }
  // A discount is on what is sold: what comes back had its own.
  const saleDiscountMinor = discountOn(subtotalMinor - backMinor, basket.discount)
  const rates = hasReturns
    ? ratesWithReturns(basket, saleDiscountMinor)
    : sumByRate(basket.lines, saleDiscountMinor, basket.taxMode)
  let taxAddedMinor = 0
  if (basket.taxMode === 'added') for (const rate of rates) taxAddedMinor += rate.taxMinor
  return {
    lineCount: basket.lines.length,
    piecesMilli,
    subtotalMinor,
    lineDiscountsMinor,
    saleDiscountMinor,
    rates,
    taxAddedMinor,
    totalMinor: subtotalMinor - saleDiscountMinor + taxAddedMinor,
  }
}

function ratesWithReturns({ lines, taxMode }: Basket, saleDiscountMinor: number): RateSum[] {
  const goods = lines.filter((line) => !line.returned)
  const back = lines.flatMap((line) =>
    line.returned ? [{ ...line, taxMinor: 0 - sumOf(line.returned.parts, 'taxMinor') }] : [],
  )
  return withReturned(sumByRate(goods, saleDiscountMinor, taxMode), back, taxMode)
}

export function findLine(basket: Basket, lineId: string): PricedLine | undefined {
  return basket.lines.find((line) => line.id === lineId)
}

/** Adds a line at the end; the caller has no position to invent. */
export function appendLine(basket: Basket, line: Omit<BasketLine, 'id' | 'position'>): Basket {
  const position = basket.nextPosition
  const added = priceLine({ ...line, id: lineIdOf(basket.id, position), position })
  return { ...basket, nextPosition: position + 1, lines: [...basket.lines, added] }
}

export function replaceLine(basket: Basket, line: BasketLine): Basket {
  const index = basket.lines.findIndex((other) => other.id === line.id)
  return index < 0 ? basket : { ...basket, lines: basket.lines.with(index, priceLine(line)) }
}

export function removeLine(basket: Basket, lineId: string): Basket {
  return { ...basket, lines: basket.lines.filter((line) => line.id !== lineId) }
}

/**
 * The line that one more of the same product joins, as tills do: same product, price and tax, counted in pieces, and
 * nothing done to it by hand. A line with another price, a discount or a note was meant by itself and stays alone; so
 * does everything weighed or measured, because each weighing is a fact of its own.
 */
export function lineToJoin(
  basket: Basket,
  line: Omit<BasketLine, 'id' | 'position'>,
): PricedLine | undefined {
  if (line.unit !== 'piece' || line.productId === null || line.listPriceMinor !== null) return undefined
  return basket.lines.findLast(
    (other) =>
      other.productId === line.productId &&
      other.unit === 'piece' &&
      other.unitPriceMinor === line.unitPriceMinor &&
      other.listPriceMinor === null &&
      other.returned === undefined &&
      other.discount === null &&
      other.note === '' &&
      other.name === line.name &&
      other.ratePpm === line.ratePpm &&
      other.taxRateId === line.taxRateId &&
      other.taxRateName === line.taxRateName,
  )
}

/** Which bound a line would break; asked before it is priced. */
export function lineProblem(line: {
  unitPriceMinor: number
  quantityMilli: number
}): 'quantity-invalid' | 'amount-too-large' | undefined {
  if (!Number.isSafeInteger(line.quantityMilli) || line.quantityMilli <= 0) return 'quantity-invalid'
  if (!Number.isSafeInteger(line.unitPriceMinor) || line.unitPriceMinor < 0) return 'amount-too-large'
  return isQuantityTooDear(line.unitPriceMinor, line.quantityMilli) ? 'amount-too-large' : undefined
}

/** Which bound a whole basket breaks. */
export function basketProblem(
  basket: Basket,
  sums: BasketSums,
): 'basket-too-large' | 'amount-too-large' | undefined {
  if (basket.lines.length > maximumLines) return 'basket-too-large'
  const largest = Math.max(Math.abs(sums.subtotalMinor + sums.lineDiscountsMinor), Math.abs(sums.totalMinor))
  return largest > maximumAmountMinor ? 'amount-too-large' : undefined
}
