import { currencyDecimals } from '../../../preload/contract/money.ts'

/* SumUp's numbers to ours and back. Rounded here and nowhere else. */

/** SumUp counts HUF and COP without decimals, against ISO 4217. Only currencies in this table are taken to it. */
const sumUpDecimals: Readonly<Record<string, number>> = {
  BGN: 2,
  BRL: 2,
  CHF: 2,
  CLP: 0,
  COP: 0,
  CZK: 2,
  DKK: 2,
  EUR: 2,
  GBP: 2,
  HUF: 0,
  NOK: 2,
  PLN: 2,
  RON: 2,
  SEK: 2,
  USD: 2,
}

export const supportsCurrency = (currency: string): boolean => sumUpDecimals[currency] !== undefined

/** Undefined when SumUp cannot express the amount: half a forint. */
export function toSumUpAmount(
  amountMinor: number,
  currency: string,
): { value: number; currency: string; minorUnit: number } | undefined {
  const minorUnit = sumUpDecimals[currency]
  if (minorUnit === undefined) return undefined
  const divisor = 10 ** (currencyDecimals(currency) - minorUnit)
  if (amountMinor <= 0 || amountMinor % divisor !== 0) return undefined
  return { value: amountMinor / divisor, currency, minorUnit }
}

/**
 * Transactions carry decimal major units as floats. Rounded here and nowhere else; undefined when the number does not
 * stand for a whole number of SumUp's smallest units.
 */
export function minorFromMajor(amount: number, currency: string): number | undefined {
  const decimals = sumUpDecimals[currency]
  if (decimals === undefined || !Number.isFinite(amount)) return undefined
  const exact = amount * 10 ** decimals
  const whole = Math.round(exact)
  // What a float may be off is far below this; a real third decimal is far above.
  if (Math.abs(exact - whole) > 1e-3) return undefined
  const minor = whole * 10 ** (currencyDecimals(currency) - decimals)
  return Number.isSafeInteger(minor) ? minor : undefined
}

/** For refunds: the decimal number that reads exactly as the amount. Undefined when SumUp cannot express it. */
export function majorFromMinor(amountMinor: number, currency: string): number | undefined {
  const amount = toSumUpAmount(amountMinor, currency)
  if (!amount) return undefined
  const digits = String(amount.value).padStart(amount.minorUnit + 1, '0')
  const point = digits.length - amount.minorUnit
  return Number(amount.minorUnit === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`)
}

/** A checkout names its decimals itself; where it does not, SumUp's own count holds. */
export function minorFromValue(
  value: number,
  minorUnit: number | undefined,
  currency: string,
): number | undefined {
  const minor = value * 10 ** (currencyDecimals(currency) - (minorUnit ?? sumUpDecimals[currency] ?? 0))
  return Number.isSafeInteger(minor) ? minor : undefined
}
