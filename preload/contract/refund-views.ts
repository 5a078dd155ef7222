import type { DecisionView, MayDecide, RefundVerdict } from './decision-views.ts'
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
  /** What went back beside it, although nobody asked for it. */
  seconds: { name: string; amount: Money; choice: SecondRefundChoice | null }[]
  /** When the till tries or asks again. */
  nextTryAt: number | null
  timeline: TimelineEntry[]
  /** Whether a person may say what became of it, and what one said. */
  decide: MayDecide
  decision: DecisionView<RefundVerdict> | null
}

/**
 * Why a charge is late: it had been ruled out, somebody had asked to cancel it, its sale was covered otherwise when it came,
 * or it is the second of two under one reference.
 */
export type LateChargeCause =
  | 'approved-after-all'
  | 'approved-after-cancel'
  | 'already-paid'
  | 'charged-twice'

/** Into its sale; without a sale, as a surplus that is named; back to the card. */
export const lateChargeChoices = ['book', 'keep', 'reverse'] as const
export type LateChargeChoice = (typeof lateChargeChoices)[number]

/** A charge that came when nobody expected it any more. Until somebody decides it is in no sale. */
export type LateChargeView = {
  paymentId: string
  saleId: string
  charged: Money
  cause: LateChargeCause
  foundAt: number
  approvedAt: number
  readerName: string
  providerName: string
  card: { scheme: string; lastFour: string }
  choice: LateChargeChoice | null
  /** The provider's names of both charges, where one request was paid twice. */
  twice: { first: string; second: string } | null
  /** Its sale is open or parked, and the charge fits into what is due. */
  canBook: boolean
  /** The receipt of its sale, where that is paid already. */
  receiptNumber: string | null
  /** The card has to be presented again for the way back. */
  atReader: boolean
  /** The way back, once chosen; also one that came to nothing. */
  refund: RefundView | null
  /** The sale that booking it made complete. */
  completedSaleId: string | null
}

/** Borne by the shop as a loss; or the customer has paid it back. */
export const secondRefundChoices = ['loss', 'repaid'] as const
export type SecondRefundChoice = (typeof secondRefundChoices)[number]

/** More went back than was asked for. Until somebody decides it is a question on every screen. */
export type SecondRefundView = {
  id: string
  refundId: string
  paymentId: string
  saleId: string
  /** The refund that was asked for. */
  asked: { name: string; amount: Money }
  /** What went back beside it. */
  second: { name: string; amount: Money }
  refundedAt: number
  foundAt: number
  providerName: string
  card: { scheme: string; lastFour: string }
  receiptNumber: string | null
  choice: SecondRefundChoice | null
  reason: string | null
}

type OutsideSum = { count: number; amount: Money }
export type OutsideView = {
  /** Charged since the last Z report, and in no sale. */
  late: OutsideSum
  /** In a sale of this day, and charged before. */
  lateBooked: OutsideSum
  refunds: OutsideSum
  /** Taken back by the card service since the last Z report: in a sum of this report or of an earlier one. */
  takenBack: OutsideSum
  /** Taken for sales whose payment was taken back, and in no sum of this day. */
  repaidCash: OutsideSum
  repaidCard: OutsideSum
  writtenOff: OutsideSum
  /** Sales of which something is missing now. */
  missing: OutsideSum
  /** Booked as charged on a person's word, and not confirmed by the card service by now. */
  byWord: OutsideSum
  /** Moved otherwise than the sales say: as the drawer and the card account see it. */
  changed: { count: number; cash: Money; card: Money }
  /** Late charges about which nobody has decided, or that are on their way back. */
  undecided: number
  /** The same, each with the name that the card service's list has for it. Closing the day wants a reason then. */
  open: { name: string; amount: Money; isReversing: boolean }[]
}
