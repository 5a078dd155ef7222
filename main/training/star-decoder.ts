import { commandDecoder, type DecodedItem, type EscPosDecoder } from './escpos-decoder.ts'
import type { EscPosCommand } from './escpos-parser.ts'
import { createStarParser, type StarCommand } from './star-parser.ts'

/*
 * From the bytes of Star's line mode to what stands on the paper. Each of its commands is said in the other language, where
 * it has a word for it.
 */

/** The code pages of `ESC GS t n` under the numbers that the tables of escpos-code-pages.ts have. */
const pageNumbers: Record<number, number> = {
  0: 0,
  1: 0,
  4: 19,
  5: 18,
  6: 3,
  8: 4,
  9: 5,
  10: 17,
  12: 13,
  15: 14,
  17: 38,
  19: 43,
  20: 42,
  32: 16,
}
const strips = ['ESC K', 'ESC L', 'ESC X', 'ESC k']
/** A page that no table here has: its letters come out as U+FFFD. */
const noPage = 255

export function createStarDecoder(columns: number): EscPosDecoder {
  const parser = createStarParser()
  const take = commandDecoder(columns)
  let afterStrip = false

  function decode(command: StarCommand, items: DecodedItem[]): void {
    // The line feed behind a strip of dots moves the paper by the strip and prints no line of its own.
    const isStripEnd = afterStrip && command.kind === 'control' && command.code === 0x0a
    afterStrip = command.kind === 'command' && strips.includes(command.name)
    if (isStripEnd) return
    const own = ownItem(command)
    if (own) items.push(own)
    else for (const said of inEscPos(command)) take(said, items)
  }

  return {
    push(bytes) {
      const items: DecodedItem[] = []
      for (const command of parser.push(bytes)) decode(command, items)
      return items
    },
  }
}

/** What only Star has. */
function ownItem(command: StarCommand): DecodedItem | undefined {
  if (command.kind === 'command')
    return command.name === 'ESC ACK' && command.data[0] === 1 ? { kind: 'star-status-request' } : undefined
  if (command.kind !== 'control') return undefined
  switch (command.code) {
    case 0x07:
    case 0x1c:
      return { kind: 'drawer', pin: 2 }
    case 0x19:
    case 0x1a:
      return { kind: 'drawer', pin: 5 }
    case 0x17:
      return { kind: 'star-counted' }
    default:
      return undefined
  }
}

const said = (name: string, ...data: number[]): EscPosCommand => ({
  kind: 'command',
  name,
  data: Uint8Array.from(data),
})

function inEscPos(command: StarCommand): EscPosCommand[] {
  if (command.kind !== 'command') return [command]
  const { name, data } = command
  const value = data[0] ?? 0
  switch (name) {
    case 'ESC @':
    case 'ESC -':
    case 'ESC R':
      return [command]
    case 'ESC E':
      return [said('ESC E', 1)]
    case 'ESC F':
      return [said('ESC E', 0)]
    case 'ESC 4':
      return [said('GS B', 1)]
    case 'ESC 5':
      return [said('GS B', 0)]
    case 'ESC i':
      return [said('GS !', ((data[1] ?? 0) << 4) | value)]
    case 'ESC GS a':
      return [said('ESC a', value)]
    case 'ESC GS t':
      return [said('ESC t', pageNumbers[value] ?? noPage)]
    case 'ESC RS F':
      return [said('ESC M', value === 0 ? 0 : 1)]
    case 'ESC a':
      return [said('ESC d', value)]
    // 0 and 2 cut through, 1 and 3 leave a bridge; the last two feed the paper to the knife first.
    case 'ESC d':
      return [said('GS V', value % 2 === 1 ? 1 : 0)]
    case 'ESC X':
      return [said('ESC *', 33, ...data)]
    case 'ESC K':
      return [said('ESC *', 0, ...data)]
    case 'ESC L':
      return [said('ESC *', 1, ...data)]
    case 'ESC k':
      return [said('GS v', 0x30, 0, ...data.subarray(0, 2), 24, 0, ...data.subarray(2))]
    case 'ESC GS S':
      return [said('GS v', 0x30, 0, ...data.subarray(1, 5), ...data.subarray(6))]
    case 'ESC GS y':
      return qr(data)
    default:
      return []
  }
}

function qr(data: Uint8Array): EscPosCommand[] {
  const symbol = (...parameter: number[]) =>
    said('GS (', 0x6b, parameter.length & 0xff, parameter.length >> 8, ...parameter)
  switch (String.fromCharCode(data[0] ?? 0)) {
    case 'S':
      return data[1] === 0x32 ? [symbol(49, 67, data[2] ?? 0)] : []
    case 'D':
      return [symbol(49, 80, 48, ...data.subarray(5))]
    case 'P':
      return [symbol(49, 81, 48)]
    default:
      return []
  }
}
