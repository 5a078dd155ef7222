import type { EvidenceKind, Verdict } from '../../preload/contract/decision-views.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { PaymentView } from '../../preload/contract/views.ts'
import type { CardPayment } from '../domain/payment.ts'
import { loadDecision } from '../store/decision-store.ts'
import { loadPayment } from '../store/payment-store.ts'
import type { PaymentContext } from './payment-context.ts'
import { toPaymentView } from './payment-view.ts'
import { recordEvent } from './record-event.ts'
import { decisionOf } from './situation-view.ts'

type Word = { paymentId: string; verdict: Verdict; evidence: EvidenceKind; reason: string }

/**
 * A person's word about a payment that nobody can ask about, or whose answer contradicts. Whether it may be given is the rule of
 * decision.ts, applied here whatever a screen shows; pressed twice it is one word.
 */
export function decidePayment(context: PaymentContext, word: Word): Result<PaymentView> {
  const { database } = context
  const decided = database.inTransaction((): Result<CardPayment> => {
    const payment = loadPayment(database, word.paymentId)
    if (payment?.tender !== 'card') return fail('payment-not-found')
    if (loadDecision(database, payment.id)?.verdict === word.verdict) return ok(payment)
    const may = decisionOf(context, payment)
    if (may.kind !== 'now') return fail('decision-too-early')
    const { evidence, reason } = word
    const kind = word.verdict === 'charged' ? 'decided-charged' : 'decided-not-charged'
    return ok(recordEvent(context, payment.id, { kind, evidence, reason, cause: may.cause }).payment)
  })
  return decided.ok ? ok(toPaymentView(context, decided.value)) : decided
}
