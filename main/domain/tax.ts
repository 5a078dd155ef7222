import type { TaxMode } from '../../preload/contract/views.ts'
import { proportion, splitInProportion } from './rounding.ts'

/*
 * Tax by rate, from the sum of the rate, not line by line: rounding once per rate is what invoices in the shop's countries
 * show, and it keeps net + tax = gross in every row.
 */

const wholePpm = 1_000_000

export type TaxedLine = { ratePpm: number; taxRateName: string; totalMinor: number }

export type RateSum = {
  ratePpm: number
  name: string
  /** Sum of the lines, before the discount of the sale. */
  linesMinor: number
  /** This rate's share of the discount of the sale. */
  discountMinor: number
  netMinor: number
  taxMinor: number
  grossMinor: number
}

export type TaxSplit = { netMinor: number; taxMinor: number; grossMinor: number }

/** An amount as net, tax and gross; the rounded figure is the tax, the third one is the difference. */
export function taxOn(amountMinor: number, ratePpm: number, mode: TaxMode): TaxSplit {
  if (mode === 'included') {
    const taxMinor = proportion(amountMinor, ratePpm, wholePpm + ratePpm)
    return { netMinor: amountMinor - taxMinor, taxMinor, grossMinor: amountMinor }
  }
  const taxMinor = proportion(amountMinor, ratePpm, wholePpm)
  return { netMinor: amountMinor, taxMinor, grossMinor: amountMinor + taxMinor }
}

/** Two rates are one row of the tax table when both the rate and its name agree. */
export function rateKeyOf(line: { ratePpm: number; taxRateName: string }): string {
  return `${line.ratePpm} ${line.taxRateName}`
}

/**
 * The tax table of a sale, highest rate first. The discount of the sale is spread over the rates in proportion to their
 * sums; which line of a rate carries how much of it changes no tax and is decided when the sale is recorded.
 */
export function sumByRate(lines: readonly TaxedLine[], saleDiscountMinor: number, mode: TaxMode): RateSum[] {
  const sums = new Map<string, { ratePpm: number; name: string; linesMinor: number }>()
  // Most baskets have one rate after another: remembering the last one saves making its key ten thousand times.
  let last: { ratePpm: number; name: string; linesMinor: number } | undefined
  for (const line of lines) {
    if (!last || last.ratePpm !== line.ratePpm || last.name !== line.taxRateName) {
      const key = rateKeyOf(line)
      last = sums.get(key)
      if (!last) {
        last = { ratePpm: line.ratePpm, name: line.taxRateName, linesMinor: 0 }
        sums.set(key, last)
      }
    }
    last.linesMinor += line.totalMinor
  }
  const rates = [...sums.values()].sort(highestFirst)
  const shares = splitInProportion(
    saleDiscountMinor,
    rates.map((rate) => rate.linesMinor),
  )
  return rates.map((rate, index) => {
    const discountMinor = shares[index] ?? 0
    return { ...rate, discountMinor, ...taxOn(rate.linesMinor - discountMinor, rate.ratePpm, mode) }
  })
}

const highestFirst = (a: { ratePpm: number; name: string }, b: { ratePpm: number; name: string }): number =>
  b.ratePpm - a.ratePpm || (a.name < b.name ? -1 : 1)

/**
 * The same with what comes back, whose amounts and taxes are below nought and were decided when it was sold: computed anew from
 * the sum of the rate they would differ by a cent.
 */
export function withReturned(
  rates: readonly RateSum[],
  back: readonly (TaxedLine & { taxMinor: number })[],
  mode: TaxMode,
): RateSum[] {
  const sums = new Map(
    rates.map((rate) => [rateKeyOf({ ratePpm: rate.ratePpm, taxRateName: rate.name }), { ...rate }]),
  )
  for (const line of back) {
    const key = rateKeyOf(line)
    const sum = sums.get(key) ?? emptyRate(line)
    const netMinor = mode === 'added' ? line.totalMinor : line.totalMinor - line.taxMinor
    sum.linesMinor += line.totalMinor
    sum.netMinor += netMinor
    sum.taxMinor += line.taxMinor
    sum.grossMinor += netMinor + line.taxMinor
    sums.set(key, sum)
  }
  return [...sums.values()].sort(highestFirst)
}

function emptyRate({ ratePpm, taxRateName: name }: TaxedLine): RateSum {
  return { ratePpm, name, linesMinor: 0, discountMinor: 0, netMinor: 0, taxMinor: 0, grossMinor: 0 }
}
