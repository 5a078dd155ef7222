import { drawText } from './cloud-ids.ts'
import type { Random } from './cloud-types.ts'

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Without letters and digits that look alike on a small screen. */
const readable = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const hex = '0123456789abcdef'

/** `rdr_` and 26 characters: names a pairing, not a device. */
export function newReaderId(random: Random): string {
  return `rdr_${drawText(random, crockford, 26)}`
}

export function newTransactionCode(random: Random): string {
  return `T${drawText(random, readable, 9)}`
}

/** Eight or nine characters, as SumUp documents it; both lengths occur. */
export function newPairingCode(random: Random): string {
  return drawText(random, readable, random() < 0.5 ? 8 : 9)
}

export function newAuthorisationCode(random: Random): string {
  return drawText(random, '0123456789', 6)
}

export function newTraceId(random: Random): string {
  return drawText(random, hex, 32)
}
