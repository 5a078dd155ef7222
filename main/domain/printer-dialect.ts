import type { LinePicture } from './line-picture.ts'
import type { PrinterProfile } from './printer-profile.ts'
import { dotsOfSquare } from './qr-dots.ts'

/*
 * The commands of a printer's language. Everything that comes from outside stands behind its own length in them.
 */

export type Dialect = {
  /** Whatever the job before left behind: half a command, bold letters, the Chinese mode of many cheap printers. */
  begin: readonly number[]
  /** What stands before the number of a code page. */
  page: readonly number[]
  bold: { on: readonly number[]; off: readonly number[] }
  /** Twice as wide and twice as high. */
  large: { on: readonly number[]; off: readonly number[] }
  drawer: Record<2 | 5, readonly number[]>
  /** The same by a command that a printer without paper obeys as well. */
  drawerAtOnce: Record<2 | 5, readonly number[]> | null
  /** `parts` are written one after the other. */
  qr(data: Uint8Array): (readonly number[] | Uint8Array)[]
  picture(picture: LinePicture): (readonly number[] | Uint8Array)[]
  feed(lines: number): readonly number[]
  cut: Record<PrinterProfile['cutter'], readonly number[]>
}

const esc = 0x1b
const gs = 0x1d
const fs = 0x1c
const lineFeed = 0x0a

const word = (count: number): [number, number] => [count & 0xff, count >> 8]

/** Epson's language, which nearly every other maker's printers speak as well. */
function escPos(pictures: PrinterProfile['pictures']): Dialect {
  const symbol = (parameter: readonly number[]) => [gs, 0x28, 0x6b, ...word(parameter.length), ...parameter]
  return {
    begin: [esc, 0x40, fs, 0x2e],
    page: [esc, 0x74],
    bold: { on: [esc, 0x45, 1], off: [esc, 0x45, 0] },
    large: { on: [gs, 0x21, 0x11], off: [gs, 0x21, 0] },
    drawer: { 2: [esc, 0x70, 0, 25, 250], 5: [esc, 0x70, 1, 25, 250] },
    // DLE DC4, function 1: 200 ms.
    drawerAtOnce: { 2: [0x10, 0x14, 1, 0, 2], 5: [0x10, 0x14, 1, 1, 2] },
    qr: (data) => [
      [esc, 0x61, 1],
      symbol([0x31, 0x41, 0x32, 0]),
      symbol([0x31, 0x43, dotsOfSquare]),
      symbol([0x31, 0x45, 0x31]),
      [gs, 0x28, 0x6b, ...word(data.length + 3), 0x31, 0x50, 0x30],
      data,
      symbol([0x31, 0x51, 0x30]),
      [esc, 0x61, 0],
    ],
    picture: (picture) =>
      pictures === 'strips'
        ? strips(picture, {
            before: [esc, 0x33, stripDots],
            strip: [esc, 0x2a, 33],
            after: [esc, 0x32],
          })
        : [[gs, 0x76, 0x30, 0, ...word(picture.width / 8), ...word(picture.height)], picture.rows],
    feed: (lines) => [esc, 0x64, lines],
    // The forms that feed the paper to the knife first; the plain ones would cut through the last lines.
    cut: { partial: [gs, 0x56, 66, 0], full: [gs, 0x56, 65, 0], none: [] },
  }
}

/** Star's line mode, and StarPRNT, which has the same commands and takes pictures by rows as well. */
function star(pictures: PrinterProfile['pictures']): Dialect {
  return {
    begin: [esc, 0x40],
    page: [esc, gs, 0x74],
    bold: { on: [esc, 0x45], off: [esc, 0x46] },
    large: { on: [esc, 0x69, 1, 1], off: [esc, 0x69, 0, 0] },
    // The first socket's pulse is set to 200 ms before; the second one's is that by itself.
    drawer: { 2: [esc, 0x07, 20, 20, 0x07], 5: [0x1a] },
    drawerAtOnce: null,
    qr: (data) => [
      [esc, gs, 0x61, 1],
      [esc, gs, 0x79, 0x53, 0x30, 2],
      [esc, gs, 0x79, 0x53, 0x31, 1],
      [esc, gs, 0x79, 0x53, 0x32, dotsOfSquare],
      [esc, gs, 0x79, 0x44, 0x31, 0, ...word(data.length)],
      data,
      [esc, gs, 0x79, 0x50],
      [esc, gs, 0x61, 0],
    ],
    picture: (picture) =>
      pictures === 'strips'
        ? strips(picture, { before: [esc, 0x30], strip: [esc, 0x58], after: [esc, 0x7a, 1] })
        : [[esc, gs, 0x53, 1, ...word(picture.width / 8), ...word(picture.height), 0], picture.rows],
    feed: (lines) => [esc, 0x61, lines],
    cut: { partial: [esc, 0x64, 3], full: [esc, 0x64, 2], none: [] },
  }
}

export function dialectOf({ dialect, pictures }: PrinterProfile): Dialect {
  return dialect === 'star' ? star(pictures) : escPos(pictures)
}

/** Opens the drawer on a pin and prints nothing. */
export function drawerPulse(profile: PrinterProfile, pin: 2 | 5): DrawerPulse {
  const { begin, drawer, drawerAtOnce } = dialectOf(profile)
  return {
    inTurn: Uint8Array.from([...begin, ...drawer[pin]]),
    atOnce: drawerAtOnce && Uint8Array.from(drawerAtOnce[pin]),
  }
}

export type DrawerPulse = {
  /** Worked through after what was sent before. */
  inTurn: Uint8Array
  /** Worked through also by a printer that stands still; null where its language has no such command. */
  atOnce: Uint8Array | null
}

const stripDots = 24

type StripCommands = {
  /** So that the strips touch. */
  before: readonly number[]
  /** What stands before the number of columns. */
  strip: readonly number[]
  after: readonly number[]
}

/** A picture as strips of columns, three bytes for each from the top down. */
function strips(
  { width, height, rows }: LinePicture,
  commands: StripCommands,
): (readonly number[] | Uint8Array)[] {
  const rowBytes = width / 8
  const parts: (readonly number[] | Uint8Array)[] = [commands.before]
  for (let top = 0; top < height; top += stripDots) {
    const columns = new Uint8Array(width * 3)
    for (let y = 0; y < Math.min(stripDots, height - top); y += 1)
      for (let x = 0; x < width; x += 1)
        if (((rows[(top + y) * rowBytes + (x >> 3)] as number) & (0x80 >> (x & 7))) !== 0) {
          const at = x * 3 + (y >> 3)
          columns[at] = (columns[at] as number) | (0x80 >> (y & 7))
        }
    parts.push([...commands.strip, ...word(width)], columns, [lineFeed])
  }
  parts.push(commands.after)
  return parts
}
