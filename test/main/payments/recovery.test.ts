import { describe, expect, it } from 'vitest'
import { getPayment } from '../../../main/payments/follow-payment.ts'
import { recoverPayments } from '../../../main/payments/recover-payments.ts'
import { startCardPayment } from '../../../main/payments/start-payment.ts'
import type { CardProvider } from '../../../main/ports.ts'
import { testClock } from '../../support/clock.ts'
import { testDatabase } from '../../support/database.ts'
import {
  accepted,
  approved,
  ended,
  fakeProvider,
  notFound,
  pending,
  readerIs,
} from '../../support/fake-provider.ts'
import { must, paymentDesk, storeReader } from '../../support/payment-desk.ts'
import { mortalClock, mortalDatabase, PowerCut, powerSupply, type Supply } from '../../support/power.ts'

/* The power goes at every step of a payment's life; the next life starts from what is on disk. */

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
    submit: call(provider.submit),
    query: call(provider.query),
    requestCancel: call(provider.requestCancel),
    readerStatus: call(provider.readerStatus),
  }
}

/** A provider with a ledger: it charges what was accepted once the reader has had its time. */
function ledgerProvider(verdict: 'approved' | 'declined') {
  const provider = fakeProvider()
  const charges = new Map<string, number>()
  provider.onSubmit = (request) => {
    if (charges.has(request.reference)) throw new Error('the same reference was sent twice')
    charges.set(request.reference, request.amountMinor)
    return accepted(request.reference)
  }
  provider.readerState = readerIs('idle')
  let asked = 0
  provider.onQuery = (attempt) => {
    const amountMinor = charges.get(attempt.reference)
    if (amountMinor === undefined) return notFound
    asked += 1
    if (asked < 3) return pending
    return verdict === 'approved' ? approved(amountMinor) : ended('declined')
  }
  return { provider, charges }
}

const request = { paymentId: 'payment-1', saleId: 'sale-1', amountMinor: null, readerId: null }

async function liveUntilPowerCut(verdict: 'approved' | 'declined', steps: number) {
  const { provider, charges } = ledgerProvider(verdict)
  const database = testDatabase()
  const clock = testClock()
  storeReader(database, provider.id)
  const power = powerSupply(steps)
  try {
    const mortal = mortalProvider(provider, power)
    const first = paymentDesk({
      providers: [mortal],
      database: mortalDatabase(database, power),
      clock: { ...clock, ...mortalClock(clock, power) },
    })
    startCardPayment(first.context, request)
    for (let round = 0; round < 30 && !power.isOff(); round++) await first.pass(1_000)
  } catch (error) {
    if (!(error instanceof PowerCut)) throw error
  }
  const wasCut = power.isOff()

  const second = paymentDesk({ providers: [provider], database, clock })
  for (let round = 0; round < 60; round++) {
    const found = getPayment(second.context, { paymentId: 'payment-1' })
    if (!found.ok || found.value.isFinal) break
    await second.pass(5_000)
  }
  await second.pass(40_000)
  return { wasCut, charges, provider, second, database }
}

describe('a power cut', () => {
  it.each(['approved', 'declined'] as const)(
    'at any step of a payment that is %s costs nobody anything',
    async (verdict) => {
      const outcomes = new Set<string>()
      let livedToTheEnd = false
      for (let steps = 1; steps < 200; steps++) {
        const { wasCut, charges, provider, second, database } = await liveUntilPowerCut(verdict, steps)
        const found = getPayment(second.context, { paymentId: 'payment-1' })
        const status = found.ok ? found.value.status : 'never written'
        outcomes.add(status)
        const about = `cut after ${steps}: ${status}`
        // Sent at most once over both lives, and what the provider charged is what the till says.
        expect(provider.submits.length, about).toBeLessThanOrEqual(1)
        expect(status === 'approved', about).toBe(verdict === 'approved' && charges.size === 1)
        if (found.ok) expect(found.value.isFinal, about).toBe(true)
        expect(database.sql('select count(*) as count from sales').get(), about).toEqual({
          count: status === 'approved' ? 1 : 0,
        })
        const finals = database
          .sql<[], { count: number }>(`select count(*) as count from journal where kind = 'payment-final'`)
          .get()
        expect(finals?.count, about).toBe(found.ok ? 1 : 0)
        livedToTheEnd = !wasCut
        if (livedToTheEnd) break
      }
      expect(livedToTheEnd).toBe(true)
      expect([...outcomes].sort()).toEqual([verdict, 'failed', 'never written'].sort())
    },
    120_000,
  )
})

