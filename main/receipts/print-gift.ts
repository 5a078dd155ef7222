import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { enqueueJob, hastenJobs, waitingJob } from '../store/job-store.ts'
import { appendJournal } from '../store/journal-store.ts'
import { countPrints } from '../store/print-store.ts'
import { readSale } from '../store/sale-store.ts'
import type { PrintContext } from './print-context.ts'

/**
 * sales.print-gift: a paper of the sale without prices. It can be asked for as often as there are presents, and each stands in the
 * journal: goods come back with it. Every one after the first says that it is a copy.
 */
export function printGift(context: PrintContext, saleId: string): Result<{ queued: true }> {
  const { database, clock } = context
  const sale = readSale(database, saleId)
  if (!sale) return fail('sale-not-found')
  if (context.printerAddress() === '') return fail('printer-unreachable')
  const now = clock.now()
  database.inTransaction(() => {
    if (waitingJob(database, 'print-gift', saleId)) {
      hastenJobs(database, 'print-gift', saleId, now)
      return
    }
    enqueueJob(database, { kind: 'print-gift', subject: saleId, runAt: now, now })
    const copy = countPrints(database, 'gift', saleId)
    appendJournal(database, now, 'gift-receipt-printed', saleId, { receiptNumber: sale.receiptNumber, copy })
  })
  context.wakeQueue()
  context.nudge('sales')
  return ok({ queued: true })
}
