import * as v from 'valibot'
import { type DayDocument, dayDocumentSchema, readDayDocument } from '../domain/day-document.ts'
import { layOutDay } from '../domain/day-layout.ts'
import { layOutGift } from '../domain/gift-layout.ts'
import { layOutReceipt } from '../domain/receipt-layout.ts'
import { parseReceipt } from '../domain/receipt-schema.ts'
import { layOutTestPage } from '../domain/test-page.ts'
import { readDay } from '../store/day-store.ts'
import type { Job, JobKind, JobOutcome, JobStep } from '../store/job-store.ts'
import { readSaleDocument } from '../store/sale-store.ts'
import { cardTextOf } from './card-papers.ts'
import type { PrintContext } from './print-context.ts'
import { repaymentLines } from './print-repayment.ts'
import { slipLines } from './print-slip.ts'
import { printForJob } from './print-step.ts'

/** The steps of the queue that end on paper. A payment never waits for one of them. */
export function printSteps(
  context: PrintContext,
): Record<
  Extract<
    JobKind,
    | 'print-receipt'
    | 'print-gift'
    | 'print-day'
    | 'print-report'
    | 'print-test'
    | 'print-slip'
    | 'print-card-text'
  >,
  JobStep
> {
  const columns = () => context.settings().receiptColumns
  return {
    'print-receipt': async (job) => {
      const stored = readSaleDocument(context.database, job.subject)
      if (stored === undefined) return { kind: 'failed', reason: 'sale-not-found' }
      const document = parseReceipt(stored)
      const isCopy = v.is(copyWish, job.payload)
      return await printForJob(context, job, 'receipt', (copy) =>
        layOutReceipt(document, { columns: columns(), copy: isCopy || copy > 0 }),
      )
    },
    'print-gift': async (job) => {
      const stored = readSaleDocument(context.database, job.subject)
      if (stored === undefined) return { kind: 'failed', reason: 'sale-not-found' }
      const document = parseReceipt(stored)
      return await printForJob(context, job, 'gift', (copy) =>
        layOutGift(document, { columns: columns(), copy: copy > 0 }),
      )
    },
    'print-day': async (job) => {
      const document = dayDocument(context, job.subject, job.payload)
      if (!document) return { kind: 'failed', reason: 'day-not-found' }
      return await printForJob(context, job, 'day', () => layOutDay(document, columns()))
    },
    'print-report': (job) => printLaidOut(context, job),
    'print-slip': async (job) => {
      const lines = (isCopy: boolean) =>
        slipLines(context, job.subject, isCopy) ?? repaymentLines(context, job.subject, isCopy)
      if (!lines(false)) return { kind: 'failed', reason: 'refund-not-found' }
      return await printForJob(context, job, 'slip', (copy) => lines(copy > 0) ?? [])
    },
    'print-card-text': async (job) => {
      const lines = cardTextOf(context, job)
      return await printForJob(context, job, 'slip', () => lines)
    },
    'print-test': async (job) => {
      const settings = context.settings()
      return await printForJob(context, job, 'test', () =>
        layOutTestPage(
          {
            language: settings.language,
            shopName: settings.shopName,
            printerAddress: context.printerAddress(),
            training: context.isTraining(),
            test: context.isTest(),
            at: context.clock.now(),
            timeZone: settings.timeZone,
          },
          columns(),
        ),
      )
    },
  }
}

/** Who asked says that the customer holds one already. */
const copyWish = v.object({ copy: v.literal(true) })

/** A report of a period travels as its lines: what was asked for is what comes out. */
const laidOut = v.object({
  lines: v.array(
    v.object({
      text: v.string(),
      bold: v.exactOptional(v.boolean()),
      large: v.exactOptional(v.boolean()),
      align: v.exactOptional(v.picklist(['left', 'centre', 'right'])),
    }),
  ),
})

const printLaidOut = (context: PrintContext, job: Job): Promise<JobOutcome> =>
  printForJob(context, job, 'day', () => v.parse(laidOut, job.payload).lines)

const snapshot = v.object({ document: dayDocumentSchema })

/** An X report travels with its job, as it was when it was asked for; a Z report is what was sealed. */
function dayDocument(context: PrintContext, subject: string, payload: unknown): DayDocument | undefined {
  const carried = v.safeParse(snapshot, payload)
  if (carried.success) return carried.output.document
  const stored = readDay(context.database, Number(subject))?.document
  return stored ? readDayDocument(stored) : undefined
}
