import { describe, expect, it } from 'vitest'
import { attemptNames } from '../../../main/payments/attempt-names.ts'
import { getPayment } from '../../../main/payments/follow-payment.ts'
import type { CardSlip } from '../../../main/ports.ts'
import { giveUp, tryNow } from '../../../main/queue/change-queue.ts'
import { listQueue } from '../../../main/queue/list-queue.ts'
import { askForSlip, mayFetchSlip } from '../../../main/receipts/fetch-slips.ts'
import { loadCardReceipts } from '../../../main/store/card-receipt-store.ts'
import { salePayments } from '../../../main/store/sale-payments.ts'
import { defaultSettings } from '../../../main/store/settings-store.ts'
import { cardTill } from '../../support/card-till.ts'
import { approved, fakeProvider, readerIs } from '../../support/fake-provider.ts'
import { must, paymentDesk } from '../../support/payment-desk.ts'

const text: CardSlip = { kind: 'text', customer: '  CARDHOLDER COPY', merchant: '  MERCHANT COPY' }
const notYet: CardSlip = { kind: 'text', customer: null, merchant: null }

/** A payment of a service that writes slips, approved without one. */
async function paidDesk(random = () => 0.5) {
  const provider = fakeProvider()
  provider.traits = { ...provider.traits, owesSlip: true }
  provider.readerState = readerIs('idle')
  provider.onQuery = () => approved(1250)
  let slip: CardSlip = notYet
  const comes = () => {
    slip = text
  }
  const asked: number[] = []
  const desk = paymentDesk({ providers: [provider], random })
  provider.cardSlip = async () => {
    asked.push(desk.clock.now())
    return { kind: 'answered', value: slip }
  }
  must(desk.pay())
  await desk.pass(1_600)
  expect(must(getPayment(desk.context, { paymentId: 'payment-1' })).status).toBe('approved')
  const queue = { ...desk.context, providerName: () => 'Fake Pay' }
  const owed = () => must(listQueue(queue)).items.filter(({ what }) => what === 'fetch-slip')
  return { ...desk, provider, queue, owed, asked, comes }
}

describe('a card slip that did not come with its payment', () => {
  it('is owed, stands on the receipt as following, and is kept word for word when it comes', async () => {
    const desk = await paidDesk()
    expect(salePayments(desk.database, 'sale-1').payments).toMatchObject([{ slipFollows: true }])
    await desk.pass(10_000)
    expect(desk.owed()).toMatchObject([
      {
        what: 'fetch-slip',
        paymentId: 'payment-1',
        saleId: 'sale-1',
        cause: 'slip-not-there-yet',
        keptBecause: null,
        canTryNow: true,
        needsSomebody: false,
      },
    ])
    expect(desk.owed()[0]?.nextAt).toBeGreaterThan(desk.clock.now())
    desk.comes()
    must(tryNow(desk.queue, { itemId: desk.owed()[0]?.itemId ?? 0 }))
    await desk.pass(10)
    expect(desk.owed()).toEqual([])
    expect(loadCardReceipts(desk.database, 'payment-1')).toEqual({
      customer: '  CARDHOLDER COPY',
      merchant: '  MERCHANT COPY',
    })
    expect(salePayments(desk.database, 'sale-1').payments).toMatchObject([
      { slipFollows: false, cardReceipt: '  CARDHOLDER COPY' },
    ])
    const { timeline } = must(getPayment(desk.context, { paymentId: 'payment-1' }))
    expect(timeline.at(-1)?.code).toBe('card-slip-came')
  })

  it('is asked for less and less often, and after hours once an hour', async () => {
    const desk = await paidDesk()
    await desk.pass(24 * 3_600_000)
    const gaps = desk.asked.slice(1).map((at, index) => at - (desk.asked[index] ?? 0))
    expect(gaps.slice(0, 5)).toEqual([2_000, 4_000, 8_000, 16_000, 32_000])
    expect(gaps.at(-1)).toBe(3_600_000)
    expect(desk.asked.length).toBeLessThan(40)
  })

  it('may be given up with a reason, and asked for again later', async () => {
    const desk = await paidDesk()
    await desk.pass(5_000)
    const itemId = desk.owed()[0]?.itemId ?? 0
    must(giveUp(desk.queue, { itemId, reason: 'the customer has left' }))
    expect(desk.owed()).toEqual([])
    expect(desk.database.sql(`select kind, subject from journal order by number desc limit 1`).get()).toEqual(
      { kind: 'slip-given-up', subject: 'payment-1' },
    )
    const slips = { ...desk.context, namesOf: attemptNames, settings: () => defaultSettings }
    expect(mayFetchSlip(slips, 'payment-1')).toBe(true)
    must(askForSlip(slips, 'payment-1'))
    must(askForSlip(slips, 'payment-1'))
    expect(desk.owed()).toHaveLength(1)
    desk.comes()
    await desk.pass(5_000)
    expect(mayFetchSlip(slips, 'payment-1')).toBe(false)
    expect(askForSlip(slips, 'payment-1')).toEqual({ ok: true, value: { queued: false } })
  })

  it('is one over that part, where the card was good for a part only', async () => {
    const provider = fakeProvider()
    provider.traits = { ...provider.traits, owesSlip: true }
    provider.readerState = readerIs('idle')
    provider.onQuery = () => approved(500)
    const amounts: number[] = []
    provider.cardSlip = async ({ amountMinor }) => {
      amounts.push(amountMinor)
      return { kind: 'answered', value: text }
    }
    const desk = paymentDesk({ providers: [provider] })
    must(desk.pay())
    await desk.pass(5_000)
    expect(must(getPayment(desk.context, { paymentId: 'payment-1' })).status).toBe('approved')
    expect(amounts).toEqual([500])
  })

  it('survives a restart of the till', async () => {
    const desk = await paidDesk()
    await desk.worker.stop()
    desk.comes()
    const next = paymentDesk({ providers: [desk.provider], database: desk.database, clock: desk.clock })
    await next.pass(5_000)
    expect(loadCardReceipts(desk.database, 'payment-1')?.customer).toBe('  CARDHOLDER COPY')
  })

  it('is nothing that a service without slips could be asked for', async () => {
    const provider = fakeProvider()
    provider.readerState = readerIs('idle')
    provider.onQuery = () => approved(1250)
    const desk = paymentDesk({ providers: [provider] })
    must(desk.pay())
    await desk.pass(10_000)
    expect(desk.database.sql(`select 1 from jobs where kind = 'fetch-slip'`).all()).toEqual([])
    const slips = { ...desk.context, namesOf: attemptNames, settings: () => defaultSettings }
    expect(mayFetchSlip(slips, 'payment-1')).toBe(false)
  })
})

