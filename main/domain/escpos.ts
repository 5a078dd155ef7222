import type { PaperLine } from '../../preload/contract/views.ts'
import type { LinePicture } from './line-picture.ts'
import { columnsOf } from './paper.ts'
import { type Dialect, dialectOf } from './printer-dialect.ts'
import { type CodePageTables, letterDots, type PrinterProfile } from './printer-profile.ts'
import { displayWidth, graphemes, graphemeWidth } from './text-width.ts'

/*
 * Lines of paper to the bytes of a printer, in its own language (printer-dialect.ts). Text becomes bytes of 0x20 and above only, whatever it holds: a
 * control byte on the wire is always one of ours, so no product name can open a drawer or cut the paper.
 *
 * A code page is chosen for each run of letters. A line with a letter that no page of the printer has is printed as a
 * picture, which comes from outside. Where there is none (it could not be drawn), the letter is written as its plain form
 * (ś as s) or as "?" for each of its columns: a poor line is better than no receipt.
 */

type EncodeOptions = {
  /** More of the same paper follows: neither feed nor cut. */
  more?: boolean
  /** Cuts at the end where the printer can. */
  cut?: boolean
  /** Opens the drawer on this pin before printing. Off unless asked: only a payment or a person with a reason opens it. */
  drawerPin?: 2 | 5
  /** What stands for lines that the printer's letters cannot write. */
  pictures?: ReadonlyMap<PaperLine, LinePicture>
  /** The dots of a logo by their hash. A logo that is not there is left out: the receipt comes out. */
  logo?: (hash: string) => LinePicture | undefined
}

export type PaperEncoder = {
  encode(lines: readonly PaperLine[], options?: EncodeOptions): Uint8Array<ArrayBuffer>
  /** The lines that need a picture. */
  unwritable(lines: readonly PaperLine[]): PaperLine[]
}

const lineFeed = 0x0a

const isAscii = /^[\x20-\x7e]*$/
/** UTF-8 is ASCII where the text is, and the runtime writes it many times faster than a loop does. */
const utf8 = new TextEncoder()

/** Prepares the tables of one printer model once; the encoder that comes back keeps nothing but the bytes of logos. */
export function paperEncoder(profile: PrinterProfile, tables: CodePageTables): PaperEncoder {
  const dialect = dialectOf(profile)
  const pages = profile.codePages.map(({ page, number }) => ({ number, byteOf: byteTable(tables, page) }))
  const isEncodable = new Uint8Array(0x1_0000)
  for (const page of pages)
    for (let code = 0; code < 0x1_0000; code += 1) if (page.byteOf[code] !== 0) isEncodable[code] = 1
  const logos = logoEncoder(profile.columns, dialect)

  function encode(lines: readonly PaperLine[], options: EncodeOptions = {}): Uint8Array<ArrayBuffer> {
    const sink = byteSink(lines.length * (profile.columns + 8) + 64)
    const writer = textWriter(sink, pages, { isEncodable, pageCommand: dialect.page })
    push(sink, dialect.begin)
    push(sink, dialect.page)
    push(sink, [pages[0]?.number ?? 0])
    if (options.drawerPin !== undefined) push(sink, dialect.drawer[options.drawerPin])
    let isBold = false
    let isLarge = false
    for (const line of lines) {
      const picture = options.pictures?.get(line)
      if (picture) {
        pushParts(sink, dialect.picture(picture))
        continue
      }
      if (line.qr !== undefined) {
        pushParts(sink, dialect.qr(utf8.encode(line.qr.toWellFormed())))
        continue
      }
      if (line.logo !== undefined) {
        push(sink, logos(line.logo, options.logo))
        continue
      }
      if ((line.bold ?? false) !== isBold) {
        isBold = !isBold
        push(sink, isBold ? dialect.bold.on : dialect.bold.off)
      }
      if ((line.large ?? false) !== isLarge) {
        isLarge = !isLarge
        push(sink, isLarge ? dialect.large.on : dialect.large.off)
      }
      // Spaces instead of ESC a: a printer of 48 columns would centre the text beside the rest of a 42-column receipt.
      const leading = leadingColumns(line, profile.columns)
      if (leading > 0) writer(' '.repeat(leading))
      writer(line.text)
      push(sink, [lineFeed])
    }
    if (isBold) push(sink, dialect.bold.off)
    if (isLarge) push(sink, dialect.large.off)
    if (!options.more) finish(sink, profile, dialect, options.cut ?? true)
    return sink.buffer.slice(0, sink.used)
  }

  return {
    encode,
    unwritable: (lines) =>
      lines.filter(
        ({ text }) =>
          !isAscii.test(text) && graphemes(text).some((grapheme) => !isWritable(grapheme, isEncodable)),
      ),
  }
}

