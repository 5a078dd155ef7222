import { describe, expect, it } from 'vitest'
import { silence } from '../../../main/domain/silence.ts'
import {
  findRefund,
  type RefundWish,
  repeatRefund,
  requestRefund,
} from '../../../main/providers/sumup/sumup-refunds.ts'
import { paidAt, sumUpStage } from '../../support/sumup-stage.ts'

async function paid(currency = 'EUR', amountMinor = 1250) {
  const stage = await sumUpStage(currency)
  const { id } = await paidAt(stage, 'REFUND00000001', amountMinor)
  stage.cloud.clearLog()
  const wish = (wished: number, knownEventIds: string[] = []): RefundWish => ({
    transactionId: id,
    amountMinor: wished,
    currency,
    knownEventIds,
  })
  const refunded = () => stage.cloud.transactions()[0]?.refunds.map((refund) => refund.amountMinor)
  const operations = () => stage.cloud.log().map((entry) => entry.operation)
  return { ...stage, id, wish, refunded, operations }
}
const longAfter = silence.sumUpRefundNotFound.afterMs

describe('a refund at SumUp', () => {
  it('goes back whole or in parts, always with the amount named', async () => {
    const { client, cloud, wish, refunded } = await paid()
    expect(await requestRefund(client, wish(250))).toMatchObject({ kind: 'refunded' })
    expect(await requestRefund(client, wish(1000))).toMatchObject({ kind: 'refunded' })
    expect(refunded()).toEqual([250, 1000])
    expect(cloud.log().map((entry) => entry.requestBody)).toEqual(['{"amount":2.5}', '{"amount":10}'])
  })

  it('is told from a later one of the same amount, which is accounted for', async () => {
    const { client, wish } = await paid()
    await requestRefund(client, wish(250))
    expect(await findRefund(client, wish(250))).toMatchObject({ kind: 'refunded' })
    expect(await findRefund(client, { ...wish(250), likeOnes: 1 })).toMatchObject({ kind: 'not-found' })
    await requestRefund(client, { ...wish(250), likeOnes: 1 })
    expect(await findRefund(client, { ...wish(250), likeOnes: 1 })).toMatchObject({ kind: 'refunded' })
  })

  it.each([
    ['HUF', 150_000, 40_000, '{"amount":400}'],
    ['CLP', 1500, 400, '{"amount":400}'],
    ['EUR', 100_000_007, 100_000_007, '{"amount":1000000.07}'],
    ['EUR', 1250, 29, '{"amount":0.29}'],
  ])('names %s in decimal units', async (currency, amountMinor, wished, body) => {
    const { client, cloud, wish } = await paid(currency, amountMinor)
    expect(await requestRefund(client, wish(wished))).toMatchObject({ kind: 'refunded' })
    expect(cloud.log()[0]?.requestBody).toBe(body)
  })

  it('is refused unsent when SumUp has no number for it', async () => {
    const { client, cloud, wish } = await paid('HUF', 150_000)
    for (const amountMinor of [50, 0, -100])
      expect(await requestRefund(client, wish(amountMinor))).toMatchObject({
        kind: 'refused',
        reason: 'amount-invalid',
      })
    expect(cloud.log()).toEqual([])
  })

  it('is pending, and no error, right after the payment', async () => {
    const { client, cloud, clock, wish, refunded } = await paid()
    cloud.quirks.refundableAfterMs = 120_000
    expect(await requestRefund(client, wish(250))).toMatchObject({
      kind: 'pending',
      reason: 'not-refundable-yet',
    })
    await clock.advance(120_000)
    expect(await requestRefund(client, wish(250))).toMatchObject({ kind: 'refunded' })
    expect(refunded()).toEqual([250])
  })

  it('is refused, and not pending for ever, when nothing is left or nothing was paid', async () => {
    const { client, wish, stage } = await paid().then((all) => ({ ...all, stage: all }))
    await requestRefund(client, wish(1250))
    const known = stage.cloud.transactions()[0]?.refunds.map((refund) => String(refund.eventId)) ?? []
    expect(await requestRefund(client, wish(100, known))).toMatchObject({
      kind: 'refused',
      reason: 'more-than-is-left',
      refundableMinor: 0,
    })
    stage.cloud.faults.order('get-transaction', { kind: 'field', path: 'status', value: 'FAILED' })
    expect(await requestRefund(client, wish(100, known))).toMatchObject({
      kind: 'refused',
      reason: 'not-paid',
    })
  })

  it('is refused when it is more than was paid', async () => {
    const { client, wish, refunded } = await paid()
    expect(await requestRefund(client, wish(1251))).toMatchObject({
      kind: 'refused',
      reason: 'more-than-is-left',
      providerText: 'Amount exceeds the refundable amount',
    })
    expect(refunded()).toEqual([])
  })

  it('is refused by the processor and for want of the right, in its own words', async () => {
    const { client, cloud, wish } = await paid()
    cloud.faults.order('refund', { kind: 'refund-refused', code: 'NOT_ENOUGH_BALANCE', detail: 'No funds' })
    expect(await requestRefund(client, wish(100))).toMatchObject({
      kind: 'refused',
      reason: 'other',
      providerText: 'No funds',
    })
    Object.assign(cloud.merchants[0]?.apiKeys[0] ?? {}, { scopes: ['readers.write'] })
    expect(await requestRefund(client, wish(100))).toMatchObject({
      kind: 'refused',
      reason: 'not-authorised',
    })
  })

  it('takes the old path where the new one is not served, after making sure of the transaction', async () => {
    const { client, cloud, wish, refunded, operations } = await paid()
    cloud.faults.order('refund', { kind: 'not-found' })
    expect(await requestRefund(client, wish(250))).toMatchObject({ kind: 'refunded' })
    expect(operations()).toEqual(['refund', 'get-transaction', 'old-refund'])
    cloud.faults.order('refund', { kind: 'error-before', status: 405, body: 'empty' })
    expect(await requestRefund(client, wish(300))).toMatchObject({ kind: 'refunded' })
    expect(refunded()).toEqual([250, 300])
  })

  it('never tries the old path for a transaction that is unknown or cannot be asked for', async () => {
    const { client, cloud, wish, operations } = await paid()
    expect(await requestRefund(client, { ...wish(100), transactionId: 'unknown' })).toMatchObject({
      kind: 'refused',
      reason: 'transaction-unknown',
    })
    cloud.faults.order('refund', { kind: 'not-found' })
    cloud.faults.order('get-transaction', { kind: 'error-before', status: 503, body: 'json' })
    expect(await requestRefund(client, wish(100))).toMatchObject({ kind: 'pending', reason: 'http-503' })
    expect(operations()).not.toContain('old-refund')
  })

  it('does not run the old path when the transaction shows that the refund has happened', async () => {
    const { client, cloud, wish, refunded } = await paid()
    await requestRefund(client, wish(250))
    cloud.faults.order('refund', { kind: 'not-found' })
    expect(await requestRefund(client, wish(250))).toMatchObject({
      kind: 'refunded',
      eventId: expect.any(String),
    })
    expect(refunded()).toEqual([250])
  })

  it('waits when there were too many requests', async () => {
    const { client, cloud, wish } = await paid()
    cloud.faults.order('refund', { kind: 'too-many-requests', retryAfterSeconds: 7 })
    expect(await requestRefund(client, wish(100))).toMatchObject({ kind: 'pending', retryAfterMs: 7_000 })
  })
})

