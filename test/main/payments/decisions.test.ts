import { describe, expect, it } from 'vitest'
import { closeDay } from '../../../main/day/close-day.ts'
import { currentDay } from '../../../main/day/day-report.ts'
import { cancelPayment } from '../../../main/payments/cancel-payment.ts'
import { decidePayment } from '../../../main/payments/decide-payment.ts'
import { getPayment } from '../../../main/payments/follow-payment.ts'
import { recoverPayments } from '../../../main/payments/recover-payments.ts'
import type { QueryOutcome } from '../../../main/ports.ts'
import { decideLateCharge, lateCharges } from '../../../main/refunds/late-charges.ts'
import { getSale } from '../../../main/sales/get-sale.ts'
import { loadDecision } from '../../../main/store/decision-store.ts'
import { disputedApprovals } from '../../../main/store/queue-store.ts'
import { takenBackOfSale } from '../../../main/store/taken-back-store.ts'
import type { Verdict } from '../../../preload/contract/decision-views.ts'
import { auditTill } from '../../support/audit-till.ts'
import {
  approved,
  ended,
  noEvidence as evidence,
  fakeProvider,
  pending,
} from '../../support/fake-provider.ts'
import { codeOf, good } from '../../support/sales-till.ts'
import { shopDesk } from '../../support/shop-desk.ts'

/* A payment that its card service can never tell about, or about which it contradicts itself: a person decides, and the till looks on. */

const minute = 60_000
const gone: QueryOutcome = { kind: 'unavailable', reason: 'http-404', isRefused: true, evidence }
const silent: QueryOutcome = { kind: 'unavailable', reason: 'timeout', evidence }
const odd: QueryOutcome = { kind: 'mismatch', providerIds: {}, found: '8.00 EUR', evidence }
const nothing: QueryOutcome = { kind: 'not-found', readerState: null, evidence }

function open() {
  const provider = fakeProvider()
  provider.readerState = null
  provider.onLook = () => ({ kind: 'answered', value: [] })
  const desk = shopDesk(provider)
  const decide = (verdict: Verdict, paymentId = 'card-1') =>
    decidePayment(desk.payments, { paymentId, verdict, evidence: 'slip', reason: 'slip 0412 of 14:31' })
  const view = (paymentId = 'card-1') => good(getPayment(desk.payments, { paymentId }))
  const journal = () =>
    desk.database
      .sql<[], { kind: string; body: string }>('select kind, body from journal order by number')
      .all()
  return { ...desk, provider, decide, view, journal }
}
type Shop = ReturnType<typeof open>

/** An espresso, 2.80, sent; from then on the service answers as given. */
async function asked(shop: Shop, answer: QueryOutcome, forMs: number): Promise<string> {
  const saleId = shop.ringUp()
  shop.provider.onQuery = () => answer
  shop.card(saleId, 'card-1')
  await shop.pass(forMs)
  return saleId
}

const soldDocument = ({ database }: Shop): string =>
  database.sql<[], { document: string }>('select document from sales').get()?.document ?? '{}'

const kinds = (shop: Shop) => shop.journal().map(({ kind }) => kind)

