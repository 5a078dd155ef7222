import type { DrawerPulse } from '../domain/printer-dialect.ts'
import type { StatusWay } from '../domain/printer-profile.ts'
import type { PrintOutcome } from '../ports.ts'
import type { PrinterLine } from './printer-line.ts'
import { type Passed, type Status, statusQuestions } from './printer-status.ts'

/*
 * What is said between till and printer. "The bytes were sent" is not "it was printed": the printer is asked before (paper,
 * cover) and after (was everything worked through), and what it does not confirm is doubtful.
 *
 * Printers that never answer a status question exist. Those are believed when they close the connection in order, and
 * the outcome says that nothing was confirmed. A printer that has answered once and is silent now hangs: it gets nothing.
 */

export type PrinterTimes = {
  /** How long another till of this machine may keep the printer. */
  turnMs: number
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
  turnMs: 30_000,
  connectMs: 3_000,
  statusMs: 700,
  stallMs: 15_000,
  finishMs: 8_000,
  finishMsPerByte: 1,
}

/** Small enough that stopping a receipt of 10,000 lines takes effect at once. */
const pieceBytes = 4096

/** Addresses of printers, by what they have shown that they can say. */
export type KnownPrinters = {
  /** They have answered a status question before. */
  answering: Set<string>
  /** They have said before that a paper was worked through. */
  marking: Set<string>
}

type Talk = {
  address: string
  known: KnownPrinters
  times: PrinterTimes
  status: StatusWay
}

/** Prints over an open line. */
export async function printOverLine(
  line: PrinterLine,
  bytes: Uint8Array,
  { address, known, times, status }: Talk,
): Promise<PrintOutcome> {
  const questions = statusQuestions(status)
  const before = (await questions?.ask(line, times.statusMs)) ?? { kind: 'silent' }
  if (before.kind === 'unable') return { kind: 'not-printed', reason: before.reason }
  if (line.isClosed()) return { kind: 'not-printed', reason: 'unreachable' }
  if (before.kind === 'silent' && known.answering.has(address))
    return { kind: 'not-printed', reason: 'offline' }
  if (before.kind === 'able') known.answering.add(address)
  for (let start = 0; start < bytes.length; start += pieceBytes)
    if (!(await line.write(bytes.subarray(start, start + pieceBytes), times.stallMs)))
      return { kind: 'doubtful', reason: line.isClosed() ? 'connection-lost' : 'stalled' }
  const finishMs = times.finishMs + bytes.length * times.finishMsPerByte
  if (questions && before.kind === 'able') {
    const passed = await questions.passMark(line, finishMs, times)
    const after = await questions.ask(line, times.statusMs)
    if (passed === 'passed') known.marking.add(address)
    return await outcomeOf(line, passed, after, { marks: known.marking.has(address), times })
  }
  const isClosed = await line.end(finishMs)
  return isClosed ? { kind: 'printed', confirmed: false } : { kind: 'doubtful', reason: 'no-answer' }
}

/**
 * Opens the drawer. A printer that stands still gets the command that it obeys all the same, and never the one that it would work
 * through when it goes on: then nobody would stand at the drawer.
 */
export async function pulseOverLine(
  line: PrinterLine,
  { inTurn, atOnce }: DrawerPulse,
  { status, times }: Pick<Talk, 'status' | 'times'>,
): Promise<PrintOutcome> {
  const before = (await statusQuestions(status)?.ask(line, times.statusMs)) ?? { kind: 'silent' }
  if (line.isClosed()) return { kind: 'not-printed', reason: 'unreachable' }
  const bytes = before.kind === 'unable' ? atOnce : inTurn
  if (bytes === null) {
    if (before.kind !== 'unable') return { kind: 'not-printed', reason: 'offline' }
    return { kind: 'not-printed', reason: before.reason }
  }
  if (!(await line.write(bytes, times.statusMs))) return { kind: 'doubtful', reason: 'connection-lost' }
  await line.end(times.statusMs)
  return { kind: 'printed', confirmed: before.kind !== 'silent' }
}

/** Of a printer that answered before: it must answer now too. */
async function outcomeOf(
  line: PrinterLine,
  passed: Passed,
  after: Status,
  { marks, times }: { marks: boolean; times: PrinterTimes },
): Promise<PrintOutcome> {
  if (passed === 'lost') return { kind: 'doubtful', reason: 'connection-lost' }
  if (after.kind === 'unable') return { kind: 'doubtful', reason: after.reason }
  if (passed === 'no-paper') return { kind: 'doubtful', reason: 'no-paper' }
  if (passed === 'passed') {
    await line.end(times.statusMs)
    return { kind: 'printed', confirmed: true }
  }
  if (after.kind === 'able') {
    // Some printers know the real-time questions only. One that has passed marks before and does not now is not done yet.
    return marks || passed === 'slow'
      ? { kind: 'doubtful', reason: 'slow' }
      : { kind: 'printed', confirmed: true }
  }
  return { kind: 'doubtful', reason: line.isClosed() ? 'connection-lost' : 'no-answer' }
}
