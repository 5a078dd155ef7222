import { describe, expect, it } from 'vitest'
import { currentDay } from '../../../main/day/day-report.ts'
import { dueView } from '../../../main/payments/due-view.ts'
import { getPayment } from '../../../main/payments/follow-payment.ts'
import { readSale } from '../../../main/store/sale-store.ts'
import { cardTill } from '../../support/card-till.ts'
import { approved, fakeProvider, readerIs } from '../../support/fake-provider.ts'
import { must } from '../../support/payment-desk.ts'
import { good } from '../../support/sales-till.ts'
import { shopDesk } from '../../support/shop-desk.ts'

/* P14: the card service approves less than it was asked for. What was paid is a tender of the sale; the rest stays due. */

function open(paidMinor: number, tipMinor = 0) {
  const provider = fakeProvider()
  provider.readerState = readerIs('idle')
  provider.onQuery = () => approved(paidMinor, tipMinor)
  const shop = shopDesk(provider)
  const saleId = shop.ringUp()
  const due = () => good(dueView(shop.payments))
  const payment = (paymentId: string) => good(getPayment(shop.payments, { paymentId }))
  return { ...shop, provider, saleId, due, payment }
}

describe('a part approval', () => {
  it('covers what was paid and no more, and says how much is still to pay', async () => {
    const shop = open(200)
    shop.card(shop.saleId, 'card-1')
    await shop.pass(5_000)
    expect(shop.payment('card-1')).toMatchObject({
      status: 'approved',
      amount: { minor: 280 },
      charged: { minor: 200 },
      short: { minor: 80 },
      completedSaleId: null,
    })
    expect(shop.payment('card-1').timeline.at(-1)).toMatchObject({
      code: 'approved-in-part',
      values: { chargedMinor: 200, askedMinor: 280, restMinor: 80 },
    })
    expect(shop.due()).toMatchObject({ due: { minor: 80 }, paid: { minor: 200 }, openPaymentId: null })
    expect(readSale(shop.database, shop.saleId)).toBeUndefined()
  })

  it('and the rest in cash are one sale, with both tenders as they were, in the day as well', async () => {
    const shop = open(200)
    shop.card(shop.saleId, 'card-1')
    await shop.pass(5_000)
    expect(currentDay(shop.day).partPayments).toMatchObject([{ tender: 'card', amount: { minor: 200 } }])
    good(shop.cash(shop.saleId, 'cash-1'))
    expect(readSale(shop.database, shop.saleId)).toMatchObject({ totalMinor: 280 })
    const day = currentDay(shop.day)
    expect(day.partPayments).toEqual([])
    expect(day.totals.byTender).toMatchObject([
      { tender: 'cash', amount: { minor: 80 } },
      { tender: 'card', amount: { minor: 200 } },
    ])
  })

  it('keeps a tip out of what it covers', async () => {
    const shop = open(200, 30)
    shop.card(shop.saleId, 'card-1')
    await shop.pass(5_000)
    expect(shop.payment('card-1')).toMatchObject({
      charged: { minor: 230 },
      tip: { minor: 30 },
      short: { minor: 80 },
    })
    expect(shop.due().due.minor).toBe(80)
  })

  it('can be followed by another card for the rest, which is charged no more than that', async () => {
    const shop = open(200)
    shop.card(shop.saleId, 'card-1')
    await shop.pass(5_000)
    shop.provider.onQuery = () => approved(80)
    shop.card(shop.saleId, 'card-2')
    expect(shop.provider.submits).toHaveLength(1)
    await shop.pass(5_000)
    expect(shop.provider.submits.map(({ amountMinor }) => amountMinor)).toEqual([280, 80])
    expect(shop.payment('card-2').completedSaleId).toBe(shop.saleId)
  })

  it('by SumUp, over real HTTP: is booked with what the card gave, once', async () => {
    const till = await cardTill()
    till.cloud.faults.orderForPayment({ kind: 'wrong-amount', amountMinor: 800 })
    must(till.pay())
    await till.pass(3_000)
    till.reader.act('tap-good')
    await till.pass(10_000)
    expect(till.payment()).toMatchObject({
      status: 'approved',
      charged: { minor: 800 },
      short: { minor: 450 },
    })
    expect(till.recorded).toEqual([])
    must(till.pay({ paymentId: 'payment-2' }))
    await till.pass(3_000)
    till.reader.act('tap-good')
    await till.pass(10_000)
    expect(till.payment('payment-2')).toMatchObject({
      amount: { minor: 450 },
      charged: { minor: 450 },
      short: null,
    })
    expect(till.recorded).toEqual(['sale-1'])
  })
})
