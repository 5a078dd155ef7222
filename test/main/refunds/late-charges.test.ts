import { describe, expect, it } from 'vitest'
import { closeDay } from '../../../main/day/close-day.ts'
import { currentDay } from '../../../main/day/day-report.ts'
import { cancelPayment } from '../../../main/payments/cancel-payment.ts'
import { getPayment } from '../../../main/payments/follow-payment.ts'
import { decideLateCharge, lateCharges } from '../../../main/refunds/late-charges.ts'
import { startRefund } from '../../../main/refunds/start-refund.ts'
import { addProduct } from '../../../main/sales/add-to-basket.ts'
import { getSale } from '../../../main/sales/get-sale.ts'
import { getBasket } from '../../../main/sales/open-basket.ts'
import { parkBasket } from '../../../main/sales/park-basket.ts'
import type { LateChargeChoice } from '../../../preload/contract/refund-views.ts'
import {
  approved,
  ended,
  fakeProvider,
  noEvidence,
  readerIs,
  refundable,
  refunded,
} from '../../support/fake-provider.ts'
import { codeOf, good } from '../../support/sales-till.ts'
import { shopDesk } from '../../support/shop-desk.ts'

/* A charge that comes late is in no sale by itself: it is shown until somebody books, keeps or reverses it. */

function open() {
  const provider = fakeProvider()
  provider.readerState = readerIs('idle')
  const shop = shopDesk(provider)
  const list = () => good(lateCharges(shop.refunds))
  const decide = (choice: LateChargeChoice, paymentId = 'card-1') =>
    decideLateCharge(shop.refunds, { paymentId, choice, refundId: `refund-of-${paymentId}` })
  const day = () => currentDay(shop.day)
  return { ...shop, provider, list, decide, day_: day }
}
type Shop = ReturnType<typeof open>

/** Declined, and half a minute later the provider says that the card was charged. */
async function approvedAfterAll(shop: Shop, between: (saleId: string) => void = () => undefined) {
  const saleId = shop.ringUp()
  shop.provider.onQuery = () => ended('declined')
  shop.card(saleId, 'card-1')
  await shop.pass(5_000)
  expect(good(getPayment(shop.payments, { paymentId: 'card-1' })).status).toBe('declined')
  between(saleId)
  shop.provider.onQuery = () => approved(280)
  await shop.pass(60_000)
  expect(good(getPayment(shop.payments, { paymentId: 'card-1' })).status).toBe('approved')
  return saleId
}

const salesOf = (shop: Shop) =>
  shop.database.sql<[], { count: number }>('select count(*) as count from sales').get()?.count
const journalOf = (shop: Shop) =>
  shop.database
    .sql<[], { kind: string; body: string }>('select kind, body from journal order by number')
    .all()

