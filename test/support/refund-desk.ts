import { onTestFinished } from 'vitest'
import { attemptNames } from '../../main/payments/attempt-names.ts'
import { pollPayment } from '../../main/payments/poll-payment.ts'
import { submitPayment } from '../../main/payments/submit-payment.ts'
import type { CardProvider } from '../../main/ports.ts'
import { createWorker, type Worker } from '../../main/queue/worker.ts'
import { slipSteps } from '../../main/receipts/fetch-slips.ts'
import { pollRefund } from '../../main/refunds/poll-refund.ts'
import { recoverRefunds } from '../../main/refunds/recover-refunds.ts'
import type { RefundContext } from '../../main/refunds/refund-context.ts'
import { submitRefund } from '../../main/refunds/submit-refund.ts'
import type { Database } from '../../main/store/database.ts'
import { defaultSettings } from '../../main/store/settings-store.ts'
import type { TestClock } from './clock.ts'
import { approved, type FakeProvider, readerIs } from './fake-provider.ts'
import { must, type PaymentDesk, paymentDesk } from './payment-desk.ts'

/** One life of the till with refunds in it. */
export type RefundDesk = {
  database: Database
  clock: TestClock
  context: RefundContext
  worker: Worker
  pass(milliseconds: number): Promise<void>
}

export function refundDesk(
  { database, clock, context: payments }: Pick<PaymentDesk, 'database' | 'clock' | 'context'>,
  providers: CardProvider[],
): RefundDesk {
  const { ids, log, random, saleTotal, recordIfPaid } = payments
  const context: RefundContext = {
    database,
    clock,
    ids,
    log,
    random,
    providers,
    namesOf: attemptNames,
    saleTotal,
    recordIfPaid,
    nudge: () => undefined,
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
      'submit-refund': (job) => submitRefund(context, job),
      'poll-refund': (job) => pollRefund(context, job),
      ...slipSteps({ ...context, settings: () => defaultSettings }),
    },
  })
  worker.start(() => recoverRefunds(context))
  onTestFinished(() => void worker.stop())
  return {
    database,
    clock,
    context,
    worker,
    async pass(milliseconds) {
      await clock.advance(0)
      await clock.advance(milliseconds)
    },
  }
}

/** A card payment of 12.50 that was approved, in a database to go on from. */
export async function paidDesk(provider: FakeProvider): Promise<PaymentDesk> {
  provider.readerState = readerIs('idle')
  provider.onQuery = () => approved(1250)
  const desk = paymentDesk({ providers: [provider] })
  must(desk.pay())
  await desk.pass(10_000)
  await desk.worker.stop()
  return desk
}
