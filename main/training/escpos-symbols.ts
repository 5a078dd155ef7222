import type { PaperLine } from './escpos-style.ts'

/** What the symbol commands have set so far; printing a symbol is a command of its own. */
export type SymbolStore = {
  qr: string
  /** Dots per module. */
  qrSize: number
  pdf417: string
  heightDots: number
  caption: 'none' | 'above' | 'below' | 'both'
}

/** True when the command was one that only prepares a symbol. */
export function takeSymbolCommand(store: SymbolStore, name: string, data: Uint8Array): boolean {
  const value = data[0] ?? 0
  if (name === 'GS h') {
    store.heightDots = value
    return true
  }
  if (name === 'GS H') {
    store.caption = (['none', 'above', 'below', 'both'] as const)[value % 48] ?? 'none'
    return true
  }
  if (name !== 'GS (' || String.fromCharCode(value) !== 'k') return false
  const [symbol, action, parameter] = data.subarray(3)
  const isQr = symbol === 49
  if (action === 67 && isQr) store.qrSize = parameter ?? store.qrSize
  else if (action === 80 && isQr) store.qr = textOf(data.subarray(6))
  else if (action === 80) store.pdf417 = textOf(data.subarray(6))
  return action !== 81
}

/** Symbols carry bytes, not code pages; what is valid UTF-8 is read as that. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return String.fromCharCode(...bytes)
    throw error
  }
}

const symbologies = ['UPC-A', 'UPC-E', 'EAN-13', 'EAN-8', 'CODE39', 'ITF', 'CODABAR', 'CODE93', 'CODE128']
const gs1Symbologies = [
  'GS1-128',
  'GS1 DataBar Omnidirectional',
  'GS1 DataBar Truncated',
  'GS1 DataBar Limited',
  'GS1 DataBar Expanded',
  'CODE128',
]

type Barcode = Omit<Extract<PaperLine, { kind: 'barcode' }>, 'align'>

/** `GS k`: the older form ends in NUL, the newer one states its length. */
export function barcodeOf(store: SymbolStore, data: Uint8Array): Barcode | null {
  const system = data[0] ?? 0
  const newForm = system >= 65
  const symbology = [...symbologies, ...gs1Symbologies][newForm ? system - 65 : system]
  if (symbology === undefined) return null
  const bytes = newForm ? data.subarray(2) : data.subarray(1, -1)
  const text = system === 73 ? code128Text(bytes) : String.fromCharCode(...bytes)
  const { heightDots, caption } = store
  return { kind: 'barcode', symbology, data: text, heightDots, caption }
}

/** `{A`, `{B` and `{C` choose the code set; in set C each byte stands for two digits. */
function code128Text(bytes: Uint8Array): string {
  let text = ''
  let set = 'B'
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte === 0x7b) {
      at += 1
      const choice = String.fromCharCode(bytes[at] ?? 0)
      if (choice === '{') text += '{'
      else if ('ABC'.includes(choice)) set = choice
    } else text += set === 'C' ? String(byte).padStart(2, '0') : String.fromCharCode(byte)
  }
  return text
}
