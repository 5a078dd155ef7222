import { decimalText } from '../../preload/contract/money.ts'
import type { Language, Unit } from '../../preload/contract/views.ts'
import { zoneFormat } from './zone-format.ts'

/*
 * Amounts, quantities, rates and times as receipts write them. Built from exact decimal texts and our own tables, not by
 * Intl's formats: those change with the runtime, and a receipt made again in ten years must be the same to the letter.
 */

const separators: Record<Language, { group: string; point: string }> = {
  en: { group: ',', point: '.' },
  de: { group: '.', point: ',' },
  nl: { group: '.', point: ',' },
  fr: { group: ' ', point: ',' },
}

/** "1.234,50": without a currency, for columns that stand under a currency named once. */
export function amountText(minor: number, currency: string, language: Language): string {
  return localised(decimalText(minor, currency), language)
}

/** "EUR 1.234,50": the code, not the sign, since every printer has its letters. */
export function totalText(minor: number, currency: string, language: Language): string {
  return `${currency} ${amountText(minor, currency, language)}`
}

/** With its sign also when it is positive: a rounding goes either way. */
export function signedAmountText(minor: number, currency: string, language: Language): string {
  return (minor > 0 ? '+' : '') + amountText(minor, currency, language)
}

/** Thousandths as a number without useless zeros: 1500 → "1,5". */
export function quantityText(milli: number, language: Language): string {
  return localised(thousandths(milli), language)
}

/** Parts per million as a percentage: 190000 → "19 %". */
export function rateText(ratePpm: number, language: Language): string {
  const whole = Math.trunc(ratePpm / 10_000)
  const fraction = String(ratePpm % 10_000)
    .padStart(4, '0')
    .replace(/0+$/, '')
  const number = localised(fraction === '' ? String(whole) : `${whole}.${fraction}`, language)
  return language === 'en' || language === 'nl' ? `${number}%` : `${number} %`
}

function thousandths(milli: number): string {
  const sign = milli < 0 ? '-' : ''
  const digits = String(Math.abs(milli)).padStart(4, '0')
  const fraction = digits.slice(-3).replace(/0+$/, '')
  return sign + digits.slice(0, -3) + (fraction === '' ? '' : `.${fraction}`)
}

function localised(decimal: string, language: Language): string {
  const { group, point } = separators[language]
  const [whole = '', fraction] = decimal.split('.')
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, group)
  return fraction === undefined ? grouped : grouped + point + fraction
}

const minuteFormat = zoneFormat({
  calendar: 'gregory',
  numberingSystem: 'latn',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

/** The fields of an instant on the clock of a place; only the zone's rules come from the runtime. */
function timeFields(
  at: number,
  timeZone: string,
): Record<'year' | 'month' | 'day' | 'hour' | 'minute', string> {
  const parts = minuteFormat(timeZone).formatToParts(at)
  const field = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? ''
  return {
    year: field('year'),
    month: field('month'),
    day: field('day'),
    hour: field('hour'),
    minute: field('minute'),
  }
}

const dateOrder: Record<Language, (year: string, month: string, day: string) => string> = {
  // Not 11/21 and not 21/11: English is read on both sides of the ocean.
  en: (year, month, day) => `${year}-${month}-${day}`,
  de: (year, month, day) => `${day}.${month}.${year}`,
  nl: (year, month, day) => `${day}-${month}-${year}`,
  fr: (year, month, day) => `${day}/${month}/${year}`,
}

export function dateTimeText(at: number, timeZone: string, language: Language): string {
  const { year, month, day, hour, minute } = timeFields(at, timeZone)
  return `${dateOrder[language](year, month, day)} ${hour}:${minute}`
}

/** A calendar day as stored ("2026-11-21") in the order of the language. */
export function dateText(date: string, language: Language): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return dateOrder[language](year, month, day)
}

export const unitSigns: Record<Exclude<Unit, 'piece' | 'hour'>, string> = { kg: 'kg', g: 'g', l: 'l', m: 'm' }
