import { assertNever } from '../../preload/contract/result.ts'
import type { AdviceCode } from '../../preload/contract/situation.ts'
import type { CardPayment, PendingPayment, RuledOutPayment, UnknownPayment } from './payment.ts'

/*
 * What a cashier should do about a card payment, one sentence a situation (the screen has the words). Two things are never
 * advised: to take money again while the outcome is not known, and to wait where nothing more will come.
 */

const readerAdvice: ReadonlySet<string> = new Set([
  'choosing-tip',
  'waiting-for-card',
  'waiting-for-pin',
  'waiting-for-signature',
  'idle',
  'updating',
  'offline',
] satisfies AdviceCode[])

const refusalAdvice: Readonly<Record<string, AdviceCode>> = {
  'reader-offline': 'failed-reader-offline',
  'reader-busy': 'failed-reader-busy',
  'not-authorised': 'failed-not-authorised',
  'too-many-requests': 'failed-wait',
  'no-trace': 'failed-no-trace',
}

/** A reader that tells nothing has shown the amount by now, or it is asleep, off or without a network. */
export const lookForBarAfterMs = 15_000

type Seen = {
  /** The approval came after the till had ruled the payment out. */
  cameLate: boolean
  tellsReaderState: boolean
  sinceSentMs: number
  /** Approved, and noted beside the database because that cannot be written. */
  isSetAside: boolean
  /** Nobody can be asked any more, or the answer contradicts: a person may say what became of it. */
  mayDecide: boolean
  /** Its end is a person's word. */
  isByWord: boolean
}

export function adviceFor(payment: CardPayment, seen: Seen): AdviceCode {
  if (seen.isSetAside && payment.status !== 'approved') return 'approved-not-saved'
  if (seen.mayDecide) return 'decide'
  switch (payment.status) {
    case 'created':
      return 'starting'
    case 'submitting':
      return payment.cancelWishedAt === null ? 'calling-reader' : 'cancel-asked'
    case 'pending':
      return whilePending(payment, seen)
    case 'unknown':
      return whileUnknown(payment)
    case 'approved':
      if (seen.isByWord) return 'approved-by-word'
      return seen.cameLate ? 'approved-late' : 'approved'
    case 'declined':
    case 'cancelled':
      return payment.status
    case 'failed':
      return seen.isByWord ? 'failed-by-word' : afterFailure(payment)
    default:
      return assertNever(payment)
  }
}

function whilePending(payment: PendingPayment, seen: Seen): AdviceCode {
  if (payment.reason === 'declined-for-now') return 'declined-for-now'
  if (payment.cancelWishedAt !== null) return 'cancel-asked'
  const { readerState } = payment
  if (readerState !== null && readerAdvice.has(readerState)) return readerState as AdviceCode
  return !seen.tellsReaderState && seen.sinceSentMs >= lookForBarAfterMs ? 'look-for-bar' : 'hand-over'
}

function whileUnknown(payment: UnknownPayment): AdviceCode {
  if (payment.reason === 'mismatch') return 'mismatch'
  if (payment.reason === 'asking-failed') return 'unknown-no-connection'
  return payment.reason === 'not-found' ? 'unknown-not-found' : 'unknown'
}

function afterFailure(payment: RuledOutPayment): AdviceCode {
  const known = refusalAdvice[payment.reason]
  if (known) return known
  return payment.submittedAt === null ? 'failed-not-sent' : 'failed'
}
