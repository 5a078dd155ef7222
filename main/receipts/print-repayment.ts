import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { PaperLine } from '../../preload/contract/views.ts'
import { coveredMinor } from '../domain/payment.ts'
import { layOutRepaymentSlip } from '../domain/repayment-slip.ts'
import { enqueueJob, hastenJobs, waitingJob } from '../store/job-store.ts'
import { loadPayment } from '../store/payment-store.ts'
import { readSale } from '../store/sale-store.ts'
import { isRepayment } from '../store/taken-back-store.ts'
import type { PrintContext } from './print-context.ts'

/** Asks for the receipt of a payment for a sale that was open again. */
export function printRepayment(context: PrintContext, paymentId: string): Result<{ queued: true }> {
  const { database, clock } = context
  if (!repaymentLines(context, paymentId, false)) return fail('payment-not-found')
  if (context.printerAddress() === '') return fail('printer-unreachable')
  const now = clock.now()
  database.inTransaction(() => queueRepayment(context, paymentId, now))
  context.wakeQueue()
  return ok({ queued: true })
}

/** Inside the payment's transaction, where the shop prints its receipts by itself. */
export function queueRepaymentIfPrinted(context: PrintContext, paymentId: string, at: number): void {
  if (context.settings().printReceipts === 'always' && context.printerAddress() !== '')
    queueRepayment(context, paymentId, at)
}

function queueRepayment({ database }: PrintContext, paymentId: string, now: number): void {
  if (waitingJob(database, 'print-slip', paymentId)) hastenJobs(database, 'print-slip', paymentId, now)
  else enqueueJob(database, { kind: 'print-slip', subject: paymentId, runAt: now, now })
}

/** Undefined where it is no such payment, or took nothing. */
export function repaymentLines(
  context: PrintContext,
  paymentId: string,
  isCopy: boolean,
  columns: number = context.settings().receiptColumns,
): PaperLine[] | undefined {
  const { database } = context
  const payment = loadPayment(database, paymentId)
  const sale = payment && readSale(database, payment.saleId)
  if (!payment || !sale || payment.status !== 'approved' || !isRepayment(database, paymentId))
    return undefined
  const settings = context.settings()
  const isCash = payment.tender === 'cash'
  return layOutRepaymentSlip(
    {
      shop: settings,
      language: settings.language,
      timeZone: settings.timeZone,
      training: context.isTraining(),
      test: context.isTest(),
      tender: payment.tender,
      amountMinor: coveredMinor(payment),
      chargedMinor: payment.chargedMinor,
      tenderedMinor: isCash ? payment.tenderedMinor : null,
      changeMinor: isCash ? payment.changeMinor : null,
      currency: payment.currency,
      paidAt: payment.approvedAt,
      card: isCash ? null : payment.card,
      receiptNumber: sale.receiptNumber,
      soldAt: sale.recordedAt,
    },
    columns,
    isCopy,
  )
}
