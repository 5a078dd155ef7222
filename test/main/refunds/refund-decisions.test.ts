import { describe, expect, it } from 'vitest'
import type { RefundOutcome, RefundQueryOutcome } from '../../../main/ports.ts'
import { giveUp } from '../../../main/queue/change-queue.ts'
import { listQueue, type QueueContext } from '../../../main/queue/list-queue.ts'
import { decideRefund } from '../../../main/refunds/decide-refund.ts'
import { getRefund } from '../../../main/refunds/refund-view.ts'
import { startRefund } from '../../../main/refunds/start-refund.ts'
import type { RefundVerdict } from '../../../preload/contract/decision-views.ts'
import { fakeProvider, noEvidence, refunded } from '../../support/fake-provider.ts'
import { must } from '../../support/payment-desk.ts'
import { paidDesk, refundDesk } from '../../support/refund-desk.ts'
import { codeOf } from '../../support/sales-till.ts'

/* A refund that its card service can never tell about: a person says whether the money went back, and the till looks on. */

const minute = 60_000
const unknown: RefundOutcome = { kind: 'unknown', reason: 'timed-out', evidence: noEvidence }
const gone: RefundQueryOutcome = {
  kind: 'unavailable',
  reason: 'http-401',
  isRefused: true,
  evidence: noEvidence,
}
const ended: RefundQueryOutcome = {
  kind: 'ended',
  reason: 'declined',
  providerText: '',
  evidence: noEvidence,
}

/** Sent, the answer lost, and from then on nobody tells what became of it. */
async function lost() {
  const provider = fakeProvider()
  const desk = refundDesk(await paidDesk(provider), [provider])
  provider.onRefund = () => unknown
  provider.onRefundQuery = () => gone
  const start = (refundId: string) =>
    startRefund(desk.context, { refundId, paymentId: 'payment-1', amountMinor: null, cause: 'asked-for' })
  must(start('refund-1'))
  await desk.pass(14 * minute)
  const decide = (verdict: RefundVerdict) =>
    decideRefund(desk.context, { refundId: 'refund-1', verdict, evidence: 'portal', reason: 'seen there' })
  const view = (refundId = 'refund-1') => must(getRefund(desk.context, { refundId }))
  const journal = () =>
    desk.database
      .sql<[], { kind: string }>('select kind from journal order by number')
      .all()
      .map(({ kind }) => kind)
  const queue: QueueContext = {
    database: desk.database,
    clock: desk.clock,
    log: desk.context.log,
    providerName: (id) => id,
    nudge: () => undefined,
    wakeQueue: () => undefined,
  }
  return { provider, desk, start, decide, view, journal, queue }
}

describe('a refund that its card service can never tell about', () => {
  it('is nobody’s to decide in the first minutes, and kept with its reason afterwards', async () => {
    const { desk, decide, view, journal } = await lost()
    expect(view()).toMatchObject({ status: 'unknown', decide: { kind: 'later', cause: 'refused' } })
    expect(codeOf(decide('refunded'))).toBe('decision-too-early')
    await desk.pass(12 * minute)
    expect(view().decide).toEqual({ kind: 'now', cause: 'refused' })
    must(decide('refunded'))
    must(decide('refunded'))
    expect(view()).toMatchObject({
      status: 'refunded',
      decision: { verdict: 'refunded', evidence: 'portal', reason: 'seen there', outcome: null },
    })
    expect(journal().filter((kind) => kind === 'refund-decided')).toHaveLength(1)
    expect(view().timeline.at(-1)).toMatchObject({ code: 'refund-decided-refunded', source: 'cashier' })
  })

  it('is confirmed by the service, which then has a name for it', async () => {
    const { provider, desk, decide, view, journal } = await lost()
    await desk.pass(12 * minute)
    must(decide('refunded'))
    provider.onRefundQuery = () => refunded
    await desk.pass(20 * minute)
    expect(view()).toMatchObject({ status: 'refunded', reason: null, decision: { outcome: 'confirmed' } })
    expect(journal()).not.toContain('payment-alert')
  })

  it('is a question again where it did not go back: told at once, listed, and noted by a person', async () => {
    for (const answer of [ended, { kind: 'not-found', evidence: noEvidence } as const]) {
      const { provider, desk, decide, view, journal, queue } = await lost()
      await desk.pass(12 * minute)
      must(decide('refunded'))
      provider.onRefundQuery = () => answer
      await desk.pass(60 * minute)
      expect(view()).toMatchObject({ status: 'refunded', decision: { outcome: 'contradicted' } })
      expect(journal().filter((kind) => kind === 'payment-alert')).toHaveLength(1)
      const [item] = must(listQueue(queue)).items
      expect(item).toMatchObject({ what: 'refund-disputed', needsSomebody: true, keptBecause: null })
      must(giveUp(queue, { itemId: item?.itemId ?? 0, reason: 'given back in cash' }))
      expect(must(listQueue(queue)).items.some(({ what }) => what === 'refund-disputed')).toBe(false)
    }
  })

  it('can be made anew when it did not go back, and is found when it did after all', async () => {
    const { provider, desk, start, decide, view } = await lost()
    await desk.pass(12 * minute)
    expect(codeOf(start('refund-2'))).toBe('refund-too-much')
    must(decide('not-refunded'))
    expect(view()).toMatchObject({ status: 'failed', reason: 'decided-not-refunded' })
    provider.onRefundQuery = () => refunded
    await desk.pass(20 * minute)
    expect(view()).toMatchObject({ status: 'refunded', decision: { outcome: 'contradicted' } })
    expect(view().timeline.map(({ code }) => code)).toContain('refund-after-all')
  })

  it('that did not go back either way is confirmed, and nobody is told off', async () => {
    const { provider, desk, decide, view, journal } = await lost()
    await desk.pass(12 * minute)
    must(decide('not-refunded'))
    provider.onRefundQuery = () => ended
    await desk.pass(20 * minute)
    expect(view()).toMatchObject({ status: 'failed', decision: { outcome: 'confirmed' } })
    expect(journal()).not.toContain('payment-alert')
  })
})
