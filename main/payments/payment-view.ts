import type { Money } from '../../preload/contract/money.ts'
import type { PaymentView, TimelineEntry } from '../../preload/contract/views.ts'
import { type CashPayment, coveredMinor, isFinalStatus, type Payment } from '../domain/payment.ts'
import { isSaleRecorded, loadTimeline } from '../store/payment-store.ts'
import { colorOfReader } from '../store/reader-store.ts'
import { type PaymentContext, providerOf } from './payment-context.ts'
import { canCancel, situationView } from './situation-view.ts'

/** The sale that the payment belongs to, once it is recorded. */
export function completedSaleId({ database }: PaymentContext, payment: Payment): string | null {
  return isSaleRecorded(database, payment.saleId) ? payment.saleId : null
}

/**
 * What a screen may know of a payment: everything but the evidence.
 * @param saleId the recorded sale, where the caller knows it already
 */
export function toPaymentView(
  context: PaymentContext,
  payment: Payment,
  saleId: string | null = completedSaleId(context, payment),
): PaymentView {
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
    completedSaleId: saleId,
  }
  if (payment.tender === 'cash') {
    return {
      ...shared,
      short: null,
      timeline: [cashReceived(payment)],
      charged: money(payment.chargedMinor),
      tip: null,
      tendered: money(payment.tenderedMinor),
      change: money(payment.changeMinor),
      readerName: null,
      readerColor: null,
      providerName: null,
      readerState: null,
      cancelWished: false,
      canCancel: false,
      reason: null,
      providerText: null,
      card: null,
      nextCheckAt: null,
      situation: null,
    }
  }
  const isApproved = payment.status === 'approved'
  const shortMinor = payment.amountMinor - coveredMinor(payment)
  const timeline = loadTimeline(database, payment.id)
  const situation = situationView(context, payment, timeline)
  const asks = situation.next.find(({ code }) => code === 'asks-again' || code === 'asking')
  return {
    ...shared,
    timeline,
    situation,
    short: shortMinor > 0 ? money(shortMinor) : null,
    charged: isApproved ? money(payment.chargedMinor) : null,
    tip: isApproved && payment.tipMinor > 0 ? money(payment.tipMinor) : null,
    tendered: null,
    change: null,
    readerName: payment.attempt.readerName,
    readerColor: colorOfReader(database, payment.attempt.readerId),
    providerName: providerOf(context, payment.attempt.provider)?.displayName ?? payment.attempt.provider,
    readerState: 'readerState' in payment ? payment.readerState : null,
    cancelWished: payment.cancelWishedAt !== null,
    canCancel: canCancel(payment, context.clock.now()),
    reason: 'reason' in payment ? payment.reason : null,
    providerText: 'providerText' in payment ? payment.providerText : null,
    card: isApproved ? payment.card : null,
    nextCheckAt: asks?.at ?? null,
  }
}

/** Cash has one event, and its row is the event. */
function cashReceived(payment: CashPayment): TimelineEntry {
  const { tenderedMinor, changeMinor, roundingMinor, currency } = payment
  return {
    at: payment.approvedAt,
    source: 'cashier',
    code: 'cash-received',
    values: { tenderedMinor, changeMinor, roundingMinor, currency },
  }
}
