/*
 * ESC/POS bytes taken apart into commands, whatever pieces they arrive in. The parser knows how long each command is and
 * nothing about what it means.
 */

export type EscPosCommand =
  | { kind: 'text'; bytes: Uint8Array }
  /** LF, HT, CR, FF, CAN. */
  | { kind: 'control'; code: number }
  /** `name` as Epson's reference writes it (`ESC @`, `GS v 0`), `data` everything behind the name. */
  | { kind: 'command'; name: string; data: Uint8Array }
  | { kind: 'unknown'; bytes: Uint8Array }

export type EscPosParser = {
  /** What the new bytes complete; the rest waits for more. */
  push(bytes: Uint8Array): EscPosCommand[]
}

/** No receipt is as large; a length field that says so is damage, and waiting for its end would swallow everything. */
const largestCommand = 4_194_304

const prefixes: Record<number, string> = { 16: 'DLE', 27: 'ESC', 28: 'FS', 29: 'GS' }

/** Bytes behind the name, where their number is fixed. */
const fixedLengths: Record<string, number> = {
  'DLE ENQ': 1,
  'ESC @': 0,
  'ESC FF': 0,
  'ESC 2': 0,
  'ESC L': 0,
  'ESC S': 0,
  'ESC i': 0,
  'ESC m': 0,
  'ESC u': 1,
  'ESC v': 0,
  'ESC SP': 1,
  'ESC !': 1,
  'ESC $': 2,
  'ESC %': 1,
  'ESC -': 1,
  'ESC 3': 1,
  'ESC =': 1,
  'ESC ?': 1,
  'ESC E': 1,
  'ESC G': 1,
  'ESC J': 1,
  'ESC K': 1,
  'ESC M': 1,
  'ESC R': 1,
  'ESC T': 1,
  'ESC V': 1,
  'ESC W': 8,
  'ESC \\': 2,
  'ESC a': 1,
  'ESC c': 2,
  'ESC d': 1,
  'ESC e': 1,
  'ESC p': 3,
  'ESC r': 1,
  'ESC t': 1,
  'ESC {': 1,
  'FS !': 1,
  'FS &': 0,
  'FS -': 1,
  'FS .': 0,
  'FS C': 1,
  'FS S': 2,
  'FS W': 1,
  'FS p': 2,
  'GS !': 1,
  'GS $': 2,
  'GS /': 1,
  'GS B': 1,
  'GS E': 1,
  'GS H': 1,
  'GS I': 1,
  'GS L': 2,
  'GS P': 2,
  'GS T': 1,
  'GS W': 2,
  'GS \\': 2,
  'GS a': 1,
  'GS b': 1,
  'GS f': 1,
  'GS h': 1,
  'GS r': 1,
  'GS w': 1,
}

export function createEscPosParser(): EscPosParser {
  let waiting: Uint8Array = new Uint8Array(0)
  return {
    push(bytes) {
      const input = joined(waiting, bytes)
      const commands: EscPosCommand[] = []
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

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(first.length + second.length)
  bytes.set(first)
  bytes.set(second, first.length)
  return bytes
}

type Read = { command: EscPosCommand; length: number }

/** Null: not all of it is here yet. */
function readCommand(input: Uint8Array): Read | null {
  const first = input[0] ?? 0
  const prefix = prefixes[first]
  if (prefix === undefined) return first >= 0x20 ? readText(input) : { command: control(first), length: 1 }
  const second = input[1]
  if (second === undefined) return null
  const name = `${prefix} ${nameOf(prefix, second)}`
  const length = dataLength(name, input.subarray(2))
  if (length === null) return null
  if (length === 'unknown' || length > largestCommand) {
    return { command: { kind: 'unknown', bytes: input.slice(0, 2) }, length: 2 }
  }
  if (input.length < 2 + length) return null
  return { command: { kind: 'command', name, data: input.slice(2, 2 + length) }, length: 2 + length }
}

function nameOf(prefix: string, second: number): string {
  if (prefix === 'DLE') return { 4: 'EOT', 5: 'ENQ', 20: 'DC4' }[second] ?? `0x${second.toString(16)}`
  if (second === 0x20) return 'SP'
  return second === 0x0c ? 'FF' : String.fromCharCode(second)
}

function control(code: number): EscPosCommand {
  return { kind: 'control', code }
}

function readText(input: Uint8Array): Read {
  let end = 1
  while (end < input.length && (input[end] ?? 0) >= 0x20) end += 1
  return { command: { kind: 'text', bytes: input.slice(0, end) }, length: end }
}

const word = (data: Uint8Array, at: number) => (data[at] ?? 0) + 256 * (data[at + 1] ?? 0)

/** Null: too little is here to tell. */
function dataLength(name: string, data: Uint8Array): number | 'unknown' | null {
  const fixed = fixedLengths[name]
  if (fixed !== undefined) return fixed
  const after = (needed: number, length: () => number | null) => (data.length < needed ? null : length())
  switch (name) {
    case 'DLE EOT':
      return after(1, () => (data[0] === 7 || data[0] === 8 ? 2 : 1))
    case 'DLE DC4':
      return after(1, () => (data[0] === 8 ? 8 : 3))
    case 'ESC *':
      return after(3, () => 3 + word(data, 1) * ((data[0] ?? 0) >= 32 ? 3 : 1))
    case 'ESC D':
      return terminated(data, 0)
    case 'ESC &':
      return after(3, () => customCharacters(data))
    case 'GS k':
      // The older form ends in NUL, the newer one states its length.
      return after(2, () => ((data[0] ?? 0) < 65 ? terminated(data, 1) : 2 + (data[1] ?? 0)))
    case 'GS V':
      return after(1, () => ((data[0] ?? 0) === 0 || [1, 48, 49].includes(data[0] ?? 0) ? 1 : 2))
    case 'GS v':
      return after(6, () => 6 + word(data, 2) * word(data, 4))
    case 'GS *':
      return after(2, () => 2 + (data[0] ?? 0) * (data[1] ?? 0) * 8)
    case 'GS (':
    case 'FS (':
    case 'ESC (':
      return after(3, () => 3 + word(data, 1))
    case 'GS 8':
      return after(5, () => 5 + word(data, 1) + 65_536 * word(data, 3))
    case 'FS 2':
      return 74
    default:
      return 'unknown'
  }
}

/** Up to and with the NUL. */
function terminated(data: Uint8Array, from: number): number | null {
  const end = data.indexOf(0, from)
  return end === -1 ? null : end + 1
}

/** `ESC & y c1 c2` and for each character its width and y bytes per column. Without all of it, wait. */
function customCharacters(data: Uint8Array): number {
  const rows = data[0] ?? 0
  const count = Math.max(0, (data[2] ?? 0) - (data[1] ?? 0) + 1)
  let at = 3
  for (let index = 0; index < count; index++) at += 1 + rows * (data[at] ?? 0)
  return at
}
