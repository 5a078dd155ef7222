import type { Money } from './money.ts'

/* What the till still owes, as a list for a person: questions, cancels, papers. */

/** What is to be done, in the words of the screen. */
export const owedKinds = [
  'send-payment',
  'ask-outcome',
  /** Ruled out, and looked at once more. */
  'look-again',
  /** Approved; details or settlement are still to come. */
  'confirm-approval',
  /** The card service took back what it had approved, or tells it otherwise. */
  'approval-disputed',
  /** A person had said that it went back, and the card service says that it did not. */
  'refund-disputed',
  'pass-on-cancel',
  'watch-payments',
  /** A day beside a card service's list. */
  'compare-day',
  'read-payouts',
  'send-refund',
  'ask-refund',
  'look-at-refund',
  /** What a card service writes about a payment, or a refund, and had not written yet. */
  'fetch-slip',
  'fetch-refund-slip',
  'print-receipt',
  'print-copy',
  /** Without prices. */
  'print-gift',
  'print-x-report',
  'print-z-report',
  'print-report',
  'print-test',
  'print-slip',
  /** The receipt of a payment for a sale that was open again. */
  'print-repayment',
  /** What a card service wrote: a receipt, the totals of a day. */
  'print-card-text',
  'mail-receipt',
  /** Work of a newer program. */
  'other',
] as const
export type OwedKind = (typeof owedKinds)[number]

/** Why nobody may give it up. */
export const keptReasons = [
  'money-may-have-moved',
  'money-may-have-gone-back',
  'request-under-way',
  'ends-by-itself',
  'owed-to-customer',
  /** Settled where the sale is shown: paid again, or written off. */
  'sale-open-again',
  'not-known',
] as const
export type KeptReason = (typeof keptReasons)[number]

export type OwedItem = {
  itemId: number
  what: OwedKind
  /** Stopped: it was tried often enough, and waits for somebody. */
  state: 'waiting' | 'running' | 'stopped'
  /** A payment whose outcome nobody knows, or work that stopped: the attention mark counts these. */
  needsSomebody: boolean
  paymentId: string | null
  saleId: string | null
  refundId: string | null
  /** Receipt number, number of a Z report. */
  number: string | null
  amount: Money | null
  /** The reader, or the provider, that it is about. */
  where: string | null
  createdAt: number
  tries: number
  /** Null: not by itself any more, or under way. */
  nextAt: number | null
  /** Which sentence explains the last failure; null when there was none. */
  cause: string | null
  canTryNow: boolean
  /** Null: it can be given up. */
  keptBecause: KeptReason | null
}

export type OwedList = {
  /** Main's clock when this was true. */
  asOf: number
  items: OwedItem[]
  /** More than a screen holds are counted and not listed. */
  total: number
}
