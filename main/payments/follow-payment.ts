import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { PaymentView } from '../../preload/contract/views.ts'
import { awaitsSettlement, isOpen, isRuledOutAfterSending } from '../domain/payment.ts'
import { tellJobs } from '../store/job-store.ts'
import { loadOpenPayments, loadPayment } from '../store/payment-store.ts'
import type { PaymentContext } from './payment-context.ts'
import { toPaymentView } from './payment-view.ts'
import { enqueueFollowUp } from './record-event.ts'

/* Reading payments, and asking the provider sooner than planned. */

export function getPayment(context: PaymentContext, request: { paymentId: string }): Result<PaymentView> {
  const payment = loadPayment(context.database, request.paymentId)
  return payment ? ok(toPaymentView(context, payment)) : fail('payment-not-found')
}

/** Every attempt without a verdict, of whatever sale: what a window that was reloaded goes on following. */
export function openPayments(context: PaymentContext): Result<PaymentView[]> {
  return ok(loadOpenPayments(context.database).map((payment) => toPaymentView(context, payment)))
}

/** Brings the next question forward; also for an attempt that was ruled out, when somebody doubts it. */
export function checkPaymentNow(
  context: PaymentContext,
  request: { paymentId: string },
): Result<PaymentView> {
  const { database, clock } = context
  const payment = loadPayment(database, request.paymentId)
  if (!payment) return fail('payment-not-found')
  const isAskable =
    isRuledOutAfterSending(payment) ||
    awaitsSettlement(payment) ||
    (isOpen(payment) && (payment.status === 'pending' || payment.status === 'unknown'))
  if (isAskable) {
    database.inTransaction(() => {
      enqueueFollowUp(database, payment.id, { kind: 'poll-payment', delayMs: 0 }, clock.now())
      tellJobs(database, 'poll-payment', payment.id, { isWished: true })
    })
    context.wakeQueue()
  }
  return ok(toPaymentView(context, payment))
}
