import { describe, expect, it } from 'vitest'
import type { Refund } from '../../../main/domain/refund.ts'
import { type RefundEvent, refundTransition } from '../../../main/domain/refund-machine.ts'
import { mayMeetCopy, refundLookMs } from '../../../main/domain/refund-schedule.ts'
import { silence } from '../../../main/domain/silence.ts'

/* The end of a refund is not the end of looking: what was sent may have been handed over twice. */

const sent: Refund = {
  id: 'refund-1',
  paymentId: 'payment-1',
  amountMinor: 500,
  currency: 'EUR',
  cause: 'asked-for',
  status: 'unknown',
  provider: 'cm',
  readerId: null,
  providerReaderId: 'reader',
  reference: 'R1',
  providerIds: { known: '[]' },
  reason: null,
  providerText: null,
  submittedAt: 5,
  refundedAt: null,
  finalAt: null,
  createdAt: 1,
  updatedAt: 5,
}
const never: Refund = { ...sent, status: 'created', providerIds: {}, submittedAt: null }

function move(refund: Refund, event: RefundEvent) {
  const result = refundTransition(refund, event, 9)
  if (result.kind === 'refused') throw new Error('refused')
  return result
}

describe('the end of a refund', () => {
  const refundedNow = { kind: 'refunded', providerIds: { name: 'a' }, refundedAt: 8 } as const
  const refused = { kind: 'refused', reason: 'other', providerText: '' } as const

  it.each<[string, Refund, RefundEvent]>([
    ['refunded', sent, refundedNow],
    ['refunded at once', { ...sent, status: 'submitting' }, refundedNow],
    ['after all', { ...sent, status: 'failed', finalAt: 6, reason: 'no-trace' }, refundedNow],
    ['refused', { ...sent, status: 'submitting' }, refused],
    ['ended at the reader', sent, { kind: 'ended', reason: 'cancelled', providerText: '' }],
    ['without a trace', sent, { kind: 'no-trace', afterMs: 180_000 }],
    [
      'given up after a try that was said to be not taken',
      { ...sent, status: 'created', submittedAt: null },
      { kind: 'given-up', reason: 'no' },
    ],
  ])('is looked after: %s', (_, refund, event) => {
    expect(move(refund, event).asks).toBe(true)
  })

  it.each<[string, RefundEvent]>([
    ['refused', refused],
    ['given up', { kind: 'given-up', reason: 'no' }],
  ])('needs no look when nothing ever left: %s', (_, event) => {
    expect(move(never, event).asks).toBe(false)
  })

  it('takes a name afterwards, and tells nothing new by that', () => {
    const { refund } = move(sent, refundedNow)
    const named = move(refund, { kind: 'named', providerIds: { event: 'b' } })
    expect(named).toMatchObject({
      entry: null,
      asks: false,
      refund: { status: 'refunded', finalAt: 9, providerIds: { name: 'a', event: 'b' } },
    })
    expect(refundTransition(sent, { kind: 'named', providerIds: {} }, 9).kind).toBe('refused')
  })

  it('is looked after closely for longer than any request may wander, and then for three days', () => {
    const upTo = (ends: (looked: number) => boolean) => {
      let sum = 0
      for (let looked = 0; !ends(looked); looked += 1) sum += refundLookMs(looked) ?? Number.NaN
      return sum
    }
    const near = upTo((looked) => !mayMeetCopy(looked))
    expect(near).toBeGreaterThanOrEqual(silence.cmNotFound.afterMs)
    expect(near).toBeGreaterThanOrEqual(silence.sumUpRefundNotFound.afterMs)
    expect(upTo((looked) => refundLookMs(looked) === undefined)).toBeGreaterThanOrEqual(
      silence.ruledOut.afterMs,
    )
  })
})
