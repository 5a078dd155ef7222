import type { DayDocument } from './day-document.ts'
import type { KeyedTotal } from './day-figures.ts'

/*
 * Sums of what is closed, by dimension and key as in day-keys.ts, with two differences: hours are the clock's on a day of the week
 * (`slot 6 22`: Saturday, 22:00), so that months can be added up, and what is in no sale stands beside them.
 *
 *   slot    weekday of the hour's own date (1 is Monday), hour   count = sales
 *   refund  'card'                                               given back since the Z before, in no sale
 *   void    'line' | 'sale'                                      given up before paying
 */
export type PeriodSums = Record<string, SumValues>
export type SumValues = [
  count: number,
  quantityMilli: number,
  amountMinor: number,
  netMinor: number,
  taxMinor: number,
  discountMinor: number,
  tipMinor: number,
  roundingMinor: number,
]

/** What was sold of one thing, as receipts name it. */
export type ProductValues = [count: number, quantityMilli: number, amountMinor: number]
export type ProductSums = Record<string, ProductValues>

export function periodSums(
  totals: readonly KeyedTotal[],
  beside: Pick<DayDocument, 'voids'> & { outside: Pick<DayDocument['outside'], 'refunds'> },
): PeriodSums {
  const sums: PeriodSums = {}
  for (const total of totals)
    addValues(sums, total.dimension === 'hour' ? slotName(total.key) : `${total.dimension} ${total.key}`, [
      total.count,
      total.quantityMilli,
      total.amountMinor,
      total.netMinor,
      total.taxMinor,
      total.discountMinor,
      total.tipMinor,
      total.roundingMinor,
    ])
  const { outside, voids } = beside
  for (const [name, sum] of [
    ['refund card', outside.refunds],
    ['void line', voids?.lines],
    ['void sale', voids?.sales],
  ] as const)
    if (sum && sum.count > 0) addValues(sums, name, [sum.count, 0, sum.amountMinor, 0, 0, 0, 0, 0])
  return sums
}

/** 2026-11-21T22:00+01:00 is a Saturday's 22. */
function slotName(hour: string): string {
  const weekday = new Date(`${hour.slice(0, 10)}T00:00:00Z`).getUTCDay() || 7
  return `slot ${weekday} ${hour.slice(11, 13)}`
}

export function addSums<Values extends number[]>(
  into: Record<string, Values>,
  from: Readonly<Record<string, Values>>,
): void {
  for (const name of Object.keys(from)) addValues(into, name, from[name] as Values)
}

function addValues<Values extends number[]>(
  sums: Record<string, Values>,
  name: string,
  values: Values,
): void {
  // Each name begins with a word and a space: none of them means anything to an object.
  const sum = sums[name]
  if (!sum) {
    sums[name] = [...values] as Values
    return
  }
  for (const [index, value] of values.entries()) sum[index] = (sum[index] ?? 0) + value
}

/** Every name under which two accounts of the same period part. */
export function sumDifferences(
  kept: Readonly<Record<string, readonly number[]>>,
  counted: Readonly<Record<string, readonly number[]>>,
): string[] {
  const text = (values: readonly number[] | undefined) => values?.join(';') ?? 'nothing'
  return [...new Set([...Object.keys(kept), ...Object.keys(counted)])]
    .filter((name) => text(kept[name]) !== text(counted[name]))
    .map((name) => `${name}: kept ${text(kept[name])}, counted ${text(counted[name])}`)
}
