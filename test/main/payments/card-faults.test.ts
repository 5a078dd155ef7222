import { describe, expect, it } from 'vitest'
import { cancelPayment } from '../../../main/payments/cancel-payment.ts'
import { pollPayment } from '../../../main/payments/poll-payment.ts'
import { recordEvent } from '../../../main/payments/record-event.ts'
import { takeCash } from '../../../main/payments/take-cash.ts'
import { type CardTill, cardTill } from '../../support/card-till.ts'
import { must } from '../../support/payment-desk.ts'

/* Rows of the list of faults, each played by the SumUp client over real HTTP against the virtual cloud and its reader. */

const pay = async (till: CardTill, request: Parameters<CardTill['pay']>[0] = {}) => {
  must(till.pay(request))
  await till.pass(3_000)
}

const codes = (till: CardTill, paymentId = 'payment-1') =>
  till.payment(paymentId).timeline.map((entry) => entry.code)

function evidence(till: CardTill, code: string): { httpStatus: number | null; tookMs: number } {
  const row = till.database
    .sql<[string], { evidence: string }>('select evidence from payment_events where code = ?')
    .get(code)
  return JSON.parse(row?.evidence ?? 'null') as never
}

const journaled = (till: CardTill, kind: string) =>
  till.database
    .sql<[string], { subject: string; body: string }>('select * from journal where kind = ?')
    .all(kind)

const minute = 60_000
const hour = 60 * minute

describe('a card payment whose answer is missing', () => {
  it('P3: keeps the code of a server error with its time, and is never called declined for it', async () => {
    const till = await cardTill()
    till.cloud.faults.order('create-checkout', { kind: 'error-after', status: 503, body: 'html' })
    await pay(till)
    expect(till.payment().status).toBe('unknown')
    expect(evidence(till, 'answer-lost')).toMatchObject({ httpStatus: 503 })
    till.reader.act('tap-good')
    await till.pass(8_000)
    expect(till.payment().status).toBe('approved')
    expect(codes(till)).not.toContain('declined')
    expect(till.sent()).toBe(1)
  })

  it('P5: is completed after a power cut with the time at which the bank approved it', async () => {
    const till = await cardTill()
    await pay(till)
    till.reader.act('tap-good')
    await till.worker.stop()
    await till.clock.advance(5_000)
    const approvedAt = till.cloud.transactions()[0]?.at
    await till.clock.advance(hour)
    const second = await till.restart()
    await second.pass(2_000)
    expect(second.payment()).toMatchObject({ status: 'approved', completedSaleId: 'sale-1' })
    const row = second.database.sql<[], { at: number }>('select approved_at as at from payments').get()
    expect(row?.at).toBe(approvedAt)
    expect(journaled(second, 'payment-final')).toHaveLength(1)
  })

  it('P6: is not "never happened" because the look-up is slow to know it', async () => {
    const till = await cardTill()
    till.cloud.faults.order('create-checkout', { kind: 'answer-lost' })
    till.cloud.faults.orderForPayment({ kind: 'lookup-lag', ms: 2 * minute })
    await pay(till)
    till.reader.act('tap-good')
    for (let second = 0; second < 100; second++) {
      await till.pass(1_000)
      expect(till.payment().status).toBe('unknown')
    }
    await till.pass(minute)
    expect(till.payment().status).toBe('approved')
    expect(till.sent()).toBe(1)
  })

  it('P18: is not declined because the reader was unplugged while the bank decided', async () => {
    const till = await cardTill()
    await pay(till)
    till.reader.act('tap-good')
    till.reader.act('unplug')
    await till.pass(2 * minute)
    expect(till.payment().isFinal).toBe(false)
    till.reader.act('plug-in')
    await till.pass(30_000)
    expect(till.payment().status).toBe('approved')
    expect(codes(till)).not.toContain('declined')
  })

  it('K9: is asked about at once when the computer wakes, and the hours asleep prove nothing', async () => {
    const till = await cardTill()
    await pay(till)
    till.cloud.clearLog()
    till.clock.set(till.clock.now() + 8 * hour)
    await till.pass(2_000)
    expect(till.cloud.log().length).toBeGreaterThan(0)
    // The cardholder's minute is long over, and it is the provider that says so.
    expect(till.payment().timeline.at(-1)).toMatchObject({ source: 'provider', code: 'failed' })
    expect(codes(till)).not.toContain('no-trace')
  })
})