describe('a payment that its card service can never tell about', () => {
  it('is nobody’s to decide while waiting may bring the fact', async () => {
    const shop = open()
    await asked(shop, gone, 14 * minute)
    expect(shop.view()).toMatchObject({
      status: 'unknown',
      situation: { decide: { kind: 'later', cause: 'refused', until: 'time' } },
    })
    expect(codeOf(shop.decide('charged'))).toBe('decision-too-early')
    expect(codeOf(closeDay(shop.day))).not.toBeNull()
    await shop.pass(2 * minute)
    expect(shop.view().situation).toMatchObject({
      advice: 'decide',
      decide: { kind: 'now', cause: 'refused' },
    })
  })

  it('takes an hour where nothing answers, and stopping it first where the service leaves it open', async () => {
    const shop = open()
    await asked(shop, silent, 59 * minute)
    expect(codeOf(shop.decide('not-charged'))).toBe('decision-too-early')
    await shop.pass(2 * minute)
    good(shop.decide('not-charged'))

    const other = open()
    await asked(other, pending, 130 * minute)
    expect(other.view().situation?.decide).toMatchObject({ cause: 'no-verdict', until: 'cancel' })
    good(cancelPayment(other.payments, { paymentId: 'card-1' }))
    expect(other.view().situation?.decide).toMatchObject({ until: 'request' })
    await other.pass(5 * minute)
    expect(codeOf(other.decide('charged'))).toBe('decision-too-early')
    await other.pass(6 * minute)
    good(other.decide('charged'))
    // Whoever decides after a cancel has said what became of the wish: the sale is booked.
    expect(other.view()).toMatchObject({ status: 'approved', completedSaleId: expect.anything() })
    expect(auditTill(other.database)).toEqual([])
  })

  it('is as good as refused where its account is gone from this till', async () => {
    const shop = open()
    await asked(shop, gone, 5 * minute)
    Object.assign(shop.payments, { providers: [] })
    await shop.pass(50 * minute)
    expect(shop.view().situation?.decide).toEqual({ kind: 'now', cause: 'refused' })
    good(shop.decide('charged'))
    await shop.pass(80 * 60 * minute)
    expect(shop.view()).toMatchObject({ status: 'approved', decision: { outcome: null } })
  })

  it('that was charged is booked, marked everywhere, kept in the journal, and the day closes', async () => {
    const shop = open()
    const saleId = await asked(shop, gone, 20 * minute)
    good(shop.decide('charged'))
    expect(shop.view()).toMatchObject({
      status: 'approved',
      charged: { minor: 280, currency: 'EUR' },
      completedSaleId: saleId,
      decision: { verdict: 'charged', evidence: 'slip', reason: 'slip 0412 of 14:31', outcome: null },
      situation: { advice: 'approved-by-word' },
    })
    expect(JSON.parse(soldDocument(shop)).tenders).toMatchObject([{ tender: 'card', isByWord: true }])
    expect(shop.view().timeline.at(-1)).toMatchObject({ code: 'decided-charged', source: 'cashier' })
    const entry = shop.journal().find(({ kind }) => kind === 'payment-decided')
    expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({
      saleId,
      verdict: 'charged',
      cause: 'refused',
      evidence: 'slip',
      reason: 'slip 0412 of 14:31',
      amountMinor: 280,
    })
    const day = good(closeDay(shop.day))
    expect(day.outside.byWord).toEqual({ count: 1, amount: { minor: 280, currency: 'EUR' } })
    expect(day.paper.map((line) => JSON.stringify(line)).join('\n')).toContain('Decided by a person')
    // Pressed twice it is one word, and another one is refused.
    good(shop.decide('charged'))
    expect(codeOf(shop.decide('not-charged'))).toBe('decision-too-early')
    expect(kinds(shop).filter((kind) => kind === 'payment-decided')).toHaveLength(1)
    expect(auditTill(shop.database)).toEqual([])
  })

  it('is asked about for three days more, and at every start; then it stays a person’s word', async () => {
    for (const verdict of ['charged', 'not-charged'] as const) {
      const shop = open()
      await asked(shop, gone, 20 * minute)
      good(shop.decide(verdict))
      const questions = () => shop.provider.queries.length
      const before = questions()
      await shop.pass(24 * 60 * minute)
      expect(questions()).toBeGreaterThan(before + 10)
      await shop.pass(60 * 60 * minute)
      const atRest = questions()
      await shop.pass(24 * 60 * minute)
      expect(questions()).toBeLessThanOrEqual(atRest + 1)
      recoverPayments(shop.payments)
      shop.payments.wakeQueue()
      await shop.pass(minute)
      expect(questions()).toBeGreaterThan(atRest)
      expect(loadDecision(shop.database, 'card-1')).toMatchObject({ verdict, outcome: null })
    }
  })

  it('frees its sale when it was not charged, and a late approval asks what becomes of the money', async () => {
    const shop = open()
    const saleId = await asked(shop, gone, 20 * minute)
    good(shop.decide('not-charged'))
    expect(shop.view()).toMatchObject({
      status: 'failed',
      reason: 'decided-not-charged',
      completedSaleId: null,
    })
    good(shop.cash(saleId, 'cash-1'))
    shop.provider.onQuery = () => approved(280)
    await shop.pass(20 * minute)
    expect(good(lateCharges(shop.refunds))).toMatchObject([
      { paymentId: 'card-1', cause: 'approved-after-all', canBook: false, receiptNumber: expect.anything() },
    ])
    expect(shop.view().decision).toMatchObject({ outcome: 'contradicted' })
    expect(kinds(shop)).toContain('decision-settled')
    expect(auditTill(shop.database)).toEqual([])
  })

  it('books a late approval into its sale when that was not paid otherwise', async () => {
    const shop = open()
    const saleId = await asked(shop, gone, 20 * minute)
    good(shop.decide('not-charged'))
    shop.provider.onQuery = () => approved(280)
    await shop.pass(20 * minute)
    good(decideLateCharge(shop.refunds, { paymentId: 'card-1', choice: 'book', refundId: 'unused' }))
    expect(shop.view()).toMatchObject({ status: 'approved', completedSaleId: saleId })
    expect(auditTill(shop.database)).toEqual([])
  })

  it('opens its sale again, loudly, when the service says after all that nothing was charged', async () => {
    for (const answer of [ended('declined'), nothing]) {
      const shop = open()
      const saleId = await asked(shop, gone, 20 * minute)
      good(shop.decide('charged'))
      shop.provider.onQuery = () => answer
      await shop.pass(6 * 60 * minute)
      expect(takenBackOfSale(shop.database, saleId)).toMatchObject([{ amountMinor: 280, outcome: null }])
      expect(good(getSale(shop.sales, saleId)).missing).toEqual({ minor: 280, currency: 'EUR' })
      expect(disputedApprovals(shop.database)).toHaveLength(1)
      expect(shop.view()).toMatchObject({
        decision: { outcome: 'contradicted' },
        takenBack: { amount: { minor: 280 } },
      })
      expect(currentDay(shop.day).outside).toMatchObject({ byWord: { count: 0 }, missing: { count: 1 } })
      expect(auditTill(shop.database)).toEqual([])
    }
  })

  it('is contradicted once, also where the list says it before anybody has asked by its name', async () => {
    const shop = open()
    await asked(shop, gone, 20 * minute)
    good(shop.decide('charged'))
    const back = { transactionId: 'tx-9', reference: shop.provider.submits[0]?.reference ?? '' }
    shop.provider.onCharged = () => ({ takenBack: [{ ...back, isWhole: true, found: 'FAILED (TX9)' }] })
    await shop.pass(30 * minute)
    shop.provider.onQuery = () => ended('declined')
    await shop.pass(6 * 60 * minute)
    expect(kinds(shop).filter((kind) => kind === 'payment-alert')).toHaveLength(1)
    expect(kinds(shop).filter((kind) => kind === 'sale-reopened')).toHaveLength(1)
    expect(disputedApprovals(shop.database)).toHaveLength(1)
    expect(auditTill(shop.database)).toEqual([])
  })

  it('is confirmed by an answer that agrees: the mark is gone, and nobody is told off', async () => {
    const shop = open()
    await asked(shop, gone, 20 * minute)
    good(shop.decide('charged'))
    shop.provider.onQuery = () => approved(280)
    await shop.pass(60 * minute)
    expect(shop.view()).toMatchObject({
      card: { transactionCode: expect.stringMatching(/./) },
      decision: { outcome: 'confirmed' },
    })
    expect(currentDay(shop.day).outside.byWord.count).toBe(0)
    expect(kinds(shop)).not.toContain('payment-alert')
    const other = open()
    await asked(other, gone, 20 * minute)
    good(other.decide('not-charged'))
    other.provider.onQuery = () => nothing
    await other.pass(6 * 60 * minute)
    expect(other.view()).toMatchObject({ reason: 'no-trace', decision: { outcome: 'confirmed' } })
    expect(kinds(other)).not.toContain('payment-alert')
  })

  it('about which the service contradicts itself is decided after ten minutes, and the same answer is no news', async () => {
    for (const verdict of ['charged', 'not-charged'] as const) {
      const shop = open()
      await asked(shop, odd, 11 * minute)
      expect(shop.view().situation?.decide).toEqual({ kind: 'now', cause: 'contradiction' })
      const alerts = () => kinds(shop).filter((kind) => kind === 'payment-alert').length
      expect(alerts()).toBe(1)
      good(shop.decide(verdict))
      await shop.pass(100 * 60 * minute)
      expect(alerts()).toBe(1)
      expect(disputedApprovals(shop.database)).toHaveLength(0)
      expect(auditTill(shop.database)).toEqual([])
    }
  })
})