describe('an approval that was ruled out', () => {
  it('makes no sale by itself, holds its basket, and is listed with what can be done', async () => {
    const shop = open()
    await approvedAfterAll(shop)
    expect(salesOf(shop)).toBe(0)
    expect(shop.list()).toMatchObject([
      {
        paymentId: 'card-1',
        cause: 'approved-after-all',
        charged: { minor: 280, currency: 'EUR' },
        choice: null,
        canBook: true,
        receiptNumber: null,
      },
    ])
    // Nobody pays it a second time before somebody has decided.
    expect(getBasket(shop.sales).locked).toBe(true)
    expect(codeOf(shop.cash(getBasket(shop.sales).basketId, 'cash-1'))).toBe('payment-not-due')
    // The next customer does not wait for it.
    good(parkBasket(shop.sales, { label: '' }))
    expect(getBasket(shop.sales).locked).toBe(false)
  })

  it.each(['open', 'parked'] as const)('is booked into its %s sale, once', async (state) => {
    const shop = open()
    const saleId = await approvedAfterAll(shop)
    if (state === 'parked') good(parkBasket(shop.sales, { label: '' }))
    expect(good(shop.decide('book'))).toMatchObject({ choice: 'book', completedSaleId: saleId })
    expect(good(shop.decide('book')).completedSaleId).toBe(saleId)
    expect(codeOf(shop.decide('reverse'))).toBe('late-charge-decided')
    expect(salesOf(shop)).toBe(1)
    expect(good(getSale(shop.sales, saleId)).tenders).toMatchObject([
      { tender: 'card', amount: { minor: 280 } },
    ])
    expect(shop.list()).toEqual([])
    expect(journalOf(shop).filter((entry) => entry.kind === 'late-charge-decided')).toHaveLength(1)
    const { timeline } = good(getPayment(shop.payments, { paymentId: 'card-1' }))
    expect(timeline.map((entry) => entry.code).slice(-2)).toEqual([
      'approved-after-all',
      'late-charge-booked',
    ])
  })

  it('is reversed: refunded once, listed until it went back, and the basket can be paid otherwise', async () => {
    const shop = open()
    const saleId = await approvedAfterAll(shop)
    good(shop.decide('reverse'))
    expect(shop.list()).toMatchObject([{ choice: 'reverse', refund: { status: 'created' } }])
    expect(codeOf(shop.cash(saleId, 'cash-1'))).toBe('ok')
    await shop.pass(5_000)
    expect(shop.provider.refunds).toMatchObject([{ amountMinor: 280 }])
    expect(shop.list()).toEqual([])
    const { timeline } = good(getPayment(shop.payments, { paymentId: 'card-1' }))
    expect(timeline.map((entry) => entry.code).slice(-4)).toEqual([
      'refund-started',
      'late-charge-reversed',
      'refund-submitting',
      'refunded',
    ])
  })

  it('is not half decided where it cannot be reversed', async () => {
    const shop = open()
    await approvedAfterAll(shop)
    const nobody = { ...shop.refunds, providers: [] }
    const decision = { paymentId: 'card-1', choice: 'reverse', refundId: 'refund-1' } as const
    expect(codeOf(decideLateCharge(nobody, decision))).toBe('card-unavailable')
    expect(shop.list()).toMatchObject([{ choice: null, refund: null }])
    expect(journalOf(shop).map((entry) => entry.kind)).not.toContain('late-charge-decided')
  })

  it('is listed again when its reversal came to nothing', async () => {
    const shop = open()
    await approvedAfterAll(shop)
    shop.provider.onRefund = () => ({
      kind: 'refused',
      reason: 'not-authorised',
      providerText: '',
      evidence: noEvidence,
    })
    good(shop.decide('reverse'))
    await shop.pass(5_000)
    expect(shop.list()).toMatchObject([
      { choice: null, canBook: true, refund: { status: 'failed', reason: 'not-authorised' } },
    ])
    shop.provider.onRefund = () => refunded
    good(decideLateCharge(shop.refunds, { paymentId: 'card-1', choice: 'reverse', refundId: 'refund-2' }))
    await shop.pass(5_000)
    expect(shop.list()).toEqual([])
  })

  it('cannot be booked twice over: cash has paid the sale, and the charge is a surplus', async () => {
    const shop = open()
    const saleId = await approvedAfterAll(shop, (id) => good(shop.cash(id, 'cash-1')))
    const receiptNumber = good(getSale(shop.sales, saleId)).receiptNumber
    expect(shop.list()).toMatchObject([{ canBook: false, receiptNumber }])
    expect(codeOf(shop.decide('book'))).toBe('late-charge-not-bookable')
    good(shop.decide('keep'))
    expect(shop.list()).toEqual([])
    expect(good(getSale(shop.sales, saleId)).tenders).toHaveLength(1)
  })

  it('of two late charges of one sale takes one, and the other is the surplus', async () => {
    const shop = open()
    const saleId = shop.ringUp()
    shop.provider.onQuery = () => ended('declined')
    for (const id of ['card-1', 'card-2']) {
      shop.card(saleId, id)
      await shop.pass(5_000)
    }
    shop.provider.onQuery = () => approved(280)
    await shop.pass(60_000)
    expect(shop.list()).toHaveLength(2)
    expect(shop.list().every((charge) => charge.canBook)).toBe(true)
    good(shop.decide('book', 'card-2'))
    expect(shop.list()).toMatchObject([{ paymentId: 'card-1', canBook: false }])
    good(shop.decide('reverse', 'card-1'))
    await shop.pass(5_000)
    expect(shop.provider.refunds).toHaveLength(1)
  })

  it('is a part payment where the basket has grown meanwhile', async () => {
    const shop = open()
    const saleId = await approvedAfterAll(shop, () => good(addProduct(shop.sales, { productId: 2 })))
    expect(good(shop.decide('book'))).toMatchObject({ completedSaleId: null })
    expect(currentDay(shop.day).partPayments).toMatchObject([{ tender: 'card', amount: { minor: 280 } }])
    good(shop.cash(saleId, 'cash-1'))
    expect(good(getSale(shop.sales, saleId)).tenders.map(({ amount }) => amount.minor)).toEqual([280, 195])
  })
})

