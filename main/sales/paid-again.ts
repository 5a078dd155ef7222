import { appendJournal } from '../store/journal-store.ts'
import { reopenedSale, settleTakenBack } from '../store/taken-back-store.ts'
import type { SalesContext } from './sales-context.ts'

/**
 * Inside the transaction of a payment: what the card service had taken back of a recorded sale is paid again, and the matter
 * is closed. The sale and its receipt stay as they are.
 */
export function settleIfPaidAgain({ database }: SalesContext, saleId: string, at: number): void {
  const sale = reopenedSale(database, saleId)
  if (!sale?.isOpen || sale.openPaymentId !== null) return
  // A late charge about which nobody has decided pays for nothing yet.
  if (sale.undecided.length > 0 || sale.dueMinor > 0) return
  settleTakenBack(database, saleId, { outcome: 'paid', at, writtenOffMinor: 0, reason: null })
  appendJournal(database, at, 'sale-paid-again', saleId, {
    payments: sale.approved.map(({ id }) => id),
    currency: sale.currency,
  })
}
