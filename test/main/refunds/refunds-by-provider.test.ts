import { describe, expect, it } from 'vitest'
import { pairReader } from '../../../main/payments/add-reader.ts'
import { getPayment } from '../../../main/payments/follow-payment.ts'
import { startCardPayment } from '../../../main/payments/start-payment.ts'
import type { CardProvider } from '../../../main/ports.ts'
import { getRefund } from '../../../main/refunds/refund-view.ts'
import { secondRefunds } from '../../../main/refunds/second-refunds.ts'
import { startRefund } from '../../../main/refunds/start-refund.ts'
import { loadRefundSlip } from '../../../main/store/card-receipt-store.ts'
import { insertReader } from '../../../main/store/reader-store.ts'
import type { TestClock } from '../../support/clock.ts'
import { cmStage } from '../../support/cm-stage.ts'
import { must, type PaymentDesk, paymentDesk } from '../../support/payment-desk.ts'
import { refundDesk } from '../../support/refund-desk.ts'
import { pairingCode, sumUpStage } from '../../support/sumup-stage.ts'

/* The whole way back: SQLite, queue, the real clients over HTTP, the virtual clouds and their readers. */

/** Answers take real time, so the clock goes on only when nobody waits for one. */
async function passWith(
  clock: TestClock,
  worker: PaymentDesk['worker'],
  milliseconds: number,
): Promise<void> {
  const until = clock.now() + milliseconds
  await clock.advance(0)
  await worker.idle()
  while (clock.now() < until) {
    await clock.advance(Math.min(250, until - clock.now()))
    await worker.idle()
  }
}

async function paidTill(desk: PaymentDesk, provider: CardProvider, clock: TestClock, tap: () => void) {
  must(desk.pay())
  await passWith(clock, desk.worker, 4_000)
  tap()
  await passWith(clock, desk.worker, 15_000)
  expect(must(getPayment(desk.context, { paymentId: 'payment-1' })).status).toBe('approved')
  await desk.worker.stop()
  const refunds = refundDesk(desk, [provider])
  return {
    pass: (milliseconds: number) => passWith(clock, refunds.worker, milliseconds),
    seconds: () => must(secondRefunds(refunds.context)),
    ask: (amountMinor: number) =>
      startRefund(refunds.context, {
        refundId: `beyond-${amountMinor}`,
        paymentId: 'payment-1',
        amountMinor,
        cause: 'asked-for',
      }),
    giveBack: (amountMinor: number | null, refundId = 'refund-1') =>
      must(
        startRefund(refunds.context, { refundId, paymentId: 'payment-1', amountMinor, cause: 'asked-for' }),
      ),
    refund: (refundId = 'refund-1') => must(getRefund(refunds.context, { refundId })),
  }
}

