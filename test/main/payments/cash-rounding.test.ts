import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../main/store/database.ts'
import type { ShopSettings } from '../../../preload/contract/views.ts'
import { type ComposedTill, composedTill, setUp, until } from '../../support/composed-till.ts'

/** A shop in euros that rounds cash as it does in the Netherlands. */
async function roundingTill(): Promise<ComposedTill> {
  const till = await composedTill()
  await setUp(till)
  await change(till, { cashRounding: 'five-cents' })
  return till
}

async function change(till: ComposedTill, changes: Partial<ShopSettings>): Promise<ShopSettings> {
  return await till.get('settings.save', { ...(await till.get('settings.get')), ...changes })
}

async function ringAmount(till: ComposedTill, amountMinor: number): Promise<string> {
  return (await till.get('basket.add-open', { amountMinor })).basketId
}

let payments = 0
async function payCash(
  till: ComposedTill,
  saleId: string,
  tenderedMinor: number | null,
  amountMinor: number | null = null,
) {
  payments += 1
  return await till.get('payment.cash', {
    paymentId: `cash-${payments}`,
    saleId,
    amountMinor,
    tenderedMinor,
  })
}

describe('cash in a euro country that rounds it to 5 cents', () => {
  it('is asked for in both totals, and suggested as coins can express it', async () => {
    const till = await roundingTill()
    const saleId = await ringAmount(till, 1233)
    const due = await till.get('payment.due')
    expect(due).toMatchObject({
      due: { minor: 1233 },
      cashDue: { minor: 1235 },
      cashRounding: { minor: 2 },
    })
    expect(due.suggestions[0]).toEqual({ minor: 1235, currency: 'EUR' })
    expect(due.suggestions.map(({ minor }) => minor % 5)).toEqual(due.suggestions.map(() => 0))
    expect(await payCash(till, saleId, 2000)).toMatchObject({
      amount: { minor: 1233 },
      charged: { minor: 1235 },
      change: { minor: 765 },
      completedSaleId: saleId,
    })
  })

  it('is rounded on the receipt and in the day, and the sale’s own total stays', async () => {
    const till = await roundingTill()
    await payCash(till, await ringAmount(till, 1233), null)
    await payCash(till, await ringAmount(till, 1231), null)
    const last = await ringAmount(till, 1232)
    await payCash(till, last, null)
    const sale = await till.get('sales.get', { saleId: last })
    expect(sale.total.minor).toBe(1232)
    const text = sale.paper.map((line) => line.text).join('\n')
    expect(text).toMatch(/Rounding in cash +-0\.02/)
    expect(text).toMatch(/12\.32/)
    expect(text).toMatch(/12\.30/)
    // +2, -1 and -2: the drawer holds 1235 + 1230 + 1230, which is what was sold with the rounding.
    const { totals } = await till.get('day.close')
    expect(totals).toMatchObject({
      gross: { minor: 3696 },
      cashRounding: { minor: -1 },
      byTender: [{ tender: 'cash', count: 3, amount: { minor: 3696 } }],
    })
  })

  it.each([1233, 1231])('takes the exact coins of %d without rounding', async (totalMinor) => {
    const till = await roundingTill()
    const saleId = await ringAmount(till, totalMinor)
    expect(await payCash(till, saleId, totalMinor)).toMatchObject({
      charged: { minor: totalMinor },
      change: { minor: 0 },
      completedSaleId: saleId,
    })
    expect((await till.get('day.current')).totals.cashRounding.minor).toBe(0)
  })

  it('says what is needed in coins when too little was handed over', async () => {
    const till = await roundingTill()
    const saleId = await ringAmount(till, 1233)
    expect(
      await till.ask('payment.cash', { paymentId: 'short', saleId, amountMinor: 1233, tenderedMinor: 1230 }),
    ).toMatchObject({ error: { code: 'tendered-too-little', values: { neededMinor: 1235 } } })
  })

  it('rounds a named part only where it needs change, and the rest by itself', async () => {
    const till = await roundingTill()
    const saleId = await ringAmount(till, 1003)
    expect(await payCash(till, saleId, 510, 503)).toMatchObject({
      charged: { minor: 505 },
      change: { minor: 5 },
    })
    expect(await till.get('payment.due')).toMatchObject({ due: { minor: 500 }, cashDue: { minor: 500 } })
    expect(await payCash(till, saleId, null)).toMatchObject({ completedSaleId: saleId })
  })

  it('never touches a card', async () => {
    const till = await roundingTill()
    const saleId = await ringAmount(till, 1233)
    await till.get('payment.card', { paymentId: 'card', saleId, amountMinor: null, readerId: null })
    const reader = await until(async () => {
      const [shown] = (await till.get('training.view')).readers
      return shown?.actions.includes('tap-good') && shown
    })
    await till.get('training.act', { serial: reader.serial, action: 'tap-good' })
    const paid = await until(async () => {
      const payment = await till.get('payment.get', { paymentId: 'card' })
      return payment.isFinal && payment
    })
    expect(paid).toMatchObject({ charged: { minor: 1233 }, completedSaleId: saleId })
  })
})

describe('the choice of rounding', () => {
  it('is the currency’s own rule until somebody chooses, and again when it is taken back', async () => {
    const till = await composedTill()
    await setUp(till)
    expect((await till.get('settings.get')).cashRounding).toBe('currency')
    await ringAmount(till, 1233)
    expect((await till.get('payment.due')).cashDue.minor).toBe(1233)
    await change(till, { cashRounding: 'five-cents' })
    expect((await till.get('payment.due')).cashDue.minor).toBe(1235)
    await change(till, { cashRounding: 'currency' })
    expect((await till.get('payment.due')).cashDue.minor).toBe(1233)
  })

  it('stands in the journal with its value', async () => {
    const till = await roundingTill()
    await till.stop()
    const database = openDatabase(join(till.folder, 'training', 'till.db'))
    const changes = database
      .sql<[], { body: string }>(`select body from journal where kind = 'settings-changed'`)
      .all()
    database.close()
    expect(changes.map(({ body }) => JSON.parse(body))).toEqual([{ cashRounding: 'five-cents' }])
  })

  it.each([
    { currency: 'SEK', cashDue: 12_300 },
    { currency: 'USD', cashDue: 12_333 },
  ])('is not there in $currency, whose countries do not differ', async ({ currency, cashDue }) => {
    const till = await roundingTill()
    expect(await change(till, { currency, cashRounding: 'five-cents' })).toMatchObject({
      currency,
      cashRounding: 'currency',
    })
    await ringAmount(till, 12_333)
    expect((await till.get('payment.due')).cashDue.minor).toBe(cashDue)
    // Also not later, when the shop counts in euros again and nobody has chosen anew.
    await till.get('basket.clear')
    expect(await change(till, { currency: 'EUR' })).toMatchObject({ cashRounding: 'currency' })
  })
})
