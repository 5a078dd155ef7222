/**
 * Reads a typed decimal number into whole steps of 10^-decimals, by moving digits, not by reckoning: "2,5" with three
 * decimals is 2500. Comma and point are both the decimal sign. Undefined for anything doubtful.
 */
export function parseDecimal(text: string, decimals: number): number | undefined {
  const compact = text.normalize('NFKC').replace(/[\s%]/g, '')
  const match = /^(\d*)(?:[.,](\d*))?$/.exec(compact)
  if (!match) return undefined
  const [, whole = '', fraction = ''] = match
  if (whole === '' && fraction === '') return undefined
  if (fraction.length > decimals) return undefined
  const value = Number(whole + fraction.padEnd(decimals, '0'))
  return Number.isSafeInteger(value) ? value : undefined
}

/** The other way round, in the shortest form: 2500 with three decimals is "2.5" (or "2,5"). */
export function decimalAsText(value: number, decimals: number, sign: string): string {
  const digits = String(value).padStart(decimals + 1, '0')
  const whole = decimals === 0 ? digits : digits.slice(0, -decimals)
  const fraction = decimals === 0 ? '' : digits.slice(-decimals).replace(/0+$/, '')
  return fraction === '' ? whole : `${whole}${sign}${fraction}`
}

/** "3*cola" asks for three; the rest is searched for. A number alone stays what it is. */
export function splitQuantity(query: string): { quantityMilli: number | null; rest: string } {
  const match = /^\s*(\d{1,6}(?:[.,]\d{1,3})?)\s*[*×]\s*(.*)$/.exec(query)
  if (!match) return { quantityMilli: null, rest: query }
  const quantityMilli = parseDecimal(match[1] ?? '', 3)
  if (!quantityMilli) return { quantityMilli: null, rest: query }
  return { quantityMilli, rest: match[2] ?? '' }
}
