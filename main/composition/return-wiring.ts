import type { PaymentContext } from '../payments/payment-context.ts'
import { providerOf, type RefundContext } from '../refunds/refund-context.ts'
import { getRefund } from '../refunds/refund-view.ts'
import { createRefund } from '../refunds/start-refund.ts'
import type { GiveBackContext } from '../sales/give-back.ts'
import type { SaleReturnsContext } from '../sales/sale-returns.ts'
import type { SalesContext } from '../sales/sales-context.ts'

export type ReturnContext = GiveBackContext & SaleReturnsContext & Pick<PaymentContext, 'nudge' | 'wakeQueue'>

/** What returns need beside sales: refunds to cards, the drawer, and how the shop rounds cash. */
export function returnContext(
  sales: SalesContext,
  payments: PaymentContext,
  refunds: RefundContext,
): ReturnContext {
  return {
    ...sales,
    cashStepMinor: payments.cashStepMinor,
    serviceOf(provider) {
      const service = providerOf(refunds, provider)
      return service && { name: service.displayName, atReader: service.traits.refunds === 'at-reader' }
    },
    createRefund: (request) =>
      createRefund(refunds, { ...request, refundId: sales.ids.uuid(), cause: 'asked-for' }),
    refundView(refundId) {
      const refund = getRefund(refunds, { refundId })
      return refund.ok ? refund.value : null
    },
    ...(payments.drawer && { drawer: payments.drawer }),
    nudge: payments.nudge,
    wakeQueue: payments.wakeQueue,
  }
}