describe('a restart', () => {
  async function restartedFrom(status: 'created' | 'submitting' | 'pending') {
    const provider = fakeProvider()
    const first = paymentDesk({ providers: [provider] })
    if (status === 'created') await first.worker.stop()
    if (status === 'submitting') provider.onSubmit = () => new Promise(() => undefined)
    must(first.pay())
    await first.pass(0)
    expect(must(getPayment(first.context, { paymentId: 'payment-1' })).status).toBe(status)
    const second = paymentDesk({
      providers: [provider],
      database: first.database,
      clock: testClock(first.clock.now()),
    })
    await second.worker.stop()
    return { provider, second }
  }

  it('never charges: what was created and not sent is closed', async () => {
    const { provider, second } = await restartedFrom('created')
    recoverPayments(second.context)
    second.worker.start()
    await second.pass(60_000)
    expect(must(getPayment(second.context, { paymentId: 'payment-1' }))).toMatchObject({
      status: 'failed',
      reason: 'never-sent',
    })
    expect(provider.submits).toHaveLength(0)
  })

  it('asks for what may have been sent, and does not send it again', async () => {
    const { provider, second } = await restartedFrom('submitting')
    recoverPayments(second.context)
    expect(must(getPayment(second.context, { paymentId: 'payment-1' }))).toMatchObject({
      status: 'unknown',
      reason: 'restarted',
    })
    provider.onQuery = () => approved(1250)
    second.worker.start()
    await second.pass(20_000)
    expect(must(getPayment(second.context, { paymentId: 'payment-1' })).status).toBe('approved')
    expect(provider.submits).toHaveLength(1)
  })

  it('asks at once for what was pending', async () => {
    const { provider, second } = await restartedFrom('pending')
    provider.onQuery = () => approved(1250)
    recoverPayments(second.context)
    provider.readerState = readerIs('idle')
    second.worker.start()
    await second.pass(0)
    expect(must(getPayment(second.context, { paymentId: 'payment-1' })).status).toBe('approved')
  })

  it('changes nothing when it happens twice', async () => {
    const { second } = await restartedFrom('submitting')
    recoverPayments(second.context)
    recoverPayments(second.context)
    const { timeline } = must(getPayment(second.context, { paymentId: 'payment-1' }))
    expect(timeline.filter((entry) => entry.code === 'answer-lost')).toHaveLength(1)
    expect(
      second.database.sql(`select count(*) as count from jobs where kind = 'poll-payment'`).get(),
    ).toEqual({ count: 1 })
  })

  it('asks again for an attempt without a trace, for a week', async () => {
    const { provider, second } = await restartedFrom('submitting')
    recoverPayments(second.context)
    provider.onQuery = () => notFound
    provider.readerState = readerIs('idle')
    second.worker.start()
    await second.pass(200_000)
    await second.pass(1_200_000)
    expect(must(getPayment(second.context, { paymentId: 'payment-1' })).reason).toBe('no-trace')
    provider.onQuery = () => approved(1250)
    recoverPayments(second.context)
    second.worker.nudge()
    await second.pass(0)
    expect(must(getPayment(second.context, { paymentId: 'payment-1' })).status).toBe('approved')
    await second.pass(8 * 24 * 3_600_000)
  })
})
