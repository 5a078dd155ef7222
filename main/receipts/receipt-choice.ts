import type { ReceiptCode } from '../../preload/contract/receipt-ways.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { bitmapUrl } from '../domain/bitmap-url.ts'
import { qrDots } from '../domain/qr-dots.ts'
import { parseReceipt } from '../domain/receipt-schema.ts'
import { waitingJob } from '../store/job-store.ts'
import { appendJournal } from '../store/journal-store.ts'
import { choicesOf, noteChoice } from '../store/mail-store.ts'
import { countPrints } from '../store/print-store.ts'
import { readSale, readSaleDocument } from '../store/sale-store.ts'
import type { PrintContext } from './print-context.ts'

/* What a customer wants instead of paper. Each choice stands with its sale and in the journal; paper can be had later all the same. */

type ChoiceContext = Pick<PrintContext, 'database' | 'clock' | 'nudge'>

/** receipt.decline: no receipt at all. Refused where one is out or on its way already. */
export function declineReceipt({ database, clock, nudge }: ChoiceContext, saleId: string): Result<null> {
  const sale = readSale(database, saleId)
  if (!sale) return fail('sale-not-found')
  if (waitingJob(database, 'print-receipt', saleId) || countPrints(database, 'receipt', saleId) > 0)
    return fail('receipt-given')
  if (choicesOf(database, saleId).includes('none')) return ok(null)
  const now = clock.now()
  database.inTransaction(() => {
    noteChoice(database, { saleId, choice: 'none', now })
    appendJournal(database, now, 'receipt-declined', saleId, { receiptNumber: sale.receiptNumber })
  })
  nudge('sales')
  return ok(null)
}

/** receipt.code: what the receipt's own QR code says, for a screen; null where the receipt has none. */
export function showCode(
  { database, clock, nudge }: ChoiceContext,
  saleId: string,
): Result<ReceiptCode | null> {
  const stored = readSaleDocument(database, saleId)
  if (stored === undefined) return fail('sale-not-found')
  const { qr, receiptNumber } = parseReceipt(stored)
  if (qr === undefined) return ok(null)
  if (!choicesOf(database, saleId).includes('code')) {
    const now = clock.now()
    database.inTransaction(() => {
      noteChoice(database, { saleId, choice: 'code', now })
      appendJournal(database, now, 'receipt-code-shown', saleId, { receiptNumber })
    })
    nudge('sales')
  }
  return ok({ holds: qr === receiptNumber ? 'number' : 'link', text: qr, url: bitmapUrl(qrDots(qr)) })
}
