import type { StatusWay } from '../domain/printer-profile.ts'
import type { PrinterLine } from './printer-line.ts'

/*
 * How printers are asked for their state, in their own languages. A question is worked through at once, also by a printer that
 * stands still; a mark in its turn, after everything before it.
 */

export type Status =
  | { kind: 'able' }
  | { kind: 'unable'; reason: 'no-paper' | 'cover-open' | 'offline' }
  | { kind: 'silent' }

export type StatusTimes = { statusMs: number; stallMs: number }

export type StatusQuestions = {
  ask(line: PrinterLine, statusMs: number): Promise<Status>
  /** Sends a mark and waits until the printer has come to it. `unsaid`: it did not say so in time. */
  passMark(line: PrinterLine, finishMs: number, times: StatusTimes): Promise<Passed>
}
export type Passed = 'passed' | 'no-paper' | 'unsaid' | 'slow' | 'lost'

/** One for each paper: Star's marks are counted. Undefined for printers that cannot be asked. */
export function statusQuestions(way: StatusWay): StatusQuestions | undefined {
  if (way === 'none') return undefined
  return way === 'star' ? starQuestions() : epsonQuestions
}

/* ---- Epson: DLE EOT ---- */

const dle = 0x10
const eot = 0x04
/** GS r 1: answered in its turn. */
const whenDone = Uint8Array.of(0x1d, 0x72, 1)

const epsonQuestions: StatusQuestions = {
  ask: askEpson,
  async passMark(line, finishMs, { stallMs }) {
    if (!(await line.write(whenDone, stallMs))) return 'lost'
    // The answer's bits 2 and 3 are the paper sensor; bits 4 and 7 are never set, unlike those of a real-time answer.
    const done = await line.nextByte((byte) => (byte & 0x90) === 0, finishMs)
    if (done === undefined) return 'unsaid'
    return (done & 0x0c) === 0 ? 'passed' : 'no-paper'
  },
}

/** DLE EOT 4 (paper), 2 (cause of being offline), 1 (online). */
async function askEpson(line: PrinterLine, statusMs: number): Promise<Status> {
  const paper = await realTimeStatus(line, 4, statusMs)
  if (paper === undefined) return { kind: 'silent' }
  if ((paper & 0x60) !== 0) return { kind: 'unable', reason: 'no-paper' }
  const cause = (await realTimeStatus(line, 2, statusMs)) ?? 0
  if ((cause & 0x04) !== 0) return { kind: 'unable', reason: 'cover-open' }
  if ((cause & 0x20) !== 0) return { kind: 'unable', reason: 'no-paper' }
  const online = (await realTimeStatus(line, 1, statusMs)) ?? 0
  if ((online & 0x08) !== 0) return { kind: 'unable', reason: 'offline' }
  return { kind: 'able' }
}

async function realTimeStatus(
  line: PrinterLine,
  which: number,
  statusMs: number,
): Promise<number | undefined> {
  if (!(await line.write(Uint8Array.of(dle, eot, which), statusMs))) return undefined
  return await line.nextByte((byte) => (byte & 0x93) === 0x12, statusMs)
}

/* ---- Star: ESC ACK SOH, and ETB as the mark ---- */

const starQuestion = Uint8Array.of(0x1b, 0x06, 0x01)
/** ETB: adds one to the count that is part of the state, when the printing has come to it. */
const countMark = Uint8Array.of(0x17)
const counts = 32
/** How soon a printer that is still printing is asked again. */
const againMs = 20

type StarState = {
  cover: boolean
  offline: boolean
  paperOut: boolean
  /** Undefined: it does not count. */
  count: number | undefined
}

function starQuestions(): StatusQuestions {
  let before: number | undefined
  return {
    async ask(line, statusMs) {
      const state = await starState(line, statusMs)
      if (!state) return { kind: 'silent' }
      before = state.count
      return starVerdict(state)
    },
    async passMark(line, finishMs, { statusMs, stallMs }) {
      if (before === undefined) return 'unsaid'
      const wanted = (before + 1) % counts
      if (!(await line.write(countMark, stallMs))) return 'lost'
      for (let left = finishMs; left > 0 && !line.isClosed(); left -= againMs) {
        const state = await starState(line, statusMs)
        if (state?.count === wanted) return 'passed'
        if (state?.paperOut) return 'no-paper'
        if (!state) return 'unsaid'
        await line.nextByte(() => false, againMs)
      }
      return line.isClosed() ? 'lost' : 'slow'
    },
  }
}

function starVerdict({ cover, offline, paperOut }: StarState): Status {
  if (cover) return { kind: 'unable', reason: 'cover-open' }
  if (paperOut) return { kind: 'unable', reason: 'no-paper' }
  if (offline) return { kind: 'unable', reason: 'offline' }
  return { kind: 'able' }
}

/** Its automatic status: a byte that says how many there are, one of the version, and the state. */
async function starState(line: PrinterLine, statusMs: number): Promise<StarState | undefined> {
  if (!(await line.write(starQuestion, statusMs))) return undefined
  const header = await line.nextByte((byte) => (byte & 0x91) === 0x01, statusMs)
  if (header === undefined) return undefined
  const count = ((header >> 1) & 0x07) | ((header >> 2) & 0x08)
  const bytes = [header]
  while (bytes.length < count) {
    const byte = await line.nextByte(() => true, statusMs)
    // Only the first byte of a status has bit 0, and none has bit 4.
    if (byte === undefined || (byte & 0x11) !== 0) return undefined
    bytes.push(byte)
  }
  const [, , printer = 0, , , paper = 0, , marks] = bytes
  return {
    cover: (printer & 0x20) !== 0,
    offline: (printer & 0x08) !== 0,
    paperOut: (paper & 0x08) !== 0,
    count: marks === undefined ? undefined : ((marks >> 2) & 0x18) | ((marks >> 1) & 0x07),
  }
}
