import type { PaperLine } from '../../preload/contract/views.ts'
import { columnsOf } from './paper.ts'
import type { CodePageTables, PrinterProfile } from './printer-profile.ts'
import { displayWidth, graphemes, graphemeWidth } from './text-width.ts'

/*
 * Lines of paper to the bytes of a printer (ESC/POS). Text becomes bytes of 0x20 and above only, whatever it holds: a
 * control byte on the wire is always one of ours, so no product name can open a drawer or cut the paper.
 *
 * A code page is chosen for each run of letters. A letter that no page of the printer has is written as its plain form
 * (ś as s) or as "?" for each of its columns, so that amounts stay in their column.
 */

export type EncodeOptions = {
  /** Cuts at the end where the printer can. */
  cut?: boolean
  /** Opens the drawer before printing. Off unless asked: only a payment or a person with a reason opens it. */
  openDrawer?: boolean
}

export type PaperEncoder = (lines: readonly PaperLine[], options?: EncodeOptions) => Uint8Array<ArrayBuffer>

const esc = 0x1b
const gs = 0x1d
const fs = 0x1c
const lineFeed = 0x0a

/** Prepares the tables of one printer model once; the encoder that comes back keeps no state between calls. */
export function paperEncoder(profile: PrinterProfile, tables: CodePageTables): PaperEncoder {
  const pages = profile.codePages.map(({ page, number }) => ({ number, byteOf: byteTable(tables, page) }))
  const isEncodable = new Uint8Array(0x1_0000)
  for (const page of pages)
    for (let code = 0; code < 0x1_0000; code += 1) if (page.byteOf[code] !== 0) isEncodable[code] = 1

  return (lines, options = {}) => {
    const sink = byteSink(lines.length * (profile.columns + 8) + 64)
    const writeText = textWriter(sink, pages, isEncodable)
    // Whatever the job before left behind: half a command, bold letters, the Chinese mode of many cheap printers.
    sink.push(esc, 0x40, fs, 0x2e, esc, 0x74, pages[0]?.number ?? 0)
    if (options.openDrawer) sink.push(esc, 0x70, 0, 25, 250)
    let isBold = false
    let isLarge = false
    for (const line of lines) {
      if ((line.bold ?? false) !== isBold) {
        isBold = !isBold
        sink.push(esc, 0x45, isBold ? 1 : 0)
      }
      if ((line.large ?? false) !== isLarge) {
        isLarge = !isLarge
        sink.push(gs, 0x21, isLarge ? 0x11 : 0)
      }
      // Spaces instead of ESC a: a printer of 48 columns would centre the text beside the rest of a 42-column receipt.
      sink.fill(0x20, leadingColumns(line, profile.columns))
      writeText(line.text)
      sink.push(lineFeed)
    }
    if (isBold) sink.push(esc, 0x45, 0)
    if (isLarge) sink.push(gs, 0x21, 0)
    finish(sink, profile, options.cut ?? true)
    return sink.bytes()
  }
}

function leadingColumns(line: PaperLine, columns: number): number {
  if (line.align === undefined || line.align === 'left') return 0
  const free = Math.max(0, columnsOf(line, columns) - displayWidth(line.text))
  return line.align === 'right' ? free : Math.floor(free / 2)
}

function finish(sink: ByteSink, profile: PrinterProfile, cut: boolean): void {
  if (profile.feedLines > 0) sink.push(esc, 0x64, profile.feedLines)
  // The forms that feed the paper to the knife first; the plain ones would cut through the last lines.
  if (cut && profile.cutter === 'partial') sink.push(gs, 0x56, 66, 0)
  if (cut && profile.cutter === 'full') sink.push(gs, 0x56, 65, 0)
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

function textWriter(sink: ByteSink, pages: readonly Page[], isEncodable: Uint8Array) {
  let current = pages[0] as Page

  /** Writes from `start` until a letter that no page has; answers where it stopped. */
  function writeEncodable(text: string, start: number): number {
    for (let index = start; index < text.length; index += 1) {
      const code = text.charCodeAt(index)
      let byte = current.byteOf[code] as number
      if (byte === 0) {
        if (isEncodable[code] === 0) return index
        current = bestPage(pages, text, index)
        sink.push(esc, 0x74, current.number)
        byte = current.byteOf[code] as number
      }
      sink.add(byte)
    }
    return text.length
  }

  return (text: string): void => {
    if (isWhole(text, isEncodable)) {
      writeEncodable(text, 0)
      return
    }
    const encodable = graphemes(text).map((grapheme) => substitute(grapheme, isEncodable))
    writeEncodable(encodable.join(''), 0)
  }
}

function isWhole(text: string, isEncodable: Uint8Array): boolean {
  for (let index = 0; index < text.length; index += 1)
    if (isEncodable[text.charCodeAt(index)] === 0) return false
  return true
}

/** The page that carries the text furthest, so that a Polish word does not switch at every other letter. */
function bestPage(pages: readonly Page[], text: string, start: number): Page {
  let best = pages[0] as Page
  let furthest = -1
  for (const page of pages) {
    let reach = start
    while (reach < text.length && page.byteOf[text.charCodeAt(reach)] !== 0) reach += 1
    if (reach > furthest && reach > start) {
      best = page
      furthest = reach
    }
  }
  return best
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

type ByteSink = {
  add(byte: number): void
  push(...bytes: number[]): void
  fill(byte: number, count: number): void
  bytes(): Uint8Array<ArrayBuffer>
}

function byteSink(expected: number): ByteSink {
  let buffer = new Uint8Array(expected)
  let used = 0
  const add = (byte: number): void => {
    if (used === buffer.length) {
      const larger = new Uint8Array(buffer.length * 2)
      larger.set(buffer)
      buffer = larger
    }
    buffer[used] = byte
    used += 1
  }
  return {
    add,
    push: (...bytes) => {
      for (const byte of bytes) add(byte)
    },
    fill: (byte, count) => {
      for (let index = 0; index < count; index += 1) add(byte)
    },
    bytes: () => buffer.slice(0, used),
  }
}
