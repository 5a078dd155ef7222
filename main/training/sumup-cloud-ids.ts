import type { Random } from './sumup-cloud-types.ts'

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Without letters and digits that look alike on a small screen. */
const readable = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const hex = '0123456789abcdef'

function pick(random: Random, alphabet: string, length: number): string {
  let text = ''
  for (let index = 0; index < length; index++) {
    text += alphabet[Math.floor(random() * alphabet.length)] ?? alphabet[0]
  }
  return text
}

export function newUuid(random: Random): string {
  const variant = '89ab'[Math.floor(random() * 4)] ?? '8'
  const part = (length: number) => pick(random, hex, length)
  return `${part(8)}-${part(4)}-4${part(3)}-${variant}${part(3)}-${part(12)}`
}

/** `rdr_` and 26 characters: names a pairing, not a device. */
export function newReaderId(random: Random): string {
  return `rdr_${pick(random, crockford, 26)}`
}

export function newTransactionCode(random: Random): string {
  return `T${pick(random, readable, 9)}`
}

/** Eight or nine characters, as SumUp documents it; both lengths occur. */
export function newPairingCode(random: Random): string {
  return pick(random, readable, random() < 0.5 ? 8 : 9)
}

export function newAuthorisationCode(random: Random): string {
  return pick(random, '0123456789', 6)
}

export function newTraceId(random: Random): string {
  return pick(random, hex, 32)
}
