import type { Money } from '../../preload/contract/money.ts'
import type { PaymentView } from '../../preload/contract/views.ts'
import { isFinalStatus, isOpen, type Payment } from '../domain/payment.ts'
import { waitingJob } from '../store/job-store.ts'
import { isSaleRecorded, loadTimeline } from '../store/payment-store.ts'
import { type PaymentContext, providerOf } from './payment-context.ts'

/** A wish that had no effect for this long may be repeated. */
const cancelAgainAfterMs = 10_000

/** What a screen may know of a payment: everything but the evidence. */
export function toPaymentView(context: PaymentContext, payment: Payment): PaymentView {
  const { database } = context
  const money = (minor: number): Money => ({ minor, currency: payment.currency })
  const shared = {
    paymentId: payment.id,
    saleId: payment.saleId,
    tender: payment.tender,
    status: payment.status,
    isFinal: isFinalStatus(payment.status),
    amount: money(payment.amountMinor),
    createdAt: payment.createdAt,
    updatedAt: payment.updatedAt,
    timeline: loadTimeline(database, payment.id),
    completedSaleId: isSaleRecorded(database, payment.saleId) ? payment.saleId : null,
  }
  if (payment.tender === 'cash') {
    return {
      ...shared,
      charged: money(payment.chargedMinor),
      tip: null,
      tendered: money(payment.tenderedMinor),
      change: money(payment.changeMinor),
      readerName: null,
      providerName: null,
      readerState: null,
      cancelWished: false,
      canCancel: false,
      reason: null,
      providerText: null,
      card: null,
      nextCheckAt: null,
    }
  }
  const isApproved = payment.status === 'approved'
  return {
    ...shared,
    charged: isApproved ? money(payment.chargedMinor) : null,
    tip: isApproved && payment.tipMinor > 0 ? money(payment.tipMinor) : null,
    tendered: null,
    change: null,
    readerName: payment.attempt.readerName,
    providerName: providerOf(context, payment.attempt.provider)?.displayName ?? payment.attempt.provider,
    readerState: 'readerState' in payment ? payment.readerState : null,
    cancelWished: payment.cancelWishedAt !== null,
    canCancel: canCancel(payment, context.clock.now()),
    reason: 'reason' in payment ? payment.reason : null,
    providerText: 'providerText' in payment ? payment.providerText : null,
    card: isApproved ? payment.card : null,
    nextCheckAt: isOpen(payment) ? (waitingJob(database, 'poll-payment', payment.id)?.runAt ?? null) : null,
  }
}

export function canCancel(payment: Payment, now: number): boolean {
  if (!isOpen(payment)) return false
  return payment.cancelWishedAt === null || now - payment.cancelWishedAt >= cancelAgainAfterMs
}
