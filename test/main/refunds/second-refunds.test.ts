import { describe, expect, it } from 'vitest'
import type { RefundNames, RefundQueryOutcome } from '../../../main/ports.ts'
import { getRefund } from '../../../main/refunds/refund-view.ts'
import { decideSecondRefund, secondRefunds } from '../../../main/refunds/second-refunds.ts'
import { startRefund } from '../../../main/refunds/start-refund.ts'
import { readOutsideSums } from '../../../main/store/late-charge-store.ts'
import { fakeProvider, noEvidence, refundable, refunded } from '../../support/fake-provider.ts'
import { must } from '../../support/payment-desk.ts'
import { paidDesk, refundDesk } from '../../support/refund-desk.ts'

/* More went back than was asked for: found, told, decided by a person, and counted in everything that follows. */

const second = { name: 'refund-b', amountMinor: 400, currency: 'EUR', refundedAt: 5 }

async function paid() {
  const provider = fakeProvider()
  provider.onRefundQuery = () => refunded
  const desk = refundDesk(await paidDesk(provider), [provider])
  const start = (amountMinor: number | null, refundId = 'refund-1') =>
    startRefund(desk.context, { refundId, paymentId: 'payment-1', amountMinor, cause: 'asked-for' })
  const view = (refundId = 'refund-1') => must(getRefund(desk.context, { refundId }))
  const list = () => must(secondRefunds(desk.context))
  const journal = (kind: string) =>
    desk.database
      .sql<[string], { body: string }>('select body from journal where kind = ? order by number')
      .all(kind)
      .map((row) => JSON.parse(row.body) as Record<string, unknown>)
  return { provider, desk, start, view, list, journal }
}

