import { describe, expect, it } from 'vitest'
import type { CardProvider, RefundNames } from '../../../main/ports.ts'
import { startRefund } from '../../../main/refunds/start-refund.ts'
import type { Database } from '../../../main/store/database.ts'
import { loadRefund } from '../../../main/store/refund-store.ts'
import { testClock } from '../../support/clock.ts'
import {
  type FakeProvider,
  fakeProvider,
  noEvidence,
  refundable,
  refunded,
} from '../../support/fake-provider.ts'
import { mortalClock, mortalDatabase, PowerCut, powerSupply, type Supply } from '../../support/power.ts'
import { paidDesk, refundDesk } from '../../support/refund-desk.ts'

/* The power goes at every step of a refund's life; the next life starts from what is on disk. */

/** The request may die on the way out or on the way back: the second time the provider has acted on it. */
function mortalProvider(provider: CardProvider, power: Supply): CardProvider {
  const call =
    <In extends unknown[], Out>(ask: (...request: In) => Promise<Out>) =>
    async (...request: In): Promise<Out> => {
      power.use()
      const answer = await ask(...request)
      power.use()
      return answer
    }
  return {
    ...provider,
    refundable: call(provider.refundable),
    refund: call(provider.refund),
    queryRefund: call(provider.queryRefund),
  }
}

/** A provider with books: what it took it has given back, and it refuses the first try as too early where it is told to. */
function withBooks(provider: FakeProvider, firstTry: 'taken' | 'too-early'): string[] {
  const books: string[] = []
  let tries = 0
  provider.onRefundable = () => refundable(1250 - books.length * 1250)
  provider.onRefund = ({ reference }: RefundNames) => {
    tries += 1
    if (firstTry === 'too-early' && tries === 1)
      return { kind: 'not-yet', reason: 'not-refundable-yet', retryAfterMs: 0, evidence: noEvidence }
    books.push(reference)
    return { kind: 'refunded', providerIds: {}, refundedAt: null, evidence: noEvidence }
  }
  provider.onRefundQuery = ({ reference }: RefundNames) =>
    books.includes(reference) ? { ...refunded, providerIds: {} } : { kind: 'not-found', evidence: noEvidence }
  return books
}

const wish = { refundId: 'refund-1', paymentId: 'payment-1', amountMinor: null, cause: 'asked-for' } as const

async function liveUntilPowerCut(firstTry: 'taken' | 'too-early', steps: number) {
  const provider = fakeProvider()
  const paid = await paidDesk(provider)
  const books = withBooks(provider, firstTry)
  const power = powerSupply(steps)
  const { database } = paid
  try {
    const clock = { ...paid.clock, ...mortalClock(paid.clock, power) }
    const mortal: Database = mortalDatabase(database, power)
    const first = refundDesk({ database: mortal, clock, context: paid.context }, [
      mortalProvider(provider, power),
    ])
    startRefund(first.context, wish)
    for (let round = 0; round < 40 && !power.isOff(); round++) await first.pass(5_000)
  } catch (error) {
    if (!(error instanceof PowerCut)) throw error
  }
  const second = refundDesk({ database, clock: testClock(paid.clock.now()), context: paid.context }, [
    provider,
  ])
  for (let round = 0; round < 80; round++) {
    const refund = loadRefund(database, 'refund-1')
    if (!refund || refund.finalAt !== null) break
    await second.pass(10_000)
  }
  return { wasCut: power.isOff(), books, refund: loadRefund(database, 'refund-1'), database }
}

describe('a power cut', () => {
  it.each(['taken', 'too-early'] as const)(
    'at any step of a refund that is %s at first gives back at most once, and says what is true',
    async (firstTry) => {
      const outcomes = new Set<string>()
      let livedToTheEnd = false
      for (let steps = 1; steps < 200 && !livedToTheEnd; steps++) {
        const { wasCut, books, refund, database } = await liveUntilPowerCut(firstTry, steps)
        const status = refund?.status ?? 'never written'
        outcomes.add(status)
        const about = `cut after ${steps}: ${status} (${refund?.reason})`
        expect(books.length, about).toBeLessThanOrEqual(1)
        expect(status === 'refunded', about).toBe(books.length === 1)
        if (refund) expect(refund.finalAt, about).not.toBeNull()
        const finals = database
          .sql<[], { count: number }>(`select count(*) as count from journal where kind = 'refund-final'`)
          .get()
        expect(finals?.count, about).toBe(refund ? 1 : 0)
        livedToTheEnd = !wasCut
      }
      expect(livedToTheEnd).toBe(true)
      expect([...outcomes].sort()).toEqual(['failed', 'never written', 'refunded'])
    },
    120_000,
  )
})
