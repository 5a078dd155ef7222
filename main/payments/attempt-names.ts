import type { CardPayment } from '../domain/payment.ts'
import type { AttemptNames } from '../ports.ts'

/** Everything by which a provider may know an attempt. */
export function attemptNames(payment: CardPayment): AttemptNames {
  return {
    reference: payment.attempt.reference,
    providerIds: 'providerIds' in payment ? payment.providerIds : {},
    providerReaderId: payment.attempt.providerReaderId,
    amountMinor: payment.amountMinor,
    currency: payment.currency,
    submittedAt: 'submittedAt' in payment ? payment.submittedAt : null,
  }
}
