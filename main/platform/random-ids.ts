import { randomBytes, randomInt } from 'node:crypto'
import type { Ids } from '../ports.ts'

/** Without I, L, O and U: a reference is read aloud on the telephone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export function randomIds(): Ids {
  return {
    uuid: () => timedUuid(Date.now(), randomBytes(10)),
    reference: () => Array.from({ length: 14 }, () => alphabet[randomInt(alphabet.length)]).join(''),
  }
}

/**
 * A UUID of version 7: the time first, then 74 random bits. New ids stand beside each other in every index, so that a till
 * with years of sales behind it touches no more pages with a sale than a new one.
 */
function timedUuid(now: number, random: Uint8Array): string {
  const time = now.toString(16).padStart(12, '0')
  const noise = Buffer.from(random)
  noise.writeUInt8((noise.readUInt8(0) & 0x0f) | 0x70, 0)
  noise.writeUInt8((noise.readUInt8(2) & 0x3f) | 0x80, 2)
  const hex = noise.toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-${hex.slice(0, 4)}-${hex.slice(4, 8)}-${hex.slice(8)}`
}
