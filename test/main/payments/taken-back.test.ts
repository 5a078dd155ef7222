import { describe, expect, it } from 'vitest'
import { closeDay } from '../../../main/day/close-day.ts'
import { currentDay } from '../../../main/day/day-report.ts'
import { cancelPayment } from '../../../main/payments/cancel-payment.ts'
import { dueView } from '../../../main/payments/due-view.ts'
import { getPayment } from '../../../main/payments/follow-payment.ts'
import { startCardPayment } from '../../../main/payments/start-payment.ts'
import { takeCash } from '../../../main/payments/take-cash.ts'
import type { QueryOutcome } from '../../../main/ports.ts'
import { decideLateCharge, lateCharges } from '../../../main/refunds/late-charges.ts'
import { startRefund } from '../../../main/refunds/start-refund.ts'
import { getSale } from '../../../main/sales/get-sale.ts'
import { writeOff } from '../../../main/sales/write-off.ts'
import { takenBackOfSale } from '../../../main/store/taken-back-store.ts'
import { auditTill } from '../../support/audit-till.ts'
import { approved, ended, fakeProvider, readerIs, refundable, refunded } from '../../support/fake-provider.ts'
import { codeOf, good } from '../../support/sales-till.ts'
import { shopDesk } from '../../support/shop-desk.ts'

/* An approval that the card service takes back opens its sale again, by an entry beside it. */

function open() {
  const provider = fakeProvider()
  provider.readerState = readerIs('idle')
  return { ...shopDesk(provider), provider }
}
type Shop = ReturnType<typeof open>

/** Approved, and not so that it could not be taken back. */
function unsettled(chargedMinor: number): QueryOutcome {
  const outcome = approved(chargedMinor)
  return outcome.kind === 'approved' ? { ...outcome, settled: false } : outcome
}

/** An espresso, 2.80, paid by card; the goods are gone. */
async function sold(shop: Shop, chargedMinor = 280): Promise<string> {
  const saleId = shop.ringUp()
  shop.provider.onQuery = () => unsettled(chargedMinor)
  shop.card(saleId, 'card-1')
  await shop.pass(5_000)
  return saleId
}

async function takenBack(shop: Shop): Promise<void> {
  shop.provider.onQuery = () => ended('failed')
  await shop.pass(300_000)
}

const sale = (shop: Shop, saleId: string) => good(getSale(shop.sales, saleId))
const outside = (shop: Shop) => currentDay(shop.day).outside
const kinds = (shop: Shop) =>
  shop.database
    .sql<[], { kind: string }>('select kind from journal order by number')
    .all()
    .map((row) => row.kind)
const eur = (minor: number) => ({ minor, currency: 'EUR' })
const pays = (shop: Shop, saleId: string, paymentId: string, minor: number | null = null) =>
  takeCash(shop.payments, { paymentId, saleId, amountMinor: minor, tenderedMinor: minor })

