import type { MayDecide } from './decision-views.ts'
import type { Money } from './money.ts'
import type { CardView } from './views.ts'

/* Where a card payment stands, for whoever stands at the till: computed in main, shown as it is. Times are main's. */

/** One sentence each: what the cashier should do now. */
export const adviceCodes = [
  'starting',
  'calling-reader',
  'cancel-asked',
  'declined-for-now',
  'hand-over',
  'look-for-bar',
  'choosing-tip',
  'waiting-for-card',
  'waiting-for-pin',
  'waiting-for-signature',
  'idle',
  'updating',
  'offline',
  'unknown',
  'unknown-not-found',
  'unknown-no-connection',
  'mismatch',
  'decide',
  'approved-not-saved',
  'approved',
  'approved-late',
  'approved-by-word',
  'declined',
  'cancelled',
  'failed',
  'failed-reader-offline',
  'failed-reader-busy',
  'failed-not-authorised',
  'failed-not-sent',
  'failed-wait',
  'failed-no-trace',
  'failed-by-word',
] as const
export type AdviceCode = (typeof adviceCodes)[number]

/** What the till does next without anybody. */
export const nextCodes = [
  /** Sends the request. */
  'sends',
  /** What was not sent by then is not sent any more. */
  'called-off',
  'waits-for-answer',
  'asks-again',
  /** A question is under way. */
  'asking',
  /** A decline that may still turn into an approval counts from then on. */
  'decline-counts',
  /** Silence that lasts until then means that no payment was started. `seconds` where the time has not begun to run. */
  'no-trace-counts',
  /** The same, but the reader has to be seen idle as well, or it takes much longer. */
  'no-trace-waits-for-reader',
  'may-cancel-again',
  /** Final, and looked at once more all the same. */
  'looks-again',
  /** Approved; the details are still being fetched. */
  'confirms',
  /** Approved and noted beside the database: booked as soon as that can be written. */
  'saves-again',
] as const
export type NextCode = (typeof nextCodes)[number]

export type NextStep = { code: NextCode; at: number | null; seconds: number | null }

export type SituationView = {
  /** Main's clock when this was true. A screen counts on from here and never from its own clock. */
  asOf: number
  startedAt: number
  endedAt: number | null
  /** What the reader shows, as far as anybody told: a word of ours, and since when it is known. */
  reader: {
    shows: string | null
    heardAt: number | null
    isOld: boolean
    /** False: this reader tells nobody what it shows; somebody has to look at it. */
    tells: boolean
  }
  advice: AdviceCode
  /** An approval that could not be saved, as it was noted: somebody may have to write it down. */
  noted: { at: number; charged: Money; card: CardView } | null
  /** A wish, never more: the reader may still approve. */
  cancel: { askedAt: number; stage: 'asked' | 'passed-on' | 'not-passed-on' } | null
  next: NextStep[]
  /** Whether a person may say what became of it. */
  decide: MayDecide
  /** The questions so far; those that told nothing new are no entry of the timeline. */
  asked: { times: number; lastAt: number | null; unanswered: number }
}

/** What may be shown of a request to a provider and its answer. */
export type ExchangeView = {
  /** Method and path; no key, no body. */
  request: string
  /** Null: there was no answer. */
  httpStatus: number | null
  tookMs: number
}