describe('a refund by SumUp', () => {
  async function open() {
    const stage = await sumUpStage()
    await stage.provider.removeReader(stage.providerReaderId)
    const { clock, provider } = stage
    const desk = paymentDesk({ providers: [provider], clock, withReader: false })
    must(await pairReader(desk.context, { pairingCode: pairingCode(stage.reader), name: 'Counter' }))
    await passWith(clock, desk.worker, 1_500)
    const till = await paidTill(desk, provider, clock, () => stage.reader.act('tap-good'))
    const booked = () => stage.cloud.transactions()[0]?.refunds.map((one) => one.amountMinor) ?? []
    const sent = () => stage.cloud.log().filter((one) => one.operation === 'refund').length
    return { ...stage, ...till, booked, sent }
  }

  it('waits where the payment is too young, and goes back once', async () => {
    const till = await open()
    till.cloud.quirks.refundableAfterMs = 180_000
    till.giveBack(null)
    await till.pass(10_000)
    expect(till.refund()).toMatchObject({ status: 'created', reason: 'not-refundable-yet' })
    await till.pass(600_000)
    expect(till.refund().status).toBe('refunded')
    expect(till.booked()).toEqual([1250])
  })

  it('whose answer was lost is found by its event, and sent once', async () => {
    const till = await open()
    till.cloud.faults.order('refund', { kind: 'answer-lost' })
    till.giveBack(500)
    await till.pass(30_000)
    expect(till.refund().status).toBe('refunded')
    expect([till.booked(), till.sent()]).toEqual([[500], 1])
  })

  it('that never arrived comes to nothing, and may be asked for again', async () => {
    const till = await open()
    till.cloud.faults.order('refund', { kind: 'lost-on-the-way' })
    till.giveBack(500)
    await till.pass(400_000)
    expect(till.refund()).toMatchObject({ status: 'failed', reason: 'no-trace' })
    till.giveBack(500, 'refund-2')
    await till.pass(10_000)
    expect(till.refund('refund-2').status).toBe('refunded')
    expect(till.booked()).toEqual([500])
  })

  it('that the network hands over twice is told with both events, and the second is gone from what is left', async () => {
    const till = await open()
    till.cloud.faults.order('refund', { kind: 'handled-twice', afterMs: 20_000 })
    till.giveBack(500)
    await till.pass(10_000)
    expect([till.refund().status, till.seconds()]).toEqual(['refunded', []])
    await till.pass(60_000)
    expect([till.booked(), till.sent()]).toEqual([[500, 500], 1])
    const [first, second] = till.cloud.transactions()[0]?.refunds ?? []
    expect(till.seconds()).toMatchObject([
      {
        asked: { name: String(first?.eventId), amount: { minor: 500, currency: 'EUR' } },
        second: { name: String(second?.eventId), amount: { minor: 500, currency: 'EUR' } },
        choice: null,
      },
    ])
    expect(till.refund().timeline.map((entry) => entry.code)).toContain('refunded-twice')
    // Of 12.50 only 2.50 are left, and not 7.50.
    expect(till.ask(700)).toMatchObject({ error: { code: 'refund-too-much', values: { maximumMinor: 250 } } })
    till.giveBack(250, 'refund-3')
    await till.pass(300_000)
    expect(till.refund('refund-3').status).toBe('refunded')
    expect([till.booked(), till.seconds()]).toMatchObject([[500, 500, 250], [{ second: {} }]])
  })

  it('whose second half is given back by its own copy is said to be done, and no cent is missing', async () => {
    const till = await open()
    till.cloud.faults.order('refund', { kind: 'handled-twice', afterMs: 2_000 })
    till.giveBack(625)
    till.giveBack(625, 'refund-2')
    await till.pass(300_000)
    expect(till.booked()).toEqual([625, 625])
    const told = till.seconds().map((second) => second.second.amount.minor)
    const done = [till.refund(), till.refund('refund-2')].filter((one) => one.status === 'refunded')
    expect(625 * done.length + told.reduce((sum, minor) => sum + minor, 0)).toBe(1250)
  })

  it('counts what somebody gave back in the portal before', async () => {
    const till = await open()
    const [transaction] = till.cloud.transactions()
    await till.client.refund(transaction?.id ?? '', 10)
    till.giveBack(null)
    await till.pass(10_000)
    expect(till.refund()).toMatchObject({ status: 'failed', reason: 'more-than-is-left' })
    expect(till.booked()).toEqual([1000])
  })
})