describe('news about a card payment', () => {
  it('P7: that is older than its approval changes nothing', async () => {
    const till = await cardTill()
    await pay(till)
    till.reader.act('tap-good')
    await till.pass(6_000)
    const before = till.payment()
    for (const event of [
      { kind: 'still-pending', providerIds: {}, providerText: 'PENDING' },
      { kind: 'not-found' },
      { kind: 'reader-said', readerState: 'waiting-for-card' },
      { kind: 'no-trace', afterMs: hour },
    ] as const)
      expect(recordEvent(till.context, 'payment-1', event).isApplied).toBe(false)
    expect(till.payment()).toEqual(before)
    expect(before).toMatchObject({ status: 'approved' })
  })

  it('P8: that two questions bring at once is one approval, one sale and one entry of the journal', async () => {
    const till = await cardTill()
    await pay(till)
    await till.worker.stop()
    till.reader.act('tap-good')
    await till.clock.advance(5_000)
    const job = { id: 1, kind: 'poll-payment', subject: 'payment-1', payload: {}, attempts: 1 } as never
    await Promise.all([1, 2, 3].map(() => pollPayment(till.context, job)))
    expect(till.payment()).toMatchObject({ status: 'approved', completedSaleId: 'sale-1' })
    expect(till.recorded).toEqual(['sale-1'])
    expect(codes(till).filter((code) => code === 'approved')).toHaveLength(1)
    expect(journaled(till, 'payment-final')).toHaveLength(1)
  })

  it('P9: that is about an earlier attempt reaches that one, while a new one waits for its card', async () => {
    const till = await cardTill()
    till.cloud.faults.orderForPayment({ kind: 'decline-then-approve', afterMs: 60_000 })
    await pay(till)
    till.reader.act('tap-good')
    await till.pass(6_000)
    expect(till.payment().status).toBe('declined')
    await pay(till, { paymentId: 'payment-2' })
    await till.pass(4 * minute)
    expect(till.payment()).toMatchObject({ status: 'approved', charged: { minor: 1250 } })
    expect(till.payment('payment-2').status).not.toBe('approved')
    expect(codes(till, 'payment-2')).not.toContain('approved')
    expect(journaled(till, 'payment-alert').map((row) => row.subject)).toEqual(['payment-1'])
  })

  it('P15: that names another merchant is no approval of ours, and is said', async () => {
    const till = await cardTill()
    till.cloud.faults.order(
      'get-transaction',
      { kind: 'field', path: 'merchant_code', value: 'MCOTHER1' },
      'always',
    )
    await pay(till)
    till.reader.act('tap-good')
    await till.pass(10_000)
    expect(till.payment()).toMatchObject({ status: 'unknown', reason: 'mismatch' })
    expect(till.payment().providerText).toMatch(/other merchant: 12\.5 EUR/)
    expect(till.recorded).toEqual([])
    till.cloud.faults.clear()
    await till.pass(20_000)
    expect(till.payment().status).toBe('approved')
  })
})

describe('a reader', () => {
  it('P19: that still has a payment takes no other: the till names it and sends nothing', async () => {
    const till = await cardTill()
    await pay(till)
    till.totals.set('sale-2', 990)
    const startedAt = till.payment().createdAt
    for (let press = 0; press < 5; press++)
      expect(till.pay({ paymentId: `other-${press}`, saleId: 'sale-2' })).toMatchObject({
        ok: false,
        error: {
          code: 'reader-busy',
          values: { paymentId: 'payment-1', amountMinor: 1250, currency: 'EUR', since: startedAt },
        },
      })
    expect(till.sent()).toBe(1)
    till.reader.act('tap-good')
    await till.pass(6_000)
    await pay(till, { paymentId: 'other-1', saleId: 'sale-2' })
    till.reader.act('tap-good')
    await till.pass(6_000)
    expect(till.payment('other-1').status).toBe('approved')
    expect(till.sent()).toBe(2)
  })

  it('P19: that has somebody else’s payment refuses ours, which ends without a charge', async () => {
    const till = await cardTill()
    const { providerReaderId } = till.database
      .sql<[], { providerReaderId: string }>('select provider_reader_id as providerReaderId from readers')
      .get() ?? { providerReaderId: '' }
    const foreign = { reference: 'OTHERTILL00001', amountMinor: 700, currency: 'EUR', description: '' }
    expect((await till.provider.submit({ ...foreign, providerReaderId })).kind).toBe('accepted')
    await pay(till)
    expect(till.payment()).toMatchObject({ status: 'failed', reason: 'reader-busy' })
    till.reader.act('tap-good')
    await till.pass(10_000)
    expect(till.cloud.transactions().map((one) => one.foreignTransactionId)).toEqual(['OTHERTILL00001'])
    expect(till.recorded).toEqual([])
  })

  it('R2: stays taken after a stop that nobody confirms, until the provider says how it ended', async () => {
    const till = await cardTill()
    await pay(till)
    till.totals.set('sale-2', 990)
    till.cloud.faults.order('terminate', { kind: 'error-before', status: 204, body: 'empty' })
    must(cancelPayment(till.context, { paymentId: 'payment-1' }))
    await till.pass(10_000)
    expect(codes(till)).toContain('cancel-passed-on')
    expect(till.payment()).toMatchObject({ isFinal: false, cancelWished: true })
    expect(till.pay({ paymentId: 'payment-2', saleId: 'sale-2' })).toMatchObject({
      ok: false,
      error: { code: 'reader-busy' },
    })
    expect(till.sent()).toBe(1)
    till.reader.act('tap-good')
    await till.pass(6_000)
    expect(till.payment().status).toBe('approved')
  })

  it('R4: is not stopped by the wish of a payment that has ended, when the next customer is at it', async () => {
    const till = await cardTill()
    await pay(till)
    till.cloud.faults.order('terminate', { kind: 'lost-on-the-way' }, 'always')
    must(cancelPayment(till.context, { paymentId: 'payment-1' }))
    await till.pass(500)
    till.reader.act('cancel')
    await till.pass(1_000)
    till.cloud.faults.clear()
    await till.pass(4_000)
    expect(till.payment().isFinal).toBe(true)
    till.cloud.clearLog()
    await pay(till, { paymentId: 'payment-2' })
    await till.pass(10_000)
    expect(till.calls('terminate')).toBe(0)
    till.reader.act('tap-good')
    await till.pass(6_000)
    expect(till.payment('payment-2').status).toBe('approved')
  })
})