describe('an approval that is taken back after its sale', () => {
  it('opens the sale again by an entry, and changes neither the sale nor its receipt', async () => {
    const shop = open()
    const saleId = await sold(shop)
    const before = sale(shop, saleId)
    expect(before).toMatchObject({ missing: null, reopened: null })
    await takenBack(shop)
    const after = sale(shop, saleId)
    expect(after).toMatchObject({
      missing: eur(280),
      reopened: { takenBack: [{ paymentId: 'card-1', amount: eur(280), outcome: null }], missing: eur(280) },
    })
    expect(good(getPayment(shop.payments, { paymentId: 'card-1' }))).toMatchObject({
      status: 'approved',
      takenBack: { amount: eur(280) },
      repays: false,
    })
    expect(after.paper).toEqual(before.paper)
    expect(after.total).toEqual(before.total)
    expect(kinds(shop).slice(-2)).toEqual(['payment-alert', 'sale-reopened'])
    // The day's sums stay what was sold; what is gone stands beside them.
    expect(currentDay(shop.day).totals.gross).toEqual(eur(280))
    expect(outside(shop)).toMatchObject({
      takenBack: { count: 1, amount: eur(280) },
      missing: { count: 1, amount: eur(280) },
      repaidCash: { count: 0 },
    })
    expect(auditTill(shop.database)).toEqual([])
  })

  it('is told once, however often the card service says it, also over days', async () => {
    const shop = open()
    const saleId = await sold(shop)
    await takenBack(shop)
    await shop.pass(3_600_000)
    expect(kinds(shop).filter((kind) => kind === 'sale-reopened')).toHaveLength(1)
    expect(takenBackOfSale(shop.database, saleId)).toHaveLength(1)
    good(closeDay(shop.day))
    expect(outside(shop)).toMatchObject({ takenBack: { count: 0 }, missing: { count: 1 } })
  })

  it('P25: that was final is found by the watch, opens its sale once, and a part of it opens nothing', async () => {
    const shop = open()
    const saleId = shop.ringUp()
    const answer = approved(280)
    if (answer.kind !== 'approved') throw new Error(answer.kind)
    shop.provider.onQuery = () => ({ ...answer, providerIds: { transactionId: 'tx-1' } })
    shop.provider.onLook = () => ({ kind: 'answered', value: [] })
    shop.card(saleId, 'card-1')
    await shop.pass(5_000)
    const back = { transactionId: 'tx-1', reference: '', found: 'CHARGE_BACK 1.00 EUR (TX1)' }
    shop.provider.onCharged = () => ({ takenBack: [{ ...back, isWhole: false }] })
    await shop.pass(15 * 60_000)
    expect(sale(shop, saleId)).toMatchObject({ missing: null, reopened: null })
    expect(kinds(shop).filter((kind) => kind === 'payment-alert')).toHaveLength(1)
    shop.provider.onCharged = () => ({
      takenBack: [
        { ...back, isWhole: true, found: 'FAILED (TX1)' },
        { transactionId: 'tx-of-nobody', reference: 'OTHERTILL00001', isWhole: true, found: 'FAILED (TX9)' },
      ],
    })
    await shop.pass(80 * 3_600_000)
    expect(sale(shop, saleId)).toMatchObject({ missing: eur(280) })
    expect(kinds(shop).filter((kind) => kind === 'payment-alert')).toHaveLength(2)
    expect(kinds(shop).filter((kind) => kind === 'sale-reopened')).toHaveLength(1)
    expect(auditTill(shop.database)).toEqual([])
  })

  it('opens nothing where the card service tells another amount: how much comes nobody can say', async () => {
    const shop = open()
    const saleId = await sold(shop)
    shop.provider.onQuery = () => unsettled(250)
    await shop.pass(300_000)
    expect(good(getPayment(shop.payments, { paymentId: 'card-1' })).timeline.at(-1)?.code).toBe(
      'approval-disputed',
    )
    expect(sale(shop, saleId)).toMatchObject({ missing: null, reopened: null })
  })

  it('misses only what had not been given back before', async () => {
    const shop = open()
    const saleId = await sold(shop)
    shop.provider.onRefundable = () => refundable(280)
    shop.provider.onRefund = () => refunded
    good(
      startRefund(shop.refunds, {
        refundId: 'back-1',
        paymentId: 'card-1',
        amountMinor: 100,
        cause: 'asked-for',
      }),
    )
    await shop.pass(1_000)
    await takenBack(shop)
    expect(sale(shop, saleId)).toMatchObject({ missing: eur(180) })
    expect(outside(shop)).toMatchObject({ takenBack: { amount: eur(180) } })
  })
})