function pushParts(sink: ByteSink, parts: readonly (readonly number[] | Uint8Array)[]): void {
  for (const part of parts) push(sink, part)
}

/** A shop has one logo, and a till keeps the newest few: they stand on every receipt and never change. */
const keptLogos = 4

/** A logo's bytes, made once. White dots at its left put it in the middle, as spaces do with a line of text. */
function logoEncoder(
  columns: number,
  dialect: Dialect,
): (hash: string, load: EncodeOptions['logo']) => Uint8Array {
  const kept = new Map<string, Uint8Array>()
  return (hash, load) => {
    const known = kept.get(hash)
    if (known) return known
    const picture = load?.(hash)
    if (!picture) return nothing
    const sink = byteSink(picture.rows.length + 1_024)
    pushParts(sink, dialect.picture(inTheMiddle(picture, columns * letterDots)))
    const bytes = sink.buffer.slice(0, sink.used)
    if (kept.size >= keptLogos) kept.delete(kept.keys().next().value ?? '')
    kept.set(hash, bytes)
    return bytes
  }
}

const nothing = new Uint8Array(0)

function inTheMiddle({ width, height, rows }: LinePicture, paperDots: number): LinePicture {
  const rowBytes = width / 8
  const leftBytes = Math.max(0, Math.floor((paperDots - width) / 16))
  const placed = new Uint8Array((leftBytes + rowBytes) * height)
  for (let y = 0; y < height; y += 1)
    placed.set(rows.subarray(y * rowBytes, (y + 1) * rowBytes), y * (leftBytes + rowBytes) + leftBytes)
  return { width: (leftBytes + rowBytes) * 8, height, rows: placed }
}

function leadingColumns(line: PaperLine, columns: number): number {
  if (line.align === undefined || line.align === 'left') return 0
  const free = Math.max(0, columnsOf(line, columns) - displayWidth(line.text))
  return line.align === 'right' ? free : Math.floor(free / 2)
}

function finish(sink: ByteSink, profile: PrinterProfile, dialect: Dialect, cut: boolean): void {
  if (profile.feedLines > 0) push(sink, dialect.feed(profile.feedLines))
  if (cut) push(sink, dialect.cut[profile.cutter])
}

type Page = { number: number; byteOf: Uint8Array }

/** For each UTF-16 unit its byte in the page; 0 where the page does not have it. */
function byteTable(tables: CodePageTables, name: string): Uint8Array {
  const upperHalf = tables[name]
  if (upperHalf === undefined) throw new Error(`the code page ${name} has no table`)
  const table = new Uint8Array(0x1_0000)
  for (let code = 0x20; code < 0x7f; code += 1) table[code] = code
  for (let index = 0; index < 128; index += 1) {
    const code = upperHalf.charCodeAt(index)
    if (code >= 0xa1 && code !== 0xad && code !== 0xfffd) table[code] = 0x80 + index
  }
  return table
}

type Letters = { isEncodable: Uint8Array; pageCommand: readonly number[] }

