import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { enqueueJob, hastenJobs, waitingJob } from '../store/job-store.ts'
import { appendJournal } from '../store/journal-store.ts'
import { countPrints } from '../store/print-store.ts'
import { readSale } from '../store/sale-store.ts'
import type { PrintContext } from './print-context.ts'

/**
 * Asks for the receipt of a recorded sale. The first one is the receipt, every other a copy, which is journaled. While
 * one is still waiting for the printer, pressing again only hastens it.
 */
export function printSale(context: PrintContext, saleId: string): Result<{ queued: true }> {
  const { database, clock } = context
  const sale = readSale(database, saleId)
  if (!sale) return fail('sale-not-found')
  const now = clock.now()
  database.inTransaction(() => {
    if (waitingJob(database, 'print-receipt', saleId)) {
      hastenJobs(database, 'print-receipt', saleId, now)
      return
    }
    const copy = countPrints(database, 'receipt', saleId) > 0
    enqueueJob(database, { kind: 'print-receipt', subject: saleId, payload: { copy }, runAt: now, now })
    if (copy) appendJournal(database, now, 'receipt-copied', saleId, { receiptNumber: sale.receiptNumber })
  })
  context.wakeQueue()
  context.nudge('sales')
  return ok({ queued: true })
}

/** A page that names its printer and shows what letters it has. */
export function printTest(context: PrintContext): Result<{ queued: true }> {
  const { database, clock } = context
  if (context.printerAddress() === '') return fail('printer-unreachable')
  const now = clock.now()
  database.inTransaction(() => {
    if (waitingJob(database, 'print-test', 'printer')) hastenJobs(database, 'print-test', 'printer', now)
    else enqueueJob(database, { kind: 'print-test', subject: 'printer', runAt: now, now })
  })
  context.wakeQueue()
  return ok({ queued: true })
}
