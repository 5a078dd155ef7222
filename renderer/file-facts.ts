/* How old a file is and how large, in the shop's language. */

/** "3 hours ago", "yesterday". */
export function agoText(locale: string, ms: number): string {
  const count = Math.max(0, ms)
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  if (count < 5_400_000) return words.format(-Math.round(count / 60_000), 'minute')
  if (count < 129_600_000) return words.format(-Math.round(count / 3_600_000), 'hour')
  return words.format(-Math.round(count / 86_400_000), 'day')
}

/** "812 kB", "3.4 MB". */
export function sizeText(locale: string, bytes: number): string {
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, 'kilobyte'] : [bytes / 1e6, 'megabyte']
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value)
}
