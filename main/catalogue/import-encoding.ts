import { isUtf8 } from 'node:buffer'
import { windows1252Letters } from './clean-text.ts'

/*
 * From the bytes of a file to text. A wrong guess here would spoil every name without a word, so each step is strict:
 * what is no text is refused by its kind, what is no UTF-8 is not read as UTF-8, and the choice is shown and can be changed.
 */

type UnreadableKind = 'empty' | 'spreadsheet' | 'picture' | 'pdf' | 'archive' | 'binary' | 'encoding'

type RecognisedEncoding =
  | {
      encoding: string
      /** Some bytes may mean nothing in this encoding: rows that contain a replacement character are not to be trusted. */
      lossy: boolean
    }
  | { unreadable: UnreadableKind }

const startsWith = (bytes: Buffer, ...start: number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte)

/** @param wanted the person's choice; anything that TextDecoder knows */
export function recogniseEncoding(bytes: Buffer, wanted: string | null): RecognisedEncoding {
  if (bytes.length === 0) return { unreadable: 'empty' }
  const kind = foreignKind(bytes)
  if (kind) return { unreadable: kind }
  if (wanted !== null && wanted !== '') return chosenEncoding(bytes, wanted)
  if (startsWith(bytes, 0xff, 0xfe)) return { encoding: 'utf-16le', lossy: true }
  if (startsWith(bytes, 0xfe, 0xff)) return { encoding: 'utf-16be', lossy: true }
  if (bytes.includes(0)) {
    const unmarked = unmarkedUtf16(bytes)
    return unmarked ? { encoding: unmarked, lossy: true } : { unreadable: 'binary' }
  }
  if (isUtf8(bytes)) return { encoding: 'utf-8', lossy: false }
  if (startsWith(bytes, 0xef, 0xbb, 0xbf) || isMostlyUtf8(bytes)) return { encoding: 'utf-8', lossy: true }
  return looksBinary(bytes) ? { unreadable: 'binary' } : { encoding: 'windows-1252', lossy: false }
}

function chosenEncoding(bytes: Buffer, wanted: string): RecognisedEncoding {
  try {
    const { encoding } = new TextDecoder(wanted)
    if (!encoding.startsWith('utf-16') && bytes.includes(0)) return { unreadable: 'binary' }
    return { encoding, lossy: encoding !== 'utf-8' || !isUtf8(bytes) }
  } catch (error) {
    if (error instanceof RangeError) return { unreadable: 'encoding' }
    throw error
  }
}

/** UTF-16 that does not say so: in the headings nearly every second byte is zero, and always on the same side. */
function unmarkedUtf16(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const head = bytes.subarray(0, 64)
  if (bytes.length % 2 === 1 || head.length < 8) return undefined
  const zeros = [0, 0]
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const most = head.length / 2
  if (even === 0 && odd > most * 0.7) return 'utf-16le'
  return odd === 0 && even > most * 0.7 ? 'utf-16be' : undefined
}

/** Files that people choose by mistake, told by their first bytes. */
function foreignKind(bytes: Buffer): UnreadableKind | undefined {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) {
    const head = bytes.subarray(0, 4096)
    return head.includes('[Content_Types]') || head.includes('xl/') || head.includes('opendocument')
      ? 'spreadsheet'
      : 'archive'
  }
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'spreadsheet'
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) || startsWith(bytes, 0xff, 0xd8, 0xff)) return 'picture'
  if (startsWith(bytes, 0x47, 0x49, 0x46, 0x38)) return 'picture'
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return 'pdf'
  if (startsWith(bytes, 0x1f, 0x8b) || startsWith(bytes, 0x37, 0x7a, 0xbc, 0xaf)) return 'archive'
  return undefined
}

/** One broken byte in a UTF-8 list must not turn all its names into mojibake; other encodings hardly ever look like it. */
function isMostlyUtf8(bytes: Buffer): boolean {
  let good = 0
  let bad = 0
  const end = Math.min(bytes.length, 2_000_000)
  for (let at = 0; at < end; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) continue
    const more = byte >= 0xf0 && byte < 0xf5 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0
    let follows = more > 0 && byte < 0xf5
    for (let next = 1; next <= more; next += 1) follows &&= ((bytes[at + next] ?? 0) & 0xc0) === 0x80
    if (follows) {
      good += 1
      at += more
    } else bad += 1
  }
  return good > bad
}

/** Text has hardly any control characters; noise has one in eight. */
function looksBinary(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 65_536)
  let controls = 0
  for (const byte of head) if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) controls += 1
  return controls * 50 > head.length
}

/** The text in slices, with line ends of every kind as "\n". */
export function* decodeText(bytes: Buffer, encoding: string): Generator<string> {
  const decode = encoding === 'windows-1252' ? decodeWindows1252 : streamDecoder(encoding)
  let held = ''
  for (let at = 0; at < bytes.length; at += sliceBytes) {
    const isLast = at + sliceBytes >= bytes.length
    let text = held + decode(bytes.subarray(at, at + sliceBytes), isLast)
    // A "\r" at the very end may be half of "\r\n".
    held = !isLast && text.endsWith('\r') ? '\r' : ''
    if (held) text = text.slice(0, -1)
    yield text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  }
}

const sliceBytes = 65_536

type Decode = (bytes: Buffer, isLast: boolean) => string

function streamDecoder(encoding: string): Decode {
  const decoder = new TextDecoder(encoding)
  return (bytes, isLast) => decoder.decode(bytes, { stream: !isLast })
}

/** By our own table: the decoders of some runtimes take this encoding for Latin-1 and lose "€" and "œ". */
const decodeWindows1252: Decode = (bytes) =>
  bytes
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (character) => windows1252Letters[character.charCodeAt(0) - 0x80] ?? '')
