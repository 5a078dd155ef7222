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
 * Reads what a person typed as an amount. Comma and point are both taken as the decimal sign when one to `decimals`
 * digits follow; thousands separators are taken only where they stand rightly. Undefined for anything doubtful.
 */
export function parseAmount(text: string, currency: string): number | undefined {
  const decimals = currencyDecimals(currency)
  const compact = text
    .normalize('NFKC')
    .replace(/[\s\u00a0\u202f'’]/g, '')
    .replace(/^[+]/, '')
    .replace('−', '-')
  const match = /^(-?)(\d{1,3}(?:[.,]\d{3})+|\d+)?(?:([.,])(\d+))?$/.exec(compact)
  if (!match) return undefined
  const [, sign = '', whole = '', point, fraction = ''] = match
  if (whole === '' && fraction === '') return undefined
  const separators = new Set(whole.replace(/\d/g, ''))
  if (separators.size > 1 || (point !== undefined && separators.has(point))) return undefined
  // "1.500" without another separator reads as one thousand five hundred only where three decimals do not exist.
  if (separators.size === 1 && point === undefined && decimals === 3) return undefined
  if (fraction.length > decimals) return undefined
  const digits = whole.replace(/\D/g, '') + fraction.padEnd(decimals, '0')
  const minor = Number(sign + digits)
  return Number.isSafeInteger(minor) ? (Object.is(minor, -0) ? 0 : minor) : undefined
}
