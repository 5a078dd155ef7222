import type { Money } from './money.ts'

/** What is missing of a finished sale since the card service took an approval back. */
export type ReopenedView = {
  /** Oldest first. */
  takenBack: {
    paymentId: string
    amount: Money
    at: number
    cardEnding: string
    outcome: 'paid' | 'written-off' | null
    settledAt: number | null
    writtenOff: Money
    reason: string | null
  }[]
  /** Nothing where it was paid again or written off. */
  missing: Money
  /** A payment for it is under way. */
  openPaymentId: string | null
}
