import * as v from 'valibot'
import type { CardPapers } from '../../preload/contract/card-papers.ts'
import type { Parsed } from '../../preload/contract/channels.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { PaperLine } from '../../preload/contract/views.ts'
import { verbatimLines } from '../domain/paper.ts'
import { paperMark } from '../domain/receipt-parts.ts'
import type { CardReceipts } from '../ports.ts'
import { loadCardReceipts, loadRefundSlip } from '../store/card-receipt-store.ts'
import { enqueueJob, type Job, waitingJob } from '../store/job-store.ts'
import { refundsOfPayment } from '../store/refund-store.ts'
import { type SlipContext, slipState } from './fetch-slips.ts'
import type { PrintContext } from './print-context.ts'

/* Finished texts of a card service on paper: printed as they came, and marked where no money moved. */

/** What is kept of a payment and of its refunds, and whether more is to come. */
export function cardPapers(context: PrintContext, slips: SlipContext, paymentId: string): Result<CardPapers> {
  const { database } = context
  const lines = (text: string | null | undefined) => (text ? cardTextLines(context, text) : null)
  const laidOut = (kept: CardReceipts | undefined) => ({
    customer: lines(kept?.customer),
    merchant: lines(kept?.merchant),
  })
  const refunds = refundsOfPayment(database, paymentId).filter(({ status }) => status === 'refunded')
  return ok({
    ...laidOut(loadCardReceipts(database, paymentId)),
    ...slipState(slips, paymentId),
    refunds: refunds.flatMap(({ id, amountMinor, currency }) => {
      const kept = laidOut(loadRefundSlip(database, id))
      const isFollowing = waitingJob(database, 'fetch-refund-slip', id) !== undefined
      if (!isFollowing && kept.customer === null && kept.merchant === null) return []
      return [{ refundId: id, amount: { minor: amountMinor, currency }, isFollowing, ...kept }]
    }),
  })
}

export function printCardReceipt(
  context: PrintContext,
  { paymentId, refundId = null, whose }: Parsed<'payment.print-card-paper'>,
): Result<{ queued: true }> {
  const text = keptCardText(context, { paymentId, refundId, whose })
  return text ? printCardText(context, `${whose}-${refundId ?? paymentId}`, text) : fail('payment-not-found')
}

export function keptCardText(
  { database }: Pick<PrintContext, 'database'>,
  wanted: { paymentId: string; refundId: string | null; whose: 'customer' | 'merchant' },
): string | undefined {
  const { paymentId, refundId, whose } = wanted
  const kept = refundId === null ? loadCardReceipts(database, paymentId) : loadRefundSlip(database, refundId)
  return kept?.[whose] ?? undefined
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

export function cardTextLines(
  context: PrintContext,
  text: string,
  columns: number = context.settings().receiptColumns,
): PaperLine[] {
  const { language } = context.settings()
  const mark = paperMark({ training: context.isTraining(), test: context.isTest() }, language, columns)
  return [...mark, ...verbatimLines(text, columns), ...mark]
}

const carried = v.object({ text: v.string() })

/** @throws when the job carries no text: only this file makes such jobs */
export function cardTextOf(context: PrintContext, job: Job): PaperLine[] {
  return cardTextLines(context, v.parse(carried, job.payload).text)
}