describe('an answer to a refund that is not the documented one', () => {
  const answers = [
    [200, '{}'],
    [202, ''],
    [204, ''],
    [201, ''],
    [201, '{"status":"FAILED"}'],
    [201, '{'],
    [201, '[]'],
    [200, '{"errors":[{"code":"NOT_ENOUGH_BALANCE"}]}'],
  ] as const

  it.each(answers)('(%i, %s) proves none: it is looked for', async (status, text) => {
    const { client, wish, refunded } = await paid()
    const answered = { kind: 'answered' as const, status, text, retryAfterMs: null, tookMs: 1 }
    const evidence = { request: '', httpStatus: status, body: text, tookMs: 1 }
    const refund = async () => ({ result: answered, evidence })
    expect(await requestRefund({ ...client, refund }, wish(250))).toMatchObject({ kind: 'unknown' })
    expect(await findRefund(client, wish(250))).toMatchObject({ kind: 'not-found' })
    const missing = { ...answered, status: 404, text: '' }
    const asked = {
      ...client,
      refund: async () => ({ result: missing, evidence }),
      oldRefund: refund,
    }
    const isOldAnswer = status === 204
    expect(await requestRefund(asked, wish(250))).toMatchObject({
      kind: isOldAnswer ? 'refunded' : 'unknown',
    })
    expect(refunded()).toEqual([])
  })
})

