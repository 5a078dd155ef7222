import { describe, expect, it } from 'vitest'
import type { RefundOutcome } from '../../../main/ports.ts'
import { getRefund } from '../../../main/refunds/refund-view.ts'
import { giveUpRefund, startRefund } from '../../../main/refunds/start-refund.ts'
import { insertRefund, loadRefund } from '../../../main/store/refund-store.ts'
import { fakeProvider, noEvidence, refundable, refunded } from '../../support/fake-provider.ts'
import { must } from '../../support/payment-desk.ts'
import { paidDesk, refundDesk } from '../../support/refund-desk.ts'

async function paid() {
  const provider = fakeProvider()
  const desk = refundDesk(await paidDesk(provider), [provider])
  const start = (amountMinor: number | null = null, refundId = 'refund-1') =>
    startRefund(desk.context, { refundId, paymentId: 'payment-1', amountMinor, cause: 'asked-for' })
  const view = (refundId = 'refund-1') => must(getRefund(desk.context, { refundId }))
  const journal = () =>
    desk.database
      .sql<[], { kind: string }>(`select kind from journal where kind like 'refund%' order by number`)
      .all()
      .map((row) => row.kind)
  return { provider, desk, start, view, journal, codes: () => view().timeline.map((entry) => entry.code) }
}

const unknown: RefundOutcome = { kind: 'unknown', reason: 'timed-out', evidence: noEvidence }
const notYet: RefundOutcome = {
  kind: 'not-yet',
  reason: 'not-refundable-yet',
  retryAfterMs: 0,
  evidence: noEvidence,
}

