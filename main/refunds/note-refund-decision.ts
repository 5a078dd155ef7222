import { decidedRefundReasons, isDecided, type Refund } from '../domain/refund.ts'
import type { RefundEvent } from '../domain/refund-machine.ts'
import type { Database } from '../store/database.ts'
import { insertDecision, loadDecision, settleDecision } from '../store/decision-store.ts'
import { appendJournal } from '../store/journal-store.ts'

/**
 * Inside the transaction that writes the refund: a person's word becomes a row and an entry of the journal; what the service says
 * afterwards is put beside it, and said at once where it contradicts.
 */
export function noteRefundDecision(
  database: Database,
  before: Refund,
  after: Refund,
  event: RefundEvent,
  at: number,
): void {
  if (event.kind === 'decided-refunded' || event.kind === 'decided-not-refunded')
    decide(database, before, event, at)
  else if (isDecided(before) && !isDecided(after)) settle(database, before, after, event, at)
}

type Word = Extract<RefundEvent, { kind: 'decided-refunded' | 'decided-not-refunded' }>

function decide(database: Database, refund: Refund, event: Word, at: number): void {
  const { id: subject, paymentId, amountMinor, currency, provider, reference, providerText: found } = refund
  const { reason, evidence, cause } = event
  const verdict = event.kind === 'decided-refunded' ? 'refunded' : 'not-refunded'
  insertDecision(database, { subject, about: 'refund', verdict, cause, evidence, reason, decidedAt: at })
  const money = { payment: paymentId, amountMinor, currency, provider, reference, found }
  appendJournal(database, at, 'refund-decided', subject, { verdict, cause, evidence, reason, ...money })
}

function settle(database: Database, before: Refund, after: Refund, event: RefundEvent, at: number): void {
  const decision = loadDecision(database, before.id)
  if (!decision || decision.outcome !== null) return
  const { id: refund, paymentId, amountMinor, currency } = before
  const saidBack = before.reason === decidedRefundReasons.refunded
  const isOtherwise = saidBack ? event.kind !== 'named' : after.status === 'refunded'
  const outcome = isOtherwise ? 'contradicted' : 'confirmed'
  settleDecision(database, refund, outcome, at)
  appendJournal(database, at, 'decision-settled', refund, { verdict: decision.verdict, outcome })
  if (isOtherwise)
    appendJournal(database, at, 'payment-alert', paymentId, {
      code: 'refund-disputed',
      refund,
      amountMinor,
      currency,
    })
}
