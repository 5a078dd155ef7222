import { describe, expect, it } from 'vitest'
import { pairReader } from '../../../main/payments/add-reader.ts'
import { cancelPayment } from '../../../main/payments/cancel-payment.ts'
import { decidePayment } from '../../../main/payments/decide-payment.ts'
import { getPayment } from '../../../main/payments/follow-payment.ts'
import { must, paymentDesk } from '../../support/payment-desk.ts'
import { pairingCode, sumUpStage } from '../../support/sumup-stage.ts'

/* The whole walk: SQLite, queue, the SumUp client over real HTTP, the virtual cloud and the cardholder's reader. */

async function openTill() {
  const stage = await sumUpStage()
  await stage.provider.removeReader(stage.providerReaderId)
  const { clock, provider } = stage
  const desk = paymentDesk({ providers: [provider], clock, withReader: false })
  must(await pairReader(desk.context, { pairingCode: pairingCode(stage.reader), name: 'Counter' }))
  /** Answers take real time, so the clock goes on only when nobody waits for one. */
  const pass = async (milliseconds: number) => {
    const until = clock.now() + milliseconds
    await desk.pass(0)
    await desk.worker.idle()
    while (clock.now() < until) {
      await clock.advance(Math.min(100, until - clock.now()))
      await desk.worker.idle()
    }
  }
  await pass(1_500)
  const payment = () => must(getPayment(desk.context, { paymentId: 'payment-1' }))
  const sent = () => stage.cloud.log().filter((entry) => entry.operation === 'create-checkout').length
  return { ...stage, ...desk, pass, payment, sent }
}

describe('a card payment by SumUp', () => {
  it('is approved soon after the tap, with few calls', async () => {
    const till = await openTill()
    must(till.pay())
    await till.pass(8_000)
    expect(till.payment()).toMatchObject({ status: 'pending', readerState: 'waiting-for-card' })
    till.cloud.clearLog()
    till.reader.act('tap-good')
    await till.pass(1_500)
    const decidedAt = till.clock.now()
    await till.pass(1_500)
    const { timeline, ...payment } = till.payment()
    expect(payment).toMatchObject({
      status: 'approved',
      charged: { minor: 1250, currency: 'EUR' },
      card: { scheme: 'VISA', lastFour: '0119', entry: 'contactless' },
      completedSaleId: 'sale-1',
      providerName: 'SumUp',
      readerName: 'Counter',
    })
    expect((timeline.at(-1)?.at ?? Number.POSITIVE_INFINITY) - decidedAt).toBeLessThanOrEqual(700)
    expect(till.cloud.log().length).toBeLessThanOrEqual(10)
    expect(till.sent()).toBe(0)
  })

  it('whose answer was lost is found by our reference, and was sent once', async () => {
    const till = await openTill()
    till.cloud.faults.order('create-checkout', { kind: 'answer-lost' })
    must(till.pay())
    await till.pass(3_000)
    expect(till.payment().status).toBe('unknown')
    till.reader.act('insert-good')
    till.reader.act('pin-correct')
    await till.pass(8_000)
    expect(till.payment()).toMatchObject({ status: 'approved', card: { entry: 'chip' } })
    expect(till.sent()).toBe(1)
    expect(till.cloud.transactions()).toHaveLength(1)
  })

  it('that was declined for now and then approved is one payment', async () => {
    const till = await openTill()
    till.cloud.faults.orderForPayment({ kind: 'decline-then-approve', afterMs: 40_000 })
    must(till.pay())
    await till.pass(3_000)
    till.reader.act('tap-good')
    await till.pass(5_000)
    expect(till.payment().status).toBe('declined')
    await till.pass(240_000)
    expect(till.payment().status).toBe('approved')
    expect(till.payment().timeline.at(-1)?.code).toBe('approved-after-all')
    expect(till.recorded).toEqual(['sale-1'])
  })

  it.each([
    ['declined card', 'tap-declined', 'declined'],
    ['red key', 'cancel', 'cancelled'],
    ['cardholder who walks away', 'walk-away', 'failed'],
  ] as const)('ends by a %s, and the next attempt is a new one', async (_title, action, status) => {
    const till = await openTill()
    must(till.pay())
    await till.pass(3_000)
    till.reader.act(action)
    await till.pass(6_000)
    expect(till.payment()).toMatchObject({ status, isFinal: true })
    must(till.pay({ paymentId: 'payment-2' }))
    await till.pass(3_000)
    till.reader.act('tap-good')
    await till.pass(6_000)
    expect(must(getPayment(till.context, { paymentId: 'payment-2' })).status).toBe('approved')
    expect(till.sent()).toBe(2)
  })

  it('is cancelled by the till only once the provider says so', async () => {
    const till = await openTill()
    must(till.pay())
    await till.pass(3_000)
    must(cancelPayment(till.context, { paymentId: 'payment-1' }))
    expect(till.payment()).toMatchObject({ status: 'pending', cancelWished: true })
    await till.pass(6_000)
    expect(till.payment().status).toBe('cancelled')
  })

  it('that a cancel came too late for is approved', async () => {
    const till = await openTill()
    must(till.pay())
    await till.pass(3_000)
    till.reader.act('tap-good')
    must(cancelPayment(till.context, { paymentId: 'payment-1' }))
    await till.pass(6_000)
    expect(till.payment()).toMatchObject({ status: 'approved', cancelWished: true })
  })

  it('fails at once, with nothing charged, when the reader is offline', async () => {
    const till = await openTill()
    till.reader.act('lose-network')
    must(till.pay())
    await till.pass(500)
    expect(till.payment()).toMatchObject({ status: 'failed', reason: 'reader-offline' })
  })

  it('waits for a reader that lost its network in the middle', async () => {
    const till = await openTill()
    must(till.pay())
    await till.pass(3_000)
    till.reader.act('tap-good')
    till.reader.act('lose-network')
    await till.pass(20_000)
    expect(till.payment()).toMatchObject({ status: 'pending', isFinal: false })
    till.reader.act('regain-network')
    await till.pass(20_000)
    expect(till.payment().status).toBe('approved')
  })

  it('survives a cloud that is away for minutes', async () => {
    const till = await openTill()
    must(till.pay())
    await till.pass(3_000)
    till.cloud.faults.order('any', { kind: 'error-before', status: 503, body: 'html' }, 'always')
    till.reader.act('tap-good')
    await till.pass(120_000)
    expect(till.payment().status).toBe('unknown')
    till.cloud.faults.clear()
    await till.pass(20_000)
    expect(till.payment().status).toBe('approved')
  })

  it('for more than asked is not booked, and said', async () => {
    const till = await openTill()
    till.cloud.faults.orderForPayment({ kind: 'wrong-amount', amountMinor: 1800 })
    must(till.pay())
    await till.pass(3_000)
    till.reader.act('tap-good')
    await till.pass(10_000)
    expect(till.payment()).toMatchObject({ status: 'unknown', reason: 'mismatch' })
    expect(till.payment().providerText).toMatch(/other amount: 18 EUR/)
    expect(till.recorded).toEqual([])
  })

  it('leaves neither key nor affiliate key in the database or the log', async () => {
    const till = await openTill()
    must(till.pay())
    await till.pass(3_000)
    till.reader.act('tap-good')
    await till.pass(6_000)
    const tables = ['payments', 'payment_events', 'jobs', 'journal', 'readers']
    const kept = JSON.stringify([
      till.logged,
      tables.map((table) => till.database.sql(`select * from ${table}`).all()),
    ])
    expect(kept).toContain('checkout')
    expect(kept).not.toContain('sup_sk_stage_0001')
    expect(kept).not.toContain('affiliate-key-1')
  })
})

