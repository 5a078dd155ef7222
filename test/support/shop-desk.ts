import { onTestFinished } from 'vitest'
import type { DayContext } from '../../main/day/day-context.ts'
import { attemptNames } from '../../main/payments/attempt-names.ts'
import { requestCancel } from '../../main/payments/cancel-payment.ts'
import type { PaymentContext } from '../../main/payments/payment-context.ts'
import { pollPayment } from '../../main/payments/poll-payment.ts'
import { startCardPayment } from '../../main/payments/start-payment.ts'
import { submitPayment } from '../../main/payments/submit-payment.ts'
import { takeCash } from '../../main/payments/take-cash.ts'
import { watchPayments } from '../../main/payments/watch-payments.ts'
import type { CardProvider } from '../../main/ports.ts'
import { createWorker } from '../../main/queue/worker.ts'
import { pollRefund } from '../../main/refunds/poll-refund.ts'
import type { RefundContext } from '../../main/refunds/refund-context.ts'
import { submitRefund } from '../../main/refunds/submit-refund.ts'
import { openBasket, openSaleId, saleTotal } from '../../main/sales/open-basket.ts'
import { recordIfPaid } from '../../main/sales/record-sale.ts'
import { storeReader } from './payment-desk.ts'
import { good, ring, salesTill } from './sales-till.ts'

/** A shop at work: real baskets, sales and days, real payments and refunds; the provider and time are the test's. */
export function shopDesk(provider: CardProvider) {
  const till = salesTill()
  const sales = till.context
  const { database, ids, log } = sales
  const { clock } = till
  const shared = {
    database,
    clock,
    ids: { uuid: ids.uuid, reference: () => ids.reference().padEnd(14, '0') },
    log,
    providers: [provider],
    random: () => 0.5,
    saleTotal: (saleId: string) => saleTotal(sales, saleId),
    nudge: () => undefined,
    wakeQueue: () => worker.nudge(),
  }
  const payments: PaymentContext = {
    ...shared,
    openSaleId: () => openSaleId(sales),
    cashStepMinor: () => undefined,
    freeBytes: () => null,
    recordIfPaid: (saleId, at, sums) => recordIfPaid(sales, saleId, at, sums),
  }
  const refunds: RefundContext = {
    ...shared,
    namesOf: attemptNames,
    recordIfPaid: (saleId, at) => recordIfPaid(sales, saleId, at),
  }
  const day: DayContext = {
    database,
    clock,
    log,
    settings: () => till.settings,
    isTraining: () => false,
    isTest: () => false,
    nudge: () => undefined,
    wakeQueue: () => undefined,
  }
  const worker = createWorker({
    database,
    clock,
    log,
    random: () => 0.5,
    steps: {
      'submit-payment': (job) => submitPayment(payments, job),
      'poll-payment': (job) => pollPayment(payments, job),
      'cancel-payment': (job) => requestCancel(payments, job),
      'watch-payments': (job) => watchPayments(payments, job),
      'submit-refund': (job) => submitRefund(refunds, job),
      'poll-refund': (job) => pollRefund(refunds, job),
      'print-receipt': async () => ({ kind: 'done' }),
      'print-day': async () => ({ kind: 'done' }),
    },
  })
  storeReader(database, provider.id)
  worker.start()
  onTestFinished(() => void worker.stop())
  return {
    sales,
    payments,
    refunds,
    day,
    database,
    clock,
    /** One espresso, 2.80, in the open basket; its sale's id. */
    ringUp(productId = 1): string {
      ring(till, productId)
      return openBasket(sales).id
    },
    card: (saleId: string, paymentId: string, amountMinor: number | null = null) =>
      good(startCardPayment(payments, { paymentId, saleId, amountMinor, readerId: null })),
    cash: (saleId: string, paymentId: string) =>
      takeCash(payments, { paymentId, saleId, amountMinor: null, tenderedMinor: null }),
    async pass(milliseconds: number) {
      await clock.advance(0)
      await clock.advance(milliseconds)
    },
  }
}
