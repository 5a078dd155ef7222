import * as v from 'valibot'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { CardPapers, PaperLine } from '../../preload/contract/views.ts'
import { verbatimLines } from '../domain/paper.ts'
import { trainingBanner } from '../domain/receipt-layout.ts'
import { receiptWords } from '../domain/receipt-words.ts'
import { loadCardReceipts } from '../store/card-receipt-store.ts'
import { enqueueJob, type Job } from '../store/job-store.ts'
import type { PrintContext } from './print-context.ts'

/* Finished texts of a card service on paper: printed as they came, and marked where no money moved. */

/** What is kept of a payment; nothing where its card service writes no receipts. */
export function cardPapers(context: PrintContext, paymentId: string): Result<CardPapers> {
  const kept = loadCardReceipts(context.database, paymentId)
  const lines = (text: string | null | undefined) => (text ? cardTextLines(context, text) : null)
  return ok({ customer: lines(kept?.customer), merchant: lines(kept?.merchant) })
}

export function printCardReceipt(
  context: PrintContext,
  request: { paymentId: string; whose: keyof CardPapers },
): Result<{ queued: true }> {
  const text = loadCardReceipts(context.database, request.paymentId)?.[request.whose]
  return text
    ? printCardText(context, `${request.whose}-${request.paymentId}`, text)
    : fail('payment-not-found')
}

/** The text travels with its job: what was asked for is what comes out. */
export function printCardText(
  context: PrintContext,
  subject: string,
  text: string,
): Result<{ queued: true }> {
  const { database, clock } = context
  if (context.printerAddress() === '') return fail('printer-unreachable')
  const now = clock.now()
  database.inTransaction(() =>
    enqueueJob(database, { kind: 'print-card-text', subject, payload: { text }, runAt: now, now }),
  )
  context.wakeQueue()
  return ok({ queued: true })
}

export function cardTextLines(context: PrintContext, text: string): PaperLine[] {
  const { language, receiptColumns: columns } = context.settings()
  const training = context.isTraining() ? trainingBanner(receiptWords[language].training, columns) : []
  return [...training, ...verbatimLines(text, columns), ...training]
}

const carried = v.object({ text: v.string() })

/** @throws when the job carries no text: only this file makes such jobs */
export function cardTextOf(context: PrintContext, job: Job): PaperLine[] {
  return cardTextLines(context, v.parse(carried, job.payload).text)
}