describe('R1: an approval that came before the cancel took effect', () => {
  async function approvedAfterCancel(shop: Shop) {
    const saleId = shop.ringUp()
    shop.provider.readerState = readerIs('waiting-for-card')
    shop.card(saleId, 'card-1')
    await shop.pass(2_000)
    good(cancelPayment(shop.payments, { paymentId: 'card-1' }))
    shop.provider.onQuery = () => approved(280)
    await shop.pass(30_000)
    return saleId
  }

  it('is offered to keep or to reverse, with the wish in its timeline', async () => {
    const shop = open()
    const saleId = await approvedAfterCancel(shop)
    expect(salesOf(shop)).toBe(0)
    expect(shop.list()).toMatchObject([{ cause: 'approved-after-cancel', canBook: true }])
    const { timeline } = good(getPayment(shop.payments, { paymentId: 'card-1' }))
    expect(timeline.map((entry) => entry.code)).toEqual(
      expect.arrayContaining(['cancel-wished', 'approved', 'approved-after-cancel']),
    )
    expect(good(shop.decide('book')).completedSaleId).toBe(saleId)
  })

  it('leaves the basket as it was when it is reversed', async () => {
    const shop = open()
    const saleId = await approvedAfterCancel(shop)
    good(shop.decide('reverse'))
    await shop.pass(5_000)
    expect(shop.provider.refunds).toHaveLength(1)
    expect(getBasket(shop.sales)).toMatchObject({ basketId: saleId, locked: false })
  })

  it('is a choice also where the wish came too late', async () => {
    const shop = open()
    const saleId = shop.ringUp()
    shop.provider.readerState = readerIs('waiting-for-card')
    shop.provider.onCancel = () => ({ kind: 'refused', reason: 'too-late', evidence: noEvidence })
    shop.card(saleId, 'card-1')
    await shop.pass(2_000)
    good(cancelPayment(shop.payments, { paymentId: 'card-1' }))
    await shop.pass(500)
    shop.provider.onQuery = () => approved(280)
    await shop.pass(30_000)
    expect(shop.list()).toMatchObject([{ cause: 'approved-after-cancel' }])
    expect(salesOf(shop)).toBe(0)
  })
})

