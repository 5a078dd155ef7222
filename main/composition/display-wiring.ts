import type { DisplayContext } from '../display/display-context.ts'
import type { PaymentContext } from '../payments/payment-context.ts'
import { toPaymentView } from '../payments/payment-view.ts'
import { openBasket } from '../sales/open-basket.ts'
import type { SalesContext } from '../sales/sales-context.ts'
import { loadPayment } from '../store/payment-store.ts'
import type { Nudges } from './nudges.ts'
import type { Outside } from './outside.ts'
import type { Wiring } from './wiring.ts'
import { isTest } from './world.ts'

/* What the customer's display needs of the rest of the till. */

export function displayContext(
  outside: Outside,
  { base, world, settings }: Wiring,
  { sales, payments }: { sales: SalesContext; payments: PaymentContext },
): DisplayContext {
  return {
    database: base.database,
    clock: base.clock,
    log: base.log,
    version: outside.version,
    host: outside.displayHost ?? null,
    settings: settings.get,
    note: () => (world.isTraining ? 'training' : isTest(world) ? 'test' : null),
    basket: () => openBasket(sales),
    payment(paymentId) {
      const payment = loadPayment(base.database, paymentId)
      return payment && toPaymentView(payments, payment)
    },
  }
}

const topics = new Set(['basket', 'payment', 'readers', 'sales', 'settings'])

/** What may change what the customer sees. */
export function listenForDisplay({ listen }: Nudges): (changed: () => void) => () => void {
  return (changed) =>
    listen((topic) => {
      if (topics.has(topic)) changed()
    })
}
