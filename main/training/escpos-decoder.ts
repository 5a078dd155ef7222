import { codePages, decodeByte } from './escpos-code-pages.ts'
import { imageOf, storedGraphics } from './escpos-images.ts'
import { createEscPosParser, type EscPosCommand } from './escpos-parser.ts'
import {
  type DecoderState,
  dotsOfFont,
  freshState,
  type PaperLine,
  type PaperSpan,
  type Style,
  setStyle,
} from './escpos-style.ts'
import { barcodeOf } from './escpos-symbols.ts'
import { decodeSet } from './escpos-text-sets.ts'

/*
 * From ESC/POS bytes to what stands on the paper. Follows Epson's reference for 80 mm printers; what changes neither the
 * paper nor the drawer is read over.
 */

export type DecodedItem =
  | { kind: 'line'; line: PaperLine }
  | { kind: 'drawer'; pin: 2 | 5 }
  /** Also without paper. */
  | { kind: 'drawer-at-once'; pin: 2 | 5 }
  /** Answered at once, whatever still waits to be printed. */
  | { kind: 'status-request'; number: number }
  /** Answered when the printing has come this far. */
  | { kind: 'paper-request' }
  | { kind: 'drawer-request' }
  | { kind: 'acknowledge'; id: string }
  | { kind: 'identity-request'; number: number }
  /** Star: the whole state, at once. */
  | { kind: 'star-status-request' }
  /** Star: counted when the printing has come this far; the count is part of the state. */
  | { kind: 'star-counted' }
  /** Bytes that no printer of this kind knows; on a real one they come out as anything. */
  | { kind: 'unknown'; bytes: number[] }

export type EscPosDecoder = { push(bytes: Uint8Array): DecodedItem[] }

const dotsPerLine = 30
const tabColumns = 8

export function createEscPosDecoder(columns: number): EscPosDecoder {
  const parser = createEscPosParser()
  const take = commandDecoder(columns)
  return {
    push(bytes) {
      const items: DecodedItem[] = []
      for (const command of parser.push(bytes)) take(command, items)
      return items
    },
  }
}

/** What the commands come to, one after the other; a printer with another language translates its own into these. */
export function commandDecoder(columns: number): (command: EscPosCommand, items: DecodedItem[]) => void {
  const decoder = { state: freshState(), widthDots: columns * dotsOfFont.A }
  return (command, items) => decode(decoder, command, items)
}

type Decoder = { state: DecoderState; widthDots: number }

function decode(decoder: Decoder, command: EscPosCommand, items: DecodedItem[]): void {
  const { state } = decoder
  switch (command.kind) {
    case 'text':
      for (const byte of command.bytes) {
        const character =
          byte < 0x80 ? decodeSet(state.textSet, byte) : decodeByte(codePages.get(state.codePage), byte)
        addCharacter(decoder, character, items)
      }
      return
    case 'control':
      if (command.code === 0x0a) feed(decoder, 1, items)
      else if (command.code === 0x09) tab(decoder, items)
      return
    case 'unknown':
      items.push({ kind: 'unknown', bytes: [...command.bytes] })
      return
    case 'command':
      if (setStyle(state, command.name, command.data)) return
      run(decoder, command.name, command.data, items)
      return
  }
}

function run(decoder: Decoder, name: string, data: Uint8Array, items: DecodedItem[]): void {
  const { state } = decoder
  const value = data[0] ?? 0
  switch (name) {
    case 'ESC @':
      // What was not printed yet is thrown away, too.
      decoder.state = freshState()
      return
    case 'ESC d':
      feed(decoder, value, items)
      return
    case 'ESC J':
      feed(decoder, Math.max(state.spans.length > 0 ? 1 : 0, Math.round(value / dotsPerLine)), items)
      return
    case 'ESC p':
      items.push({ kind: 'drawer', pin: value === 1 || value === 49 ? 5 : 2 })
      return
    case 'DLE DC4':
      if (value === 1) items.push({ kind: 'drawer-at-once', pin: data[1] === 1 ? 5 : 2 })
      return
    case 'DLE EOT':
      items.push({ kind: 'status-request', number: value })
      return
    case 'GS r':
      items.push({ kind: value === 2 || value === 50 ? 'drawer-request' : 'paper-request' })
      return
    case 'ESC v':
      items.push({ kind: 'paper-request' })
      return
    case 'GS I':
      items.push({ kind: 'identity-request', number: value })
      return
    case 'GS V':
      cut(decoder, [0, 48, 65, 97, 103].includes(value) ? 'full' : 'partial', items)
      return
    case 'ESC i':
    case 'ESC m':
      cut(decoder, 'partial', items)
      return
    case 'GS (':
    case 'GS 8':
      runExtended(decoder, name, data, items)
      return
    case 'GS k': {
      const barcode = barcodeOf(state.symbols, data)
      if (barcode) print(decoder, { ...barcode, align: state.align }, items)
      return
    }
    case 'GS v':
    case 'ESC *': {
      const image = imageOf(name, data)
      if (image) print(decoder, { kind: 'image', ...image, align: state.align }, items)
      return
    }
  }
}