function textWriter(
  sink: ByteSink,
  pages: readonly Page[],
  { isEncodable, pageCommand }: Letters,
): (text: string) => void {
  let current = pages[0] as Page

  /** False at a letter that no page has; what was written until then is taken back. */
  function writeEncodable(text: string): boolean {
    const before = { used: sink.used, page: current }
    // A letter takes its byte and, at worst, a switch of the page.
    reserve(sink, text.length * (pageCommand.length + 2))
    const { buffer } = sink
    let { used } = before
    if (isAscii.test(text)) {
      sink.used += utf8.encodeInto(text, buffer.subarray(used)).written
      return true
    }
    let { byteOf } = current
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index)
      let byte = byteOf[code] as number
      if (byte === 0) {
        if (isEncodable[code] === 0) {
          current = before.page
          return false
        }
        current = bestPage(pages, text, index)
        byteOf = current.byteOf
        for (const part of pageCommand) buffer[used++] = part
        buffer[used++] = current.number
        byte = byteOf[code] as number
      }
      buffer[used++] = byte
    }
    sink.used = used
    return true
  }

  return (text) => {
    if (writeEncodable(text)) return
    writeEncodable(
      graphemes(text)
        .map((grapheme) => substitute(grapheme, isEncodable))
        .join(''),
    )
  }
}

/** The page that carries the text furthest, so that a Polish word does not switch at every other letter. */
function bestPage(pages: readonly Page[], text: string, start: number): Page {
  let best = pages[0] as Page
  let furthest = start
  for (const page of pages) {
    let reach = start
    while (reach < text.length && page.byteOf[text.charCodeAt(reach)] !== 0) reach += 1
    if (reach <= furthest) continue
    best = page
    furthest = reach
  }
  return best
}

function isWhole(text: string, isEncodable: Uint8Array): boolean {
  for (let index = 0; index < text.length; index += 1)
    if (isEncodable[text.charCodeAt(index)] === 0) return false
  return true
}

const plainForms: Readonly<Record<string, string>> = {
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '‘': "'",
  '’': "'",
  '‚': "'",
  ʼ: "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '…': '.',
  '•': '*',
  '·': '.',
  '×': 'x',
  '⁄': '/',
  '€': 'E',
  Ł: 'L',
  ł: 'l',
  Đ: 'D',
  đ: 'd',
  Ø: 'O',
  ø: 'o',
  ı: 'i',
}

/** Typographic signs have a plain form that says the same; letters do not: "ś" is no "s", and "€" is no "E". */
function isWritable(grapheme: string, isEncodable: Uint8Array): boolean {
  if (graphemeWidth(grapheme) === 0 || isWhole(grapheme, isEncodable)) return true
  if (isWhole(grapheme.normalize('NFC'), isEncodable)) return true
  return grapheme !== '€' && !/\p{L}/u.test(grapheme) && plainForms[grapheme] !== undefined
}

/** What stands for a grapheme that no page has: as wide as it was, and made of letters that the pages do have. */
function substitute(grapheme: string, isEncodable: Uint8Array): string {
  if (isWhole(grapheme, isEncodable)) return grapheme
  const width = graphemeWidth(grapheme)
  const candidates = [
    grapheme.normalize('NFC'),
    grapheme.normalize('NFKD').replace(/\p{M}/gu, ''),
    plainForms[grapheme] ?? '',
  ]
  const fitting = candidates.find((text) => text.length === width && isWhole(text, isEncodable))
  return fitting ?? '?'.repeat(width)
}

type ByteSink = { buffer: Uint8Array<ArrayBuffer>; used: number }

function byteSink(expected: number): ByteSink {
  return { buffer: new Uint8Array(expected), used: 0 }
}

function reserve(sink: ByteSink, count: number): void {
  if (sink.used + count <= sink.buffer.length) return
  const larger = new Uint8Array(Math.max(sink.buffer.length * 2, sink.used + count))
  larger.set(sink.buffer)
  sink.buffer = larger
}

function push(sink: ByteSink, bytes: readonly number[] | Uint8Array): void {
  const { length } = bytes
  reserve(sink, length)
  // A call of set costs more than writing the few bytes of a command, and far less than writing those of a picture.
  if (length > fewBytes) sink.buffer.set(bytes, sink.used)
  else for (let at = 0; at < length; at += 1) sink.buffer[sink.used + at] = bytes[at] as number
  sink.used += length
}

const fewBytes = 32
