/*
 * The bytes of Star's line mode (and of StarPRNT, which shares its commands) taken apart into commands, whatever pieces they
 * arrive in. The lengths are those of Star's command specifications.
 */

export type StarCommand =
  | { kind: 'text'; bytes: Uint8Array }
  | { kind: 'control'; code: number }
  /** `name` as Star's specification writes it (`ESC GS t`), `data` everything behind the name. */
  | { kind: 'command'; name: string; data: Uint8Array }
  | { kind: 'unknown'; bytes: Uint8Array }

export type StarParser = { push(bytes: Uint8Array): StarCommand[] }

const esc = 0x1b
const largestCommand = 4_194_304

const named: Record<number, string> = {
  3: 'ETX',
  6: 'ACK',
  7: 'BEL',
  14: 'SO',
  20: 'DC4',
  29: 'GS',
  30: 'RS',
  32: 'SP',
}

/** Bytes behind the name, where their number is fixed. */
const fixedLengths: Record<string, number> = {
  'ESC @': 0,
  'ESC -': 1,
  'ESC /': 1,
  'ESC 0': 0,
  'ESC 1': 0,
  'ESC 4': 0,
  'ESC 5': 0,
  'ESC :': 0,
  'ESC A': 1,
  'ESC ACK': 1,
  'ESC BEL': 2,
  'ESC DC4': 0,
  'ESC E': 0,
  'ESC F': 0,
  'ESC I': 1,
  'ESC J': 1,
  'ESC M': 0,
  'ESC P': 0,
  'ESC Q': 1,
  'ESC R': 1,
  'ESC SO': 0,
  'ESC SP': 1,
  'ESC W': 1,
  'ESC _': 1,
  'ESC a': 1,
  'ESC d': 1,
  'ESC h': 1,
  'ESC i': 2,
  'ESC l': 1,
  'ESC p': 0,
  'ESC q': 0,
  'ESC s': 2,
  'ESC z': 1,
  'ESC RS C': 1,
  'ESC RS E': 1,
  'ESC RS F': 1,
  'ESC RS a': 1,
  'ESC RS d': 1,
  'ESC RS r': 1,
  'ESC RS R': 1,
  'ESC GS A': 2,
  'ESC GS ETX': 3,
  'ESC GS R': 2,
  'ESC GS a': 1,
  'ESC GS t': 1,
}

export function createStarParser(): StarParser {
  let waiting: Uint8Array = new Uint8Array(0)
  return {
    push(bytes) {
      const input = new Uint8Array(waiting.length + bytes.length)
      input.set(waiting)
      input.set(bytes, waiting.length)
      const commands: StarCommand[] = []
      let at = 0
      while (at < input.length) {
        const next = readCommand(input.subarray(at))
        if (!next) break
        commands.push(next.command)
        at += next.length
      }
      waiting = input.slice(at)
      return commands
    },
  }
}

type Read = { command: StarCommand; length: number }

/** Null: not all of it is here yet. */
function readCommand(input: Uint8Array): Read | null {
  const first = input[0] ?? 0
  if (first >= 0x20) return readText(input)
  if (first !== esc) return { command: { kind: 'control', code: first }, length: 1 }
  if (input.length < 2) return null
  const nameBytes = input[1] === 0x1d || input[1] === 0x1e ? 3 : 2
  if (input.length < nameBytes) return null
  const name = ['ESC', ...[...input.subarray(1, nameBytes)].map(nameOf)].join(' ')
  const length = dataLength(name, input.subarray(nameBytes))
  if (length === null) return null
  if (length === 'unknown' || length > largestCommand)
    return { command: { kind: 'unknown', bytes: input.slice(0, nameBytes) }, length: nameBytes }
  const end = nameBytes + length
  if (input.length < end) return null
  return { command: { kind: 'command', name, data: input.slice(nameBytes, end) }, length: end }
}

const nameOf = (byte: number): string => named[byte] ?? String.fromCharCode(byte)

function readText(input: Uint8Array): Read {
  let end = 1
  while (end < input.length && (input[end] ?? 0) >= 0x20) end += 1
  return { command: { kind: 'text', bytes: input.slice(0, end) }, length: end }
}

const word = (data: Uint8Array, at: number) => (data[at] ?? 0) + 256 * (data[at + 1] ?? 0)

function dataLength(name: string, data: Uint8Array): number | 'unknown' | null {
  const fixed = fixedLengths[name]
  if (fixed !== undefined) return fixed
  const after = (needed: number, length: () => number | null | 'unknown') =>
    data.length < needed ? null : length()
  switch (name) {
    // Columns of dots: eight high, or 24 high in three bytes each. The last one is rows, always 24 of them.
    case 'ESC K':
    case 'ESC L':
      return after(2, () => 2 + word(data, 0))
    case 'ESC X':
      return after(2, () => 2 + 3 * word(data, 0))
    case 'ESC k':
      return after(2, () => 2 + 24 * word(data, 0))
    case 'ESC GS S':
      return after(6, () => 6 + word(data, 1) * word(data, 3))
    case 'ESC GS y':
      return after(1, () => qrLength(data))
    case 'ESC b': {
      const end = data.indexOf(0x1e, 4)
      return end === -1 ? null : end + 1
    }
    default:
      return 'unknown'
  }
}

/** `S` sets one of three things, `D 1` carries data behind their length, `P` prints. */
function qrLength(data: Uint8Array): number | 'unknown' | null {
  switch (String.fromCharCode(data[0] ?? 0)) {
    case 'S':
      return 3
    case 'D':
      return data.length < 5 ? null : 5 + word(data, 3)
    case 'P':
    case 'I':
      return 1
    default:
      return 'unknown'
  }
}
