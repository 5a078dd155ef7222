import { adoptCharge } from '../payments/adopt-charge.ts'
import type { PaymentContext } from '../payments/payment-context.ts'
import { owePayouts, readPayouts } from '../reconcile/read-payouts.ts'
import type { ReconcileContext } from '../reconcile/reconcile-context.ts'
import { oweComparison, reconcileDay } from '../reconcile/reconcile-day.ts'
import { decideLateCharge } from '../refunds/late-charges.ts'
import type { RefundContext } from '../refunds/refund-context.ts'
import type { Database } from '../store/database.ts'
import type { Job } from '../store/job-store.ts'
import type { Wiring } from './wiring.ts'

/** What comparing with the card services' lists needs of the rest of the till. */
export function reconcileContext(
  { base, world, nudges, settings, wakeQueue }: Wiring,
  { payments, refunds }: { payments: PaymentContext; refunds: RefundContext },
): ReconcileContext {
  return {
    ...base,
    get providers() {
      return world.providers()
    },
    settings: settings.get,
    adoptCharge: async (charge) => await adoptCharge(payments, charge),
    reverseCharge: (paymentId, refundId) =>
      decideLateCharge(refunds, { paymentId, choice: 'reverse', refundId }),
    nudge: nudges.send,
    wakeQueue,
  }
}

/** The jobs that ask the card services for their lists. */
export const reconcileSteps = (context: ReconcileContext) => ({
  'reconcile-day': (job: Job) => reconcileDay(context, job),
  'read-payouts': (job: Job) => readPayouts(context, job),
})

/** In the transaction that seals a day. */
export function oweLists(database: Database, dayId: number, at: number): void {
  oweComparison(database, dayId, at)
  owePayouts(database, at)
}
