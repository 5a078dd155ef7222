/*
 * The keys under which a day's sums are kept (table day_totals), so that what is written with a sale and what is read
 * for a report cannot part.
 *
 *   day       'all'                              count = sales
 *   returned  'goods'                            count = sales with goods or money that went back, amount = gross of it, positive
 *   tender    'cash' | 'card'                    count = tenders, amount without tip and rounding
 *   provider  the card service's id              count = card tenders, amount without tip, tip
 *   reader    readerKey(service, name)           as provider
 *   scheme    schemeKey(scheme), '' for not told as provider
 *   cashier   cashierKey(id, name)               count = sales, amount, tip; nothing while nobody has signed in
 *   discount  'line' | 'sale'                    count = what was discounted, discount = by how much
 *   tax       taxKey(rate, name)                 count = sales with that rate, amount = gross
 *   category  the category's name, '' for none   count = lines, amount after all discounts, before added tax
 *   hour      2026-10-25T02:00+02:00             count = sales (main/domain/shop-time.ts)
 */

export type Dimension =
  | 'day'
  | 'returned'
  | 'tender'
  | 'provider'
  | 'reader'
  | 'scheme'
  | 'cashier'
  | 'discount'
  | 'tax'
  | 'category'
  | 'hour'

export const wholeDayKey = 'all'

export const returnedKey = 'goods'

const joined = (first: string | number, rest: string): string => `${first} ${rest}`
const parted = (key: string): [string, string] => {
  const gap = key.indexOf(' ')
  return [key.slice(0, gap), key.slice(gap + 1)]
}

export const taxKey = (ratePpm: number, name: string): string => joined(ratePpm, name)

/** The opposite of taxKey. */
export function readTaxKey(key: string): { ratePpm: number; name: string } {
  const [rate, name] = parted(key)
  return { ratePpm: Number(rate), name }
}

/** Services' ids have no space. */
export const readerKey = (provider: string, name: string): string => joined(provider, name)
export function readReaderKey(key: string): { provider: string; reader: string } {
  const [provider, reader] = parted(key)
  return { provider, reader }
}

/** Services write the same card in their own ways: Visa, VISA. */
export const schemeKey = (scheme: string): string => scheme.trim().toUpperCase()

/** Ids of people have no space. */
export const cashierKey = ({ id, name }: { id: string; name: string }): string => joined(id, name)
export function readCashierKey(key: string): { id: string; name: string } {
  const [id, name] = parted(key)
  return { id, name }
}