describe('the day', () => {
  /** What the provider's list says, and what the reports say moved on cards. */
  function cardBalance(shop: Shop) {
    const documents = shop.database
      .sql<[], { document: string }>('select document from days where document is not null order by id')
      .all()
      .map((row) => JSON.parse(row.document))
    let moved = 0
    for (const { figures, outside } of documents) {
      const card = figures.byTender.find((one: { tender: string }) => one.tender === 'card')?.amountMinor ?? 0
      moved += card + figures.tipsMinor + outside.late.amountMinor
      moved -= outside.lateBooked.amountMinor + outside.refunds.amountMinor
    }
    const parts = (documents.at(-1)?.partPayments ?? []).find(
      (one: { tender: string }) => one.tender === 'card',
    )
    return moved + (parts?.amountMinor ?? 0)
  }
  const charged = (shop: Shop) =>
    shop.database
      .sql<[], { sum: number }>(
        `select coalesce(sum(charged_minor), 0) - (select coalesce(sum(amount_minor), 0) from refunds
           where status = 'refunded') as sum from payments where tender = 'card' and status = 'approved'`,
      )
      .get()?.sum
  const ordinarySale = async (shop: Shop, name: string) => {
    const saleId = shop.ringUp()
    good(shop.cash(saleId, name))
    await shop.pass(1_000)
  }

  it('names what nobody has decided, on X and Z, and blocks nothing', async () => {
    const shop = open()
    await approvedAfterAll(shop, (id) => good(shop.cash(id, 'cash-1')))
    const x = currentDay(shop.day)
    expect(x.outside).toMatchObject({ late: { count: 1, amount: { minor: 280 } }, undecided: 1 })
    expect(x.paper.map((line) => line.text).join('\n')).toMatch(
      /Charged, in no sale \(1\) +2\.80[\s\S]*Not decided: TX1 +2\.80/,
    )
    expect(codeOf(closeDay(shop.day))).toBe('day-needs-reason')
    const z = good(closeDay(shop.day, { reason: 'Asked the customer to come by' }))
    expect(z.outside).toEqual(x.outside)
    expect(z.paper.map((line) => line.text).join('\n')).toContain('Closed all the same:')
    expect(z.totals.gross.minor).toBe(280)
    expect(cardBalance(shop)).toBe(charged(shop))
    // The next Z names it again, because nobody has decided, and counts it no second time.
    await ordinarySale(shop, 'cash-2')
    const next = good(closeDay(shop.day, { reason: 'Still waiting' }))
    expect(next.outside).toMatchObject({ late: { count: 0 }, undecided: 1 })
    expect(cardBalance(shop)).toBe(charged(shop))
  })

  it('is right to the cent when a late charge is booked on a later day', async () => {
    const shop = open()
    await approvedAfterAll(shop)
    good(parkBasket(shop.sales, { label: '' }))
    await ordinarySale(shop, 'cash-1')
    good(closeDay(shop.day, { reason: 'Parked until tomorrow' }))
    expect(cardBalance(shop)).toBe(280)
    good(shop.decide('book'))
    const z = good(closeDay(shop.day))
    expect(z.totals.byTender).toMatchObject([{ tender: 'card', amount: { minor: 280 } }])
    expect(z.outside).toMatchObject({ late: { count: 0 }, lateBooked: { count: 1, amount: { minor: 280 } } })
    expect(cardBalance(shop)).toBe(280)
    await ordinarySale(shop, 'cash-2')
    expect(good(closeDay(shop.day)).outside.lateBooked.count).toBe(0)
  })

  it('counts a refund in exactly one Z', async () => {
    const shop = open()
    await approvedAfterAll(shop, (id) => good(shop.cash(id, 'cash-1')))
    good(closeDay(shop.day, { reason: 'Nobody to ask' }))
    good(shop.decide('reverse'))
    await shop.pass(5_000)
    await ordinarySale(shop, 'cash-2')
    expect(good(closeDay(shop.day)).outside).toMatchObject({
      refunds: { count: 1, amount: { minor: 280 } },
      undecided: 0,
    })
    expect(cardBalance(shop)).toBe(0)
    await ordinarySale(shop, 'cash-3')
    expect(good(closeDay(shop.day)).outside.refunds.count).toBe(0)
  })

  it('R14: names what is still on its way back when it is closed, and what went back on the day it did', async () => {
    const shop = open()
    const saleId = shop.ringUp()
    shop.provider.onQuery = () => approved(280)
    shop.card(saleId, 'card-1')
    await shop.pass(5_000)
    shop.provider.onRefundable = () => ({
      kind: 'unavailable',
      reason: 'not-connected',
      evidence: noEvidence,
    })
    const wish = { refundId: 'r1', paymentId: 'card-1', amountMinor: 100, cause: 'asked-for' } as const
    good(startRefund(shop.refunds, wish))
    await shop.pass(1_000)
    // Somebody has to say why: no reason, or none that says anything, closes nothing.
    for (const reason of [undefined, '', '  x '])
      expect(codeOf(closeDay(shop.day, reason === undefined ? {} : { reason }))).toBe('day-needs-reason')
    const z = good(closeDay(shop.day, { reason: 'The card service is down' }))
    expect(z.outside).toMatchObject({
      refunds: { count: 0 },
      undecided: 1,
      open: [{ name: 'TX1', amount: { minor: 100 }, isReversing: true }],
    })
    expect(z.paper.map((line) => line.text).join('\n')).toMatch(
      /Being reversed: TX1 +1\.00[\s\S]*Closed all the same: The card service/,
    )
    expect(JSON.parse(journalOf(shop).find(({ kind }) => kind === 'day-closed')?.body ?? '')).toMatchObject({
      reason: 'The card service is down',
    })
    shop.provider.onRefundable = () => refundable(280)
    await shop.pass(600_000)
    await ordinarySale(shop, 'cash-1')
    expect(good(closeDay(shop.day)).outside).toMatchObject({
      refunds: { count: 1, amount: { minor: 100 } },
      undecided: 0,
    })
    expect(cardBalance(shop)).toBe(charged(shop))
  })

  it('keeps a late charge out of what was paid on unfinished sales', async () => {
    const shop = open()
    await approvedAfterAll(shop)
    expect(currentDay(shop.day)).toMatchObject({ partPayments: [], outside: { late: { count: 1 } } })
  })
})
