import { randomInt, randomUUID } from 'node:crypto'
import { timedUuid } from '../../preload/contract/ids.ts'
import type { Ids } from '../ports.ts'

/** Without I, L, O and U: a reference is read aloud on the telephone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export function randomIds(): Ids {
  return {
    uuid: () => timedUuid(Date.now(), randomUUID()),
    reference: () => Array.from({ length: 14 }, () => alphabet[randomInt(alphabet.length)]).join(''),
  }
}
