import { keptEvidence, plainCard } from '../domain/kept-evidence.ts'
import type { CardPayment, SecondCharge } from '../domain/payment.ts'
import type { Evidence } from '../ports.ts'
import { appendJournal } from '../store/journal-store.ts'
import { insertLateCharge } from '../store/late-charge-store.ts'
import { appendPaymentEvent } from '../store/payment-store.ts'
import { insertSecondCharge } from '../store/second-charge-store.ts'
import type { PaymentContext } from './payment-context.ts'

/*
 * Two charges under one reference: the first is the payment, the second is a row beside it with ids of its own. It is in no
 * sale and pays for nothing; it is listed until somebody reverses or keeps it.
 */

/** Inside the transaction that records the answer. False: known already, or the payment is not approved. */
export function noteSecond(
  context: PaymentContext,
  payment: CardPayment,
  second: SecondCharge,
  at: number,
  evidence: Evidence | undefined,
): boolean {
  if (payment.status !== 'approved') return false
  const { database, log, ids } = context
  const card = plainCard(second.card)
  // The provider's id tells it from the payment, and a new charge from an answer that comes again.
  const transactionId = second.providerIds.transactionId ?? ''
  if (transactionId === '' || transactionId === payment.providerIds.transactionId) return false
  const id = ids.uuid()
  if (!insertSecondCharge(database, payment.id, { ...second, id, card, at })) return false
  insertLateCharge(database, { paymentId: id, cause: 'charged-twice', foundAt: at })
  const names = {
    first: payment.card.transactionCode || (payment.providerIds.transactionId ?? ''),
    second: card.transactionCode || transactionId,
  }
  const { chargedMinor } = second
  const { currency, saleId } = payment
  const line = { at, source: 'provider' as const, code: 'charged-twice' }
  const values = { ...names, amountMinor: chargedMinor, currency }
  appendPaymentEvent(database, payment.id, { ...line, values }, undefined)
  appendPaymentEvent(database, id, { ...line, values }, evidence ? keptEvidence(evidence) : undefined)
  appendJournal(database, at, 'payment-alert', id, {
    code: line.code,
    payment: payment.id,
    saleId,
    ...names,
    chargedMinor,
    currency,
    reference: payment.attempt.reference,
    providerIds: second.providerIds,
  })
  log.warn('payment-alert', { paymentId: id, code: line.code })
  return true
}
