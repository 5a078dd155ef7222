import type { RefundView } from '../../preload/contract/refund-views.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { mayGiveUp, type Refund } from '../domain/refund.ts'
import { loadDecision } from '../store/decision-store.ts'
import { waitingJob } from '../store/job-store.ts'
import { loadTimeline } from '../store/payment-store.ts'
import { loadOpenRefunds, loadRefund } from '../store/refund-store.ts'
import { secondRefundsOfPayment } from '../store/second-refund-store.ts'
import { mayDecideRefund } from './decide-refund.ts'
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
    decide: mayDecideRefund(context, refund),
    decision: decisionView(context, refund),
    timeline: loadTimeline(database, refund.paymentId).filter((entry) => entry.values.refund === refund.id),
  }
}

function decisionView({ database }: RefundContext, refund: Refund): RefundView['decision'] {
  const decision = refund.finalAt === null ? undefined : loadDecision(database, refund.id)
  if (!decision || decision.verdict === 'charged' || decision.verdict === 'not-charged') return null
  const { verdict, evidence, reason, decidedAt: at, outcome } = decision
  return { verdict, evidence, reason, at, outcome }
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
