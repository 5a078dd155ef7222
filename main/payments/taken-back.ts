import { type ApprovedCardPayment, type CardPayment, coveredMinor } from '../domain/payment.ts'
import type { PaymentEvent } from '../domain/payment-moves.ts'
import { appendJournal } from '../store/journal-store.ts'
import { loadLateCharge } from '../store/late-charge-store.ts'
import { isSaleRecorded } from '../store/payment-store.ts'
import { reservedMinor } from '../store/refund-store.ts'
import { salePayments } from '../store/sale-payments.ts'
import { insertTakenBack, loadTakenBack, type TakenBack } from '../store/taken-back-store.ts'
import type { PaymentContext } from './payment-context.ts'

/*
 * An approval that the card service takes back after it was booked opens its sale again, by an entry beside it. Only where it
 * says that nothing is left: another amount is told by name, and how much of it will come nobody can say.
 */

const saysNothingIsLeft: ReadonlySet<PaymentEvent['kind']> = new Set([
  'declined',
  'cancelled',
  'failed',
  // Only where a person had decided that it was charged.
  'no-trace',
])

/** Inside the transaction that notes the dispute. Once for each payment, however often the card service says it. */
export function noteTakenBack(
  context: PaymentContext,
  payment: CardPayment,
  event: PaymentEvent,
  at: number,
): void {
  const { database } = context
  if (payment.status !== 'approved' || !saysNothingIsLeft.has(event.kind)) return
  if (loadTakenBack(database, payment.id)) return
  // What had been given back before cannot be taken back as well.
  const chargedMinor = payment.chargedMinor - reservedMinor(database, payment.id)
  const amountMinor = Math.min(coveredMinor(payment), chargedMinor)
  if (amountMinor <= 0) return
  const { id: paymentId, saleId, currency } = payment
  const was = whatItWas(context, payment)
  insertTakenBack(database, { paymentId, saleId, was, amountMinor, chargedMinor, foundAt: at })
  if (was === 'sold')
    appendJournal(database, at, 'sale-reopened', saleId, {
      payment: paymentId,
      amountMinor,
      chargedMinor,
      currency,
    })
  context.nudge('sales')
}

function whatItWas({ database }: PaymentContext, { id, saleId }: ApprovedCardPayment): TakenBack['was'] {
  const late = loadLateCharge(database, id)
  if (late && late.choice !== 'book') return 'late'
  const isTender = salePayments(database, saleId).approved.some((tender) => tender.id === id)
  return isTender && isSaleRecorded(database, saleId) ? 'sold' : 'part'
}
