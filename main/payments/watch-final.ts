import { decimalText } from '../../preload/contract/money.ts'
import { assertNever } from '../../preload/contract/result.ts'
import { type ApprovedCardPayment, awaitsSettlement } from '../domain/payment.ts'
import type { JobOutcome } from '../store/job-store.ts'
import { attemptNames } from './attempt-names.ts'
import {
  type Asking,
  after,
  again,
  disputed,
  done,
  query,
  recordApproval,
  settleLater,
  watchAgain,
} from './poll-step.ts'
import { recordEvent } from './record-event.ts'

/* Looks at an attempt that has its verdict: a provider may still say something else. */

/** An attempt that was ruled out is looked at a few times more. Only an approval, or something odd, changes it. */
export async function watchRuledOut(asking: Asking): Promise<JobOutcome> {
  const { context, payment, memory } = asking
  const outcome = await query(asking)
  if (outcome.kind === 'unavailable') {
    const failed = { ...memory, failures: memory.failures + 1 }
    return again(asking, payment, failed, outcome)
  }
  if (outcome.kind === 'approved') return after(asking, memory, recordApproval(asking, outcome))
  if (outcome.kind === 'mismatch') {
    const { kind, providerIds, found } = outcome
    recordEvent(context, payment.id, { kind, providerIds, found }, outcome.evidence)
    return done
  }
  return watchAgain(context, { ...memory, watched: memory.watched + 1 })
}

/** The customer has paid: nobody may pay the same request once more. Only copies that wait are called off. */
async function callOffCopies({ context, payment, provider }: Asking): Promise<void> {
  try {
    const { kind } = await provider.requestCancel(attemptNames(payment))
    context.log.warn('copy-called-off', { paymentId: payment.id, outcome: kind })
  } catch (error) {
    context.log.error('cancel-threw', { paymentId: payment.id, error: String(error) })
  }
}

/**
 * An approval that is not the last word: its look-up did not show the transaction yet, or the provider may still take it
 * back. The goods are gone already; what differs is told and not booked over.
 */
export async function confirmApproval(
  asking: Asking & { payment: ApprovedCardPayment },
): Promise<JobOutcome> {
  const { context, payment, memory, provider } = asking
  const outcome = await query(asking)
  switch (outcome.kind) {
    case 'unavailable':
      return again(asking, payment, { ...memory, failures: memory.failures + 1 }, outcome)
    case 'mismatch': {
      const { kind, providerIds, found } = outcome
      recordEvent(context, payment.id, { kind, providerIds, found }, outcome.evidence)
      return disputed
    }
    case 'declined':
    case 'cancelled':
    case 'failed': {
      // Where a failure may still turn into an approval it contradicts none.
      if (provider.traits.revisesDeclines && !awaitsSettlement(payment)) break
      const { kind, reason, providerText } = outcome
      recordEvent(context, payment.id, { kind, reason, providerText }, outcome.evidence)
      return disputed
    }
    case 'approved': {
      const { providerIds, chargedMinor, currency, card } = outcome
      const isSeen = card.transactionCode !== ''
      if (isSeen && chargedMinor !== payment.chargedMinor) {
        const found = `charged ${decimalText(chargedMinor, currency)} ${currency} (${card.transactionCode})`
        recordEvent(context, payment.id, { kind: 'mismatch', providerIds, found }, outcome.evidence)
        return disputed
      }
      if (outcome.seconds) recordApproval(asking, outcome)
      if (outcome.copyWaits) await callOffCopies(asking)
      if (outcome.settled) recordEvent(context, payment.id, { kind: 'settled' }, outcome.evidence)
      if (isSeen && outcome.settled) return done
      break
    }
    case 'pending':
    case 'not-found':
      break
    default:
      assertNever(outcome)
  }
  const looked = { ...memory, failures: 0, watched: memory.watched + 1 }
  return awaitsSettlement(payment) ? settleLater(context, looked) : watchAgain(context, looked)
}
