import { describe, expect, it } from 'vitest'
import { closeDay } from '../../../main/day/close-day.ts'
import { currentDay } from '../../../main/day/day-report.ts'
import { getRefund } from '../../../main/refunds/refund-view.ts'
import { createRefund, startRefund } from '../../../main/refunds/start-refund.ts'
import { correctTender, payOut } from '../../../main/sales/change-tender.ts'
import { type GiveBackContext, giveBack, lookAtGiveBack } from '../../../main/sales/give-back.ts'
import { openBasket } from '../../../main/sales/open-basket.ts'
import { owedReturns, saleReturns } from '../../../main/sales/sale-returns.ts'
import { takeBack } from '../../../main/sales/take-back.ts'
import { auditTill } from '../../support/audit-till.ts'
import {
  accepted,
  approved,
  ended,
  fakeProvider,
  noEvidence,
  readerIs,
  refundable,
  refunded,
} from '../../support/fake-provider.ts'
import { codeOf, good, ring } from '../../support/sales-till.ts'
import { shopDesk } from '../../support/shop-desk.ts'

const sum = (minor: number) => ({ minor, currency: 'EUR' })
const refusal = { kind: 'refused', reason: 'not-authorised', providerText: '', evidence: noEvidence } as const

/** An espresso for 2.80 and a croissant for 1.95, paid as the test says. */
function returningShop() {
  const provider = fakeProvider()
  provider.readerState = readerIs('idle')
  const shop = shopDesk(provider)
  const { sales, refunds } = shop
  const context: GiveBackContext & Parameters<typeof saleReturns>[0] = {
    ...sales,
    cashStepMinor: () => undefined,
    serviceOf: (id) => (id === provider.id ? { name: 'Card service', atReader: false } : undefined),
    createRefund: (request) =>
      createRefund(refunds, { ...request, refundId: sales.ids.uuid(), cause: 'asked-for' }),
    refundView(refundId) {
      const view = getRefund(refunds, { refundId })
      return view.ok ? view.value : null
    },
  }
  return {
    ...shop,
    provider,
    context,
    async soldByCard(paymentId: string, productId = 1, amountMinor?: number) {
      const saleId = shop.ringUp(productId)
      provider.onSubmit = () => accepted()
      provider.onQuery = () => approved(amountMinor ?? (productId === 1 ? 280 : 195))
      shop.card(saleId, paymentId, amountMinor ?? null)
      await shop.pass(10_000)
      return saleId
    },
    takeAll: (saleId: string) => good(takeBack(sales, { saleId, taken: { kind: 'all' } })),
    plan: () => good(lookAtGiveBack(context, openBasket(sales).id)),
    give() {
      const { id } = openBasket(sales)
      const { cash } = good(lookAtGiveBack(context, id))
      const { saleId } = good(giveBack(context, { saleId: id, cashMinor: cash?.inCoins.minor ?? 0 }))
      refunds.wakeQueue()
      return saleId
    },
    given: (saleId: string) => good(saleReturns(context, saleId)).given,
    outside: () => currentDay(shop.day).outside,
  }
}

