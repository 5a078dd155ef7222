import { decimalText } from '../../preload/contract/money.ts'
import { assertNever } from '../../preload/contract/result.ts'
import { type ApprovedCardPayment, awaitsSettlement, decidedOf } from '../domain/payment.ts'
import { silenceProvesNoTrace, withSilence } from '../domain/polling.ts'
import { silence } from '../domain/silence.ts'
import type { QueryOutcome } from '../ports.ts'
import type { JobOutcome } from '../store/job-store.ts'
import { loadPayment, openPaymentOfReader } from '../store/payment-store.ts'
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
    return isDecidedForGood(asking) ? done : again(asking, payment, failed, outcome)
  }
  if (outcome.kind === 'approved') return after(asking, memory, recordApproval(asking, outcome))
  if (outcome.kind === 'mismatch') {
    const { kind, providerIds, found } = outcome
    const told = recordEvent(context, payment.id, { kind, providerIds, found }, outcome.evidence)
    // What somebody decided about is no news, and may still turn into something else.
    if (told.isApplied || !decidedOf(payment)) return done
  }
  if (decidedOf(payment) && outcome.kind === 'pending') await callOffDecided(asking)
  if (decidedOf(payment))
    return watchAgain(context, { ...agreeing(asking, outcome), failures: 0, watched: memory.watched + 1 })
  return watchAgain(context, { ...memory, watched: memory.watched + 1 })
}

/** Whether the service says the same as the person: an end without money, or nothing for as long as proves that. */
function agreeing(asking: Asking, outcome: QueryOutcome): Asking['memory'] {
  const { context, payment } = asking
  if (outcome.kind === 'declined' || outcome.kind === 'cancelled' || outcome.kind === 'failed') {
    const { kind, reason, providerText } = outcome
    recordEvent(context, payment.id, { kind, reason, providerText }, outcome.evidence)
  }
  return outcome.kind === 'not-found' ? silent(asking, outcome) : asking.memory
}

/** Nothing under our reference, asked for after a person decided: what lasts long enough is the service's word. */
function silent(asking: Asking, outcome: Extract<QueryOutcome, { kind: 'not-found' }>): Asking['memory'] {
  const { context, payment, provider } = asking
  const memory = withSilence({ ...asking.memory, readerState: null }, context.clock.now())
  if (silenceProvesNoTrace(memory, provider.silenceProvesNothingForMs))
    recordEvent(context, payment.id, { kind: 'no-trace', afterMs: memory.silentForMs }, outcome.evidence)
  return memory
}

/** Nobody has answered for three days after a person decided: it stays that person's word, and a start asks once more. */
function isDecidedForGood({ context, payment }: Asking): boolean {
  if (!decidedOf(payment) || !('finalAt' in payment)) return false
  return context.clock.now() - payment.finalAt >= silence.decided.afterMs
}

/** A person said that it was not charged: nobody may pay it any more. A stop that aims at the reader must not hit another payment. */
async function callOffDecided(asking: Asking): Promise<void> {
  const { context, payment } = asking
  if (openPaymentOfReader(context.database, payment.attempt.readerId) === undefined)
    await callOffCopies(asking)
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
      if (isDecidedForGood(asking)) return done
      return again(asking, payment, { ...memory, failures: memory.failures + 1 }, outcome)
    case 'mismatch': {
      const { kind, providerIds, found } = outcome
      const told = recordEvent(context, payment.id, { kind, providerIds, found }, outcome.evidence)
      // What somebody decided about is no news.
      if (!told.isApplied && decidedOf(payment)) break
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
      if (decidedOf(payment)) {
        if (outcome.copyWaits) await callOffCopies(asking)
        return after(asking, memory, recordApproval(asking, outcome))
      }
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
    case 'not-found': {
      if (!decidedOf(payment)) break
      const heard = { ...asking, memory: silent(asking, outcome) }
      const now = loadPayment(context.database, payment.id)
      if (now?.status === 'approved' && now.tender === 'card' && now.settlement === 'disputed')
        return disputed
      return lookLater(heard)
    }
    case 'pending':
      break
    default:
      assertNever(outcome)
  }
  return lookLater(asking)
}

function lookLater(asking: Asking): JobOutcome {
  const { context, payment, memory } = asking
  if (isDecidedForGood(asking)) return done
  const looked = { ...memory, failures: 0, watched: memory.watched + 1 }
  return awaitsSettlement(payment) ? settleLater(context, looked) : watchAgain(context, looked)
}