describe('asking for payment again', () => {
  it('takes cash for what is missing, with change, closes the matter, and counts on the day it is paid', async () => {
    const shop = open()
    const saleId = await sold(shop)
    await takenBack(shop)
    const first = good(closeDay(shop.day))
    expect(first.outside).toMatchObject({ takenBack: { count: 1, amount: eur(280) }, missing: { count: 1 } })
    expect(good(dueView(shop.payments, { saleId }))).toMatchObject({
      due: eur(280),
      reopens: expect.any(String),
    })
    const paid = good(
      takeCash(shop.payments, { paymentId: 'cash-1', saleId, amountMinor: null, tenderedMinor: 500 }),
    )
    expect(paid).toMatchObject({ repays: true, change: eur(220), completedSaleId: saleId })
    expect(sale(shop, saleId)).toMatchObject({
      missing: null,
      reopened: { takenBack: [{ outcome: 'paid' }] },
    })
    expect(kinds(shop).slice(-2)).toEqual(['payment-final', 'sale-paid-again'])
    expect(outside(shop)).toMatchObject({
      takenBack: { count: 0 },
      repaidCash: { count: 1, amount: eur(280) },
      missing: { count: 0 },
    })
    expect(codeOf(pays(shop, saleId, 'cash-2'))).toBe('payment-not-due')
    expect(codeOf(dueView(shop.payments, { saleId }))).toBe('sale-not-open-again')
    // The next day's report has it, and the one after has not.
    shop.provider.onQuery = () => approved(280)
    const next = shop.ringUp()
    good(shop.cash(next, 'cash-3'))
    const second = good(closeDay(shop.day))
    expect(second.outside.repaidCash).toEqual({ count: 1, amount: eur(280) })
    expect(second.paper.some(({ text }) => text.includes('2.80') || text.includes('2,80'))).toBe(true)
    expect(outside(shop).repaidCash.count).toBe(0)
    expect(auditTill(shop.database)).toEqual([])
  })

  it('takes parts, and is the same payment however often the button is pressed', async () => {
    const shop = open()
    const saleId = await sold(shop)
    await takenBack(shop)
    const part = good(pays(shop, saleId, 'cash-1', 100))
    expect(part).toMatchObject({ repays: true, completedSaleId: null })
    good(pays(shop, saleId, 'cash-1', 100))
    expect(sale(shop, saleId)).toMatchObject({ missing: eur(180) })
    expect(codeOf(pays(shop, saleId, 'cash-2', 200))).toBe('payment-amount-invalid')
    good(pays(shop, saleId, 'cash-3'))
    expect(sale(shop, saleId)).toMatchObject({ missing: null })
  })

  it('takes a card with all the certainty of payments: one attempt, declined leaves it open, approved closes it', async () => {
    const shop = open()
    const saleId = await sold(shop)
    await takenBack(shop)
    shop.provider.onQuery = () => ended('declined')
    shop.card(saleId, 'card-2')
    expect(
      codeOf(startCardPayment(shop.payments, { paymentId: 'x', saleId, amountMinor: null, readerId: null })),
    ).toBe('payment-open')
    expect(codeOf(writeOff(shop.sales, { saleId, reason: 'no matter' }))).toBe('payment-open')
    await shop.pass(5_000)
    expect(good(getPayment(shop.payments, { paymentId: 'card-2' }))).toMatchObject({
      status: 'declined',
      completedSaleId: null,
      repays: true,
    })
    expect(sale(shop, saleId)).toMatchObject({ missing: eur(280) })
    shop.provider.onQuery = () => approved(280)
    shop.card(saleId, 'card-3')
    await shop.pass(5_000)
    expect(good(getPayment(shop.payments, { paymentId: 'card-3' }))).toMatchObject({
      status: 'approved',
      completedSaleId: saleId,
    })
    expect(sale(shop, saleId)).toMatchObject({
      missing: null,
      reopened: { takenBack: [{ outcome: 'paid' }] },
    })
    expect(good(lateCharges(shop.refunds)).filter(({ paymentId }) => paymentId === 'card-3')).toEqual([])
    expect(outside(shop)).toMatchObject({ repaidCard: { count: 1, amount: eur(280) }, missing: { count: 0 } })
  })

  it('opens the sale once more when that card payment is taken back as well', async () => {
    const shop = open()
    const saleId = await sold(shop)
    await takenBack(shop)
    shop.provider.onQuery = () => unsettled(280)
    shop.card(saleId, 'card-2')
    await shop.pass(5_000)
    expect(sale(shop, saleId)).toMatchObject({ missing: null })
    await takenBack(shop)
    expect(sale(shop, saleId)).toMatchObject({ missing: eur(280) })
    expect(outside(shop)).toMatchObject({
      takenBack: { count: 2, amount: eur(560) },
      repaidCard: { count: 1, amount: eur(280) },
      missing: { count: 1, amount: eur(280) },
    })
    good(pays(shop, saleId, 'cash-1'))
    expect(sale(shop, saleId)).toMatchObject({ missing: null })
    expect(auditTill(shop.database)).toEqual([])
  })

  it('asks somebody about an approval after a cancel, holds the sale meanwhile, and closes it when that is booked', async () => {
    const shop = open()
    const saleId = await sold(shop)
    await takenBack(shop)
    shop.provider.onQuery = () => ({
      kind: 'unavailable',
      reason: 'timeout',
      evidence: { request: '', httpStatus: null, body: '', tookMs: 0 },
    })
    shop.card(saleId, 'card-2')
    await shop.pass(1_000)
    good(cancelPayment(shop.payments, { paymentId: 'card-2' }))
    shop.provider.onQuery = () => approved(280)
    await shop.pass(30_000)
    expect(good(lateCharges(shop.refunds))).toMatchObject([
      { paymentId: 'card-2', cause: 'approved-after-cancel', canBook: true },
    ])
    expect(codeOf(pays(shop, saleId, 'cash-1'))).toBe('payment-not-due')
    expect(codeOf(writeOff(shop.sales, { saleId, reason: 'no matter' }))).toBe('sale-has-late-charge')
    expect(takenBackOfSale(shop.database, saleId)).toMatchObject([{ outcome: null }])
    good(decideLateCharge(shop.refunds, { paymentId: 'card-2', choice: 'book', refundId: 'r' }))
    expect(takenBackOfSale(shop.database, saleId)).toMatchObject([{ outcome: 'paid' }])
    expect(outside(shop)).toMatchObject({
      repaidCard: { count: 1 },
      late: { count: 0 },
      missing: { count: 0 },
    })
  })

  it('takes nothing for a sale of which nothing was taken back', async () => {
    const shop = open()
    const saleId = await sold(shop)
    expect(codeOf(pays(shop, saleId, 'cash-1'))).toBe('payment-not-due')
    expect(codeOf(writeOff(shop.sales, { saleId, reason: 'no matter' }))).toBe('sale-not-open-again')
  })
})

