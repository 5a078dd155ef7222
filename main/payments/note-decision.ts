import { type CardPayment, decidedOf } from '../domain/payment.ts'
import type { PaymentEvent } from '../domain/payment-moves.ts'
import { insertDecision, loadDecision, settleDecision } from '../store/decision-store.ts'
import { appendJournal } from '../store/journal-store.ts'
import type { PaymentContext } from './payment-context.ts'

/**
 * Inside the transaction that writes the payment: a person's word becomes a row and an entry of the journal, and what the
 * service says afterwards is put beside it.
 */
export function noteDecision(
  context: PaymentContext,
  before: CardPayment,
  after: CardPayment,
  event: PaymentEvent,
  at: number,
): void {
  if (event.kind === 'decided-charged' || event.kind === 'decided-not-charged')
    decide(context, before, event, at)
  else if (decidedOf(before) && !decidedOf(after)) settle(context, before, after, at)
}

type Word = Extract<PaymentEvent, { kind: 'decided-charged' | 'decided-not-charged' }>

function decide({ database }: PaymentContext, payment: CardPayment, event: Word, at: number): void {
  const { reason, evidence, cause } = event
  const verdict = event.kind === 'decided-charged' ? 'charged' : 'not-charged'
  insertDecision(database, {
    subject: payment.id,
    about: 'payment',
    verdict,
    cause,
    evidence,
    reason,
    decidedAt: at,
  })
  appendJournal(database, at, 'payment-decided', payment.id, {
    saleId: payment.saleId,
    verdict,
    cause,
    evidence,
    reason,
    amountMinor: payment.amountMinor,
    currency: payment.currency,
    provider: payment.attempt.provider,
    reference: payment.attempt.reference,
    found: 'providerText' in payment ? payment.providerText : null,
  })
}

function settle({ database }: PaymentContext, before: CardPayment, after: CardPayment, at: number): void {
  const decision = loadDecision(database, before.id)
  if (!decision || decision.outcome !== null) return
  const isOtherwise =
    after.status === 'approved' && (before.status !== 'approved' || after.settlement === 'disputed')
  const outcome = isOtherwise ? 'contradicted' : 'confirmed'
  settleDecision(database, before.id, outcome, at)
  appendJournal(database, at, 'decision-settled', before.id, {
    saleId: before.saleId,
    verdict: decision.verdict,
    outcome,
  })
}
