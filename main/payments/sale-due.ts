import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { Payment } from '../domain/payment.ts'
import { isSaleRecorded } from '../store/payment-store.ts'
import { type SalePaymentSums, salePayments } from '../store/sale-payments.ts'
import { reopenedSale } from '../store/taken-back-store.ts'
import type { PaymentContext } from './payment-context.ts'

export type SaleDue = SalePaymentSums & {
  totalMinor: number
  dueMinor: number
  currency: string
}

/** What a sale still wants, from what is stored. Undefined when there is no such sale to pay. */
export function saleDue(context: PaymentContext, saleId: string): SaleDue | undefined {
  const total = context.saleTotal(saleId)
  if (!total) return undefined
  const sums = salePayments(context.database, saleId)
  return { ...sums, ...total, dueMinor: total.totalMinor - sums.approvedMinor }
}

/** The same, refusing what cannot take another tender now: nothing due, or an attempt without a verdict. */
export function payableSale(context: PaymentContext, saleId: string): Result<SaleDue> {
  // A recorded sale takes another tender only where the card service took one of its own back.
  const isRecorded = isSaleRecorded(context.database, saleId)
  const due = isRecorded ? reopenedSale(context.database, saleId) : saleDue(context, saleId)
  if (!due) return fail(isRecorded ? 'payment-not-due' : 'sale-not-found')
  if (due.openPaymentId !== null) return fail('payment-open', { paymentId: due.openPaymentId })
  if (due.dueMinor <= 0) return fail('payment-not-due')
  return ok(due)
}

/**
 * The same id again is the same payment, whatever became of it; the same id with other figures is an error. An amount
 * of null meant "all that is due" when the payment was made, and cannot contradict it now.
 */
export function repeatedStart(
  existing: Payment,
  request: { saleId: string; amountMinor: number | null },
  tender: Payment['tender'],
): Result<Payment> {
  const isSame =
    existing.tender === tender &&
    existing.saleId === request.saleId &&
    (request.amountMinor === null || request.amountMinor === existing.amountMinor)
  return isSame ? ok(existing) : fail('payment-differs', { paymentId: existing.id })
}

/** SQLite's word for the two indexes that no bug can get past, and for a payment id that is taken. */
export function brokenPromise(error: unknown): 'sale' | 'reader' | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (!code.startsWith('SQLITE_CONSTRAINT_UNIQUE') || !(error instanceof Error)) return undefined
  if (error.message.includes('payments.sale_id')) return 'sale'
  if (error.message.includes('payments.reader_id')) return 'reader'
  return undefined
}
