import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { PaperLine } from '../../preload/contract/views.ts'
import { layOutRefundSlip } from '../domain/refund-slip.ts'
import { enqueueJob, hastenJobs, waitingJob } from '../store/job-store.ts'
import { loadPayment } from '../store/payment-store.ts'
import { loadRefund } from '../store/refund-store.ts'
import { readSale } from '../store/sale-store.ts'
import type { PrintContext } from './print-context.ts'

/** Asks for the slip of a refund: what a customer takes home while the money is still owed. */
export function printSlip(context: PrintContext, refundId: string): Result<{ queued: true }> {
  const { database, clock } = context
  if (!loadRefund(database, refundId)) return fail('refund-not-found')
  if (context.printerAddress() === '') return fail('printer-unreachable')
  const now = clock.now()
  database.inTransaction(() => {
    if (waitingJob(database, 'print-slip', refundId)) hastenJobs(database, 'print-slip', refundId, now)
    else enqueueJob(database, { kind: 'print-slip', subject: refundId, runAt: now, now })
  })
  context.wakeQueue()
  return ok({ queued: true })
}

/** As the refund stands when the paper comes out; undefined when there is none. */
export function slipLines(
  context: PrintContext,
  refundId: string,
  isCopy: boolean,
  columns: number = context.settings().receiptColumns,
): PaperLine[] | undefined {
  const { database } = context
  const refund = loadRefund(database, refundId)
  const payment = refund && loadPayment(database, refund.paymentId)
  if (!refund || payment?.tender !== 'card' || payment.status !== 'approved') return undefined
  const settings = context.settings()
  return layOutRefundSlip(
    {
      shop: settings,
      language: settings.language,
      timeZone: settings.timeZone,
      training: context.isTraining(),
      test: context.isTest(),
      amountMinor: refund.amountMinor,
      currency: refund.currency,
      askedAt: refund.createdAt,
      refundedAt: refund.refundedAt,
      paidAt: payment.approvedAt,
      card: payment.card,
      receiptNumber: readSale(database, payment.saleId)?.receiptNumber ?? null,
      reference: refund.reference,
    },
    columns,
    isCopy,
  )
}
