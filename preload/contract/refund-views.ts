import type { Money } from './money.ts'
import type { TimelineEntry } from './views.ts'

/* Money on its way back, as a screen may know it. */

export type RefundStatus = 'created' | 'submitting' | 'pending' | 'unknown' | 'refunded' | 'failed'

/** Money on its way back to a card. */
export type RefundView = {
  refundId: string
  paymentId: string
  amount: Money
  status: RefundStatus
  isFinal: boolean
  /** Why it waits, why nobody knows, or why it came to nothing. */
  reason: string | null
  providerText: string | null
  providerName: string
  /** The card has to be presented at the reader again. */
  atReader: boolean
  /** Nothing is on its way: it may be called off. */
  canGiveUp: boolean
  createdAt: number
  refundedAt: number | null
  /** When the till tries or asks again. */
  nextTryAt: number | null
  timeline: TimelineEntry[]
}
