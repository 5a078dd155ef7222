import { assertNever } from '../../preload/contract/result.ts'
import { silence } from '../domain/silence.ts'
import { tellJobs } from '../store/job-store.ts'
import { loadOpenPayments, paymentsAwaitingSettlement, paymentsWithoutTrace } from '../store/payment-store.ts'
import { readRestored } from '../store/restored-store.ts'
import { bookAllAside } from './book-aside.ts'
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
  const askSoon = askerInTurn(context, now)
  const restoredAt = readRestored(database)?.restoredAt ?? Number.NEGATIVE_INFINITY
  const isOfBackup = (createdAt: number) => createdAt < restoredAt
  for (const payment of loadOpenPayments(database)) {
    switch (payment.status) {
      case 'created':
        // The moment of a backup: it may have been sent the moment after, and nobody here would know.
        if (isOfBackup(payment.createdAt)) {
          recordEvent(context, payment.id, { kind: 'submission-started' })
          recordEvent(context, payment.id, { kind: 'answer-lost', reason: 'restarted' })
        } else recordEvent(context, payment.id, { kind: 'never-sent' })
        break
      case 'submitting':
        recordEvent(context, payment.id, { kind: 'answer-lost', reason: 'restarted' })
        break
      case 'pending':
      case 'unknown':
        recordEvent(context, payment.id, { kind: 'till-restarted' })
        askSoon(payment.id)
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
  bookAllAside(context)
  for (const paymentId of paymentsAwaitingSettlement(database)) askSoon(paymentId)
  for (const paymentId of paymentsWithoutTrace(database, now - silence.noTrace.afterMs)) askSoon(paymentId)
  watchSoon(context)
}

const atOnce = 4
const gapMs = 400

/** The first few are asked for at once, the others one after the other: a start must not fall upon a provider. */
function askerInTurn({ database }: PaymentContext, now: number): (paymentId: string) => void {
  let asked = 0
  return (paymentId) => {
    const delayMs = Math.max(0, asked + 1 - atOnce) * gapMs
    asked += 1
    database.inTransaction(() => {
      enqueueFollowUp(database, paymentId, { kind: 'poll-payment', delayMs }, now)
      // While the till was away anything may have happened, a second charge as well: the whole question is asked.
      // What had no answer before says nothing about now.
      tellJobs(database, 'poll-payment', paymentId, { isWished: true, unanswered: 0, refused: 0 })
    })
  }
}
