import type { DecisionCause, MayDecide, Verdict } from '../../preload/contract/decision-views.ts'
import type { PaymentStatus } from '../../preload/contract/views.ts'

/*
 * When a person may say what became of a payment that its card service leaves open. One table: never while waiting, cancelling or
 * a request under way could still bring the fact, and never in the first minutes. Counted questions stand beside each time, so
 * that a clock that was set forward, a sleep or a night without power makes nothing possible by itself. A decision is no
 * verdict: the service is asked on, and what it says later wins.
 */

const minutes = 60_000

type DecisionRule = Readonly<{
  heard: string
  /** Since the request was sent, or since the last answer where there was one. */
  afterMs: number
  /** That many questions in a row that told nothing. */
  questions: number
  /** The payment may still wait at the reader: stopping it was tried first, this long ago. */
  cancelledBeforeMs: number | null
  why: string
}>

export const decisionRules = {
  contradiction: {
    heard: 'the service holds something under our reference that is not what was asked for',
    afterMs: 10 * minutes,
    questions: 0,
    cancelledBeforeMs: null,
    why: 'no waiting ends it; ten minutes are left for lists and revisions that lag',
  },
  refused: {
    heard: 'the service answers, and refuses to say: 401, 403, 404, or the account is gone from this till',
    afterMs: 15 * minutes,
    questions: 3,
    cancelledBeforeMs: null,
    why: 'longer than a card can be at a reader; a key that is being changed is back by then',
  },
  'no-answer': {
    heard: 'nothing that can be read: no network, a service that is down, a list too long to be read',
    afterMs: 60 * minutes,
    questions: 6,
    cancelledBeforeMs: null,
    why: 'most outages are over within the hour, and then the service knows',
  },
  'no-verdict': {
    heard: 'the service answers, and the payment stays without a verdict',
    afterMs: 120 * minutes,
    questions: 30,
    cancelledBeforeMs: 10 * minutes,
    why: 'no card is at a reader for so long; stopping it may bring the verdict, so that comes first',
  },
} as const satisfies Record<DecisionCause, DecisionRule>

export type Undecided = {
  status: PaymentStatus
  reason: string | null
  submittedAt: number | null
  /** A request to take or to stop is under way, or waits to be sent. */
  isOnTheWire: boolean
  /** When stopping it was passed on, or could not be; null: it was not tried. */
  cancelTriedAt: number | null
  /** All questions so far. */
  asked: number
  /** In a row, up to now. */
  unanswered: number
  /** In a row, up to now: answered with a refusal. */
  refused: number
  /** Since when there was no answer. */
  unansweredSince: number | null
}

export function mayDecide(open: Undecided, now: number): MayDecide {
  const { status, submittedAt } = open
  // Submitting: the request is on the wire. Created: nothing was sent, and nothing can have been charged.
  if ((status !== 'pending' && status !== 'unknown') || submittedAt === null) return { kind: 'never' }
  const cause = causeOf(open)
  const rule: DecisionRule = decisionRules[cause]
  if (open.isOnTheWire) return { kind: 'later', cause, until: 'request', at: null }
  const from = (cause === 'no-answer' ? (open.unansweredSince ?? submittedAt) : submittedAt) + rule.afterMs
  if (now < from) return { kind: 'later', cause, until: 'time', at: from }
  const questions = cause === 'refused' ? open.refused : cause === 'no-answer' ? open.unanswered : open.asked
  if (questions < rule.questions) return { kind: 'later', cause, until: 'question', at: null }
  if (rule.cancelledBeforeMs === null) return { kind: 'now', cause }
  if (open.cancelTriedAt === null) return { kind: 'later', cause, until: 'cancel', at: null }
  const cancelledFrom = open.cancelTriedAt + rule.cancelledBeforeMs
  return now < cancelledFrom
    ? { kind: 'later', cause, until: 'time', at: cancelledFrom }
    : { kind: 'now', cause }
}

function causeOf({ status, reason, unanswered, refused }: Undecided): DecisionCause {
  // The stronger finding: a later silence does not take it back.
  if (status === 'unknown' && reason === 'mismatch') return 'contradiction'
  if (refused > 0) return 'refused'
  return unanswered > 0 ? 'no-answer' : 'no-verdict'
}

/** Kept with a payment whose end is a person's word, until the service says its own. `found`: what contradicted at that time. */
export type Decided = { found: string | null }

export const decidedReasons = {
  charged: 'decided-charged',
  'not-charged': 'decided-not-charged',
} as const satisfies Record<Verdict, string>