describe('a refund', () => {
  it('is on disk with its reserve before anything leaves, is sent once and ends in a fact', async () => {
    const { provider, desk, start, view, journal, codes } = await paid()
    provider.onRefund = () => {
      expect(loadRefund(desk.database, 'refund-1')).toMatchObject({
        status: 'submitting',
        providerIds: { known: '[]' },
      })
      return refunded
    }
    expect(must(start())).toMatchObject({ status: 'created', amountMinor: 1250 })
    expect(provider.refunds).toHaveLength(0)
    await desk.pass(0)
    expect(view()).toMatchObject({
      status: 'refunded',
      isFinal: true,
      amount: { minor: 1250, currency: 'EUR' },
    })
    expect(provider.refunds).toHaveLength(1)
    expect(journal()).toEqual(['refund-started', 'refund-final'])
    expect(codes()).toEqual(['refund-started', 'refund-submitting', 'refunded'])
  })

  it.each([
    ['long ago', -10 * 365 * 86_400_000],
    ['in years', 10 * 365 * 86_400_000],
  ])('is dated by the till where the provider says that it was %s', async (_title, offMs) => {
    const { provider, desk, start, view } = await paid()
    provider.onRefund = () => unknown
    must(start())
    await desk.pass(0)
    provider.onRefundQuery = () => ({ ...refunded, refundedAt: desk.clock.now() + offMs })
    await desk.pass(20_000)
    const { status, refundedAt } = view()
    expect(status).toBe('refunded')
    expect(Math.abs((refundedAt ?? 0) - desk.clock.now())).toBeLessThan(60_000)
  })

  it('is the same refund when the button is pressed twice, and another one finds nothing left', async () => {
    const { provider, desk, start } = await paid()
    must(start())
    expect(must(start()).id).toBe('refund-1')
    expect(start(null, 'refund-2')).toMatchObject({ ok: false, error: { code: 'refund-too-much' } })
    expect(start(1, 'refund-2')).toMatchObject({ ok: false, error: { code: 'refund-too-much' } })
    await desk.pass(60_000)
    expect(provider.refunds).toHaveLength(1)
  })

  it('goes in parts up to what was charged, and no cent further', async () => {
    const { provider, desk, start, view } = await paid()
    provider.onRefundable = ({ amountMinor }) => refundable(amountMinor)
    must(start(1000))
    await desk.pass(1_000)
    expect(start(251, 'refund-2')).toMatchObject({
      ok: false,
      error: { code: 'refund-too-much', values: { maximumMinor: 250, currency: 'EUR' } },
    })
    must(start(250, 'refund-2'))
    await desk.pass(1_000)
    expect(view('refund-2').status).toBe('refunded')
  })

  it('is refused for a payment that nobody knows, that is cash, or whose outcome is open', async () => {
    const { desk } = await paid()
    const ask = (paymentId: string) =>
      startRefund(desk.context, { refundId: 'r', paymentId, amountMinor: null, cause: 'asked-for' })
    expect(ask('nobody')).toMatchObject({ error: { code: 'payment-not-found' } })
    desk.database
      .sql(
        `insert into payments (id, sale_id, tender, status, amount_minor, currency, provider, reader_id, provider_reader_id,
           reader_name, reference, submitted_at, created_at, updated_at, reason)
         values ('open', 'sale-9', 'card', 'unknown', 500, 'EUR', 'fake', 'reader-1', 'rdr_1', 'Reader', 'REFOPEN', 1, 1, 1, 'timed-out')`,
      )
      .run()
    expect(ask('open')).toMatchObject({
      error: { code: 'refund-not-possible', values: { status: 'unknown' } },
    })
  })

  it('cannot exceed the charge past any code: the database refuses it', async () => {
    const { desk, start } = await paid()
    must(start(1000))
    const first = loadRefund(desk.database, 'refund-1')
    if (!first) throw new Error('not there')
    const second = { ...first, id: 'x', reference: 'X', amountMinor: 251 }
    expect(() => insertRefund(desk.database, second)).toThrow('refunds exceed the charge')
    expect(() => insertRefund(desk.database, { ...second, amountMinor: 100, currency: 'USD' })).toThrow()
    expect(() =>
      desk.database.sql(`update refunds set amount_minor = 1 where id = 'refund-1'`).run(),
    ).toThrow()
    expect(() => desk.database.sql('delete from refunds').run()).toThrow('never deleted')
  })

  it('counts what was given back in the provider’s own portal', async () => {
    const { provider, desk, start, view } = await paid()
    provider.onRefundable = () => refundable(300)
    must(start())
    await desk.pass(1_000)
    expect(view()).toMatchObject({ status: 'failed', reason: 'more-than-is-left' })
    expect(provider.refunds).toHaveLength(0)
    // The reserve is free again for what is left.
    must(start(300, 'refund-2'))
    await desk.pass(1_000)
    expect(view('refund-2').status).toBe('refunded')
  })

  it('waits where the provider says “not yet”, and is sent when it may be', async () => {
    const { provider, desk, start, view } = await paid()
    provider.onRefund = () => notYet
    must(start())
    await desk.pass(1_000)
    expect(view()).toMatchObject({ status: 'created', reason: 'not-refundable-yet', canGiveUp: true })
    expect(view().nextTryAt).toBeGreaterThan(desk.clock.now())
    await desk.pass(120_000)
    provider.onRefund = () => refunded
    await desk.pass(600_000)
    expect(view().status).toBe('refunded')
    const tries = provider.refunds.length
    expect(tries).toBeLessThan(12)
    await desk.pass(3_600_000)
    expect(provider.refunds).toHaveLength(tries)
  })

  it('waits while there is no network, says so, and hammers nobody', async () => {
    const { provider, desk, start, view } = await paid()
    let asked = 0
    provider.onRefundable = () => {
      asked += 1
      return { kind: 'unavailable', reason: 'not-connected', evidence: noEvidence }
    }
    must(start())
    await desk.pass(24 * 3_600_000)
    expect(view()).toMatchObject({ status: 'created', reason: 'not-connected' })
    expect(asked).toBeLessThan(70)
    expect(provider.refunds).toHaveLength(0)
    provider.onRefundable = () => refundable(1250)
    await desk.pass(3_600_000)
    expect(view().status).toBe('refunded')
    expect(view().timeline.filter((entry) => entry.code === 'refund-waits')).toHaveLength(1)
  })

  it('looks for an earlier try before it sends again', async () => {
    const { provider, desk, start, view } = await paid()
    provider.onRefund = () => notYet
    must(start())
    await desk.pass(1_000)
    provider.onRefundQuery = () => refunded
    await desk.pass(60_000)
    expect(view().status).toBe('refunded')
    expect(provider.refunds).toHaveLength(1)
  })

  it('sends nothing again while an earlier try cannot be looked for', async () => {
    const { provider, desk, start, view } = await paid()
    provider.onRefund = () => notYet
    must(start())
    await desk.pass(1_000)
    provider.onRefundQuery = () => ({ kind: 'unavailable', reason: 'timeout', evidence: noEvidence })
    await desk.pass(24 * 3_600_000)
    expect(provider.refunds).toHaveLength(1)
    expect(view()).toMatchObject({ status: 'created', reason: 'timeout' })
    provider.onRefundQuery = () => refunded
    await desk.pass(3_600_000)
    expect(view().status).toBe('refunded')
    expect(provider.refunds).toHaveLength(1)
  })

  it('waits for another refund of the payment that was tried before: two of one amount look alike', async () => {
    const { provider, desk, start, view } = await paid()
    provider.onRefund = () => notYet
    must(start(625))
    await desk.pass(100)
    provider.onRefund = () => unknown
    provider.onRefundable = () => refundable(1250)
    must(start(625, 'refund-2'))
    await desk.pass(100)
    // Only the first one may have left; what the provider shows now can be nobody else's.
    expect(provider.refunds).toHaveLength(1)
    expect(view('refund-2')).toMatchObject({ status: 'created', reason: 'other-refund-open' })
    provider.onRefund = () => refunded
    await desk.pass(600_000)
    expect([view().status, view('refund-2').status]).toEqual(['refunded', 'refunded'])
    expect(provider.refunds).toHaveLength(3)
  })

  it('asks after a lost answer and never sends again', async () => {
    const { provider, desk, start, view, codes } = await paid()
    provider.onRefund = () => unknown
    must(start())
    await desk.pass(5_000)
    expect(view()).toMatchObject({ status: 'unknown', reason: 'timed-out', canGiveUp: false })
    expect(giveUpRefund(desk.context, { refundId: 'refund-1', reason: 'tired' })).toMatchObject({
      error: { code: 'refund-not-possible' },
    })
    provider.onRefundQuery = () => refunded
    await desk.pass(60_000)
    expect(view().status).toBe('refunded')
    expect(codes()).toEqual(['refund-started', 'refund-submitting', 'refund-answer-lost', 'refunded'])
    expect(provider.refunds).toHaveLength(1)
  })

  it('is without a trace only after the provider’s silence proves it, and frees its reserve', async () => {
    const { provider, desk, start, view } = await paid()
    provider.onRefund = () => unknown
    must(start())
    await desk.pass(170_000)
    expect(view().status).toBe('unknown')
    expect(start(null, 'refund-2')).toMatchObject({ error: { code: 'refund-too-much' } })
    await desk.pass(60_000)
    expect(view()).toMatchObject({ status: 'failed', reason: 'no-trace' })
    expect(provider.refunds).toHaveLength(1)
    // A day later it shows after all: the provider is right.
    await desk.pass(2 * 3_600_000)
    provider.onRefundQuery = () => refunded
    await desk.pass(24 * 3_600_000)
    expect(view().status).toBe('refunded')
  })

  it('says how many of its like went back since, so that none is taken for another', async () => {
    const { provider, desk, start, view } = await paid()
    const asked: (number | undefined)[] = []
    provider.onRefund = () => unknown
    must(start(625))
    await desk.pass(300_000)
    expect(view().reason).toBe('no-trace')
    provider.onRefundable = () => refundable(1250)
    provider.onRefund = () => ({ ...refunded, providerIds: {} })
    must(start(625, 'refund-2'))
    await desk.pass(1_000)
    provider.refundQueries.length = 0
    await desk.pass(2 * 3_600_000)
    const ofFirst = provider.refundQueries.filter(
      (names) => names.reference === provider.refunds[0]?.reference,
    )
    provider.refundQueries.splice(0, Infinity, ...ofFirst)
    asked.push(...provider.refundQueries.map((names) => names.likeOnes))
    expect(new Set(asked)).toEqual(new Set([1]))
    expect(view().status).toBe('failed')
  })

  it('names money that went back twice instead of booking over it', async () => {
    const { provider, desk, start, view } = await paid()
    provider.onRefund = () => unknown
    must(start())
    await desk.pass(300_000)
    expect(view().reason).toBe('no-trace')
    provider.onRefund = () => refunded
    must(start(null, 'refund-2'))
    await desk.pass(1_000)
    provider.onRefundQuery = () => refunded
    await desk.pass(2 * 3_600_000)
    expect(view().status).toBe('failed')
    const alert = desk.database
      .sql<[], { body: string }>(`select body from journal where kind = 'payment-alert'`)
      .all()
    expect(alert.at(-1)?.body).toContain('refunded-too-much')
  })

  it('does not send a second refund of a payment while the first is in doubt', async () => {
    const { provider, desk, start, view } = await paid()
    provider.onRefund = () => unknown
    must(start(500))
    await desk.pass(1_000)
    must(start(500, 'refund-2'))
    await desk.pass(10_000)
    expect(provider.refunds).toHaveLength(1)
    expect(view('refund-2')).toMatchObject({ status: 'created', reason: 'other-refund-open' })
    provider.onRefundQuery = (names) =>
      names.reference === provider.refunds[0]?.reference
        ? refunded
        : { kind: 'not-found', evidence: noEvidence }
    provider.onRefund = () => refunded
    await desk.pass(900_000)
    expect([view().status, view('refund-2').status]).toEqual(['refunded', 'refunded'])
  })

  it('is called off with a reason while nothing is on its way', async () => {
    const { provider, desk, start, view } = await paid()
    provider.onRefundable = () => ({ kind: 'unavailable', reason: 'not-connected', evidence: noEvidence })
    must(start())
    await desk.pass(1_000)
    must(giveUpRefund(desk.context, { refundId: 'refund-1', reason: 'paid out in cash' }))
    await desk.pass(3_600_000)
    expect(view()).toMatchObject({ status: 'failed', reason: 'given-up', providerText: 'paid out in cash' })
    expect(provider.refunds).toHaveLength(0)
  })
})