/** `GS ( k` symbols, `GS ( L` graphics, `GS ( H` acknowledgements. */
function runExtended(decoder: Decoder, name: string, data: Uint8Array, items: DecodedItem[]): void {
  const { state } = decoder
  const letter = String.fromCharCode(data[0] ?? 0)
  const body = data.subarray(name === 'GS 8' ? 5 : 3)
  if (letter === 'H' && body[0] === 48) {
    items.push({ kind: 'acknowledge', id: String.fromCharCode(...body.subarray(2, 6)) })
    return
  }
  if (letter === 'L') {
    const stored = storedGraphics(body)
    if (stored) state.graphics = stored
    else if ((body[1] === 2 || body[1] === 50) && state.graphics) {
      print(decoder, { kind: 'image', ...state.graphics, align: state.align }, items)
    }
    return
  }
  if (letter !== 'k' || body[1] !== 81) return
  const { qr, qrSize, pdf417, heightDots } = state.symbols
  if (body[0] === 49) print(decoder, { kind: 'qr', data: qr, size: qrSize, align: state.align }, items)
  if (body[0] === 48) {
    const line = { kind: 'barcode', symbology: 'PDF417', data: pdf417, caption: 'none' } as const
    print(decoder, { ...line, heightDots, align: state.align }, items)
  }
}

function addCharacter(decoder: Decoder, character: string, items: DecodedItem[]): void {
  const { state } = decoder
  const dots = dotsOfFont[state.style.font] * state.style.width
  // A full line is printed by itself and the text goes on below.
  if (state.usedDots + dots > decoder.widthDots) printLine(decoder, items)
  const last = state.spans.at(-1)
  if (last && sameStyle(last, state.style)) last.text += character
  else state.spans.push({ text: character, ...state.style })
  state.usedDots += dots
}

function sameStyle(span: PaperSpan, style: Style): boolean {
  return (
    span.bold === style.bold &&
    span.underline === style.underline &&
    span.inverted === style.inverted &&
    span.width === style.width &&
    span.height === style.height &&
    span.font === style.font
  )
}

function tab(decoder: Decoder, items: DecodedItem[]): void {
  const column = Math.floor(decoder.state.usedDots / dotsOfFont[decoder.state.style.font])
  for (let index = column % tabColumns; index < tabColumns; index++) addCharacter(decoder, ' ', items)
}

function printLine(decoder: Decoder, items: DecodedItem[]): void {
  const { state } = decoder
  const text = state.spans.map((span) => span.text).join('')
  items.push({ kind: 'line', line: { kind: 'text', text, align: state.align, spans: state.spans } })
  state.spans = []
  state.usedDots = 0
}

/** The line so far counts as the first of the fed ones. */
function feed(decoder: Decoder, lines: number, items: DecodedItem[]): void {
  if (lines === 0 && decoder.state.spans.length > 0) printLine(decoder, items)
  for (let index = 0; index < lines; index++) printLine(decoder, items)
}

/** Symbols and images stand on their own: text before them is printed first. */
function print(decoder: Decoder, line: PaperLine, items: DecodedItem[]): void {
  if (decoder.state.spans.length > 0) printLine(decoder, items)
  items.push({ kind: 'line', line })
}

function cut(decoder: Decoder, kind: 'full' | 'partial', items: DecodedItem[]): void {
  print(decoder, { kind: 'cut', cut: kind }, items)
}
