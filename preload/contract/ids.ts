/**
 * A UUID of version 7: the time first, then 74 random bits, which are those of a random UUID. New ids stand beside each
 * other in every index, so that a till with years of sales behind it touches no more pages with a sale than a new one.
 */
export function timedUuid(now: number, random: string): string {
  const time = now.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`
}
