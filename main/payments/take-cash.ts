import type { Parsed } from '../../preload/contract/channels.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { PaymentView } from '../../preload/contract/views.ts'
import { cashDue, settleCash } from '../domain/cash.ts'
import { createCashPayment, type NewCashPayment, type Payment } from '../domain/payment.ts'
import { appendJournal } from '../store/journal-store.ts'
import { insertPayment, isSaleRecorded, loadPayment } from '../store/payment-store.ts'
import { withCash } from '../store/sale-payments.ts'
import { insertRepayment } from '../store/taken-back-store.ts'
import type { PaymentContext } from './payment-context.ts'
import { completedSaleId, toPaymentView } from './payment-view.ts'
import { announce, finalBody } from './record-event.ts'
import { payableSale, repeatedStart, type SaleDue } from './sale-due.ts'

type CashRequest = Parsed<'payment.cash'>

/**
 * Cash is approved at once: payment, journal and, when it covers the rest, the sale in one transaction. Rounded to coins is
 * the tender that finishes a sale, and a part only where its change needs it.
 */
export function takeCash(context: PaymentContext, request: CashRequest): Result<PaymentView> {
  const taken = context.database.inTransaction(() => recordCash(context, request))
  if (!taken.ok) return taken
  const { payment, completedSaleId, opensDrawer } = taken.value
  if (opensDrawer) context.drawer?.open()
  announce(context, payment)
  return ok(toPaymentView(context, payment, completedSaleId))
}

type Taken = { payment: Payment; completedSaleId: string | null; opensDrawer: boolean }

function recordCash(context: PaymentContext, request: CashRequest): Result<Taken> {
  const { database, clock } = context
  const existing = loadPayment(database, request.paymentId)
  if (existing) return repeatedCash(context, existing, request)
  const sale = payableSale(context, request.saleId)
  if (!sale.ok) return sale
  const settled = settle(sale.value, request, context.cashStepMinor(sale.value.currency))
  if (!settled.ok) return settled
  const at = clock.now()
  const { currency } = sale.value
  const payment = createCashPayment(
    { id: request.paymentId, saleId: request.saleId, currency, ...settled.value },
    at,
  )
  insertPayment(database, payment)
  const opensDrawer = context.drawer?.note(payment.id, at) ?? false
  if (isSaleRecorded(database, payment.saleId)) return paidAgain(context, payment, at, opensDrawer)
  const { recorded } = context.recordIfPaid(payment.saleId, at, withCash(sale.value, payment))
  // A sale's entry tells its tenders. Cash that did not complete one is told by itself.
  if (!recorded) appendJournal(database, at, 'payment-final', payment.id, finalBody(payment))
  return ok({ payment, completedSaleId: recorded ? payment.saleId : null, opensDrawer })
}

/** For a sale that is recorded and open again: the sale and its receipt stay as they are. */
function paidAgain(
  context: PaymentContext,
  payment: Payment,
  at: number,
  opensDrawer: boolean,
): Result<Taken> {
  const { database } = context
  insertRepayment(database, payment.id, payment.saleId)
  appendJournal(database, at, 'payment-final', payment.id, finalBody(payment))
  context.recordIfPaid(payment.saleId, at)
  context.printRepayment?.(payment.id, at)
  return ok({ payment, completedSaleId: completedSaleId(context, payment), opensDrawer })
}

function repeatedCash(context: PaymentContext, existing: Payment, request: CashRequest): Result<Taken> {
  const repeated = repeatedStart(existing, request, 'cash')
  if (!repeated.ok) return repeated
  const { tenderedMinor } = request
  if (existing.tender === 'cash' && tenderedMinor !== null && existing.tenderedMinor !== tenderedMinor)
    return fail('payment-differs', { paymentId: existing.id })
  // It opened the first time.
  return ok({ payment: existing, completedSaleId: completedSaleId(context, existing), opensDrawer: false })
}

type Settled = Pick<NewCashPayment, 'amountMinor' | 'tenderedMinor' | 'changeMinor' | 'roundingMinor'>

function settle(sale: SaleDue, request: CashRequest, step: number | undefined): Result<Settled> {
  const { dueMinor, currency } = sale
  const { amountMinor, tenderedMinor } = request
  if (amountMinor !== null && amountMinor > dueMinor)
    return fail('payment-amount-invalid', { maximumMinor: dueMinor, currency })
  if (amountMinor !== null && amountMinor < dueMinor) {
    // A part named beforehand: handed over exactly it is covered as it is; change needs what coins can express.
    const tendered = tenderedMinor ?? amountMinor
    const part = tendered < amountMinor ? undefined : settleCash(amountMinor, tendered, currency, step)
    if (part) return ok({ amountMinor, ...withoutCharged(part) })
    const neededMinor = Math.max(amountMinor, cashDue(amountMinor, currency, step).cashDueMinor)
    return fail('tendered-too-little', { neededMinor, currency })
  }
  const rest = settleCash(dueMinor, tenderedMinor, currency, step)
  if (rest) return ok({ amountMinor: dueMinor, ...withoutCharged(rest) })
  // Less than the rest, and no amount was named: it covers what was handed over.
  if (amountMinor === null && tenderedMinor !== null && tenderedMinor < dueMinor)
    return ok({ amountMinor: tenderedMinor, tenderedMinor, changeMinor: 0, roundingMinor: 0 })
  const inCoins = settleCash(dueMinor, null, currency, step)
  return fail('tendered-too-little', { neededMinor: inCoins?.chargedMinor ?? dueMinor, currency })
}

function withoutCharged(rest: NonNullable<ReturnType<typeof settleCash>>): Omit<Settled, 'amountMinor'> {
  const { tenderedMinor, changeMinor, roundingMinor } = rest
  return { tenderedMinor, changeMinor, roundingMinor }
}
