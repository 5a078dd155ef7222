import { describe, expect, it } from 'vitest'
import { currentDay } from '../../../main/day/day-report.ts'
import { getPayment } from '../../../main/payments/follow-payment.ts'
import { recoverPayments } from '../../../main/payments/recover-payments.ts'
import { decideLateCharge, lateCharges } from '../../../main/refunds/late-charges.ts'
import type { Database } from '../../../main/store/database.ts'
import { salePayments } from '../../../main/store/sale-payments.ts'
import type { LateChargeChoice } from '../../../preload/contract/refund-views.ts'
import { type CardTill, cardTill } from '../../support/card-till.ts'
import {
  approved,
  ended,
  fakeProvider,
  noEvidence,
  pending,
  readerIs,
  refunded,
} from '../../support/fake-provider.ts'
import { must, paymentDesk } from '../../support/payment-desk.ts'
import { refundDesk } from '../../support/refund-desk.ts'
import { codeOf, good } from '../../support/sales-till.ts'
import { shopDesk } from '../../support/shop-desk.ts'

/* P13: one request, delivered twice and paid twice. One charge is the payment, the other is listed until somebody decides. */

describe('a request that the network delivers to SumUp twice, while the till is off', () => {
  async function open() {
    const till = await cardTill()
    till.cloud.quirks.takesReferencesTwice = true
    till.cloud.faults.order('create-checkout', { kind: 'handled-twice', afterMs: 20_000 })
    must(till.pay())
    await till.pass(1_500)
    await till.worker.stop()
    till.reader.act('tap-good')
    await till.clock.advance(20_000)
    till.reader.act('tap-good')
    await till.clock.advance(10_000)
    const [first, second] = till.cloud.transactions()
    if (!first || !second) throw new Error(`charged ${till.cloud.transactions().length} times`)
    const next = await till.restart()
    await next.pass(8_000)
    return { ...next, first, second }
  }

  it('is paid by one charge, and names both of them at once', async () => {
    const till = await open()
    expect(till.payment()).toMatchObject({ status: 'approved', charged: { minor: 1250 } })
    expect(till.recorded).toEqual(['sale-1'])
    expect(salePayments(till.database, 'sale-1')).toMatchObject({ approvedMinor: 1250, undecided: [] })
    const refunds = refundDesk(till, [till.provider])
    const names = { first: till.first.code, second: till.second.code }
    expect(good(lateCharges(refunds.context))).toMatchObject([
      { cause: 'charged-twice', twice: names, charged: { minor: 1250 }, canBook: false, choice: null },
    ])
    expect(till.payment().timeline.at(-1)).toMatchObject({ code: 'charged-twice', values: names })
    const alerts = till.database
      .sql<[], { body: string }>(`select body from journal where kind = 'payment-alert'`)
      .all()
    expect(alerts.map(({ body }) => JSON.parse(body))).toMatchObject([{ code: 'charged-twice', ...names }])
  })

  it('is still one payment and one open question after another start and another answer', async () => {
    const till = await open()
    const next = await till.restart()
    recoverPayments(next.context)
    await next.pass(120_000)
    const refunds = refundDesk(next, [till.provider])
    expect(good(lateCharges(refunds.context))).toHaveLength(1)
    expect(next.database.sql('select 1 from payments').all()).toHaveLength(2)
  })

  it('gives back the one that is too many, by its own id, and once', async () => {
    const till = await open()
    await till.worker.stop()
    const refunds = refundDesk(till, [till.provider])
    const [charge] = good(lateCharges(refunds.context))
    const paymentId = charge?.paymentId ?? ''
    const decide = () =>
      decideLateCharge(refunds.context, { paymentId, choice: 'reverse', refundId: 'refund-1' })
    good(decide())
    good(decide())
    for (let step = 0; step < 40; step += 1) {
      await refunds.pass(250)
      await refunds.worker.idle()
    }
    const back = till.cloud
      .transactions()
      .map(({ code, refunds: all }) => [code, all.map((one) => one.amountMinor)])
    expect(back).toEqual([
      [till.first.code, []],
      [till.second.code, [1250]],
    ])
    expect(good(lateCharges(refunds.context))).toEqual([])
  })
})

