import type { DecisionCause, EvidenceKind } from '../../preload/contract/decision-views.ts'
import type { CardView, PaymentStatus } from '../../preload/contract/views.ts'
import { type CardPayment, decidedOf, type SecondCharge } from './payment.ts'

/* What may happen to a card payment, and where each event leads from each state. */

export type PaymentEvent =
  /** On disk before any byte leaves. */
  | { kind: 'submission-started' }
  | { kind: 'accepted'; providerIds: Record<string, string> }
  /** The provider said, in a documented way, that it did not take the request. */
  | { kind: 'refused'; reason: string; providerText: string }
  /** Surely no byte left the machine. */
  | { kind: 'not-sent'; reason: string }
  | { kind: 'answer-lost'; reason: string }
  /** The submit had not begun when its time was over: the customer must not be surprised by it later. */
  | { kind: 'deadline-passed' }
  /** Found created after a restart. */
  | { kind: 'never-sent' }
  | { kind: 'reader-said'; readerState: string }
  | { kind: 'still-pending'; providerIds: Record<string, string>; providerText: string }
  /** A failure while the reader is still at it: one provider reports the tap as failed and then approves the PIN. */
  | { kind: 'declined-for-now'; providerText: string }
  | {
      kind: 'approved'
      providerIds: Record<string, string>
      chargedMinor: number
      tipMinor: number
      card: CardView
      approvedAt: number | null
      /** False: the goods may go, but the provider may still take it back. */
      settled: boolean
      /** The same request was paid more than once. */
      seconds?: readonly SecondCharge[] | undefined
    }
  /** What was approved is now final at the provider too. */
  | { kind: 'settled' }
  | { kind: 'declined' | 'cancelled' | 'failed'; reason: string; providerText: string }
  | { kind: 'not-found' }
  /** Several questions in a row had no answer. */
  | { kind: 'asking-failed'; reason: string }
  /** The provider's silence lasted long enough, and other evidence agrees. */
  | { kind: 'no-trace'; afterMs: number }
  /** The provider holds something under our names that is not what we asked for. Never booked silently. */
  | { kind: 'mismatch'; providerIds: Record<string, string>; found: string }
  | { kind: 'cancel-wished' }
  | { kind: 'cancel-passed-on' }
  /** The till was away meanwhile, and goes on asking. */
  | { kind: 'till-restarted' }
  | { kind: 'cancel-failed'; reason: string }
  /** A person's word in place of the service's. Whether it may be given is the rule of decision.ts. */
  | {
      kind: 'decided-charged' | 'decided-not-charged'
      reason: string
      evidence: EvidenceKind
      cause: DecisionCause
    }

export type PaymentEventKind = PaymentEvent['kind']

/** 'noted': the state stays, the fact goes into the timeline. A pair that is absent is refused. */
type Move = PaymentStatus | 'noted'
type Moves = Readonly<Record<PaymentStatus, Readonly<Partial<Record<PaymentEventKind, Move>>>>>

const ruledOutMoves = { approved: 'approved', mismatch: 'noted' } as const

export const moves: Moves = {
  created: {
    'submission-started': 'submitting',
    'deadline-passed': 'failed',
    'never-sent': 'failed',
    'cancel-wished': 'cancelled',
  },
  submitting: {
    accepted: 'pending',
    refused: 'failed',
    'not-sent': 'failed',
    'answer-lost': 'unknown',
    'cancel-wished': 'submitting',
  },
  pending: {
    'reader-said': 'pending',
    'still-pending': 'pending',
    'declined-for-now': 'pending',
    approved: 'approved',
    declined: 'declined',
    cancelled: 'cancelled',
    failed: 'failed',
    'not-found': 'pending',
    'asking-failed': 'unknown',
    'no-trace': 'failed',
    mismatch: 'unknown',
    'cancel-wished': 'pending',
    'cancel-passed-on': 'pending',
    'till-restarted': 'pending',
    'cancel-failed': 'pending',
    'decided-charged': 'approved',
    'decided-not-charged': 'failed',
  },
  unknown: {
    'reader-said': 'unknown',
    'still-pending': 'pending',
    'declined-for-now': 'pending',
    approved: 'approved',
    declined: 'declined',
    cancelled: 'cancelled',
    failed: 'failed',
    'not-found': 'unknown',
    'asking-failed': 'unknown',
    'no-trace': 'failed',
    mismatch: 'unknown',
    'cancel-wished': 'unknown',
    'cancel-passed-on': 'unknown',
    'till-restarted': 'unknown',
    'cancel-failed': 'unknown',
    'decided-charged': 'approved',
    'decided-not-charged': 'failed',
  },
  // The provider takes back what it approved, or tells it otherwise: not undone here, but somebody has to look.
  approved: {
    settled: 'approved',
    declined: 'noted',
    cancelled: 'noted',
    failed: 'noted',
    mismatch: 'noted',
  },
  declined: ruledOutMoves,
  cancelled: ruledOutMoves,
  failed: ruledOutMoves,
}

/** What more may happen where the end is a person's word: the service confirms it, or says otherwise. */
export const decidedMoves = {
  approved: { approved: 'approved', 'no-trace': 'noted' },
  failed: { declined: 'failed', cancelled: 'failed', failed: 'failed', 'no-trace': 'failed' },
} as const satisfies Partial<Moves>

export function moveOf(payment: CardPayment, kind: PaymentEventKind): Move | undefined {
  const move = moves[payment.status][kind]
  if (move !== undefined || decidedOf(payment) === null) return move
  const more: Partial<Moves> = decidedMoves
  return more[payment.status]?.[kind]
}
