import type { CardView, PaymentStatus } from '../../preload/contract/views.ts'
import { type Decided, decidedReasons } from './decision.ts'

/*
 * One attempt to take money, as a union of states: each state carries just what is known in it.
 *
 *   created ─▶ submitting ─▶ pending ─▶ approved | declined | cancelled | failed
 *                   └────▶ unknown ◀─┘  └─▶ the same four
 *
 * The last four are final, with one exception: when the provider later states an approval that we had ruled out, the
 * provider is right. Money that moved is never argued away. The moves are the table in payment-moves.ts.
 */

type Common = {
  id: string
  saleId: string
  /** The part of the sale that this payment covers, without tip and rounding. */
  amountMinor: number
  currency: string
  createdAt: number
  updatedAt: number
}

/** Where the money is asked for, and under which name. Fixed at creation: every later question uses it. */
type Attempt = {
  provider: string
  readerId: string
  providerReaderId: string
  readerName: string
  /** Our own reference at the provider: fresh per attempt, never used twice. */
  reference: string
}

type CardCommon = Common & { tender: 'card'; attempt: Attempt; cancelWishedAt: number | null }

type Sent = CardCommon & {
  submittedAt: number
  /** The provider's own ids; opaque to everybody but its folder. */
  providerIds: Record<string, string>
}

/** The intent is on disk, nothing was sent. The customer's money is untouched. */
export type CreatedPayment = CardCommon & { status: 'created' }

/** The request may be on its way. From here on the customer may be charged. */
type SubmittingPayment = CardCommon & { status: 'submitting'; submittedAt: number }

/** The provider has the request and no verdict yet. The customer may be charged at any moment. */
export type PendingPayment = Sent & {
  status: 'pending'
  readerState: string | null
  /** Why there is no verdict although something is known: 'declined-for-now'. */
  reason: string | null
  providerText: string | null
}

/** Nobody can say whether the customer was charged. The till asks until the provider speaks, and never sends again. */
export type UnknownPayment = Sent & {
  status: 'unknown'
  readerState: string | null
  reason: string
  providerText: string | null
}

/** The customer was charged `chargedMinor`, tip included. */
export type ApprovedCardPayment = Sent & {
  status: 'approved'
  chargedMinor: number
  tipMinor: number
  card: CardView
  approvedAt: number
  finalAt: number
  settlement: Settlement
  /** A person said so, and the service has not: what is charged is what was asked for. */
  decided?: Decided
}

/**
 * Open: approved, and the goods may go, but the provider may still take it back, so the till goes on asking. Disputed: it
 * did, or tells the approval otherwise; somebody has to look.
 */
export type Settlement = 'open' | 'settled' | 'disputed'

/** Another charge under the same reference, with the provider's own ids for it. Its currency is the attempt's, its amount need not be. */
export type SecondCharge = {
  providerIds: Record<string, string>
  chargedMinor: number
  tipMinor: number
  card: CardView
  approvedAt: number | null
}

type RuledOut = CardCommon & {
  /** Null: it never left the till. */
  submittedAt: number | null
  providerIds: Record<string, string>
  reason: string
  providerText: string | null
  finalAt: number
}

/** The bank said no. The customer was not charged. */
type DeclinedPayment = RuledOut & { status: 'declined' }

/** Stopped by the cashier or the cardholder before the bank said yes. The customer was not charged. */
type CancelledPayment = RuledOut & { status: 'cancelled' }

/** It never came to a payment: not sent, refused, or without a trace. As far as anybody can tell, no charge. */
type FailedPayment = RuledOut & { status: 'failed' }

/** Cash is in the drawer the moment it is entered: there is no other state. */
export type CashPayment = Common & {
  tender: 'cash'
  status: 'approved'
  tenderedMinor: number
  changeMinor: number
  /** What the coins forced: charged − amount. */
  roundingMinor: number
  chargedMinor: number
  approvedAt: number
  finalAt: number
}

