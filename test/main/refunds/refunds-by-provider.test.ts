import { describe, expect, it } from 'vitest'
import { pairReader } from '../../../main/payments/add-reader.ts'
import { getPayment } from '../../../main/payments/follow-payment.ts'
import { startCardPayment } from '../../../main/payments/start-payment.ts'
import type { CardProvider } from '../../../main/ports.ts'
import { getRefund } from '../../../main/refunds/refund-view.ts'
import { startRefund } from '../../../main/refunds/start-refund.ts'
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
    return { ...stage, ...till, booked, payAgain }
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
