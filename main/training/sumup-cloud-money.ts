/*
 * Written for the virtual cloud alone and shared with nobody: a test bench that used the till's own tables would agree
 * with the till's mistakes.
 */

const currencies = [
  'BGN',
  'BRL',
  'CHF',
  'CLP',
  'COP',
  'CZK',
  'DKK',
  'EUR',
  'GBP',
  'HRK',
  'HUF',
  'NOK',
  'PLN',
  'RON',
  'SEK',
  'USD',
]

/** SumUp's own count, which is not ISO 4217's for HUF and COP. Null: SumUp does not know the currency. */
export function sumUpDigits(currency: string): number | null {
  if (!currencies.includes(currency)) return null
  return currency === 'CLP' || currency === 'COP' || currency === 'HUF' ? 0 : 2
}

/** Decimal major units as text, exact: 1005 with two digits is "10.05". */
export function majorText(amountMinor: number, digits: number): string {
  if (digits === 0) return String(amountMinor)
  const padded = String(Math.abs(amountMinor)).padStart(digits + 1, '0')
  const sign = amountMinor < 0 ? '-' : ''
  return `${sign}${padded.slice(0, -digits)}.${padded.slice(-digits)}`
}

/** Decimal major units as the JSON number that SumUp's transactions carry. */
export function majorNumber(amountMinor: number, digits: number): number {
  return Number(majorText(amountMinor, digits))
}

/** Null when the number has more decimals than the currency. */
export function minorFromMajor(amount: number, digits: number): number | null {
  const minor = Math.round(amount * 10 ** digits)
  return Number.isSafeInteger(minor) && majorNumber(minor, digits) === amount ? minor : null
}
