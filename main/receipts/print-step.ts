import { assertNever } from '../../preload/contract/result.ts'
import type { PaperLine } from '../../preload/contract/views.ts'
import type { PrintOutcome } from '../ports.ts'
import type { Job, JobOutcome } from '../store/job-store.ts'
import {
  beginPrint,
  countPrints,
  endPrint,
  forgetPrint,
  type PrintKind,
  printsOfJob,
} from '../store/print-store.ts'
import type { PrintContext } from './print-context.ts'

/** After so many tries without paper (about half an hour) the customer is gone: the job ends and asks for somebody. */
const mostTries = 60
const longestWaitMs = 30_000

/**
 * Prints once more for this job: at least once in all, and what may already be on paper is told to `layOut`. A print that
 * is doubtful is repeated once by itself; after that a person looks at the printer first.
 */
export async function printForJob(
  context: PrintContext,
  job: Job,
  kind: PrintKind,
  layOut: (copy: number) => PaperLine[],
): Promise<JobOutcome> {
  const { database, clock, log } = context
  const address = context.printerAddress()
  if (address === '') return { kind: 'failed', reason: 'no-printer' }
  const earlier = printsOfJob(database, job.id)
  // The till died between the print and the job's end.
  if (earlier.some((print) => print.state === 'printed')) return { kind: 'done' }
  if (earlier.length >= 2) return { kind: 'failed', reason: earlier.at(-1)?.reason ?? 'doubtful' }

  const { bytes, copy } = await bytesOf(context, layOut, () => countPrints(database, kind, job.subject))
  const print = beginPrint(database, { jobId: job.id, kind, subject: job.subject, copy, now: clock.now() })
  const status = context.encoders.statusOf(context.settings())
  const outcome = await context.printer.print(address, bytes, context.stopping, status)
  const result = recordOutcome(context, job, print, outcome, earlier.length)
  log.info('print-tried', { job: job.id, kind, copy, outcome: outcome.kind, result: result.kind })
  context.nudge('sales')
  return result
}

/** The paper as bytes. While a line is drawn the same paper may have been printed elsewhere: then this one is laid out anew. */
async function bytesOf(
  context: PrintContext,
  layOut: (copy: number) => PaperLine[],
  countEarlier: () => number,
): Promise<{ bytes: Uint8Array; copy: number }> {
  const settings = context.settings()
  const columns = settings.receiptColumns
  const encoder = context.encoders.of(settings)
  for (;;) {
    const copy = countEarlier()
    const lines = layOut(copy)
    const pictures = await paint(context, encoder.unwritable(lines), columns)
    if (countEarlier() === copy)
      return { bytes: encoder.encode(lines, { pictures, logo: context.logos.dots }), copy }
  }
}

type Pictures = Awaited<ReturnType<PrintContext['painter']['paint']>>

export async function paint(
  context: Pick<PrintContext, 'painter' | 'log'>,
  lines: PaperLine[],
  columns: number,
): Promise<Pictures> {
  if (lines.length === 0) return new Map()
  try {
    return await context.painter.paint(lines, columns)
  } catch (error) {
    // The receipt is printed with plain forms of those letters: it has to come out.
    context.log.warn('line-not-drawn', { error: String(error) })
    return new Map()
  }
}

function recordOutcome(
  context: PrintContext,
  job: Job,
  printId: number,
  outcome: PrintOutcome,
  doubtfulBefore: number,
): JobOutcome {
  const { database, clock } = context
  switch (outcome.kind) {
    case 'printed':
      endPrint(database, printId, 'printed', outcome.confirmed ? null : 'not-confirmed')
      return { kind: 'done' }
    case 'not-printed':
      forgetPrint(database, printId)
      if (outcome.reason === 'wrong-address' || job.attempts >= mostTries)
        return { kind: 'failed', reason: outcome.reason }
      return { kind: 'again', runAt: clock.now() + waitMs(job.attempts), reason: outcome.reason }
    case 'doubtful':
      endPrint(database, printId, 'doubtful', outcome.reason)
      if (doubtfulBefore > 0) return { kind: 'failed', reason: outcome.reason }
      return { kind: 'again', runAt: clock.now() + waitMs(job.attempts), reason: outcome.reason }
    default:
      return assertNever(outcome)
  }
}

/** 1 s, 2 s, 4 s … 30 s: quick while somebody changes the paper, patient afterwards. */
function waitMs(attempts: number): number {
  return Math.min(longestWaitMs, 1_000 * 2 ** Math.min(10, Math.max(0, attempts - 1)))
}
