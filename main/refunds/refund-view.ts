import type { RefundView } from '../../preload/contract/refund-views.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { mayGiveUp, type Refund } from '../domain/refund.ts'
import { waitingJob } from '../store/job-store.ts'
import { loadTimeline } from '../store/payment-store.ts'
import { loadOpenRefunds, loadRefund } from '../store/refund-store.ts'
import { secondRefundsOfPayment } from '../store/second-refund-store.ts'
import { providerOf, type RefundContext } from './refund-context.ts'

export function toRefundView(context: RefundContext, refund: Refund): RefundView {
  const { database } = context
  const provider = providerOf(context, refund.provider)
  return {
    refundId: refund.id,
    paymentId: refund.paymentId,
    amount: { minor: refund.amountMinor, currency: refund.currency },
    status: refund.status,
    isFinal: refund.finalAt !== null,
    reason: refund.reason,
    providerText: refund.providerText,
    providerName: provider?.displayName ?? refund.provider,
    atReader: refund.readerId !== null,
    canGiveUp: mayGiveUp(refund),
    createdAt: refund.createdAt,
    refundedAt: refund.refundedAt,
    seconds: secondRefundsOfPayment(database, refund.paymentId)
      .filter((second) => second.refundId === refund.id)
      .map(({ name, amountMinor, currency, choice }) => ({
        name,
        amount: { minor: amountMinor, currency },
        choice,
      })),
    nextTryAt: refund.finalAt === null ? nextTryAt(context, refund) : null,
    timeline: loadTimeline(database, refund.paymentId).filter((entry) => entry.values.refund === refund.id),
  }
}

function nextTryAt({ database }: RefundContext, refund: Refund): number | null {
  const kind = refund.status === 'created' ? 'submit-refund' : 'poll-refund'
  return waitingJob(database, kind, refund.id)?.runAt ?? null
}

/** What a verb left, as a screen sees it. */
export function shown(context: RefundContext, result: Result<Refund>): Result<RefundView> {
  return result.ok ? ok(toRefundView(context, result.value)) : result
}

export function getRefund(context: RefundContext, request: { refundId: string }): Result<RefundView> {
  const refund = loadRefund(context.database, request.refundId)
  return refund ? ok(toRefundView(context, refund)) : fail('refund-not-found')
}

/** What the till still owes back. */
export function openRefunds(context: RefundContext): Result<RefundView[]> {
  return ok(loadOpenRefunds(context.database).map((refund) => toRefundView(context, refund)))
}
