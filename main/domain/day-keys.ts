/*
 * The keys under which a day's sums are kept (table day_totals), so that what is written with a sale and what is read
 * for a report cannot part.
 *
 *   day       'all'                              count = sales
 *   tender    'cash' | 'card'                    count = tenders, amount without tip and rounding
 *   tax       taxKey(rate, name)                 count = sales with that rate, amount = gross
 *   category  the category's name, '' for none   count = lines, amount after all discounts, before added tax
 *   hour      2026-10-25T02:00+02:00             count = sales (main/domain/shop-time.ts)
 */

export const wholeDayKey = 'all'

export function taxKey(ratePpm: number, name: string): string {
  return `${ratePpm} ${name}`
}

/** The opposite of taxKey. */
export function readTaxKey(key: string): { ratePpm: number; name: string } {
  const gap = key.indexOf(' ')
  return { ratePpm: Number(key.slice(0, gap)), name: key.slice(gap + 1) }
}
