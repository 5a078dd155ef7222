import type { Money } from './money.ts'
import type { Unit } from './views.ts'

/* Reports of any period, as a screen may know them. Lengths of pictures are shares that main has computed. */

export const reportPresets = [
  'today',
  'yesterday',
  'this-week',
  'last-week',
  'this-month',
  'last-month',
  'this-year',
  'last-year',
] as const
export type ReportPreset = (typeof reportPresets)[number]

export type ReportRequest = {
  period: { kind: ReportPreset } | { kind: 'own'; from: string; to: string }
  /** Where a shop has sold in several; null: the one it sells in now. */
  currency: string | null
}

export type ReportBar = {
  /** A date, a month, an hour (08), a weekday (1 is Monday), a name; empty: without one, or not told. */
  key: string
  count: number
  amount: Money
  /** Millionths of the longest. */
  share: number
}

export type ComparedBar = ReportBar & { before: Money | null; beforeShare: number }

/** Millionths more or less than before; null where there was nothing. */
export type Change = number | null

export type ReportView = {
  from: string
  to: string
  before: { from: string; to: string }
  currency: string
  currencies: string[]
  /** The open day is in it. */
  hasOpenDay: boolean
  sales: number
  gross: Money
  net: Money
  tax: Money
  average: Money
  discounts: Money
  tips: Money
  cashRounding: Money
  refunds: { count: number; amount: Money }
  /** Sales with goods or money that went back; the sums above and below are without it already. */
  returned: { count: number; amount: Money }
  voidedLines: { count: number; amount: Money }
  voidedSales: { count: number; amount: Money }
  change: { gross: Change; sales: Change; average: Change }
  steps: 'day' | 'month'
  byDate: ComparedBar[]
  byHour: ReportBar[]
  byWeekday: ReportBar[]
  byTender: ReportBar[]
  byProvider: ReportBar[]
  byReader: ReportBar[]
  byScheme: ReportBar[]
  byCashier: ReportBar[]
  byCategory: (ReportBar & { quantityMilli: number })[]
  byTax: { name: string; ratePpm: number; net: Money; tax: Money; gross: Money }[]
  bestSellers: (ReportBar & { unit: Unit; quantityMilli: number })[]
}
