import { describe, expect, it } from 'vitest'
import { dueView } from '../../../main/payments/due-view.ts'
import { takeCash } from '../../../main/payments/take-cash.ts'
import { approved, ended, fakeProvider, readerIs } from '../../support/fake-provider.ts'
import { must, paymentDesk } from '../../support/payment-desk.ts'

function openDesk(totalMinor = 1250, currency = 'EUR') {
  const provider = fakeProvider()
  const desk = paymentDesk({ providers: [provider] })
  desk.totals.set('sale-1', totalMinor)
  const { saleTotal } = desk.context
  desk.context.saleTotal = (saleId) => {
    const total = saleTotal(saleId)
    return total && { ...total, currency }
  }
  let number = 0
  const cash = (tenderedMinor: number | null, amountMinor: number | null = null) => {
    number += 1
    return takeCash(desk.context, {
      paymentId: `cash-${number}`,
      saleId: 'sale-1',
      amountMinor,
      tenderedMinor,
    })
  }
  return { provider, ...desk, cash }
}

describe('cash', () => {
  it('is approved at once, with its change, and completes the sale in the same breath', () => {
    const desk = openDesk()
    expect(must(desk.cash(2000))).toMatchObject({
      tender: 'cash',
      status: 'approved',
      isFinal: true,
      amount: { minor: 1250 },
      charged: { minor: 1250 },
      tendered: { minor: 2000 },
      change: { minor: 750 },
      completedSaleId: 'sale-1',
      timeline: [
        { code: 'cash-received', values: { tenderedMinor: 2000, changeMinor: 750, roundingMinor: 0 } },
      ],
    })
    expect(desk.recorded).toEqual(['sale-1'])
    expect(desk.nudges).toEqual(expect.arrayContaining(['payment', 'basket', 'sales']))
  })

  it('means the exact amount when nothing was typed', () => {
    const desk = openDesk()
    expect(must(desk.cash(null))).toMatchObject({ tendered: { minor: 1250 }, change: { minor: 0 } })
  })

  it.each([
    { title: 'the rounded amount', tendered: null, charged: 1235, change: 0 },
    { title: 'a note', tendered: 2000, charged: 1235, change: 765 },
    { title: 'exactly the rounded amount', tendered: 1235, charged: 1235, change: 0 },
    { title: 'the exact coins', tendered: 1233, charged: 1233, change: 0 },
  ])('is rounded to coins where the currency wants it: $title', ({ tendered, charged, change }) => {
    const desk = openDesk(1233, 'CHF')
    expect(must(desk.cash(tendered))).toMatchObject({
      amount: { minor: 1233 },
      charged: { minor: charged },
      change: { minor: change },
    })
    expect(desk.recorded).toEqual(['sale-1'])
  })

  it('that is less than the rest covers a part, without rounding and change', () => {
    const desk = openDesk(1233, 'CHF')
    expect(must(desk.cash(1000))).toMatchObject({
      amount: { minor: 1000 },
      charged: { minor: 1000 },
      change: { minor: 0 },
      completedSaleId: null,
    })
    expect(must(dueView(desk.context))).toMatchObject({
      due: { minor: 233 },
      paid: { minor: 1000 },
      cashDue: { minor: 235 },
      cashRounding: { minor: 2 },
    })
    must(desk.cash(null))
    expect(desk.recorded).toEqual(['sale-1'])
  })

  it('covers a part that was named, and gives change on what was handed over', () => {
    const desk = openDesk()
    expect(must(desk.cash(2000, 500))).toMatchObject({ amount: { minor: 500 }, change: { minor: 1500 } })
    expect(desk.cash(400, 500)).toMatchObject({
      error: { code: 'tendered-too-little', values: { neededMinor: 500 } },
    })
    expect(desk.cash(null, 751)).toMatchObject({
      error: { code: 'payment-amount-invalid', values: { maximumMinor: 750 } },
    })
  })

  it('for a part that was named never owes change that coins cannot express', () => {
    const desk = openDesk(1003, 'CHF')
    expect(desk.cash(504, 503)).toMatchObject({
      error: { code: 'tendered-too-little', values: { neededMinor: 505 } },
    })
    expect(desk.cash(200, 202)).toMatchObject({
      error: { code: 'tendered-too-little', values: { neededMinor: 202 } },
    })
    expect(must(desk.cash(1000, 503))).toMatchObject({
      amount: { minor: 503 },
      charged: { minor: 505 },
      change: { minor: 495 },
    })
    expect(must(desk.cash(null, 201))).toMatchObject({ charged: { minor: 201 }, change: { minor: 0 } })
  })

  it('is refused when it is too little for the rest that was asked for', () => {
    const desk = openDesk()
    expect(desk.cash(1000, 1250)).toMatchObject({
      error: { code: 'tendered-too-little', values: { neededMinor: 1250 } },
    })
    const rounded = openDesk(1233, 'CHF')
    expect(rounded.cash(1234)).toMatchObject({
      error: { code: 'tendered-too-little', values: { neededMinor: 1235 } },
    })
  })

  it('is one payment however often it is entered under one id', () => {
    const desk = openDesk()
    const request = { paymentId: 'cash-1', saleId: 'sale-1', amountMinor: null, tenderedMinor: 2000 }
    const first = must(takeCash(desk.context, request))
    expect(must(takeCash(desk.context, request))).toEqual(first)
    expect(takeCash(desk.context, { ...request, tenderedMinor: 5000 })).toMatchObject({
      error: { code: 'payment-differs' },
    })
    expect(desk.database.sql('select count(*) as count from payments').get()).toEqual({ count: 1 })
  })

  it('waits for the verdict of a card attempt that is open', () => {
    const desk = openDesk()
    must(desk.pay())
    expect(desk.cash(2000)).toMatchObject({
      error: { code: 'payment-open', values: { paymentId: 'payment-1' } },
    })
  })

  it('is all or nothing with its sale: when the sale cannot be recorded, nothing was taken', () => {
    const desk = openDesk()
    desk.context.recordIfPaid = () => {
      throw new Error('disk full')
    }
    expect(() => desk.cash(2000)).toThrow('disk full')
    expect(desk.database.sql('select count(*) as count from payments').get()).toEqual({ count: 0 })
    expect(desk.database.sql('select count(*) as count from journal').get()).toEqual({ count: 0 })
  })
})