describe('giving back', () => {
  it('goes to the card that paid, once, and the day has it in the sums of its sales', async () => {
    const shop = returningShop()
    const saleId = await shop.soldByCard('p1')
    shop.takeAll(saleId)
    expect(shop.plan()).toMatchObject({
      amount: sum(280),
      cards: [{ amount: sum(280), lastFour: '0119', atReader: false }],
      cash: null,
    })
    const backId = shop.give()
    expect(shop.given(backId)).toMatchObject([
      { tender: 'card', refund: { status: 'created' }, isOwed: false },
    ])
    await shop.pass(10_000)
    expect(shop.provider.refunds).toHaveLength(1)
    expect(shop.given(backId)).toMatchObject([{ refund: { status: 'refunded' }, isOwed: false }])
    expect(currentDay(shop.day)).toMatchObject({
      totals: { gross: sum(0), byTender: [{ tender: 'card', count: 2, amount: sum(0) }] },
      outside: { refunds: { count: 0 }, undecided: 0 },
    })
    expect(auditTill(shop.sales.database).filter((problem) => !problem.includes('nobody prints'))).toEqual([])
  })

  it('fills the card first and gives the rest from the drawer, as it was paid', async () => {
    const shop = returningShop()
    const saleId = await shop.soldByCard('p1', 1, 100)
    good(shop.cash(saleId, 'p2'))
    shop.takeAll(saleId)
    expect(shop.plan()).toMatchObject({ cards: [{ amount: sum(100) }], cash: { amount: sum(180) } })
    const backId = shop.give()
    expect(shop.given(backId)).toMatchObject([
      { tender: 'card', amount: sum(100) },
      { tender: 'cash', inCoins: sum(180) },
    ])
  })

  it('gives the card only what nobody gave back before, whoever did', async () => {
    const shop = returningShop()
    const saleId = await shop.soldByCard('p1')
    good(startRefund(shop.refunds, { refundId: 'r1', paymentId: 'p1', amountMinor: 200, cause: 'asked-for' }))
    await shop.pass(10_000)
    shop.takeAll(saleId)
    expect(shop.plan()).toMatchObject({ cards: [{ amount: sum(80) }], cash: { amount: sum(200) } })
  })

  it('finds the card behind an exchange', async () => {
    const shop = returningShop()
    const saleId = await shop.soldByCard('p1')
    shop.takeAll(saleId)
    ring({ context: shop.sales } as never, 2)
    shop.give()
    const exchangeId = good(saleReturns(shop.context, saleId)).takenBackBy[0]?.saleId ?? ''
    shop.provider.onRefundable = () => refundable(195)
    // 0.85 went back to the card with the exchange; the croissant for 1.95 was paid by what stayed there.
    await shop.pass(10_000)
    shop.takeAll(exchangeId)
    expect(shop.plan()).toMatchObject({ cards: [{ amount: sum(195), lastFour: '0119' }], cash: null })
    shop.give()
    await shop.pass(10_000)
    expect(shop.provider.refunds.map(({ amountMinor }) => amountMinor)).toEqual([85, 195])
  })

  it('R11: is owed when the card takes nothing, and is paid out of the drawer once', async () => {
    const shop = returningShop()
    const saleId = await shop.soldByCard('p1')
    shop.provider.onRefund = () => refusal
    shop.takeAll(saleId)
    const backId = shop.give()
    const [refundId = ''] = shop.given(backId).map(({ refund }) => refund?.refundId ?? '')
    expect(codeOf(payOut(shop.context, { refundId }))).toBe('return-not-owed')
    await shop.pass(10_000)
    expect(shop.given(backId)).toMatchObject([{ refund: { status: 'failed' }, isOwed: true }])
    expect(owedReturns(shop.context)).toMatchObject([{ saleId: backId, receiptNumber: '000002' }])
    expect(codeOf(closeDay(shop.day))).toBe('day-needs-reason')
    expect(good(payOut(shop.context, { refundId }))).toBe(backId)
    expect(good(payOut(shop.context, { refundId }))).toBe(backId)
    expect(owedReturns(shop.context)).toEqual([])
    expect(shop.given(backId)).toMatchObject([{ isOwed: false, paidOut: { inCoins: sum(280) } }])
    // The sale says card, the entry beside it says cash: together the drawer gave 2.80 and the card nothing.
    const z = good(closeDay(shop.day))
    expect(z).toMatchObject({
      totals: { byTender: [{ tender: 'card', amount: sum(0) }] },
      outside: { changed: { count: 1, cash: sum(-280), card: sum(280) }, refunds: { count: 0 } },
    })
    expect(z.paper.map(({ text }) => text).join('\n')).toMatch(
      /Tenders corrected \(1\)\n +Cash +-2\.80\n +Card +2\.80/,
    )
    expect(shop.outside().changed.count).toBe(0)
  })

  it('is written whole or not at all, wherever it is cut off', async () => {
    const shop = returningShop()
    const saleId = await shop.soldByCard('p1', 1, 100)
    good(shop.cash(saleId, 'p2'))
    shop.takeAll(saleId)
    const { database } = shop.sales
    const { id } = openBasket(shop.sales)
    const rows = () =>
      ['sales', 'returns', 'return_tenders', 'refunds', 'journal', 'jobs'].map(
        (table) => database.sql<[], { n: number }>(`select count(*) as n from ${table}`).get()?.n,
      )
    const before = rows()
    const cuts: Partial<GiveBackContext>[] = [
      {
        createRefund: (request) => {
          good(shop.context.createRefund(request))
          throw new Error('cut off after the refund')
        },
      },
      {
        drawer: {
          note: () => {
            throw new Error('cut off after the sale')
          },
          open: () => undefined,
        },
      },
    ]
    for (const cut of cuts) {
      expect(() => giveBack({ ...shop.context, ...cut }, { saleId: id, cashMinor: 180 })).toThrow('cut off')
      expect(rows()).toEqual(before)
    }
    expect(openBasket(shop.sales).id).toBe(id)
    expect(shop.give()).toBe(id)
    await shop.pass(10_000)
    expect(shop.given(id)).toMatchObject([{ refund: { status: 'refunded' } }, { inCoins: sum(180) }])
  })

  it('says so when the card gets it after all', async () => {
    const shop = returningShop()
    const saleId = await shop.soldByCard('p1')
    shop.provider.onRefund = () => ({ kind: 'unknown', reason: 'timeout', evidence: noEvidence })
    shop.takeAll(saleId)
    const backId = shop.give()
    const [refundId = ''] = shop.given(backId).map(({ refund }) => refund?.refundId ?? '')
    await shop.pass(2 * 3_600_000)
    expect(shop.given(backId)).toMatchObject([{ refund: { status: 'failed' }, isOwed: true }])
    good(payOut(shop.context, { refundId }))
    shop.provider.onRefundQuery = () => refunded
    await shop.pass(24 * 3_600_000)
    expect(shop.given(backId)).toMatchObject([{ refund: { status: 'refunded' }, isOwed: false }])
    const alerts = shop.sales.database
      .sql<[], { code: string }>(`select body ->> '$.code' as code from journal where kind = 'payment-alert'`)
      .all()
    expect(alerts).toEqual([{ code: 'refunded-too-much' }])
    expect(shop.outside()).toMatchObject({
      refunds: { count: 1, amount: sum(280) },
      changed: { card: sum(280) },
    })
  })
})