export type RuledOutPayment = DeclinedPayment | CancelledPayment | FailedPayment
export type OpenPayment = CreatedPayment | SubmittingPayment | PendingPayment | UnknownPayment
export type CardPayment = OpenPayment | ApprovedCardPayment | RuledOutPayment
export type Payment = CashPayment | CardPayment

export const paymentStatuses = [
  'created',
  'submitting',
  'pending',
  'unknown',
  'approved',
  'declined',
  'cancelled',
  'failed',
] as const satisfies readonly PaymentStatus[]

const finalStatuses: ReadonlySet<PaymentStatus> = new Set(['approved', 'declined', 'cancelled', 'failed'])

export function isFinalStatus(status: PaymentStatus): boolean {
  return finalStatuses.has(status)
}

/** Not final: its sale may not change, and neither sale nor reader may start another attempt. */
export function isOpen(payment: Payment): payment is OpenPayment {
  return !finalStatuses.has(payment.status)
}

/** Final without money, although a request was sent: a late approval is thinkable, and the till keeps an eye on it. */
export function isRuledOutAfterSending(payment: Payment): payment is RuledOutPayment {
  if (payment.tender === 'cash' || isOpen(payment) || payment.status === 'approved') return false
  return payment.submittedAt !== null
}

/** Its end is a person's word until the service says its own. */
export function decidedOf(payment: Payment): Decided | null {
  if (payment.tender === 'cash') return null
  if (payment.status === 'approved') return payment.decided ?? null
  if (isOpen(payment) || payment.reason !== decidedReasons['not-charged']) return null
  return { found: payment.providerText }
}

/** Approved on the provider's word alone: what was charged, tip included, has not been seen yet. */
export function lacksDetails(payment: Payment): payment is ApprovedCardPayment {
  return payment.tender === 'card' && payment.status === 'approved' && payment.card.transactionCode === ''
}

/**
 * How much of its sale a payment covers. A card service may approve less than it was asked for; then the rest is still to be
 * paid. More than was asked is never covered: it is a mismatch, and no approval.
 */
export function coveredMinor(payment: Payment): number {
  if (payment.tender === 'cash' || payment.status !== 'approved') return payment.amountMinor
  return Math.min(payment.amountMinor, payment.chargedMinor - payment.tipMinor)
}

/** Approved, but not yet so that the provider could not take it back. */
export function awaitsSettlement(payment: Payment): boolean {
  return payment.tender === 'card' && payment.status === 'approved' && payment.settlement === 'open'
}

export type NewCardPayment = {
  id: string
  saleId: string
  amountMinor: number
  currency: string
  attempt: Attempt
}

export function createCardPayment(request: NewCardPayment, at: number): CreatedPayment {
  refuseImpossibleAmount(request.amountMinor)
  return { ...request, tender: 'card', status: 'created', cancelWishedAt: null, createdAt: at, updatedAt: at }
}

export type NewCashPayment = {
  id: string
  saleId: string
  amountMinor: number
  currency: string
  tenderedMinor: number
  changeMinor: number
  roundingMinor: number
}

/** @throws when the figures contradict each other: that is a bug, and the drawer must not record it */
export function createCashPayment(request: NewCashPayment, at: number): CashPayment {
  refuseImpossibleAmount(request.amountMinor)
  const chargedMinor = request.amountMinor + request.roundingMinor
  if (request.tenderedMinor - request.changeMinor !== chargedMinor || request.changeMinor < 0) {
    throw new Error('cash taken, change and amount do not fit together')
  }
  return {
    ...request,
    tender: 'cash',
    status: 'approved',
    chargedMinor,
    approvedAt: at,
    finalAt: at,
    createdAt: at,
    updatedAt: at,
  }
}

function refuseImpossibleAmount(amountMinor: number): void {
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0)
    throw new Error(`not a payable amount: ${amountMinor}`)
}
