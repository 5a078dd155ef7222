import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { SaleView } from '../../preload/contract/views.ts'
import { plainText } from '../domain/kept-evidence.ts'
import { appendJournal } from '../store/journal-store.ts'
import { appendPaymentEvent } from '../store/payment-store.ts'
import { reopenedSale, settleTakenBack, takenBackOfSale } from '../store/taken-back-store.ts'
import { getSale } from './get-sale.ts'
import type { SalesContext } from './sales-context.ts'

/**
 * Gives up what is missing of a sale since the card service took an approval back. Main decides how much that is; pressed
 * twice it is one. While a payment for it is under way nobody can say what is missing.
 */
export function writeOff(
  context: SalesContext,
  request: { saleId: string; reason: string },
): Result<SaleView> {
  const { database, clock } = context
  const reason = plainText(request.reason).trim()
  const written = database.inTransaction((): Result<null> => {
    const sale = reopenedSale(database, request.saleId)
    if (!sale) return fail('sale-not-open-again')
    if (sale.openPaymentId !== null) return fail('payment-open', { paymentId: sale.openPaymentId })
    if (sale.undecided.length > 0) return fail('sale-has-late-charge')
    if (sale.dueMinor <= 0) return ok(null)
    const at = clock.now()
    const open = takenBackOfSale(database, request.saleId).filter(({ outcome }) => outcome === null)
    settleTakenBack(database, request.saleId, {
      outcome: 'written-off',
      at,
      writtenOffMinor: sale.dueMinor,
      reason,
    })
    const { dueMinor: amountMinor, currency } = sale
    for (const { paymentId } of open)
      appendPaymentEvent(
        database,
        paymentId,
        {
          at,
          source: 'cashier',
          code: 'taken-back-written-off',
          values: { amountMinor, currency, text: reason },
        },
        undefined,
      )
    appendJournal(database, at, 'sale-written-off', request.saleId, {
      amountMinor,
      currency,
      payments: open.map(({ paymentId }) => paymentId),
      reason,
      by: 'cashier',
    })
    return ok(null)
  })
  return written.ok ? getSale(context, request.saleId) : written
}