describe('a tender keyed wrongly', () => {
  it('is no cash but the charge that came late: the drawer is right, and it goes back to that card', async () => {
    const shop = returningShop()
    const { provider } = shop
    const saleId = shop.ringUp(1)
    provider.onSubmit = () => accepted()
    provider.onQuery = () => ended('cancelled')
    shop.card(saleId, 'p1')
    await shop.pass(10_000)
    good(shop.cash(saleId, 'p2'))
    provider.onQuery = () => approved(280)
    await shop.pass(24 * 3_600_000)
    const late = good(saleReturns(shop.context, saleId))
    expect(late).toMatchObject({
      cash: [{ paymentId: 'p2', corrected: null }],
      charges: [{ paymentId: 'p1' }],
    })
    const request = { paymentId: 'p2', chargeId: 'p1', reason: 'the customer tapped and paid no cash' }
    expect(good(correctTender(shop.context, request))).toBe(saleId)
    expect(good(correctTender(shop.context, request))).toBe(saleId)
    expect(codeOf(correctTender(shop.context, { ...request, chargeId: null }))).toBe('tender-corrected')
    expect(shop.outside()).toMatchObject({
      late: { count: 1, amount: sum(280) },
      changed: { count: 1, cash: sum(-280), card: sum(0) },
      undecided: 0,
    })
    shop.takeAll(saleId)
    expect(shop.plan()).toMatchObject({ cards: [{ amount: sum(280) }], cash: null })
  })

  it('is a card outside of this till, on somebody’s word', () => {
    const shop = returningShop()
    const saleId = shop.ringUp(1)
    good(shop.cash(saleId, 'p1'))
    const request = { paymentId: 'p1', chargeId: null, reason: 'slip 0815 of the other terminal' }
    expect(codeOf(correctTender(shop.context, { ...request, chargeId: 'p1' }))).toBe('payment-not-found')
    good(correctTender(shop.context, request))
    expect(shop.outside().changed).toEqual({ count: 1, cash: sum(-280), card: sum(280) })
    expect(good(saleReturns(shop.context, saleId)).cash).toMatchObject([
      { corrected: { reason: request.reason, byCharge: false } },
    ])
  })
})