describe('a key that was revoked for good', () => {
  it('is told as refused, and leaves the payment to a person', async () => {
    const till = await openTill()
    must(till.pay())
    await till.pass(8_000)
    till.cloud.revokeKey('sup_sk_stage_0001')
    till.reader.act('tap-good')
    await till.pass(60_000)
    const word = {
      paymentId: 'payment-1',
      verdict: 'charged',
      evidence: 'slip',
      reason: 'slip 0412',
    } as const
    expect(decidePayment(till.context, word)).toMatchObject({ error: { code: 'decision-too-early' } })
    await till.pass(15 * 60_000)
    expect(till.payment()).toMatchObject({
      status: 'unknown',
      situation: { decide: { kind: 'now', cause: 'refused' } },
    })
    must(decidePayment(till.context, word))
    expect(till.payment()).toMatchObject({
      status: 'approved',
      completedSaleId: 'sale-1',
      decision: { verdict: 'charged', outcome: null },
    })
    expect(till.sent()).toBe(1)
  })

  it('leaves another amount than what was asked for to a person as well', async () => {
    const till = await openTill()
    till.cloud.faults.orderForPayment({ kind: 'wrong-amount', amountMinor: 9_900 })
    must(till.pay())
    await till.pass(8_000)
    till.reader.act('tap-good')
    await till.pass(9 * 60_000)
    expect(till.payment()).toMatchObject({ status: 'unknown', reason: 'mismatch' })
    expect(till.payment().situation?.decide.kind).toBe('later')
    await till.pass(2 * 60_000)
    expect(till.payment().situation?.decide).toEqual({ kind: 'now', cause: 'contradiction' })
  })
})
