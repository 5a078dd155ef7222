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

/** @param cameLate the approval came after the till had ruled the payment out */
export function adviceFor(payment: CardPayment, cameLate: boolean): AdviceCode {
  switch (payment.status) {
    case 'created':
      return 'starting'
    case 'submitting':
      return payment.cancelWishedAt === null ? 'calling-reader' : 'cancel-asked'
    case 'pending':
      return whilePending(payment)
    case 'unknown':
      return whileUnknown(payment)
    case 'approved':
      return cameLate ? 'approved-late' : 'approved'
    case 'declined':
    case 'cancelled':
      return payment.status
    case 'failed':
      return afterFailure(payment)
    default:
      return assertNever(payment)
  }
}

function whilePending(payment: PendingPayment): AdviceCode {
  if (payment.reason === 'declined-for-now') return 'declined-for-now'
  if (payment.cancelWishedAt !== null) return 'cancel-asked'
  const { readerState } = payment
  return readerState !== null && readerAdvice.has(readerState) ? (readerState as AdviceCode) : 'hand-over'
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
