import type { TaxMode } from '../../preload/contract/views.ts'
import { proportion, splitInProportion } from './rounding.ts'

/*
 * Goods that come back, at the price that was really paid: after the line's discount, with its share of the sale's discount and of
 * the tax. Each return takes its part of what is left of a sold line, and the last piece takes all of it, so that the parts
 * come to exactly what was paid, in whatever order they come back.
 */

/** What a return takes of one line of a recorded sale. All of it as positive numbers. */
export type ReturnedPart = {
  /** Of the line in its sale. */
  position: number
  quantityMilli: number
  /** After all discounts; with the tax that prices include, before a tax that is added. */
  amountMinor: number
  discountMinor: number
  taxMinor: number
}

/** Where a line of a basket or sale came back from. */
export type Returned = { saleNumber: number; receiptNumber: string; parts: readonly ReturnedPart[] }

/** What is left of a sold line for returns to take. */
export type LeftOfLine = ReturnedPart

type SoldLine = {
  position: number
  quantityMilli: number
  discountMinor: number
  totalMinor: number
  saleDiscountShareMinor: number
  ratePpm: number
  taxRateName: string
  returned?: Returned | undefined
}

type SoldTax = { ratePpm: number; name: string; taxMinor: number }

/** The goods of a recorded sale as nothing has come back yet: each line with its share of the tax of its rate. */
export function soldShares(lines: readonly SoldLine[], taxes: readonly SoldTax[]): LeftOfLine[] {
  const taxOf = new Map<number, number>()
  for (const tax of taxes) {
    const ofRate = lines.filter((line) => line.ratePpm === tax.ratePpm && line.taxRateName === tax.name)
    const goods = ofRate.filter((line) => !line.returned)
    // What came back with that sale is in its table of taxes as well.
    const backMinor = ofRate.reduce(
      (sum, line) => sum + (line.returned ? sumOf(line.returned.parts, 'taxMinor') : 0),
      0,
    )
    const shares = splitInProportion(tax.taxMinor + backMinor, goods.map(paidFor))
    for (const [index, line] of goods.entries()) taxOf.set(line.position, shares[index] ?? 0)
  }
  return lines
    .filter((line) => !line.returned)
    .map((line) => ({
      position: line.position,
      quantityMilli: line.quantityMilli,
      amountMinor: paidFor(line),
      discountMinor: line.discountMinor + line.saleDiscountShareMinor,
      taxMinor: taxOf.get(line.position) ?? 0,
    }))
}

const paidFor = (line: SoldLine): number => line.totalMinor - line.saleDiscountShareMinor

export function sumOf(
  parts: readonly ReturnedPart[],
  field: 'quantityMilli' | 'amountMinor' | 'discountMinor' | 'taxMinor',
): number {
  return parts.reduce((sum, part) => sum + part[field], 0)
}

/** What stays when parts of a line have gone. */
export function leftOfLine(sold: LeftOfLine, gone: readonly ReturnedPart[]): LeftOfLine {
  const ofLine = gone.filter(({ position }) => position === sold.position)
  return {
    position: sold.position,
    quantityMilli: sold.quantityMilli - sumOf(ofLine, 'quantityMilli'),
    amountMinor: sold.amountMinor - sumOf(ofLine, 'amountMinor'),
    discountMinor: sold.discountMinor - sumOf(ofLine, 'discountMinor'),
    taxMinor: sold.taxMinor - sumOf(ofLine, 'taxMinor'),
  }
}

/** So much of a line comes back. Undefined where less is left. */
export function takeFrom(left: LeftOfLine, quantityMilli: number): ReturnedPart | undefined {
  if (quantityMilli <= 0 || quantityMilli > left.quantityMilli) return undefined
  const share = (minor: number) => proportion(minor, quantityMilli, left.quantityMilli)
  return {
    position: left.position,
    quantityMilli,
    amountMinor: share(left.amountMinor),
    discountMinor: share(left.discountMinor),
    taxMinor: share(left.taxMinor),
  }
}

/** What the customer gets for it: with a tax that is added to the prices. */
export function grossOf(part: Pick<ReturnedPart, 'amountMinor' | 'taxMinor'>, mode: TaxMode): number {
  return mode === 'added' ? part.amountMinor + part.taxMinor : part.amountMinor
}

/**
 * An amount without goods, spread over what is left of the lines, so that a line that comes back later gives back only the
 * rest. Undefined where less is left.
 */
export function takeAmount(
  lefts: readonly LeftOfLine[],
  amountMinor: number,
  mode: TaxMode,
): ReturnedPart[] | undefined {
  const weights = lefts.map((left) => grossOf(left, mode))
  const wholeMinor = weights.reduce((sum, weight) => sum + weight, 0)
  if (amountMinor <= 0 || amountMinor > wholeMinor) return undefined
  const shares = splitInProportion(amountMinor, weights)
  return lefts.flatMap((left, index) => {
    const grossMinor = shares[index] ?? 0
    if (grossMinor === 0) return []
    const taxMinor = proportion(left.taxMinor, grossMinor, weights[index] ?? grossMinor)
    return [
      {
        position: left.position,
        quantityMilli: 0,
        amountMinor: mode === 'added' ? grossMinor - taxMinor : grossMinor,
        discountMinor: 0,
        taxMinor,
      },
    ]
  })
}
