import type { PrintOutcome } from '../ports.ts'
import type { PrinterLine } from './printer-line.ts'

/*
 * What is said between till and printer. "The bytes were sent" is not "it was printed": the printer is asked before (paper,
 * cover) and after (was everything worked through), and what it does not confirm is doubtful.
 *
 * Printers that never answer a status question exist. Those are believed when they close the connection in order, and
 * the outcome says that nothing was confirmed. A printer that has answered once and is silent now hangs: it gets nothing.
 */

export type PrinterTimes = {
  connectMs: number
  /** How long a status question may go unanswered before the printer counts as one that never answers. */
  statusMs: number
  /** How long the printer may take no more bytes: paper out in the middle, or a dead connection. */
  stallMs: number
  /** How long to wait for the end, beside the time that the paper itself takes (`finishMsPerByte`). */
  finishMs: number
  finishMsPerByte: number
}

export const usualTimes: PrinterTimes = {
  connectMs: 3_000,
  statusMs: 700,
  stallMs: 15_000,
  finishMs: 8_000,
  finishMsPerByte: 1,
}

/** Small enough that stopping a receipt of 10,000 lines takes effect at once. */
const pieceBytes = 4096

const dle = 0x10
const eot = 0x04
/** GS r 1: answered in its turn, after everything before it was worked through. */
const whenDone = Uint8Array.of(0x1d, 0x72, 1)

/** Prints over an open line. `answered` are the addresses of printers that have answered a status question before. */
export async function printOverLine(
  line: PrinterLine,
  bytes: Uint8Array,
  { address, answered, times }: { address: string; answered: Set<string>; times: PrinterTimes },
): Promise<PrintOutcome> {
  const before = await askStatus(line, times.statusMs)
  if (before.kind === 'unable') return { kind: 'not-printed', reason: before.reason }
  if (line.isClosed()) return { kind: 'not-printed', reason: 'unreachable' }
  if (before.kind === 'silent' && answered.has(address)) return { kind: 'not-printed', reason: 'offline' }
  if (before.kind === 'able') answered.add(address)
  return await printOver(line, bytes, times, before.kind === 'able')
}

async function printOver(
  line: PrinterLine,
  bytes: Uint8Array,
  times: PrinterTimes,
  answers: boolean,
): Promise<PrintOutcome> {
  for (let start = 0; start < bytes.length; start += pieceBytes)
    if (!(await line.write(bytes.subarray(start, start + pieceBytes), times.stallMs)))
      return { kind: 'doubtful', reason: line.isClosed() ? 'connection-lost' : 'stalled' }
  const finishMs = times.finishMs + bytes.length * times.finishMsPerByte
  if (answers) return await confirmed(line, finishMs, times)
  const isClosed = await line.end(finishMs)
  return isClosed ? { kind: 'printed', confirmed: false } : { kind: 'doubtful', reason: 'no-answer' }
}

/** For a printer that answered before: it must answer now too. */
async function confirmed(line: PrinterLine, finishMs: number, times: PrinterTimes): Promise<PrintOutcome> {
  if (!(await line.write(whenDone, times.stallMs))) return { kind: 'doubtful', reason: 'connection-lost' }
  // The answer's bits 2 and 3 are the paper sensor; bits 4 and 7 are never set, unlike those of a real-time answer.
  const done = await line.nextByte((byte) => (byte & 0x90) === 0, finishMs)
  const after = await askStatus(line, times.statusMs)
  if (after.kind === 'unable') return { kind: 'doubtful', reason: after.reason }
  if (done !== undefined) {
    if ((done & 0x0c) !== 0) return { kind: 'doubtful', reason: 'no-paper' }
    await line.end(times.statusMs)
    return { kind: 'printed', confirmed: true }
  }
  // Some printers know the real-time questions only.
  if (after.kind === 'able') return { kind: 'printed', confirmed: true }
  return { kind: 'doubtful', reason: line.isClosed() ? 'connection-lost' : 'no-answer' }
}

type Status =
  | { kind: 'able' }
  | { kind: 'unable'; reason: 'no-paper' | 'cover-open' | 'offline' }
  | { kind: 'silent' }

/** DLE EOT 4 (paper), 2 (cause of being offline), 1 (online): worked through at once, also by a printer that stands still. */
async function askStatus(line: PrinterLine, statusMs: number): Promise<Status> {
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
