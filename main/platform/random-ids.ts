import { randomInt, randomUUID } from 'node:crypto'
import type { Ids } from '../ports.ts'

/** Without I, L, O and U: a reference is read aloud on the telephone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export function randomIds(): Ids {
  return {
    uuid: () => timedUuid(Date.now(), randomUUID()),
    reference: () => Array.from({ length: 14 }, () => alphabet[randomInt(alphabet.length)]).join(''),
  }
}

/**
 * A UUID of version 7: the time first, then 74 random bits, which are those of a random UUID. New ids stand beside each
 * other in every index, so that a till with years of sales behind it touches no more pages with a sale than a new one.
 */
function timedUuid(now: number, random: string): string {
  const time = now.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`
}
