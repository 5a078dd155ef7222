import type { TaxRateRow } from '../store/catalogue-group-store.ts'
import { cleanText, longestTaxRateName, nameKey } from './clean-text.ts'

/*
 * Tax rates as lists write them: "19", "19%", "19,00 %", "0.19", "7 % reduced", or the name of a rate of the shop.
 */

export type TaxCell =
  /** Nothing said: the product keeps its rate, a new one gets the shop's usual rate. */
  | { kind: 'none' }
  | { kind: 'rate'; ratePpm: number; label: string }
  | { kind: 'named'; name: string }
  | { kind: 'invalid' }

const taxWords = /\b(?:mwst|ust|mehrwertsteuer|umsatzsteuer|btw|tva|vat|tax|gst|taxe|steuer)\b\.?:?/gi

export function readTax(cell: string): TaxCell {
  const text = cleanText(cell).normalize('NFKC')
  if (text === '') return { kind: 'none' }
  const match = figure.exec(text) ?? figure.exec(text.replace(taxWords, '').trim())
  if (!match) return /^[-+]?[\d.,]/.test(text) ? { kind: 'invalid' } : { kind: 'named', name: nameKey(text) }
  const [, whole = '', fraction = '', percent, rest = ''] = match
  // "19 % MwSt" names no rate, "7 % ermäßigt" does.
  const label = rest.replace(taxWords, '').trim() === '' ? '' : rest.trim()
  if (label !== '' && (!percent || !/\p{L}/u.test(label))) return { kind: 'invalid' }
  // 0.19 without a percent sign is a share; a tax of less than one percent has to be written with the sign.
  const isShare = !percent && Number(whole) === 0 && /[1-9]/.test(fraction)
  const decimals = isShare ? 6 : 4
  const digits = fraction.replace(/0+$/, '')
  if (digits.length > decimals) return { kind: 'invalid' }
  const ratePpm = Number((isShare ? '' : whole) + digits.padEnd(decimals, '0'))
  if (ratePpm > 1_000_000 || label.length > longestTaxRateName) return { kind: 'invalid' }
  return { kind: 'rate', ratePpm, label }
}

const figure = /^(\d{1,3})(?:[.,](\d+))?\s*(%)?(.*)$/u

/** The shop's rate that a cell means: by its own name, else by its figure (and the name behind it). */
export function findTaxRate(
  rates: readonly TaxRateRow[],
  text: string,
  cell: TaxCell,
): TaxRateRow | undefined {
  const key = nameKey(text)
  const byName = rates.find((rate) => nameKey(rate.name) === key)
  if (byName || cell.kind !== 'rate') return byName
  return rates.find(
    (rate) =>
      rate.ratePpm === cell.ratePpm && (cell.label === '' || nameKey(rate.name) === nameKey(cell.label)),
  )
}

/** 190000 → "19", 55000 → "5.5" */
export function percentText(ratePpm: number): string {
  const whole = Math.floor(ratePpm / 10_000)
  const fraction = String(ratePpm % 10_000)
    .padStart(4, '0')
    .replace(/0+$/, '')
  return fraction === '' ? String(whole) : `${whole}.${fraction}`
}
