import type {
  EvidenceKind,
  MayDecide,
  RefundVerdict,
  Verdict,
} from '../../preload/contract/decision-views.ts'
import type { Money } from '../../preload/contract/money.ts'
import type { RefundView } from '../../preload/contract/refund-views.ts'
import type { Result } from '../../preload/contract/result.ts'
import type { PaymentView, TimelineEntry } from '../../preload/contract/views.ts'
import type { Ask } from '../state/ask.ts'

export type AnyVerdict = Verdict | RefundVerdict

/** What a person decides about, in the words that both kinds share. */
export type DecidedAbout = {
  kind: 'payment' | 'refund'
  /** Yes and no. */
  verdicts: readonly [AnyVerdict, AnyVerdict]
  amount: Money
  readerName: string
  providerName: string
  sentAt: number
  reference: string | null
  may: MayDecide
  providerText: string | null
  decide(verdict: AnyVerdict, evidence: EvidenceKind, reason: string): Promise<Result<unknown>>
}

const sentIn = (timeline: readonly TimelineEntry[], code: string) =>
  timeline.findLast((entry) => entry.code === code)
const referenceOf = (sent: TimelineEntry | undefined): string | null =>
  sent?.values.reference === undefined ? null : String(sent.values.reference)

export function aboutPayment(ask: Ask, view: PaymentView): DecidedAbout {
  const sent = sentIn(view.timeline, 'submitting')
  return {
    kind: 'payment',
    verdicts: ['charged', 'not-charged'],
    amount: view.amount,
    readerName: view.readerName ?? '',
    providerName: view.providerName ?? '',
    sentAt: sent?.at ?? view.createdAt,
    reference: referenceOf(sent),
    may: view.situation?.decide ?? { kind: 'never' },
    providerText: view.providerText,
    decide: (verdict, evidence, reason) => {
      const { paymentId } = view
      return ask('payment.decide', { paymentId, verdict: verdict as Verdict, evidence, reason })
    },
  }
}

export function aboutRefund(ask: Ask, view: RefundView, readerName: string): DecidedAbout {
  const sent = sentIn(view.timeline, 'refund-submitting')
  return {
    kind: 'refund',
    verdicts: ['refunded', 'not-refunded'],
    amount: view.amount,
    readerName,
    providerName: view.providerName,
    sentAt: sent?.at ?? view.createdAt,
    reference: referenceOf(sent),
    may: view.decide,
    providerText: view.providerText,
    decide: (verdict, evidence, reason) => {
      const { refundId } = view
      return ask('refund.decide', { refundId, verdict: verdict as RefundVerdict, evidence, reason })
    },
  }
}
