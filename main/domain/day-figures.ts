import type { DayFigures } from './day-document.ts'
import { type Dimension, readCashierKey, readReaderKey, readTaxKey } from './day-keys.ts'

/* From sums under keys (as they are kept with each sale, or counted again from the rows) to the figures of a report. */

export type KeyedTotal = {
  dimension: Dimension
  key: string
  count: number
  quantityMilli: number
  amountMinor: number
  netMinor: number
  taxMinor: number
  discountMinor: number
  tipMinor: number
  roundingMinor: number
}

export function dayFigures(totals: readonly KeyedTotal[]): DayFigures {
  const of = (dimension: KeyedTotal['dimension']) => totals.filter((total) => total.dimension === dimension)
  const day = of('day')[0]
  const returned = of('returned')[0]
  return {
    sales: day?.count ?? 0,
    grossMinor: day?.amountMinor ?? 0,
    returns: returned?.count ?? 0,
    returnedMinor: returned?.amountMinor ?? 0,
    tipsMinor: day?.tipMinor ?? 0,
    cashRoundingMinor: day?.roundingMinor ?? 0,
    discountsMinor: day?.discountMinor ?? 0,
    byTender: of('tender')
      .map((total) => ({
        tender: total.key === 'card' ? ('card' as const) : ('cash' as const),
        count: total.count,
        amountMinor: total.amountMinor,
      }))
      .sort((a, b) => compareText(b.tender, a.tender)),
    byTax: of('tax')
      .map((total) => ({
        ...readTaxKey(total.key),
        netMinor: total.netMinor,
        taxMinor: total.taxMinor,
        grossMinor: total.amountMinor,
      }))
      .sort((a, b) => b.ratePpm - a.ratePpm || compareText(a.name, b.name)),
    byCategory: of('category')
      .map((total) => ({
        name: total.key,
        quantityMilli: total.quantityMilli,
        amountMinor: total.amountMinor,
      }))
      .sort((a, b) => b.amountMinor - a.amountMinor || compareText(a.name, b.name)),
    byHour: of('hour')
      .map((total) => ({ hour: total.key, sales: total.count, amountMinor: total.amountMinor }))
      .sort((a, b) => Date.parse(a.hour) - Date.parse(b.hour)),
    ...partFigures(of),
  }
}

/** What reports of before this was counted do not have. */
function partFigures(of: (dimension: Dimension) => KeyedTotal[]) {
  const sums = (dimension: Dimension) =>
    of(dimension)
      .map(({ key, count, amountMinor, tipMinor }) => ({ key, count, amountMinor, tipMinor }))
      .sort((a, b) => b.amountMinor - a.amountMinor || compareText(a.key, b.key))
  const discount = (key: string) => of('discount').find((total) => total.key === key)?.count ?? 0
  return {
    byProvider: sums('provider').map(({ key, ...sum }) => ({ provider: key, ...sum })),
    byReader: sums('reader').map(({ key, ...sum }) => ({ ...readReaderKey(key), ...sum })),
    byScheme: sums('scheme').map(({ key, ...sum }) => ({ scheme: key, ...sum })),
    byCashier: sums('cashier').map(({ key, ...sum }) => ({ ...readCashierKey(key), ...sum })),
    discountedLines: discount('line'),
    discountedSales: discount('sale'),
  }
}

/** By code unit, not by language: the order on a sealed report must not depend on the runtime. */
function compareText(a: string, b: string): number {
  if (a < b) return -1
  return a > b ? 1 : 0
}

export type Difference = { what: string; kept: string; counted: string }

/** Every figure in which two accounts of a day part; empty when they agree to the cent. */
export function figureDifferences(kept: DayFigures, counted: DayFigures): Difference[] {
  const keptFacts = facts(kept)
  const countedFacts = facts(counted)
  const names = [...new Set([...keptFacts.keys(), ...countedFacts.keys()])]
  return names
    .map((what) => ({
      what,
      kept: keptFacts.get(what) ?? 'nothing',
      counted: countedFacts.get(what) ?? 'nothing',
    }))
    .filter((fact) => fact.kept !== fact.counted)
}

function facts(figures: DayFigures): Map<string, string> {
  const { byTender, byTax, byCategory, byHour, ...rest } = figures
  const { byProvider = [], byReader = [], byScheme = [], byCashier = [], ...single } = rest
  const part = (name: string, sum: { count: number; amountMinor: number; tipMinor: number }) =>
    [name, `${sum.count}; ${sum.amountMinor}; ${sum.tipMinor}`] as [string, string]
  return new Map([
    ...Object.entries(single).map(([name, value]): [string, string] => [name, String(value)]),
    ...byProvider.map((entry) => part(`provider ${entry.provider}`, entry)),
    ...byReader.map((entry) => part(`reader ${entry.provider} ${entry.reader}`, entry)),
    ...byScheme.map((entry) => part(`scheme ${entry.scheme}`, entry)),
    ...byCashier.map((entry) => part(`cashier ${entry.id} ${entry.name}`, entry)),
    ...byTender.map((entry): [string, string] => [
      `tender ${entry.tender}`,
      `${entry.count}; ${entry.amountMinor}`,
    ]),
    ...byTax.map((entry): [string, string] => [
      `tax ${entry.ratePpm} ${entry.name}`,
      `${entry.netMinor}; ${entry.taxMinor}; ${entry.grossMinor}`,
    ]),
    ...byCategory.map((entry): [string, string] => [
      `category ${entry.name}`,
      `${entry.quantityMilli}; ${entry.amountMinor}`,
    ]),
    ...byHour.map((entry): [string, string] => [
      `hour ${entry.hour}`,
      `${entry.sales}; ${entry.amountMinor}`,
    ]),
  ])
}

/**
 * What stands on a report for each hour of a day, in the order given: "14:00". The hour that happens twice when the
 * clocks go back is "02:00 A" and "02:00 B"; a day that runs over the same hour of two dates names the dates.
 */
export function hourLabels(keys: readonly string[]): string[] {
  const hours = keys.map((key) => ({ key, date: key.slice(5, 10), hour: key.slice(11, 16) }))
  const meetsTwoDates = hours.some((a) => hours.some((b) => a.hour === b.hour && a.date !== b.date))
  return hours.map(({ key, date, hour }) => {
    const twins = hours.filter((other) => other.date === date && other.hour === hour).map((twin) => twin.key)
    const letter = twins.length > 1 ? ` ${'ABCD'[twins.indexOf(key)] ?? ''}` : ''
    return (meetsTwoDates ? `${date} ${hour}` : hour) + letter
  })
}