describe('the slip of a SumUp payment', () => {
  it('is written from its data when somebody asks, and waits in the queue while it cannot be had', async () => {
    const till = await cardTill()
    must(till.pay())
    await till.pass(3_000)
    till.reader.act('tap-good')
    await till.pass(6_000)
    expect(till.payment().status).toBe('approved')
    // The receipt carries the card's details by itself, so nobody asks unasked.
    expect(till.calls('get-receipt')).toBe(0)
    const slips = { ...till.context, namesOf: attemptNames, settings: () => defaultSettings }
    till.cloud.faults.order('get-receipt', { kind: 'error-before', status: 503, body: 'html' })
    expect(must(askForSlip(slips, 'payment-1'))).toEqual({ queued: true })
    await till.pass(500)
    const queue = { ...till.context, providerName: () => 'SumUp' }
    expect(must(listQueue(queue)).items).toMatchObject([{ what: 'fetch-slip', cause: 'http-503' }])
    await till.pass(5_000)
    const slip = loadCardReceipts(till.database, 'payment-1')?.customer ?? ''
    const [paid] = till.cloud.transactions()
    expect(slip.split('\n')[0]).toBe(`${' '.repeat(11)}Card slip`)
    expect(slip).toContain('VISA **** 0119')
    expect(slip).toContain(paid?.code)
    expect(slip).toMatch(/TOTAL {10,}EUR 12\.50/)
    expect(Math.max(...slip.split('\n').map((line) => line.length))).toBeLessThanOrEqual(32)
  })

  it('is fetched by itself where the approval came without the card', async () => {
    const till = await cardTill()
    // The transaction cannot be looked up for a while: only the checkout says that it is paid.
    till.tamper((url, answer) =>
      url.pathname.endsWith('/transactions') ? new Response('{}', { status: 404 }) : answer,
    )
    must(till.pay())
    await till.pass(3_000)
    till.reader.act('tap-good')
    await till.pass(60_000)
    expect(till.payment()).toMatchObject({ status: 'approved', card: { transactionCode: '' } })
    expect(salePayments(till.database, 'sale-1').payments).toMatchObject([{ slipFollows: true }])
    till.tamper(undefined)
    await till.pass(120_000)
    expect(loadCardReceipts(till.database, 'payment-1')?.customer).toContain('VISA **** 0119')
  })
})
