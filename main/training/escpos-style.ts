import { standardCodePage } from './escpos-code-pages.ts'
import { type SymbolStore, takeSymbolCommand } from './escpos-symbols.ts'

/* What stands on paper, and what decides how the next text will look. */

type PaperAlign = 'left' | 'centre' | 'right'

export type PaperSpan = {
  text: string
  bold: boolean
  underline: boolean
  /** White on black. */
  inverted: boolean
  /** 1 to 8 times. */
  width: number
  height: number
  font: 'A' | 'B'
}

export type PaperLine =
  | { kind: 'text'; text: string; align: PaperAlign; spans: PaperSpan[] }
  | { kind: 'qr'; data: string; size: number; align: PaperAlign }
  | {
      kind: 'barcode'
      symbology: string
      data: string
      heightDots: number
      caption: 'none' | 'above' | 'below' | 'both'
      align: PaperAlign
    }
  /** Rows from the top, eight dots to a byte, the leftmost in the highest bit, a set bit is black; as base64. */
  | { kind: 'image'; width: number; height: number; bits: string; align: PaperAlign }
  | { kind: 'cut'; cut: 'full' | 'partial' }

export type Style = Omit<PaperSpan, 'text'>
const plain: Style = { bold: false, underline: false, inverted: false, width: 1, height: 1, font: 'A' }

/** Printer state between two `ESC @`. */
export type DecoderState = {
  style: Style
  align: PaperAlign
  codePage: number
  textSet: number
  symbols: SymbolStore
  graphics: { width: number; height: number; bits: string } | null
  /** The line that has not been printed yet, and how many dots of it are taken. */
  spans: PaperSpan[]
  usedDots: number
}

export const dotsOfFont = { A: 12, B: 9 }

export function freshState(): DecoderState {
  return {
    style: plain,
    align: 'left',
    codePage: standardCodePage,
    textSet: 0,
    symbols: { qr: '', qrSize: 3, pdf417: '', heightDots: 162, caption: 'none' },
    graphics: null,
    spans: [],
    usedDots: 0,
  }
}

/** True when the command only changes how the following text looks. */
export function setStyle(state: DecoderState, name: string, data: Uint8Array): boolean {
  const value = data[0] ?? 0
  const on = (value & 1) === 1
  switch (name) {
    case 'ESC E':
    case 'ESC G':
      state.style = { ...state.style, bold: on }
      return true
    case 'ESC -':
      state.style = { ...state.style, underline: [1, 2, 49, 50].includes(value) }
      return true
    case 'GS B':
      state.style = { ...state.style, inverted: on }
      return true
    case 'ESC M':
      state.style = { ...state.style, font: on ? 'B' : 'A' }
      return true
    case 'GS !':
      state.style = { ...state.style, width: 1 + ((value >> 4) & 7), height: 1 + (value & 7) }
      return true
    case 'ESC !':
      state.style = {
        ...state.style,
        font: value & 1 ? 'B' : 'A',
        bold: (value & 8) !== 0,
        height: value & 16 ? 2 : 1,
        width: value & 32 ? 2 : 1,
        underline: (value & 128) !== 0,
      }
      return true
    case 'ESC t':
      state.codePage = value
      return true
    case 'ESC R':
      state.textSet = value
      return true
    case 'ESC a':
      // Only at the beginning of a line, as on the real thing.
      if (state.spans.length === 0) state.align = alignOf(value)
      return true
    default:
      return takeSymbolCommand(state.symbols, name, data)
  }
}

function alignOf(value: number): PaperAlign {
  if (value === 1 || value === 49) return 'centre'
  return value === 2 || value === 50 ? 'right' : 'left'
}
