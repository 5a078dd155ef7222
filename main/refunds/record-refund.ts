import { keptEvidence, plainText } from '../domain/kept-evidence.ts'
import { isDecided, type Refund, type SecondRefund } from '../domain/refund.ts'
import { type RefundEvent, refundTransition } from '../domain/refund-machine.ts'
import type { Evidence } from '../ports.ts'
import type { Database } from '../store/database.ts'
import { enqueueJob, hastenJobs, type JobKind, waitingJob } from '../store/job-store.ts'
import { appendJournal } from '../store/journal-store.ts'
import { chooseForLateCharge, loadLateCharge } from '../store/late-charge-store.ts'
import { appendPaymentEvent } from '../store/payment-store.ts'
import { isBeyondCharge, loadRefund, refundsOfPayment, updateRefund } from '../store/refund-store.ts'
import { loadTenderChange } from '../store/return-tender-store.ts'
import { noteRefundDecision } from './note-refund-decision.ts'
import { providerOf, type RefundContext } from './refund-context.ts'
import { noteSecond, providersName } from './second-refunds.ts'

export type RecordedRefund = {
  refund: Refund
  /** False: the event had no meaning in this state, or told nothing new. Nothing was written. */
  isApplied: boolean
}

const tooMuch = 'refunded-too-much'
const firstAskDelayMs = 1_500
/** The card was presented once more: what its service wrote about that is fetched after the fact. */
const firstSlipInMs = 1_000

/**
 * The only writer of a refund after its creation: load, pure transition, save state, line of the payment's timeline, journal
 * and follow-up job in one transaction.
 */
export function recordRefund(
  context: RefundContext,
  refundId: string,
  event: RefundEvent,
  evidence?: Evidence,
): RecordedRefund {
  const { database, clock, log } = context
  let recorded: RecordedRefund
  try {
    recorded = database.inTransaction(() => apply(context, refundId, event, evidence))
  } catch (error) {
    if (!isBeyondCharge(error)) throw error
    // A refund that was given up came after all, and its reserve was used meanwhile: a fact beside it, never booked over.
    const at = clock.now()
    const refund = mustLoad(database, refundId)
    database.inTransaction(() => {
      if (noteSecond(context, refund, asSecond(context, refund, event), evidence))
        tellTooMuch(database, refund, at)
    })
    log.error(tooMuch, { refundId, paymentId: refund.paymentId })
    return { refund, isApplied: false }
  }
  if (recorded.isApplied) {
    context.nudge('payment')
    context.wakeQueue()
  }
  return recorded
}

function asSecond(context: RefundContext, refund: Refund, event: RefundEvent): SecondRefund {
  const { amountMinor, currency, reference } = refund
  const found = event.kind === 'refunded' ? event : { providerIds: {}, refundedAt: null }
  const name = providersName(context, { ...refund, providerIds: found.providerIds }) ?? reference
  return { name, amountMinor, currency, refundedAt: found.refundedAt }
}

function apply(
  context: RefundContext,
  refundId: string,
  event: RefundEvent,
  evidence: Evidence | undefined,
): RecordedRefund {
  const { database, clock } = context
  const refund = mustLoad(database, refundId)
  const at = clock.now()
  if (event.kind === 'named' && isAnothers(context, refund, event.providerIds))
    return { refund, isApplied: false }
  const result = refundTransition(refund, withPlainWords(event), at)
  if (result.kind === 'refused' || (result.entry === null && result.refund === refund))
    return { refund, isApplied: false }
  const { refund: next, entry } = result
  updateRefund(database, next)
  if (entry)
    appendPaymentEvent(
      database,
      refund.paymentId,
      { at, ...entry },
      evidence ? keptEvidence(evidence) : undefined,
    )
  if (result.asks) keepAsking(database, 'poll-refund', refundId, at, firstAskDelayMs)
  noteRefundDecision(database, refund, next, event, at)
  if (next.finalAt !== null && next.status !== refund.status) {
    appendJournal(database, at, 'refund-final', refundId, finalBody(next))
    settleLateCharge(database, next, at)
    if (next.status === 'refunded' && !isDecided(next) && providerOf(context, next.provider)?.refundSlip)
      keepAsking(database, 'fetch-refund-slip', refundId, at, firstSlipInMs)
  }
  return { refund: next, isApplied: true }
}

/** Two that look alike were asked about at once, and both answers gave the same name: the next look knows whose it is. */
function isAnothers(
  context: RefundContext,
  { id, provider, paymentId }: Refund,
  providerIds: Refund['providerIds'],
): boolean {
  const name = providerOf(context, provider)?.refundName(providerIds) ?? null
  return (
    name !== null &&
    refundsOfPayment(context.database, paymentId).some(
      (other) => other.id !== id && providersName(context, other) === name,
    )
  )
}

/** A reversal that came to nothing leaves the late charge where it was: somebody has to decide anew. */
function settleLateCharge(database: Database, refund: Refund, at: number): void {
  // Paid out of the drawer meanwhile, as nothing was to come: now the customer has it twice.
  if (refund.status === 'refunded' && loadTenderChange(database, refund.id)) tellTooMuch(database, refund, at)
  if (refund.cause !== 'late-charge') return
  const choice = loadLateCharge(database, refund.paymentId)?.choice
  if (refund.status === 'failed' && choice === 'reverse')
    chooseForLateCharge(database, refund.paymentId, null, at)
  if (refund.status !== 'refunded' || choice === 'reverse') return
  if (choice === null) chooseForLateCharge(database, refund.paymentId, 'reverse', at)
  else tellTooMuch(database, refund, at)
}

function tellTooMuch(database: Database, { id, paymentId, amountMinor, currency }: Refund, at: number): void {
  appendJournal(database, at, 'payment-alert', paymentId, {
    code: tooMuch,
    refund: id,
    amountMinor,
    currency,
  })
}

/** A copy of its request waited for the card, and nobody can pay it out any more. */
export function tellCalledOff(context: RefundContext, refund: Refund, evidence: Evidence): void {
  const { database, clock } = context
  const { id, paymentId, amountMinor, currency } = refund
  const line = { at: clock.now(), source: 'till' as const, code: 'refund-copy-called-off' }
  const values = { amountMinor, currency, refund: id }
  database.inTransaction(() =>
    appendPaymentEvent(database, paymentId, { ...line, values }, keptEvidence(evidence)),
  )
  context.nudge('payment')
}

/** One job of a kind is enough for a refund; a second wish only brings it forward. */
export function keepAsking(
  database: Database,
  kind: JobKind,
  refundId: string,
  at: number,
  delayMs: number,
): void {
  const runAt = at + delayMs
  if (waitingJob(database, kind, refundId)) hastenJobs(database, kind, refundId, runAt)
  else enqueueJob(database, { kind, subject: refundId, runAt, now: at })
}

function mustLoad(database: Database, refundId: string): Refund {
  const refund = loadRefund(database, refundId)
  if (!refund) throw new Error(`there is no refund ${refundId}`)
  return refund
}

/** Enough to compare it with the provider's list, years later. */
function finalBody(refund: Refund): Record<string, unknown> {
  const { paymentId, status, amountMinor, currency, provider, reference, providerIds, reason } = refund
  return { payment: paymentId, status, amountMinor, currency, provider, reference, providerIds, reason }
}

function withPlainWords(event: RefundEvent): RefundEvent {
  if ('providerText' in event)
    return { ...event, providerText: plainText(event.providerText), reason: plainText(event.reason) }
  if ('found' in event) return { ...event, found: plainText(event.found) }
  return 'reason' in event ? { ...event, reason: plainText(event.reason) } : event
}
