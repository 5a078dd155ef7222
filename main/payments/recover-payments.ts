import { assertNever } from '../../preload/contract/result.ts'
import { silence } from '../domain/silence.ts'
import { loadOpenPayments, paymentsAwaitingSettlement, paymentsWithoutTrace } from '../store/payment-store.ts'
import type { PaymentContext } from './payment-context.ts'
import { enqueueFollowUp, recordEvent } from './record-event.ts'
import { watchSoon } from './watch-payments.ts'

/**
 * Called at every start, before the worker runs. A restart never charges: what was not sent is closed, what may have
 * been sent is asked for.
 */
export function recoverPayments(context: PaymentContext): void {
  const { database, clock } = context
  const now = clock.now()
  for (const payment of loadOpenPayments(database)) {
    switch (payment.status) {
      case 'created':
        recordEvent(context, payment.id, { kind: 'never-sent' })
        break
      case 'submitting':
        recordEvent(context, payment.id, { kind: 'answer-lost', reason: 'restarted' })
        break
      case 'pending':
      case 'unknown':
        askSoon(context, payment.id, now)
        break
      case 'approved':
      case 'declined':
      case 'cancelled':
      case 'failed':
        throw new Error(`payment ${payment.id} is ${payment.status} and was found open`)
      default:
        assertNever(payment)
    }
  }
  for (const paymentId of paymentsAwaitingSettlement(database)) askSoon(context, paymentId, now)
  for (const paymentId of paymentsWithoutTrace(database, now - silence.noTrace.afterMs))
    askSoon(context, paymentId, now)
  watchSoon(context)
}

function askSoon(context: PaymentContext, paymentId: string, now: number): void {
  context.database.inTransaction(() =>
    enqueueFollowUp(context.database, paymentId, { kind: 'poll-payment', delayMs: 0 }, now),
  )
}