describe('a mixed payment', () => {
  it('takes any number of tenders: part cash, a declined card, another card, the rest in cash', async () => {
    const desk = openDesk(3000)
    must(desk.cash(500))
    must(desk.pay({ amountMinor: 2000 }))
    desk.provider.onQuery = () => ended('declined')
    desk.provider.readerState = readerIs('idle')
    await desk.pass(5_000)
    must(desk.pay({ paymentId: 'payment-2', amountMinor: 2000 }))
    desk.provider.onQuery = () => approved(2000)
    await desk.pass(5_000)
    const due = must(dueView(desk.context))
    expect(due).toMatchObject({ total: { minor: 3000 }, paid: { minor: 2500 }, due: { minor: 500 } })
    expect(due.tenders.map((tender) => [tender.tender, tender.status])).toEqual([
      ['cash', 'approved'],
      ['card', 'declined'],
      ['card', 'approved'],
    ])
    expect(must(desk.cash(1000))).toMatchObject({ change: { minor: 500 }, completedSaleId: 'sale-1' })
    expect(desk.recorded).toEqual(['sale-1'])
  })
})

describe('what is due', () => {
  it('says what is to pay, in coins too, with suggestions, readers and whether a card can be taken', () => {
    const desk = openDesk()
    expect(must(dueView(desk.context))).toMatchObject({
      saleId: 'sale-1',
      total: { minor: 1250, currency: 'EUR' },
      due: { minor: 1250 },
      cashDue: { minor: 1250 },
      openPaymentId: null,
      cardAvailable: true,
      cardUnavailableReason: null,
      readers: [{ readerId: 'reader-1', isDefault: true, busyWith: null }],
    })
    expect(must(dueView(desk.context)).suggestions[0]).toEqual({ minor: 1250, currency: 'EUR' })
    must(desk.pay())
    expect(must(dueView(desk.context))).toMatchObject({
      openPaymentId: 'payment-1',
      readers: [{ busyWith: { paymentId: 'payment-1', amount: { minor: 1250 } } }],
    })
  })

  it('says why no card can be taken', () => {
    const desk = openDesk()
    desk.provider.supportsCurrency = () => false
    expect(must(dueView(desk.context))).toMatchObject({
      cardAvailable: false,
      cardUnavailableReason: 'currency-not-supported',
    })
    desk.database.sql('update readers set removed_at = 1').run()
    expect(must(dueView(desk.context)).cardUnavailableReason).toBe('no-reader')
  })

  it('is nothing while nothing is sold', () => {
    const desk = openDesk()
    desk.context.openSaleId = () => undefined
    expect(dueView(desk.context)).toMatchObject({ error: { code: 'basket-empty' } })
  })
})
