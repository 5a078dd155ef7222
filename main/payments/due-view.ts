import type { Money } from '../../preload/contract/money.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { DueView, ReaderView } from '../../preload/contract/views.ts'
import { cashDue, cashSuggestions } from '../domain/cash.ts'
import { diskRoom } from '../domain/disk-room.ts'
import { loadPayment } from '../store/payment-store.ts'
import { loadReaders } from '../store/reader-store.ts'
import { readSale } from '../store/sale-store.ts'
import { reopenedSale } from '../store/taken-back-store.ts'
import { type PaymentContext, providerOf } from './payment-context.ts'
import { toPaymentView } from './payment-view.ts'
import { storedReaderViews } from './reader-view.ts'
import { type SaleDue, saleDue } from './sale-due.ts'

/** What the payment screen starts from: what is due, and how it may be paid. */
export function dueView(
  context: PaymentContext,
  request: { saleId: string | null } = { saleId: null },
): Result<DueView> {
  if (request.saleId !== null) return reopenedDueView(context, request.saleId)
  const saleId = context.openSaleId()
  const sale = saleId === undefined ? undefined : saleDue(context, saleId)
  if (saleId === undefined || !sale) return fail('basket-empty')
  return ok(toDueView(context, saleId, sale, null))
}

/** A finished sale of which the card service took something back. */
function reopenedDueView(context: PaymentContext, saleId: string): Result<DueView> {
  const sale = reopenedSale(context.database, saleId)
  if (!sale || (sale.dueMinor <= 0 && sale.openPaymentId === null)) return fail('sale-not-open-again')
  return ok(toDueView(context, saleId, sale, readSale(context.database, saleId)?.receiptNumber ?? ''))
}

function toDueView(context: PaymentContext, saleId: string, sale: SaleDue, reopens: string | null): DueView {
  const { currency } = sale
  const money = (minor: number): Money => ({ minor, currency })
  const dueMinor = Math.max(0, sale.dueMinor)
  const step = context.cashStepMinor(currency)
  const cash = cashDue(dueMinor, currency, step)
  const readers = usableReaders(context, currency)
  const unavailable = cardUnavailable(context, readers, currency)
  return {
    saleId,
    reopens,
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
  }
}

/** A reader whose account is gone, or whose service knows no such currency, is no way to pay. */
function usableReaders(context: PaymentContext, currency: string): ReaderView[] {
  const able = context.providers.filter((provider) => provider.supportsCurrency(currency))
  const ids = new Set(
    loadReaders(context.database)
      .filter((reader) => able.some((provider) => provider.id === reader.provider))
      .map((reader) => reader.id),
  )
  return storedReaderViews(context).filter((reader) => ids.has(reader.readerId))
}

/** Why no card can be taken at all; a single busy or offline reader is that reader's matter. */
function cardUnavailable(context: PaymentContext, readers: ReaderView[], currency: string): string | null {
  if (diskRoom(context.freeBytes()) === 'none') return 'disk-nearly-full'
  if (readers.length > 0) return null
  if (context.providers.length === 0) return 'no-provider'
  const hasOthers = loadReaders(context.database).some((reader) => providerOf(context, reader.provider))
  if (!hasOthers) return 'no-reader'
  return context.providers.some((provider) => provider.supportsCurrency(currency))
    ? 'no-reader'
    : 'currency-not-supported'
}
