import { currencyDecimals } from '../../preload/contract/money.ts'

/**
 * What a cashier keys in on the pad. Digits fill the amount from its smallest unit, as tills do ("1250" is 12.50); a
 * decimal sign says that what stands before it are whole units ("12" "," "5" is 12.50). Kept as text: an amount is read
 * from it, nothing is reckoned.
 */
export type AmountEntry = { digits: string; sign: boolean; fraction: string }

export const emptyEntry: AmountEntry = { digits: '', sign: false, fraction: '' }

const longest = 12

export function enterKey(entry: AmountEntry, key: string, currency: string): AmountEntry {
  const decimals = currencyDecimals(currency)
  if (key === 'clear') return emptyEntry
  if (key === 'back') return back(entry)
  if (key === ',' || key === '.') return decimals === 0 || entry.sign ? entry : { ...entry, sign: true }
  if (!/^\d+$/.test(key)) return entry
  if (entry.sign) return { ...entry, fraction: (entry.fraction + key).slice(0, decimals) }
  const digits = (entry.digits + key).replace(/^0+/, '')
  return digits.length > longest ? entry : { ...entry, digits }
}

function back(entry: AmountEntry): AmountEntry {
  if (entry.fraction !== '') return { ...entry, fraction: entry.fraction.slice(0, -1) }
  if (entry.sign) return { ...entry, sign: false }
  return { ...entry, digits: entry.digits.slice(0, -1) }
}

export const isEmptyEntry = (entry: AmountEntry): boolean =>
  entry.digits === '' && !entry.sign && entry.fraction === ''

/** The amount that the keys mean, in the smallest unit. */
export function entryMinor(entry: AmountEntry, currency: string): number {
  const decimals = currencyDecimals(currency)
  const digits = entry.sign ? entry.digits + entry.fraction.padEnd(decimals, '0') : entry.digits
  return Number(digits === '' ? '0' : digits)
}
