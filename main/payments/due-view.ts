import type { Money } from '../../preload/contract/money.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { DueView } from '../../preload/contract/views.ts'
import { cashDue, cashSuggestions } from '../domain/cash.ts'
import { loadPayment } from '../store/payment-store.ts'
import type { PaymentContext } from './payment-context.ts'
import { toPaymentView } from './payment-view.ts'
import { storedReaderViews } from './reader-view.ts'
import { saleDue } from './sale-due.ts'

/** What the payment screen starts from: what is due, and how it may be paid. */
export function dueView(context: PaymentContext): Result<DueView> {
  const saleId = context.openSaleId()
  const sale = saleId === undefined ? undefined : saleDue(context, saleId)
  if (saleId === undefined || !sale) return fail('basket-empty')
  const { currency } = sale
  const money = (minor: number): Money => ({ minor, currency })
  const dueMinor = Math.max(0, sale.dueMinor)
  const step = context.cashStepMinor(currency)
  const cash = cashDue(dueMinor, currency, step)
  const readers = storedReaderViews(context)
  const unavailable = cardUnavailable(context, currency)
  return ok({
    saleId,
    total: money(sale.totalMinor),
    paid: money(sale.approvedMinor),
    due: money(dueMinor),
    cashDue: money(cash.cashDueMinor),
    cashRounding: money(cash.roundingMinor),
    suggestions: dueMinor > 0 ? cashSuggestions(dueMinor, currency, step).map(money) : [],
    tenders: sale.payments.flatMap(({ id }) => {
      const payment = loadPayment(context.database, id)
      return payment ? [toPaymentView(context, payment)] : []
    }),
    openPaymentId: sale.openPaymentId,
    cardAvailable: unavailable === null,
    cardUnavailableReason: unavailable,
    readers,
  })
}

/** Why no card can be taken at all; a single busy or offline reader is that reader's matter. */
function cardUnavailable(context: PaymentContext, currency: string): string | null {
  const readers = storedReaderViews(context)
  if (readers.length === 0) return 'no-reader'
  if (!context.providers.some((provider) => provider.supportsCurrency(currency)))
    return 'currency-not-supported'
  return null
}