describe('a second charge that becomes visible after the first one was settled', () => {
  const minute = 60_000
  const question = (till: { first: string; second: string }) => ({
    cause: 'charged-twice',
    choice: null,
    canBook: false,
    charged: { minor: 1250, currency: 'EUR' },
    twice: till,
  })

  it('by SumUp: is found by the list, named with both ids, and told once', async () => {
    const till = await cardTill()
    till.cloud.quirks.takesReferencesTwice = true
    till.cloud.faults.order('create-checkout', { kind: 'handled-twice', afterMs: 30_000 })
    must(till.pay())
    await till.pass(1_500)
    till.reader.act('tap-good')
    await till.pass(10_000)
    expect(till.payment().status).toBe('approved')
    await till.pass(22_000)
    // Another customer of the same account pays the same amount at another till: not ours, and asked about once.
    expect(till.reader.act('tap-good')).toBe(true)
    await till.pass(20_000)
    const stranger = await strangerPays(till)
    const refunds = refundDesk(till, [till.provider])
    expect(good(lateCharges(refunds.context))).toEqual([])
    await till.pass(11 * minute)
    const [first, second] = till.cloud.transactions()
    const names = { first: first?.code ?? '', second: second?.code ?? '' }
    expect(good(lateCharges(refunds.context))).toMatchObject([question(names)])
    expect(till.nudges).toContain('payment')
    const byId = () => till.cloud.log().filter(({ query }) => query === `id=${stranger}`).length
    expect(byId()).toBe(1)
    const next = await till.restart()
    await next.pass(80 * minute)
    expect(good(lateCharges(refunds.context))).toHaveLength(1)
    expect(byId()).toBe(1)
    expect(alertsOf(next)).toMatchObject([{ code: 'charged-twice', ...names }])
  })

  it('by SumUp: is found where our reference is the only name, and where the checkout was charged twice', async () => {
    const till = await cardTill()
    till.cloud.faults.order('create-checkout', { kind: 'answer-lost' })
    till.cloud.faults.orderForPayment({ kind: 'duplicate-charge' })
    must(till.pay())
    await till.pass(2_000)
    till.reader.act('tap-good')
    await till.pass(20_000)
    expect(till.payment().status).toBe('approved')
    await till.pass(11 * minute)
    const [first, second] = till.cloud.transactions()
    const refunds = refundDesk(till, [till.provider])
    expect(good(lateCharges(refunds.context))).toMatchObject([
      question({ first: first?.code ?? '', second: second?.code ?? '' }),
    ])
  })

  it('is looked for through 72 hours, whatever the till was doing, and no longer', async () => {
    const provider = fakeProvider()
    provider.readerState = readerIs('idle')
    const answer = approved(1250)
    if (answer.kind !== 'approved') throw new Error('not approved')
    provider.onQuery = () => ({ ...answer, providerIds: { transactionId: 'tx-1' } })
    const desk = paymentDesk({ providers: [provider] })
    must(desk.pay())
    await desk.pass(71 * 60 * minute)
    provider.onCharged = (attempts) => ({
      others: attempts.map(({ reference }) => ({
        reference,
        charge: { ...answer, providerIds: { transactionId: 'tx-2' }, approvedAt: null },
      })),
    })
    await desk.pass(2 * 60 * minute)
    const refunds = refundDesk(desk, [provider])
    expect(good(lateCharges(refunds.context))).toMatchObject([{ cause: 'charged-twice' }])
    expect(provider.looks.map(({ charged }) => charged.length)).toEqual([1, 1, 1, 1, 1])
    await desk.pass(24 * 60 * minute)
    expect(provider.looks).toHaveLength(5)
  })

  it('is found beside a late approval, though both changed long before the look that found that one', async () => {
    const provider = fakeProvider()
    provider.readerState = readerIs('idle')
    provider.onQuery = () => ended('declined')
    const desk = paymentDesk({ providers: [provider] })
    must(desk.pay())
    await desk.pass(20_000)
    const answer = approved(1250)
    if (answer.kind !== 'approved') throw new Error('not approved')
    // A day lies between two looks, and the list names only what changed since the time that is asked for.
    const chargedAt = desk.clock.now() + 25 * 60 * minute
    const isListed = (since: number) => desk.clock.now() >= chargedAt && since <= chargedAt
    provider.onLook = (attempts, since) => ({
      kind: 'answered',
      value: isListed(since) ? attempts.map(({ reference }) => reference) : [],
    })
    provider.onCharged = (attempts) => ({
      others: isListed(provider.looks.at(-1)?.since ?? 0)
        ? attempts.map(({ reference }) => ({
            reference,
            charge: { ...answer, providerIds: { transactionId: 'tx-2' }, approvedAt: null },
          }))
        : [],
    })
    await desk.pass(25 * 60 * minute)
    provider.onQuery = () => ({ ...answer, providerIds: { transactionId: 'tx-1' } })
    await desk.pass(25 * 60 * minute)
    expect(must(getPayment(desk.context, { paymentId: 'payment-1' })).status).toBe('approved')
    const refunds = refundDesk(desk, [provider])
    expect(good(lateCharges(refunds.context)).map(({ cause }) => cause)).toEqual([
      'charged-twice',
      'approved-after-all',
    ])
  })

  it('is not taken for somebody else’s where the list was read while its payment was still open', async () => {
    const provider = fakeProvider()
    provider.readerState = readerIs('idle')
    provider.onQuery = () => ended('declined')
    const desk = paymentDesk({ providers: [provider] })
    must(desk.pay())
    await desk.pass(40_000)
    provider.onQuery = () => pending
    provider.onLook = () => ({ kind: 'answered', value: [] })
    must(desk.pay({ paymentId: 'payment-2' }))
    await desk.pass(5_000)
    const ours = provider.submits[1]?.reference ?? ''
    provider.onCharged = () => ({
      foreign: [
        { id: 'of-the-open-one', names: [ours] },
        { id: 'of-its-checkout', names: ['', 'theirs-1'] },
        { id: 'of-another-till', names: ['OTHERTILL00001', 'theirs-9'] },
      ],
    })
    await desk.pass(4 * 60 * minute)
    expect(provider.looks.length).toBeGreaterThan(1)
    expect(provider.looks.at(-1)?.foreignIds).toEqual(['of-another-till'])
  })

  it('that no till can book is named at its payment, and an approval without an id is not taken for two', async () => {
    const provider = fakeProvider()
    provider.readerState = readerIs('idle')
    const answer = approved(1250)
    if (answer.kind !== 'approved') throw new Error('not approved')
    provider.onQuery = () => answer
    const charge = { ...answer, providerIds: { transactionId: 'tx-1' }, approvedAt: null }
    provider.onCharged = (attempts) => ({
      others: attempts.map(({ reference }) => ({ reference, charge })),
    })
    const desk = paymentDesk({ providers: [provider] })
    must(desk.pay())
    await desk.pass(11 * minute)
    const refunds = refundDesk(desk, [provider])
    expect(good(lateCharges(refunds.context))).toEqual([])
    provider.onCharged = (attempts) => ({
      odd: attempts.map(({ reference }) => ({ reference, providerIds: {}, found: '9.99 CHF (TX9)' })),
    })
    await desk.pass(60 * minute)
    expect(must(getPayment(desk.context, { paymentId: 'payment-1' })).timeline.at(-1)).toMatchObject({
      code: 'approval-disputed',
      values: { text: '9.99 CHF (TX9)' },
    })
    expect(alertsOf(desk)).toMatchObject([{ code: 'approval-disputed' }])
  })

  it('is called off while it waits for a card', async () => {
    const provider = fakeProvider()
    provider.readerState = readerIs('idle')
    provider.onQuery = () => approved(1250)
    provider.onCharged = (attempts) => ({ copiesWait: attempts.map(({ reference }) => reference) })
    const desk = paymentDesk({ providers: [provider] })
    must(desk.pay())
    await desk.pass(11 * minute)
    expect(provider.cancels.map(({ reference }) => reference)).toEqual([provider.submits[0]?.reference])
  })
})

