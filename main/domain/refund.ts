import type { RefundVerdict } from '../../preload/contract/decision-views.ts'
import type { RefundStatus } from '../../preload/contract/refund-views.ts'

/*
 * Money on its way back to a card, with the same certainty as a payment: the intent and its reserve are on disk first, it is
 * sent at most once, and asked about until there is a fact.
 *
 *   created ─▶ submitting ─▶ refunded | failed
 *      ▲           │  └────▶ pending | unknown ─▶ refunded | failed
 *      └───────────┘  the provider surely did not take it: it waits and is sent later
 */

export const refundStatuses = [
  'created',
  'submitting',
  'pending',
  'unknown',
  'refunded',
  'failed',
] as const satisfies readonly RefundStatus[]

/** Why money goes back. */
export const refundCauses = ['late-charge', 'asked-for'] as const
export type RefundCause = (typeof refundCauses)[number]

export type Refund = {
  id: string
  paymentId: string
  amountMinor: number
  currency: string
  cause: RefundCause
  status: RefundStatus
  provider: string
  /** Only where the card has to be presented again: the reader that does it. */
  readerId: string | null
  providerReaderId: string
  /** Our own reference at the provider, fresh per refund. */
  reference: string
  /** What the provider's folder needs to know its refund again; opaque to everybody else. */
  providerIds: Record<string, string>
  /** Why it waits, why nobody knows, or why it came to nothing. */
  reason: string | null
  providerText: string | null
  /** Null: no request is out, or the last one was surely not taken. */
  submittedAt: number | null
  refundedAt: number | null
  finalAt: number | null
  createdAt: number
  updatedAt: number
}

/** Money that went back beyond the refund that was asked for, under the provider's own name for it. */
export type SecondRefund = {
  name: string
  amountMinor: number
  currency: string
  refundedAt: number | null
}

/** Sent at least once: also where it was said to be not taken, a network may have handed it over once more. */
export function wasTried({ submittedAt, providerIds }: Refund): boolean {
  return submittedAt !== null || Object.keys(providerIds).length > 0
}

export const decidedRefundReasons = {
  refunded: 'decided-refunded',
  'not-refunded': 'decided-not-refunded',
} as const satisfies Record<RefundVerdict, string>

/** Its end is a person's word until the service says its own. */
export function isDecided({ reason }: Refund): boolean {
  return reason === decidedRefundReasons.refunded || reason === decidedRefundReasons['not-refunded']
}

/** Nothing is on its way: it may be called off without a doubt. */
export function mayGiveUp(refund: Refund): boolean {
  return refund.status === 'created'
}