describe('money that went back twice', () => {
  it('is a question with both names and amounts, once, in the journal, the timeline and the view', async () => {
    const { provider, desk, start, view, list, journal } = await paid()
    must(start(400))
    await desk.pass(1_000)
    expect([view().status, view().seconds]).toEqual(['refunded', []])
    provider.onRefundQuery = () => ({ ...refunded, seconds: [second] })
    await desk.pass(300_000)
    expect(list()).toMatchObject([
      {
        asked: { name: 'refund-1', amount: { minor: 400, currency: 'EUR' } },
        second: { name: 'refund-b', amount: { minor: 400, currency: 'EUR' } },
        choice: null,
      },
    ])
    expect(view().seconds).toEqual([
      { name: 'refund-b', amount: { minor: 400, currency: 'EUR' }, choice: null },
    ])
    expect(view().timeline.filter((entry) => entry.code === 'refunded-twice')).toHaveLength(1)
    expect(journal('payment-alert')).toMatchObject([
      { code: 'refunded-twice', first: 'refund-1', second: 'refund-b', askedMinor: 400, amountMinor: 400 },
    ])
    // The refund stays one refund of what was asked for.
    expect(journal('refund-final')).toHaveLength(1)
    expect(provider.refunds).toHaveLength(1)
  })

  it('is looked for again as long as late approvals are, also when the first days say nothing', async () => {
    const { provider, desk, start, list } = await paid()
    must(start(400))
    await desk.pass(30 * 3_600_000)
    expect(list()).toEqual([])
    provider.onRefundQuery = () => ({ ...refunded, seconds: [second] })
    await desk.pass(50 * 3_600_000)
    expect(list()).toHaveLength(1)
  })

  it('is decided once, with a reason that stands in the journal', async () => {
    const { provider, desk, start, view, list, journal } = await paid()
    provider.onRefundQuery = () => ({ ...refunded, seconds: [second] })
    must(start(400))
    await desk.pass(20_000)
    const id = list()[0]?.id ?? ''
    const decide = (choice: 'loss' | 'repaid', reason: string) =>
      decideSecondRefund(desk.context, { id, choice, reason })
    expect(decide('loss', '  ')).toMatchObject({ error: { code: 'second-refund-needs-reason' } })
    expect(must(decide('repaid', 'paid in cash'))).toMatchObject({ choice: 'repaid', reason: 'paid in cash' })
    expect(must(decide('repaid', 'once more')).reason).toBe('paid in cash')
    expect(decide('loss', 'no')).toMatchObject({ error: { code: 'second-refund-decided' } })
    expect(decideSecondRefund(desk.context, { id: 'x', choice: 'loss', reason: 'no' })).toMatchObject({
      error: { code: 'second-refund-not-found' },
    })
    expect(list()).toEqual([])
    expect(journal('second-refund-decided')).toMatchObject([
      { choice: 'repaid', reason: 'paid in cash', second: 'refund-b', amountMinor: 400 },
    ])
    await desk.pass(3_600_000)
    expect([list(), view().seconds.length]).toEqual([[], 1])
  })

  it('is gone from what is left: for the next refund, and for one that was asked for before', async () => {
    const { provider, desk, start, view } = await paid()
    provider.onRefundable = () => refundable(null)
    must(start(400))
    must(start(850, 'refund-2'))
    await desk.pass(1_000)
    // The provider cannot tell what is left: the second one waits until no copy can come any more.
    expect(view('refund-2')).toMatchObject({ status: 'created', reason: 'other-refund-open' })
    provider.onRefundQuery = () => ({ ...refunded, seconds: [second] })
    await desk.pass(900_000)
    expect(view('refund-2')).toMatchObject({ status: 'failed', reason: 'more-than-is-left' })
    expect(provider.refunds).toHaveLength(1)
    expect(start(500, 'refund-3')).toMatchObject({
      error: { code: 'refund-too-much', values: { maximumMinor: 450 } },
    })
    provider.onRefundQuery = () => refunded
    must(start(450, 'refund-4'))
    await desk.pass(900_000)
    expect(view('refund-4').status).toBe('refunded')
  })

  it('may come to more than was charged, and is a fact all the same', async () => {
    const { provider, desk, start, list } = await paid()
    provider.onRefundQuery = () => ({ ...refunded, seconds: [{ ...second, amountMinor: 1250 }] })
    must(start(null))
    await desk.pass(20_000)
    expect(list()).toMatchObject([{ second: { amount: { minor: 1250 } } }])
    expect(start(1, 'refund-2')).toMatchObject({ error: { code: 'refund-too-much' } })
  })

  it('is in the sums of the day on which it was found', async () => {
    const { provider, desk, start } = await paid()
    provider.onRefundQuery = () => ({ ...refunded, seconds: [second] })
    must(start(400))
    await desk.pass(20_000)
    expect(readOutsideSums(desk.database, 'EUR').refunds).toEqual({ count: 2, amountMinor: 800 })
  })

  it('is not told while another refund of the payment has no name yet: it may be that one', async () => {
    const { provider, desk, start, list } = await paid()
    provider.onRefundable = () => refundable(1250)
    must(start(400))
    await desk.pass(300_000)
    provider.onRefund = () => ({ kind: 'unknown', reason: 'timed-out', evidence: noEvidence })
    provider.onRefundQuery = () => ({ kind: 'unavailable', reason: 'http-503', evidence: noEvidence })
    must(start(400, 'refund-2'))
    await desk.pass(10_000)
    provider.onRefundQuery = ({ reference }) =>
      reference === provider.refunds[0]?.reference
        ? { ...refunded, seconds: [second] }
        : { kind: 'unavailable', reason: 'http-503', evidence: noEvidence }
    await desk.pass(3_600_000)
    expect(list()).toEqual([])
  })

  it('is not what went back of another refund of that amount, also when both are asked about at once', async () => {
    const { provider, desk, start, list } = await paid()
    const silent = { kind: 'unavailable', reason: 'http-503', evidence: noEvidence } as const
    provider.onRefund = () => ({ ...refunded, providerIds: {} })
    provider.onRefundable = () => refundable(1250)
    provider.onRefundQuery = () => silent
    must(start(400))
    await desk.pass(1_000)
    must(start(400, 'refund-2'))
    await desk.pass(60_000)
    const names = () =>
      desk.database.sql<[], { ids: string }>('select provider_ids as ids from refunds order by id').all()
    // Both looks see two events without an owner, and each takes the first.
    const answer = (asked: RefundNames): RefundQueryOutcome => {
      const own = asked.providerIds.event
      const others = ['event-a', 'event-b'].filter((name) => name !== own && !asked.claimed?.includes(name))
      const left = own ? others : others.slice(1 + (asked.likeOnes ?? 0))
      const event = own ?? others[asked.likeOnes ?? 0]
      if (!event) return { kind: 'not-found', evidence: noEvidence }
      return { ...refunded, providerIds: { event }, seconds: left.map((name) => ({ ...second, name })) }
    }
    const heard = new Set<string>()
    provider.onRefundQuery = (asked) => {
      const isFirst = !heard.has(asked.reference)
      heard.add(asked.reference)
      return answer(isFirst ? { ...asked, claimed: [], likeOnes: 0 } : asked)
    }
    await desk.pass(600_000)
    expect(names().map(({ ids }) => JSON.parse(ids) as unknown)).toMatchObject([
      { event: 'event-a' },
      { event: 'event-b' },
    ])
    expect(list()).toEqual([])
  })

  it('waits at the reader as a copy: it is called off until nothing waits any more', async () => {
    const { provider, desk, start, view, list } = await paid()
    provider.onRefundQuery = () => ({ ...refunded, copies: 'open' })
    must(start(400))
    await desk.pass(4_000)
    expect(provider.cancels.length).toBeGreaterThan(0)
    expect(provider.cancels[0]?.reference).toBe(provider.refunds[0]?.reference)
    expect(view().timeline.map((entry) => entry.code)).toContain('refund-copy-called-off')
    provider.onRefundQuery = () => refunded
    const before = provider.cancels.length
    await desk.pass(3_600_000)
    // One may have been due at that moment.
    expect(provider.cancels.length - before).toBeLessThanOrEqual(1)
    expect(list()).toEqual([])
  })

  it('of a refund that was refused or called off is found as well: the copy came when it was no longer refused', async () => {
    const { provider, desk, start, view } = await paid()
    provider.onRefundQuery = () => ({ kind: 'not-found', evidence: noEvidence })
    provider.onRefund = () => ({
      kind: 'refused',
      reason: 'other',
      providerText: '',
      evidence: noEvidence,
    })
    must(start(400))
    await desk.pass(5_000)
    expect(view()).toMatchObject({ status: 'failed', reason: 'other' })
    provider.onRefundQuery = () => refunded
    await desk.pass(120_000)
    expect(view().status).toBe('refunded')
    expect(provider.refunds).toHaveLength(1)
  })
})
