import { type ReturnContext, returnContext } from '../../main/composition/return-wiring.ts'
import { closeDay } from '../../main/day/close-day.ts'
import type { DayContext } from '../../main/day/day-context.ts'
import { attemptNames } from '../../main/payments/attempt-names.ts'
import { requestCancel } from '../../main/payments/cancel-payment.ts'
import type { PaymentContext } from '../../main/payments/payment-context.ts'
import { toPaymentView } from '../../main/payments/payment-view.ts'
import { pollPayment } from '../../main/payments/poll-payment.ts'
import { recoverPayments } from '../../main/payments/recover-payments.ts'
import { submitPayment } from '../../main/payments/submit-payment.ts'
import { watchPayments } from '../../main/payments/watch-payments.ts'
import type { CardProvider, Clock, Ids, Log, ReceiptPrinter } from '../../main/ports.ts'
import { createWorker, type Worker } from '../../main/queue/worker.ts'
import { slipSteps } from '../../main/receipts/fetch-slips.ts'
import { logoShelf } from '../../main/receipts/logo-shelf.ts'
import { printSteps } from '../../main/receipts/print-jobs.ts'
import { pollRefund } from '../../main/refunds/poll-refund.ts'
import { recoverRefunds } from '../../main/refunds/recover-refunds.ts'
import type { RefundContext } from '../../main/refunds/refund-context.ts'
import { submitRefund } from '../../main/refunds/submit-refund.ts'
import { openSaleId, saleTotal } from '../../main/sales/open-basket.ts'
import { recordIfPaid } from '../../main/sales/record-sale.ts'
import type { SaleProduct, SalesContext } from '../../main/sales/sales-context.ts'
import { createSalesMemory } from '../../main/sales/sales-memory.ts'
import type { Database } from '../../main/store/database.ts'
import { loadPayment } from '../../main/store/payment-store.ts'
import { salePayments } from '../../main/store/sale-payments.ts'
import { defaultSettings } from '../../main/store/settings-store.ts'
import type { DayView } from '../../preload/contract/day-views.ts'
import type { Result } from '../../preload/contract/result.ts'
import type { ShopSettings } from '../../preload/contract/views.ts'
import { wordsOfPaper } from './printer.ts'

/*
 * One life of the till's process, from its start to its end: the product's own verbs, queue and recovery, put together as
 * main/composition.ts does it, without windows, sockets and the catalogue's search.
 */

export type LifeOutside = {
  database: Database
  clock: Clock
  ids: Ids
  log: Log
  random: () => number
  providers: CardProvider[]
  printer: ReceiptPrinter
  printReceipts: ShopSettings['printReceipts']
  nudge(topic: string): void
}

export type Life = {
  sales: SalesContext
  payments: PaymentContext
  refunds: RefundContext
  returns: ReturnContext
  worker: Worker
  closeDay(request?: { reason: string }): Result<DayView>
  /** The real start-up: recovery first, then the queue. */
  start(): void
}

const standard = { taxRateId: 1, taxRateName: 'Standard', ratePpm: 190_000 }
const reduced = { taxRateId: 2, taxRateName: 'Reduced', ratePpm: 70_000 }
const drinks = { categoryId: 1, categoryName: 'Drinks' }

export const products: readonly SaleProduct[] = [
  { id: 1, name: 'Espresso', priceMinor: 280, unit: 'piece', ...standard, ...drinks },
  {
    id: 2,
    name: 'Croissant',
    priceMinor: 195,
    unit: 'piece',
    ...reduced,
    categoryId: null,
    categoryName: '',
  },
  { id: 3, name: 'Cake', priceMinor: 420, unit: 'piece', ...reduced, categoryId: null, categoryName: '' },
  { id: 4, name: 'Machine', priceMinor: 49_900, unit: 'piece', ...standard, ...drinks },
]

export function beginLife(outside: LifeOutside): Life {
  const { database, clock, ids, log, random, providers, printer, nudge } = outside
  const settings: ShopSettings = {
    ...defaultSettings,
    printerAddress: '192.168.1.50:9100',
    shopName: 'Corner shop',
    timeZone: 'Europe/Berlin',
    printReceipts: outside.printReceipts,
  }
  const sales: SalesContext = {
    database,
    clock,
    ids,
    log,
    memory: createSalesMemory(),
    isTraining: false,
    isTest: () => false,
    settings: () => settings,
    findProduct: (id) => products.find((product) => product.id === id),
    findBarcode: () => undefined,
    findTaxRate: (id) => (id === null || id === 1 ? standard : undefined),
    layOut: () => [],
    paymentsOf: (saleId) =>
      salePayments(database, saleId).payments.flatMap(({ id }) => {
        const payment = loadPayment(database, id)
        return payment ? [toPaymentView(payments, payment)] : []
      }),
  }
  const payments: PaymentContext = {
    database,
    clock,
    ids,
    log,
    random,
    providers,
    cashStepMinor: () => undefined,
    freeBytes: () => null,
    saleTotal: (saleId) => saleTotal(sales, saleId),
    openSaleId: () => openSaleId(sales),
    recordIfPaid: (saleId, at, known) => recordIfPaid(sales, saleId, at, known),
    nudge,
    wakeQueue: () => worker.nudge(),
  }
  const refunds: RefundContext = {
    database,
    clock,
    ids,
    log,
    random,
    providers,
    namesOf: attemptNames,
    saleTotal: (saleId) => saleTotal(sales, saleId),
    recordIfPaid: (saleId, at) => recordIfPaid(sales, saleId, at),
    nudge,
    wakeQueue: () => worker.nudge(),
  }
  const day: DayContext = {
    database,
    clock,
    log,
    settings: () => settings,
    isTraining: () => false,
    isTest: () => false,
    nudge,
    wakeQueue: () => worker.nudge(),
  }
  const worker = createWorker({
    random,
    database,
    clock,
    log,
    steps: {
      'submit-payment': (job) => submitPayment(payments, job),
      'poll-payment': (job) => pollPayment(payments, job),
      'cancel-payment': (job) => requestCancel(payments, job),
      'watch-payments': (job) => watchPayments(payments, job),
      'submit-refund': (job) => submitRefund(refunds, job),
      'poll-refund': (job) => pollRefund(refunds, job),
      ...slipSteps({ ...refunds, settings: () => settings }),
      ...printSteps({
        database,
        clock,
        log,
        printer,
        encoders: {
          42: wordsOfPaper,
          32: wordsOfPaper,
          of: () => wordsOfPaper,
          statusOf: () => 'dle-eot',
        },
        painter: { paint: () => Promise.resolve(new Map()) },
        logos: logoShelf({ database, log }),
        makePdf: () => Promise.reject(new Error('nobody saves a paper')),
        settings: () => settings,
        printerAddress: () => 'printer',
        isTraining: () => false,
        isTest: () => false,
        nudge,
        wakeQueue: () => worker.nudge(),
      }),
    },
  })
  return {
    sales,
    payments,
    refunds,
    returns: returnContext(sales, payments, refunds),
    worker,
    closeDay: (request) => closeDay(day, request),
    start() {
      worker.start(() => {
        recoverPayments(payments)
        recoverRefunds(refunds)
      })
    },
  }
}
