/*
 * Written for the virtual cloud alone and shared with nobody: a test bench that used the till's own tables would agree
 * with the till's mistakes.
 */

const digitsOf: Readonly<Record<string, number>> = { JPY: 0, KWD: 3, BHD: 3 }

export const cmDigits = (currency: string): number => digitsOf[currency] ?? 2

/** `98.75` for 9875 of two digits. */
export function cmMajorText(amountMinor: number, digits: number): string {
  const text = String(Math.abs(amountMinor)).padStart(digits + 1, '0')
  const cut = text.length - digits
  const sign = amountMinor < 0 ? '-' : ''
  return digits === 0 ? sign + text : `${sign}${text.slice(0, cut)}.${text.slice(cut)}`
}

/** Null when the number is no amount above zero, or finer than the currency. */
export function cmMinor(value: unknown, digits: number): number | null {
  if (typeof value !== 'number' || !(value > 0)) return null
  // The shortest decimal text of a float is what was written, up to 15 digits.
  const match = /^(\d{1,12})(?:\.(\d+))?$/.exec(String(value))
  const fraction = match?.[2] ?? ''
  if (!match || fraction.length > digits) return null
  return Number(`${match[1]}${fraction.padEnd(digits, '0')}`)
}