describe('a refund without an answer', () => {
  it.each([
    { kind: 'answer-lost' },
    { kind: 'error-after', status: 502, body: 'html' },
    { kind: 'truncated' },
  ] as const)('that happened ($kind) is found by its event and never sent again', async (fault) => {
    const { client, cloud, wish, refunded } = await paid()
    cloud.faults.order('refund', fault)
    expect(await requestRefund(client, wish(250))).toMatchObject({ kind: 'unknown' })
    expect(await findRefund(client, wish(250))).toMatchObject({ kind: 'refunded' })
    expect(await repeatRefund(client, wish(250), longAfter)).toMatchObject({ kind: 'refunded' })
    expect(refunded()).toEqual([250])
  })

  it.each([
    { kind: 'lost-on-the-way' },
    { kind: 'captive-portal' },
    { kind: 'error-before', status: 503, body: 'empty' },
  ] as const)('that did not happen ($kind) is sent again, but not too early', async (fault) => {
    const { client, cloud, wish, refunded } = await paid()
    cloud.faults.order('refund', fault)
    expect(await requestRefund(client, wish(250))).toMatchObject({ kind: 'unknown' })
    expect(await findRefund(client, wish(250))).toEqual({ kind: 'not-found', refundableMinor: 1250 })
    expect(await repeatRefund(client, wish(250), longAfter - 1)).toMatchObject({
      kind: 'unknown',
      reason: 'not-found-yet',
    })
    expect(refunded()).toEqual([])
    expect(await repeatRefund(client, wish(250), longAfter)).toMatchObject({ kind: 'refunded' })
    expect(refunded()).toEqual([250])
  })

  it('is told from an earlier one of the same amount by the events that were known before', async () => {
    const { client, cloud, wish, refunded } = await paid()
    await requestRefund(client, wish(250))
    const known = cloud.transactions()[0]?.refunds.map((refund) => String(refund.eventId)) ?? []
    cloud.faults.order('refund', { kind: 'lost-on-the-way' })
    expect(await requestRefund(client, wish(250, known))).toMatchObject({ kind: 'unknown' })
    expect(await findRefund(client, wish(250, known))).toMatchObject({ kind: 'not-found' })
    expect(await repeatRefund(client, wish(250, known), longAfter)).toMatchObject({ kind: 'refunded' })
    expect(refunded()).toEqual([250, 250])
  })

  it.each([
    { kind: 'error-before', status: 500, body: 'json' },
    { kind: 'not-found' },
    { kind: 'garbage' },
  ] as const)('is not repeated while the transaction cannot be seen ($kind)', async (fault) => {
    const { client, cloud, wish, refunded } = await paid()
    cloud.faults.order('refund', { kind: 'lost-on-the-way' })
    await requestRefund(client, wish(250))
    cloud.faults.order('get-transaction', fault)
    expect(await repeatRefund(client, wish(250), longAfter)).toMatchObject({ kind: 'unknown' })
    expect(refunded()).toEqual([])
  })
})