describe('a refund at the reader', () => {
  async function atReader() {
    const on = await paid()
    on.provider.traits = { ...on.provider.traits, refunds: 'at-reader' }
    on.provider.onRefund = () => ({ kind: 'accepted', providerIds: { id: 'r1' }, evidence: noEvidence })
    return on
  }

  it('waits for the card, and ends in what the bank says', async () => {
    const { provider, desk, start, view } = await atReader()
    provider.onRefundQuery = () => ({ kind: 'pending', providerIds: {}, evidence: noEvidence })
    must(start())
    await desk.pass(10_000)
    expect(view()).toMatchObject({ status: 'pending', atReader: true })
    provider.onRefundQuery = () => ({
      kind: 'ended',
      reason: 'cancelled',
      providerText: '',
      evidence: noEvidence,
    })
    await desk.pass(30_000)
    expect(view()).toMatchObject({ status: 'failed', reason: 'cancelled' })
  })

  it('does not push a customer aside who is paying there', async () => {
    const { provider, desk, start, view } = await atReader()
    desk.database
      .sql(
        `insert into payments (id, sale_id, tender, status, amount_minor, currency, provider, reader_id, provider_reader_id,
           reader_name, reference, submitted_at, created_at, updated_at)
         values ('open', 'sale-9', 'card', 'pending', 500, 'EUR', 'fake', 'reader-1', 'rdr_1', 'Reader', 'REFOPEN', 1, 1, 1)`,
      )
      .run()
    must(start())
    await desk.pass(5_000)
    expect(view()).toMatchObject({ status: 'created', reason: 'reader-busy' })
    expect(provider.refunds).toHaveLength(0)
  })
})
