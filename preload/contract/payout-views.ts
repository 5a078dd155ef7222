import type { Money } from './money.ts'

/* What card services sent to the bank, as a screen may know it. */

export type PayoutKind = 'payout' | 'refund' | 'charge-back' | 'other'

/** One payment in a transfer, or what was kept back for one. */
export type PayoutRowView = {
  id: string
  kind: PayoutKind
  /** The service's own word, for what the till has none for. */
  word: string
  /** As the service says it. Null: it cannot be read as money. */
  amount: Money | null
  fee: Money | null
  /** The charge in the books. Null: it is not of this till, or older than what is looked at. */
  charged: Money | null
  receiptNumber: string | null
  saleId: string | null
  code: string
}

export type TransferView = {
  provider: string
  providerName: string
  date: string
  /** What the service calls it, perhaps on the statement of the bank. */
  reference: string
  amount: Money
  fee: Money
  isDone: boolean
  /** How many payments it is about, and how many of them are in the books of this till. */
  count: number
  ours: number
}

export type PayoutServiceView = {
  provider: string
  providerName: string
  /** False: the service tells nothing about payouts in a way that a till can ask for. */
  tells: boolean
  readAt: number | null
  /** Old enough to be read again by itself. */
  isStale: boolean
  problem: string | null
  isReading: boolean
  /** Charged here, and in no transfer yet. */
  waiting: { count: number; sums: Money[]; since: number | null; rows: PayoutRowView[] }
}

/** Names a transfer. */
export type TransferName = { provider: string; date: string; reference: string; currency: string }

export type PayoutsView = { fromDay: string; services: PayoutServiceView[]; transfers: TransferView[] }