describe('a wish to cancel', () => {
  it('R5: pressed ten times is one wish and one request', async () => {
    const till = await cardTill()
    await pay(till)
    till.cloud.faults.order('terminate', { kind: 'error-before', status: 204, body: 'empty' }, 'always')
    for (let press = 0; press < 10; press++) {
      must(cancelPayment(till.context, { paymentId: 'payment-1' }))
      await till.pass(press < 5 ? 0 : 300)
    }
    expect(till.calls('terminate')).toBe(1)
    expect(codes(till).filter((code) => code === 'cancel-wished')).toHaveLength(1)
  })
})

describe('a card service', () => {
  it('P22: that is away for an hour is asked calmly, cash goes on, and the payment ends in a fact', async () => {
    const till = await cardTill()
    await pay(till)
    till.cloud.faults.order('any', { kind: 'error-before', status: 503, body: 'html' }, 'always')
    till.reader.act('tap-good')
    till.cloud.clearLog()
    await till.pass(hour)
    expect(till.payment().status).toBe('unknown')
    expect(till.cloud.faults.counts()['error-before']).toBeLessThan(600)
    till.totals.set('sale-2', 500)
    const cash = { paymentId: 'cash-1', saleId: 'sale-2', amountMinor: null, tenderedMinor: null }
    expect(must(takeCash(till.context, cash)).completedSaleId).toBe('sale-2')
    till.cloud.faults.clear()
    await till.pass(2 * minute)
    expect(till.payment().status).toBe('approved')
    expect(till.sent()).toBe(0)
  })

  it('P23: that no longer takes the key is asked once; cash works, and the key is in no word of it', async () => {
    const till = await cardTill()
    till.cloud.faults.order('any', { kind: 'error-before', status: 401, body: 'json' }, 'always')
    await pay(till)
    await till.pass(10_000)
    expect(till.payment()).toMatchObject({ status: 'failed', reason: 'not-authorised' })
    expect(till.sent()).toBe(1)
    expect(JSON.stringify([till.payment(), till.logged])).not.toContain(till.account.apiKey)
    const cash = { paymentId: 'cash-1', saleId: 'sale-1', amountMinor: null, tenderedMinor: null }
    expect(must(takeCash(till.context, cash)).completedSaleId).toBe('sale-1')
  })

  it('P23: that no longer takes the key in the middle leaves the outcome open, and hears no storm', async () => {
    const till = await cardTill()
    await pay(till)
    till.cloud.faults.order('any', { kind: 'error-before', status: 401, body: 'json' }, 'always')
    till.reader.act('tap-good')
    await till.pass(10 * minute)
    expect(till.payment()).toMatchObject({ status: 'unknown', isFinal: false })
    expect(till.cloud.faults.counts()['error-before']).toBeLessThan(250)
    till.cloud.faults.clear()
    await till.pass(minute)
    expect(till.payment().status).toBe('approved')
  })

  it('P24: that wants fewer requests gets the payment not a second time', async () => {
    const till = await cardTill()
    till.cloud.faults.order('create-checkout', { kind: 'too-many-requests', retryAfterSeconds: 2 })
    await pay(till)
    await till.pass(minute)
    expect(till.payment()).toMatchObject({ status: 'failed', reason: 'too-many-requests' })
    expect(till.sent()).toBe(1)
    expect(till.cloud.transactions()).toEqual([])
  })
})

describe('a tip', () => {
  it('M14: on the reader stands apart from the amount, and the sale is paid for its own total', async () => {
    const till = await cardTill()
    till.cloud.faults.orderForPayment({ kind: 'wrong-amount', amountMinor: 1450 })
    till.cloud.faults.order('get-transaction', { kind: 'field', path: 'tip_amount', value: 2 }, 'always')
    await pay(till)
    till.reader.act('tap-good')
    await till.pass(8_000)
    expect(till.payment()).toMatchObject({
      status: 'approved',
      amount: { minor: 1250 },
      charged: { minor: 1450 },
      tip: { minor: 200 },
      completedSaleId: 'sale-1',
    })
    expect(till.cloud.transactions().map((one) => one.amountMinor)).toEqual([1450])
  })
})