describe('writing it off', () => {
  it('closes the rest with a reason that stands in the journal, in the history and in one report', async () => {
    const shop = open()
    const saleId = await sold(shop)
    await takenBack(shop)
    good(pays(shop, saleId, 'cash-1', 100))
    expect(good(writeOff(shop.sales, { saleId, reason: 'left the town' }))).toMatchObject({
      missing: null,
      reopened: { takenBack: [{ outcome: 'written-off', writtenOff: eur(180), reason: 'left the town' }] },
    })
    good(writeOff(shop.sales, { saleId, reason: 'pressed twice' }))
    expect(kinds(shop).filter((kind) => kind === 'sale-written-off')).toHaveLength(1)
    expect(good(getPayment(shop.payments, { paymentId: 'card-1' })).timeline.at(-1)).toMatchObject({
      source: 'cashier',
      code: 'taken-back-written-off',
      values: { amountMinor: 180, text: 'left the town' },
    })
    const z = good(closeDay(shop.day))
    expect(z.outside).toMatchObject({
      takenBack: { amount: eur(280) },
      repaidCash: { amount: eur(100) },
      writtenOff: { count: 1, amount: eur(180) },
      missing: { count: 0 },
    })
    expect(outside(shop)).toMatchObject({ takenBack: { count: 0 }, writtenOff: { count: 0 } })
    expect(auditTill(shop.database)).toEqual([])
  })
})

describe('what is taken back before its sale is finished', () => {
  it('pays for nothing: the basket asks for it again, and no finished sale is opened', async () => {
    const shop = open()
    const saleId = shop.ringUp()
    shop.provider.onQuery = () => unsettled(100)
    shop.card(saleId, 'card-1', 100)
    await shop.pass(5_000)
    expect(good(dueView(shop.payments))).toMatchObject({ due: eur(180) })
    expect(currentDay(shop.day).partPayments).toHaveLength(1)
    await takenBack(shop)
    expect(good(dueView(shop.payments))).toMatchObject({ due: eur(280) })
    expect(currentDay(shop.day).partPayments).toEqual([])
    good(shop.cash(saleId, 'cash-1'))
    expect(sale(shop, saleId)).toMatchObject({ missing: null, reopened: null })
    expect(outside(shop)).toMatchObject({ takenBack: { count: 0 } })
    expect(auditTill(shop.database)).toEqual([])
  })
})
