import { describe, expect, test } from 'vitest'
import { startCardPayment } from '../../../main/payments/start-payment.ts'
import { startRefund } from '../../../main/refunds/start-refund.ts'
import type { Database } from '../../../main/store/database.ts'
import { loadPayment } from '../../../main/store/payment-store.ts'
import { loadRefund } from '../../../main/store/refund-store.ts'
import { writeRestored } from '../../../main/store/restored-store.ts'
import { approved, fakeProvider, notFound, readerIs, refunded } from '../../support/fake-provider.ts'
import { must, paymentDesk } from '../../support/payment-desk.ts'
import { paidDesk, refundDesk } from '../../support/refund-desk.ts'

/* What stood before its sending when the backup was made may have been sent the moment after: the data cannot know. */

const restore = (database: Database, at: number) =>
  database.inTransaction(() => writeRestored(database, { madeAt: at, restoredAt: at + 1, comparedAt: null }))

describe('a card payment of the moment of a backup', () => {
  test.each(['charged', 'not sent'] as const)(
    'S6, I21: that had not left at the backup is asked about and never sent again (%s)',
    async (became) => {
      const provider = fakeProvider()
      provider.readerState = readerIs('idle')
      provider.onQuery = () => (became === 'charged' ? approved(1250) : notFound)
      const first = paymentDesk({ providers: [provider], starts: false })
      must(
        startCardPayment(first.context, {
          paymentId: 'p',
          saleId: 'sale-1',
          amountMinor: null,
          readerId: null,
        }),
      )
      restore(first.database, first.clock.now())
      await first.clock.advance(2)
      const second = paymentDesk({
        providers: [provider],
        database: first.database,
        clock: first.clock,
        withReader: false,
      })
      for (let round = 0; round < 200; round += 1) await second.pass(30_000)
      expect(provider.submits).toEqual([])
      expect(loadPayment(second.database, 'p')?.status).toBe(became === 'charged' ? 'approved' : 'failed')
    },
  )
})

describe('a refund of the moment of a backup', () => {
  test.each(['gone back', 'not sent'] as const)(
    'S6, I21: of a refund that had not left at the backup is asked about and never sent again (%s)',
    async (became) => {
      const provider = fakeProvider()
      const paid = await paidDesk(provider)
      const { database, clock } = paid
      const idle = refundDesk(paid, [provider])
      await idle.worker.stop()
      provider.onRefundQuery = () =>
        became === 'gone back'
          ? { ...refunded, providerIds: {} }
          : { kind: 'not-found', evidence: notFound.evidence }
      must(
        startRefund(idle.context, {
          refundId: 'r',
          paymentId: loadedId(database),
          amountMinor: null,
          cause: 'asked-for',
        }),
      )
      restore(database, clock.now())
      await clock.advance(2)
      const second = refundDesk(paid, [provider])
      for (let round = 0; round < 200; round += 1) await second.pass(30_000)
      expect(provider.refunds).toEqual([])
      expect(loadRefund(database, 'r')?.status).toBe(became === 'gone back' ? 'refunded' : 'failed')
    },
  )
})

const loadedId = (database: Database): string =>
  database.sql<[], { id: string }>('select id from payments').get()?.id ?? ''
