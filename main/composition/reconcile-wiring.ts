import { adoptCharge } from '../payments/adopt-charge.ts'
import type { PaymentContext } from '../payments/payment-context.ts'
import type { ReconcileContext } from '../reconcile/reconcile-context.ts'
import { decideLateCharge } from '../refunds/late-charges.ts'
import type { RefundContext } from '../refunds/refund-context.ts'
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
