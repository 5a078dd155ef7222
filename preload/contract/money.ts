/**
 * Money as it crosses every border: whole minor units and the currency. Here is only what both sides need to show and
 * read an amount; adding, splitting and rounding are main's (main/domain).
 */
export type Money = { minor: number; currency: string }

/**
 * Decimals per currency (ISO 4217). Not taken from Intl, which says 0 for HUF where the standard says 2.
 * A provider that counts otherwise (SumUp: HUF and COP without decimals) converts at its own rim.
 */
const decimalsByCurrency: Readonly<Record<string, number>> = {
  AUD: 2,
  BGN: 2,
  BHD: 3,
  BRL: 2,
  CAD: 2,
  CHF: 2,
  CLP: 0,
  COP: 2,
  CZK: 2,
  DKK: 2,
  EUR: 2,
  GBP: 2,
  HUF: 2,
  ISK: 0,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  MXN: 2,
  NOK: 2,
  NZD: 2,
  PLN: 2,
  RON: 2,
  SEK: 2,
  TND: 3,
  TRY: 2,
  USD: 2,
}

export const currencyCodes: readonly string[] = Object.keys(decimalsByCurrency)

/** Whether countries that share the currency differ in how they round cash, so that the shop has to say. */
export function roundsCashByCountry(currency: string): boolean {
  return currency === 'EUR'
}

/** @throws when the currency is not one the till knows: a guess of two decimals would be a hundredfold error. */
export function currencyDecimals(currency: string): number {
  const decimals = decimalsByCurrency[currency]
  if (decimals === undefined) throw new Error(`unknown currency ${currency}`)
  return decimals
}

/** The exact decimal text of an amount, with a point: 1234 EUR → "12.34", -5 EUR → "-0.05", 500 JPY → "500". */
export function decimalText(minor: number, currency: string): string {
  if (!Number.isSafeInteger(minor)) throw new Error(`not a whole number of minor units: ${minor}`)
  const decimals = currencyDecimals(currency)
  const digits = String(minor)
    .replace('-', '')
    .padStart(decimals + 1, '0')
  const sign = minor < 0 ? '-' : ''
  if (decimals === 0) return sign + digits
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

const formats = new Map<string, Intl.NumberFormat>()

/** "12,34 €" in the language of the reader. Intl takes the exact text, so no float is ever made. */
export function formatMoney(money: Money, language: string): string {
  const decimals = currencyDecimals(money.currency)
  const key = `${language} ${money.currency}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(language, {
      style: 'currency',
      currency: money.currency,
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    })
    formats.set(key, format)
  }
  return format.format(decimalText(money.minor, money.currency) as Intl.StringNumericLiteral)
}

/**
 * Reads what a person typed as an amount. Comma and point are both a decimal sign when at most `decimals` digits
 * follow, and both separate thousands where they stand rightly. Undefined for anything doubtful: nothing is guessed.
 */
export function parseAmount(text: string, currency: string): number | undefined {
  const compact = text
    .normalize('NFKC')
    .replace(/[\s\u00a0\u202f'’]/g, '')
    .replace('−', '-')
  const match = /^([-+]?)(\d*(?:[.,]\d+)*)$/.exec(compact)
  const parts = match?.[2] ? splitDecimal(match[2], currencyDecimals(currency)) : undefined
  if (!parts) return undefined
  const minor = Number(parts.whole + parts.fraction.padEnd(currencyDecimals(currency), '0'))
  if (!Number.isSafeInteger(minor)) return undefined
  return match?.[1] === '-' && minor !== 0 ? -minor : minor
}

/** The rule for the last separator: decimal sign, separator of thousands, or doubtful (undefined). */
function splitDecimal(digits: string, decimals: number): { whole: string; fraction: string } | undefined {
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','))
  if (last < 0) return { whole: digits, fraction: '' }
  const sign = digits[last] ?? ''
  const head = digits.slice(0, last)
  const tail = digits.slice(last + 1)
  if (head.includes(sign)) return grouped(digits, sign)
  const isDecimal = tail.length <= decimals && !(tail.length === 3 && sign === ',' && !/[.,]/.test(head))
  if (!isDecimal) return decimals === 3 || /[.,]/.test(head) ? undefined : grouped(digits, sign)
  const whole = /[.,]/.test(head) ? grouped(head, sign === '.' ? ',' : '.') : { whole: head, fraction: '' }
  return whole && { whole: whole.whole, fraction: tail }
}

function grouped(digits: string, sign: string): { whole: string; fraction: string } | undefined {
  const groups = digits.split(sign)
  const rightlyGrouped =
    /^[1-9]\d{0,2}$/.test(groups[0] ?? '') && groups.slice(1).every((group) => /^\d{3}$/.test(group))
  return rightlyGrouped ? { whole: groups.join(''), fraction: '' } : undefined
}