describe('a refund by CM', () => {
  it('that the network hands over twice is called off at the terminal once the first is done', async () => {
    const till = await open()
    till.cloud.faults.order('create-transaction', { kind: 'handled-twice', afterMs: 8_000 })
    till.giveBack(500)
    await till.pass(5_000)
    till.terminal.act('tap-good')
    await till.pass(120_000)
    expect(till.refund().status).toBe('refunded')
    const copies = till.cloud.transactions().filter((one) => one.type === 'REFUND')
    expect(copies.map((one) => one.status)).toEqual(['CLEARED', 'CANCELLED'])
    expect([till.booked(), till.seconds()]).toEqual([[500], []])
    expect(till.refund().timeline.map((entry) => entry.code)).toContain('refund-copy-called-off')
  })

  it('that the card got twice is told with both transactions, and the next one knows what is left', async () => {
    const till = await open()
    till.cloud.faults.order('create-transaction', { kind: 'handled-twice', afterMs: 1_000 })
    till.giveBack(500)
    await till.pass(5_000)
    till.terminal.act('tap-good')
    await tapAsSoonAsAsked(till)
    await till.pass(120_000)
    const [first, second] = till.cloud.transactions().filter((one) => one.type === 'REFUND')
    expect(till.booked()).toEqual([500, 500])
    expect([till.refund().status, till.seconds()]).toMatchObject([
      'refunded',
      [{ asked: { name: first?.id }, second: { name: second?.id, amount: { minor: 500 } } }],
    ])
    expect(till.ask(700)).toMatchObject({ error: { code: 'refund-too-much', values: { maximumMinor: 250 } } })
  })

  it('waits with the next one of the same payment until no copy can arrive any more', async () => {
    const till = await open()
    till.giveBack(500)
    await till.pass(5_000)
    till.terminal.act('tap-good')
    await till.pass(30_000)
    till.giveBack(500, 'refund-2')
    await till.pass(30_000)
    expect(till.refund('refund-2')).toMatchObject({ status: 'created', reason: 'other-refund-open' })
    for (let look = 0; look < 40 && till.refund('refund-2').status === 'created'; look += 1)
      await till.pass(15_000)
    expect(till.refund('refund-2').status).toBe('pending')
  })

  /** Whoever stands at the terminal holds the card to it as often as it asks. */
  async function tapAsSoonAsAsked(till: Awaited<ReturnType<typeof open>>) {
    for (let look = 0; look < 80; look += 1) {
      await till.pass(250)
      const isAsked = till.terminal.view().screen.kind === 'present-card'
      if (isAsked && till.booked().length === 1) return till.terminal.act('tap-good')
    }
    throw new Error('the terminal asked for no second card')
  }

  async function open() {
    const stage = await cmStage()
    const { clock, provider } = stage
    const desk = paymentDesk({ providers: [provider], clock, withReader: false })
    insertReader(desk.database, {
      id: 'reader-1',
      provider: 'cm',
      providerReaderId: stage.providerReaderId,
      name: 'Counter',
      color: 'blue',
      model: 'SUNMI P2lite',
      serial: 'PL0919CQ00305',
      pairing: 'paired',
      isDefault: true,
      createdAt: 0,
    })
    const till = await paidTill(desk, provider, clock, () => stage.terminal.act('tap-good'))
    await till.pass(180_000)
    const booked = () =>
      stage.cloud
        .transactions()
        .filter((one) => one.type === 'REFUND' && one.result === 'APPROVED')
        .map((one) => one.amountMinor)
    const payAgain = () => {
      desk.totals.set('sale-2', 700)
      const request = { paymentId: 'payment-2', saleId: 'sale-2', amountMinor: null, readerId: null }
      return startCardPayment(desk.context, request)
    }
    return { ...stage, ...till, booked, payAgain, database: desk.database }
  }

  it('waits at the terminal for the card, keeps it for itself, and ends when it is cleared', async () => {
    const till = await open()
    till.giveBack(null)
    await till.pass(5_000)
    expect(till.refund()).toMatchObject({ status: 'pending', atReader: true })
    expect(till.terminal.view().screen).toMatchObject({ kind: 'present-card', isRefund: true })
    // The next customer does not push it aside.
    expect(till.payAgain()).toMatchObject({ error: { code: 'reader-busy' } })
    till.terminal.act('tap-good')
    await till.pass(60_000)
    expect(till.refund().status).toBe('refunded')
    expect(till.booked()).toEqual([1250])
    expect(till.payAgain().ok).toBe(true)
  })

  it('has a slip of its own, kept as CM wrote it, also when it could not be fetched at once', async () => {
    const till = await open()
    till.giveBack(null)
    await till.pass(5_000)
    till.terminal.act('tap-good')
    await till.pass(1_000)
    // Nothing but the slip is asked for by its id any more once the refund is done.
    for (let time = 0; time < 60 && till.refund().status !== 'refunded'; time += 1) await till.pass(1_000)
    till.cloud.faults.order('get-transaction', { kind: 'error-before', status: 503, body: 'html' })
    await till.pass(1_500)
    expect(loadRefundSlip(till.database, 'refund-1')).toBeUndefined()
    await till.pass(10_000)
    const record = till.cloud.transactions().find((one) => one.type === 'REFUND')
    expect(record?.receipt).toContain('REFUND ACCEPTED')
    expect(loadRefundSlip(till.database, 'refund-1')).toEqual({
      customer: record?.receipt,
      merchant: record?.merchantReceipt,
    })
  })

  it('comes to nothing when the red key is pressed', async () => {
    const till = await open()
    till.giveBack(null)
    await till.pass(5_000)
    till.terminal.act('cancel')
    await till.pass(30_000)
    expect(till.refund()).toMatchObject({ status: 'failed', reason: 'cancelled' })
    expect(till.booked()).toEqual([])
  })

  it('whose answer was lost is found by our reference, and sent once', async () => {
    const till = await open()
    till.cloud.faults.order('create-transaction', { kind: 'answer-lost' })
    till.giveBack(null)
    await till.pass(5_000)
    till.terminal.act('tap-good')
    await till.pass(60_000)
    expect(till.refund().status).toBe('refunded')
    expect(till.booked()).toEqual([1250])
  })
})
