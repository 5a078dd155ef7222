import { randomUUID } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { attemptNames } from '../../main/payments/attempt-names.ts'
import { requestCancel } from '../../main/payments/cancel-payment.ts'
import type { PaymentContext } from '../../main/payments/payment-context.ts'
import { pollPayment } from '../../main/payments/poll-payment.ts'
import { recoverPayments } from '../../main/payments/recover-payments.ts'
import { startCardPayment } from '../../main/payments/start-payment.ts'
import { submitPayment } from '../../main/payments/submit-payment.ts'
import { watchPayments } from '../../main/payments/watch-payments.ts'
import type { CardProvider, Log } from '../../main/ports.ts'
import { createWorker, type Worker } from '../../main/queue/worker.ts'
import { slipSteps } from '../../main/receipts/fetch-slips.ts'
import type { Database } from '../../main/store/database.ts'
import { insertReader } from '../../main/store/reader-store.ts'
import { salePayments } from '../../main/store/sale-payments.ts'
import { defaultSettings } from '../../main/store/settings-store.ts'
import type { Result } from '../../preload/contract/result.ts'
import type { PaymentView } from '../../preload/contract/views.ts'
import { type TestClock, testClock } from './clock.ts'
import { testDatabase } from './database.ts'

/*
 * Payments with everything real but the sale, the provider and time: SQLite, the queue, the verbs. A sale is a total
 * and, once its tenders cover it, a row.
 */

export type PaymentDesk = {
  database: Database
  clock: TestClock
  context: PaymentContext
  worker: Worker
  logged: { event: string; values: Record<string, unknown> | undefined }[]
  nudges: string[]
  /** sale id → total */
  totals: Map<string, number>
  /** Sales recorded by an approval, in order. */
  recorded: string[]
  /** Presses Card. */
  pay(request?: Partial<Parameters<typeof startCardPayment>[1]>): Result<PaymentView>
  /** Lets time pass and every step that falls due run. */
  pass(milliseconds: number): Promise<void>
}

export type DeskOptions = {
  providers: CardProvider[]
  database?: Database
  clock?: TestClock
  withReader?: boolean
  /** From 0 to 1; always the middle where nobody says otherwise. */
  random?: () => number
  /** False: the test starts the worker itself. */
  starts?: boolean
}

export function paymentDesk(options: DeskOptions): PaymentDesk {
  const database = options.database ?? testDatabase()
  const clock = options.clock ?? testClock()
  const logged: PaymentDesk['logged'] = []
  const nudges: string[] = []
  const totals = new Map([['sale-1', 1250]])
  const recorded: string[] = []
  const note = (event: string, values?: Record<string, unknown>) => void logged.push({ event, values })
  const log: Log = { info: note, warn: note, error: note }
  const context: PaymentContext = {
    database,
    clock,
    ids: { uuid: randomUUID, reference: freshReference },
    log,
    providers: options.providers,
    saleTotal(saleId) {
      const totalMinor = totals.get(saleId)
      return totalMinor === undefined ? undefined : { totalMinor, currency: 'EUR' }
    },
    cashStepMinor: () => undefined,
    freeBytes: () => null,
    openSaleId: () => [...totals.keys()][0],
    recordIfPaid(saleId, at) {
      const total = totals.get(saleId)
      const { approvedMinor } = salePayments(database, saleId)
      if (total === undefined || approvedMinor < total || recorded.includes(saleId))
        return { recorded: false }
      recordSale(database, saleId, total, at)
      recorded.push(saleId)
      return { recorded: true }
    },
    nudge: (topic) => void nudges.push(topic),
    wakeQueue: () => worker.nudge(),
    random: options.random ?? (() => 0.5),
  }
  const worker = createWorker({
    random: context.random,
    database,
    clock,
    log,
    steps: {
      'submit-payment': (job) => submitPayment(context, job),
      'poll-payment': (job) => pollPayment(context, job),
      'cancel-payment': (job) => requestCancel(context, job),
      'watch-payments': (job) => watchPayments(context, job),
      ...slipSteps({ ...context, namesOf: attemptNames, settings: () => defaultSettings }),
    },
  })
  if (options.withReader ?? true) storeReader(database, options.providers[0]?.id ?? 'fake')
  if (options.starts ?? true) {
    worker.start(() => recoverPayments(context))
  }
  onTestFinished(() => void worker.stop())
  return {
    database,
    clock,
    context,
    worker,
    logged,
    nudges,
    totals,
    recorded,
    pay: (request = {}) =>
      startCardPayment(context, {
        paymentId: 'payment-1',
        saleId: 'sale-1',
        amountMinor: null,
        readerId: null,
        ...request,
      }),
    async pass(milliseconds) {
      await clock.advance(0)
      await clock.advance(milliseconds)
    },
  }
}

export function storeReader(database: Database, provider: string, id = 'reader-1'): void {
  if (database.sql('select 1 from readers where id = ?').get(id)) return
  insertReader(database, {
    id,
    provider,
    providerReaderId: `rdr_${id}`,
    name: `Reader ${id}`,
    color: 'blue',
    model: 'solo',
    serial: `SERIAL-${id}`,
    pairing: 'paired',
    isDefault: id === 'reader-1',
    createdAt: 0,
  })
}

/** Fails the test with the error's code instead of a type error. */
export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(`refused: ${JSON.stringify(result.error)}`)
}

function recordSale(database: Database, saleId: string, totalMinor: number, at: number): void {
  database
    .sql(
      `insert into days (id, date, first_sale, opened_at) select 1, '2026-01-15', 1, ? where not exists (select 1 from days)`,
    )
    .run(at)
  const number = Number(
    database.sql<[], { next: number }>('select count(*) + 1 as next from sales').get()?.next,
  )
  database
    .sql(
      `insert into sales (number, id, receipt_number, day_id, recorded_at, currency, tax_mode, line_count,
         subtotal_minor, discount_minor, tax_added_minor, total_minor, lines, document)
       values (?, ?, ?, 1, ?, 'EUR', 'included', 1, ?, 0, 0, ?, '[]', '{}')`,
    )
    .run(number, saleId, `R${number}`, at, totalMinor, totalMinor)
}

function freshReference(): string {
  return randomUUID().replaceAll('-', '').slice(0, 14).toUpperCase()
}
