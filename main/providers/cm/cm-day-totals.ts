import type { TotalsSum } from '../../statement-ports.ts'
import type { CmTransaction } from './cm-client.ts'
import { fromCmAmount, meaningOf, timeOf } from './cm-mapping.ts'

/*
 * The totals of a terminal's day beside what its list comes to. They are finished text, and neither its words nor the time zone of
 * its "today" are documented: what cannot be read is said to be that, and a sum that fits the day of the shop or of UTC fits.
 */

/** `PURCHASE 3   EUR 37.50`: the type, how many, the currency and the amount, whatever stands between. */
const sumLine = /^\s*(PURCHASES?|SALES?|REFUNDS?)\W+(\d+)\b.*?\b([A-Z]{3})\b\s*([\d.,]+)\s*$/i

/** By currency. Undefined: there is nothing in the text that reads as a sum, and it is not empty either. */
export function readDayTotals(text: string): Map<string, TotalsSum> | undefined {
  const sums = new Map<string, TotalsSum>()
  for (const line of text.split('\n')) {
    const match = sumLine.exec(line)
    if (!match) continue
    const [, type = '', count = '', currency = '', amount = ''] = match
    const minor = fromCmAmount(Number(amount), currency)
    if (minor === undefined) return undefined
    const sum = { ...(sums.get(currency) ?? nothing) }
    if (type.toUpperCase().startsWith('REFUND')) {
      sum.refunds += Number(count)
      sum.refundedMinor += minor
    } else {
      sum.charges += Number(count)
      sum.chargedMinor += minor
    }
    sums.set(currency, sum)
  }
  return sums
}

export const nothing: TotalsSum = { charges: 0, chargedMinor: 0, refunds: 0, refundedMinor: 0 }

/** What the list comes to on a calendar day of that zone. */
export function listedTotals(
  entries: readonly CmTransaction[],
  day: string,
  timeZone: string,
): Map<string, TotalsSum> {
  const sums = new Map<string, TotalsSum>()
  for (const entry of entries) {
    const at = timeOf(entry.transaction_datetime ?? entry.creation_datetime)
    if (meaningOf(entry) !== 'approved' || at === null || dayIn(timeZone, at) !== day) continue
    const { value, currency } = entry.amount
    const minor = fromCmAmount(value, currency)
    if (minor === undefined) continue
    const sum = { ...(sums.get(currency) ?? nothing) }
    if (entry.type === 'REFUND') {
      sum.refunds += 1
      sum.refundedMinor += minor
    } else {
      sum.charges += 1
      sum.chargedMinor += minor
    }
    sums.set(currency, sum)
  }
  return sums
}

export function dayIn(timeZone: string, at: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at)
}

export const fits = (one: TotalsSum, other: TotalsSum): boolean =>
  (Object.keys(nothing) as (keyof TotalsSum)[]).every((name) => one[name] === other[name])
