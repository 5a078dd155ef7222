import type { Money } from './money.ts'

/* A day beside the card services' own lists, and what was paid out, as a screen may know it. */

export const reconcileClasses = [
  'matched',
  'only-here',
  'only-there',
  'amount-differs',
  'refunded-elsewhere',
  'unknown',
] as const
export type ReconcileClass = (typeof reconcileClasses)[number]

/** Why a line is in its class, and with it what to do. */
export const reconcileNotes = [
  '',
  'taken-back',
  'not-listed',
  'ended-there',
  'not-listed-yet',
  'list-gone',
  'open-here',
  'open-there',
  'amount-unreadable',
  'attempt-of-ours',
  'charged-twice',
  'reference-unknown',
  'not-from-this-till',
  'not-asked-yet',
  'refund-of-ours',
  'charge-back',
] as const
export type ReconcileNote = (typeof reconcileNotes)[number]

export type ReconcileLineView = {
  position: number
  class: ReconcileClass
  note: ReconcileNote
  kind: 'charge' | 'refund'
  at: number | null
  /** Null: the books have none. */
  ours: Money | null
  theirs: Money | null
  /** What it is found by in the service's list; empty where that has none. */
  code: string
  reference: string
  receiptNumber: string | null
  saleId: string | null
  /** Since the comparison somebody has taken it into the books, or the books know it otherwise by now. */
  isSettled: boolean
  /** Undefined: nothing to press. With a reason: what speaks against it has to be answered by a person. */
  adopt: 'freely' | 'with-reason' | null
}

export type ReconcileSumView = {
  ourCharges: Money
  theirCharges: Money
  ourRefunds: Money
  theirRefunds: Money
  isEqual: boolean
}

/** The service's own sums of a reader's day beside those of its list. */
export type ReconcileTotalsView = {
  readerName: string
  date: string
  /** Null: what the service wrote could not be read. */
  told: { charges: number; charged: Money; refunds: number; refunded: Money } | null
  listed: { charges: number; charged: Money; refunds: number; refunded: Money }
  isEqual: boolean
}

export type ReconciliationView = {
  provider: string
  providerName: string
  /** None: nobody has asked yet. Waiting: it will be asked, at `nextTryAt`. */
  state: 'none' | 'waiting' | 'done'
  /** Why the last try had no answer. */
  problem: string | null
  nextTryAt: number | null
  runId: number | null
  askedAt: number | null
  counts: Record<ReconcileClass, number>
  /** Of those that are not matched, how many are of other tills or apps. */
  foreign: number
  /** Lines that somebody still has to look at. */
  open: number
  sums: ReconcileSumView[]
  totals: ReconcileTotalsView[]
  answersHash: string | null
  /** All that do not match; the others are asked for by page. */
  lines: ReconcileLineView[]
}

export type ReconciledDay = { dayId: number; providers: ReconciliationView[] }

/** A day of which somebody has to look at lines. */
export type DayToLookAt = { dayId: number; open: number }

export type ReconcilePage = { total: number; lines: ReconcileLineView[] }
