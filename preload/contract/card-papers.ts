import type { Money } from './money.ts'
import type { PaperLine } from './views.ts'

/* What stands on the slips of a card service. */

/** What the card service wrote about a payment or a refund, laid out; null where it wrote nothing. */
export type CardPaper = { customer: PaperLine[] | null; merchant: PaperLine[] | null }
export type CardPapers = CardPaper & {
  /** The queue is fetching it. */
  isFollowing: boolean
  /** There is a slip at the card service that nobody has asked for. */
  canFetch: boolean
  refunds: (CardPaper & { refundId: string; amount: Money; isFollowing: boolean })[]
}
