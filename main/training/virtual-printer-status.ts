export type PrinterState = {
  /** Switched off: nothing listens, and what was not printed is gone. */
  power: boolean
  online: boolean
  cover: 'closed' | 'open'
  paper: 'ok' | 'low' | 'out'
  /** Takes bytes, prints nothing and answers nothing: a hung printer, or a port that is none. */
  silent: boolean
  /** Takes everything, answers questions, and comes to no paper for now. */
  slow: boolean
  /** The paper is out after this many more lines; null: never by itself. */
  linesLeft: number | null
}

export const readyPrinter: PrinterState = {
  power: true,
  online: true,
  cover: 'closed',
  paper: 'ok',
  silent: false,
  slow: false,
  linesLeft: null,
}

export function canPrint(state: PrinterState): boolean {
  return state.power && state.online && state.cover === 'closed' && state.paper !== 'out' && !state.silent
}

/** Bits 1 and 4 are always set and bits 0 and 7 never: how a till tells a status from other bytes. */
const always = 0x12

/** The answer to `DLE EOT n`, bit by bit as in Epson's reference; null for numbers that no printer answers. */
export function statusByte(state: PrinterState, number: number): number | null {
  const paperOut = state.paper === 'out'
  switch (number) {
    case 1:
      return always | (canPrint(state) ? 0 : 0x08)
    case 2:
      return always | (state.cover === 'open' ? 0x04 : 0) | (paperOut ? 0x20 : 0)
    case 3:
      return always
    case 4:
      return always | (state.paper === 'ok' ? 0 : 0x0c) | (paperOut ? 0x60 : 0)
    default:
      return null
  }
}

/** The answer to `GS r 1`. */
export function paperByte(state: PrinterState): number {
  return (state.paper === 'ok' ? 0 : 0x03) | (state.paper === 'out' ? 0x0c : 0)
}

/**
 * Star's automatic status in nine bytes: two of header, then printer, errors, sensors and how often a mark was passed. No byte
 * has bit 4, only the first one has bit 0.
 */
export function starStatus(state: PrinterState, counted: number): number[] {
  const paperOut = state.paper === 'out'
  const printer = (canPrint(state) ? 0 : 0x08) | (state.cover === 'open' ? 0x20 : 0)
  const paper = (paperOut ? 0x08 : 0) | (state.paper === 'ok' ? 0 : 0x04)
  const marks = ((counted & 0x18) << 2) | ((counted & 0x07) << 1)
  return [0x23, 0x06, printer, 0, 0, paper, 0, marks, 0]
}