type Books = { database: Database }
const alertsOf = ({ database }: Books): unknown[] =>
  database
    .sql<[], { body: string }>(`select body from journal where kind = 'payment-alert'`)
    .all()
    .map(({ body }) => JSON.parse(body))

/** @returns the id of a charge that another till of the same account has made */
async function strangerPays(till: CardTill): Promise<string> {
  const outcome = await till.provider.submit({
    reference: 'OTHERTILL00001',
    providerReaderId: till.cloud.checkouts()[0]?.readerId ?? '',
    amountMinor: 1250,
    currency: 'EUR',
    description: '',
  })
  expect(outcome.kind).toBe('accepted')
  await till.clock.advance(1_000)
  till.reader.act('tap-good')
  await till.clock.advance(10_000)
  return till.cloud.transactions().at(-1)?.id ?? ''
}

describe('the second of two charges', () => {
  async function open(total = 1) {
    const provider = fakeProvider()
    provider.readerState = readerIs('idle')
    provider.onRefund = () => refunded
    const shop = shopDesk(provider)
    const saleId = shop.ringUp()
    if (total > 1) shop.ringUp()
    const answer = approved(280)
    if (answer.kind !== 'approved') throw new Error('not approved')
    const card = { ...answer.card, transactionCode: 'TX2' }
    const second = {
      providerIds: { transactionId: 'tx-2' },
      chargedMinor: 280,
      tipMinor: 0,
      card,
      approvedAt: null,
    }
    provider.onQuery = () => ({ ...answer, seconds: [second], evidence: noEvidence })
    shop.card(saleId, 'card-1', 280)
    await shop.pass(5_000)
    const [charge] = good(lateCharges(shop.refunds))
    const decide = (choice: LateChargeChoice, reason?: string) =>
      decideLateCharge(shop.refunds, {
        paymentId: charge?.paymentId ?? '',
        choice,
        refundId: 'refund-1',
        ...(reason === undefined ? {} : { reason }),
      })
    return { ...shop, provider, saleId, charge, decide }
  }

  it('goes into no sale, also where that has room for it', async () => {
    const shop = await open(2)
    expect(shop.charge).toMatchObject({ canBook: false, twice: { first: 'TX1', second: 'TX2' } })
    expect(codeOf(shop.decide('book'))).toBe('late-charge-not-bookable')
    expect(shop.database.sql('select 1 from sales').all()).toHaveLength(0)
    good(shop.cash(shop.saleId, 'cash-1'))
    expect(shop.database.sql('select 1 from sales').all()).toHaveLength(1)
  })

  it('is kept with a reason only, which the journal has', async () => {
    const shop = await open()
    expect(codeOf(shop.decide('keep'))).toBe('late-charge-needs-reason')
    expect(codeOf(shop.decide('keep', '  '))).toBe('late-charge-needs-reason')
    good(shop.decide('keep', 'They bought the same once more'))
    const [entry] = shop.database
      .sql<[], { body: string }>(`select body from journal where kind = 'late-charge-decided'`)
      .all()
    expect(JSON.parse(entry?.body ?? '')).toMatchObject({
      choice: 'keep',
      cause: 'charged-twice',
      reason: 'They bought the same once more',
    })
    expect(good(lateCharges(shop.refunds))).toEqual([])
  })

  it('stands on the X report until it is decided, beside the sales and never in them', async () => {
    const shop = await open()
    const before = currentDay(shop.day)
    expect(before.outside).toMatchObject({ late: { count: 1, amount: { minor: 280 } }, undecided: 1 })
    expect(before.paper.map((line) => line.text).join('\n')).toContain('TX2')
    good(shop.decide('reverse'))
    await shop.pass(5_000)
    expect(currentDay(shop.day).outside).toMatchObject({ refunds: { amount: { minor: 280 } }, undecided: 0 })
  })
})
