import { decimalText } from '../../../preload/contract/money.ts'
import type { TakenBackCharge } from '../../ports.ts'
import type { HistoryLine } from './sumup-history.ts'
import type { TransactionDetails } from './sumup-transactions.ts'

/*
 * An approval that SumUp takes back after it was seen: a card that was taken without the network and declined later, a payment
 * that is reversed before it is settled, a charge-back by the cardholder's bank. The list points to it, and only the
 * transaction itself says it.
 */

const endedWords: ReadonlySet<string> = new Set(['FAILED', 'CANCELLED', 'CHARGE_BACK', 'CHARGEBACK'])

/** Each has a line of its own in the list, beside the line of the payment. */
export function isChargeBack({ type, status }: HistoryLine): boolean {
  return [type, status].some((word) => word.toUpperCase().replaceAll('_', '') === 'CHARGEBACK')
}

/** A refund that failed took nothing back, and neither did a charge-back that came to nothing. */
export function isTakenBackWord(line: HistoryLine): boolean {
  const status = line.status.toUpperCase()
  if (line.type.toUpperCase() === 'CHARGE_BACK') return status !== 'FAILED' && status !== 'CANCELLED'
  return (line.type === '' || line.type.toUpperCase() === 'PAYMENT') && endedWords.has(status)
}

/** Undefined: nothing was taken back, or the list is behind the transaction. What a shop gave back is no such thing. */
export function takenBackOf(line: HistoryLine, found: TransactionDetails): TakenBackCharge | undefined {
  const { transactionId, reference, status, isPaid, chargedMinor, refundedMinor, currency } = found
  const code = found.transactionCode || transactionId
  const leftMinor = chargedMinor - refundedMinor
  if (!isPaid) {
    if (!endedWords.has(status.toUpperCase()) || leftMinor <= 0) return undefined
    return { transactionId, reference, isWhole: true, found: `${status.toUpperCase()} (${code})` }
  }
  const backMinor = isChargeBack(line) ? chargedBackIn(line, found) : found.chargedBackMinor
  if (backMinor === 0) return undefined
  const amount = backMinor === null ? '?' : decimalText(backMinor, currency)
  const text = `CHARGE_BACK ${amount} ${currency} (${code})`
  return { transactionId, reference, isWhole: backMinor !== null && backMinor >= leftMinor, found: text }
}

/** A line of the list may be there before the event of the transaction. */
function chargedBackIn(line: HistoryLine, { chargedBackMinor, currency }: TransactionDetails): number | null {
  if (chargedBackMinor !== 0) return chargedBackMinor
  return line.currency === currency && line.amountMinor !== null ? Math.abs(line.amountMinor) : null
}
