import { describe, expect, it } from 'vitest'
import { getRefund } from '../../../main/refunds/refund-view.ts'
import { startRefund } from '../../../main/refunds/start-refund.ts'
import { cardTill } from '../../support/card-till.ts'
import { must } from '../../support/payment-desk.ts'
import { refundDesk } from '../../support/refund-desk.ts'

/* Refunds by the SumUp client over real HTTP: what the virtual cloud's own books hold, and what the till says. */

async function paidTill() {
  const till = await cardTill()
  must(till.pay())
  await till.pass(3_000)
  till.reader.act('tap-good')
  await till.pass(6_000)
  await till.worker.stop()
  const desk = refundDesk(till, [till.provider])
  const pass = async (milliseconds: number) => {
    const until = till.clock.now() + milliseconds
    await desk.pass(0)
    await desk.worker.idle()
    while (till.clock.now() < until) {
      await till.clock.advance(Math.min(500, until - till.clock.now()))
      await desk.worker.idle()
    }
  }
  // Right after a payment it is too early.
  await till.clock.advance(600_000)
  const start = (refundId: string, amountMinor: number | null) =>
    startRefund(desk.context, { refundId, paymentId: 'payment-1', amountMinor, cause: 'asked-for' })
  const view = (refundId: string) => must(getRefund(desk.context, { refundId }))
  const booked = () =>
    till.cloud.transactions().flatMap((one) => one.refunds.map((refund) => refund.amountMinor))
  return { till, pass, start, view, booked }
}

describe('a refund', () => {
  it('R10: is known by its event, while the payment’s own word stays "successful"', async () => {
    const { till, pass, start, view, booked } = await paidTill()
    till.cloud.faults.order('refund', { kind: 'answer-lost' })
    must(start('refund-1', null))
    await pass(60_000)
    expect(till.cloud.transactions()[0]?.status).toBe('SUCCESSFUL')
    expect(view('refund-1')).toMatchObject({ status: 'refunded', amount: { minor: 1250 } })
    expect(booked()).toEqual([1250])
    expect(till.calls('refund')).toBe(1)
  })

  it.each(['lost-on-the-way', 'answer-lost', 'garbage', 'truncated', 'captive-portal'] as const)(
    'R6: whose request or answer went wrong (%s) gives back once, or says that nothing went back',
    async (kind) => {
      const { till, pass, start, view, booked } = await paidTill()
      till.cloud.faults.order('refund', { kind })
      must(start('refund-1', 500))
      await pass(30_000)
      expect(start('refund-2', 1250)).toMatchObject({ ok: false, error: { code: 'refund-too-much' } })
      await pass(900_000)
      const { status, isFinal } = view('refund-1')
      expect(isFinal).toBe(true)
      expect(booked()).toEqual(status === 'refunded' ? [500] : [])
    },
  )

  it('R8: in parts never comes to more than was charged, also past another till’s', async () => {
    const { till, pass, start, view, booked } = await paidTill()
    must(start('refund-1', 1000))
    await pass(60_000)
    const id = till.cloud.transactions()[0]?.id ?? ''
    await till.client.refund(id, 2)
    must(start('refund-2', 250))
    await pass(900_000)
    expect(view('refund-2').status).not.toBe('refunded')
    expect(booked().reduce((sum, one) => sum + one, 0)).toBe(1200)
  })
})
