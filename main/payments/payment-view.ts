import type { Money } from '../../preload/contract/money.ts'
import type { PaymentView, TimelineEntry } from '../../preload/contract/views.ts'
import { type CashPayment, coveredMinor, isFinalStatus, type Payment } from '../domain/payment.ts'
import { loadDecision } from '../store/decision-store.ts'
import { isSaleRecorded, loadPayment, loadTimeline } from '../store/payment-store.ts'
import { colorOfReader } from '../store/reader-store.ts'
import { salePayments } from '../store/sale-payments.ts'
import { isRepayment, loadTakenBack, reopenedSale } from '../store/taken-back-store.ts'
import { isSetAside } from './approvals-aside.ts'
import { type PaymentContext, providerOf } from './payment-context.ts'
import { canCancel, situationView } from './situation-view.ts'

/** The sale that the payment belongs to, once it is recorded. */
export function completedSaleId({ database }: PaymentContext, payment: Payment): string | null {
  if (!isSaleRecorded(database, payment.saleId)) return null
  if (!isRepayment(database, payment.id)) return payment.saleId
  // A payment for a sale that is open again completes it only when nothing is missing any more.
  const isPaid = (reopenedSale(database, payment.saleId)?.dueMinor ?? 0) <= 0
  return payment.status === 'approved' && isPaid ? payment.saleId : null
}

/** Every attempt of a sale, oldest first. */
export function paymentsOfSale(context: PaymentContext, saleId: string): PaymentView[] {
  return salePayments(context.database, saleId).payments.flatMap(({ id }) => {
    const payment = loadPayment(context.database, id)
    return payment ? [toPaymentView(context, payment)] : []
  })
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
    takenBack: takenBackView(context, payment),
    repays: isRepayment(database, payment.id),
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
      decision: null,
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
    canCancel: canCancel(payment, context.clock.now()) && !isSetAside(context, payment.id),
    reason: 'reason' in payment ? payment.reason : null,
    providerText: 'providerText' in payment ? payment.providerText : null,
    card: isApproved ? payment.card : null,
    nextCheckAt: asks?.at ?? null,
    decision: decisionView(context, payment),
  }
}

function decisionView({ database }: PaymentContext, payment: Payment): PaymentView['decision'] {
  const decision = isFinalStatus(payment.status) ? loadDecision(database, payment.id) : undefined
  if (!decision || (decision.verdict !== 'charged' && decision.verdict !== 'not-charged')) return null
  const { verdict, evidence, reason, decidedAt: at, outcome } = decision
  return { verdict, evidence, reason, at, outcome }
}

function takenBackView({ database }: PaymentContext, payment: Payment): PaymentView['takenBack'] {
  if (payment.tender === 'cash' || payment.status !== 'approved' || payment.settlement !== 'disputed')
    return null
  const entry = loadTakenBack(database, payment.id)
  return entry
    ? { at: entry.foundAt, amount: { minor: entry.chargedMinor, currency: payment.currency } }
    : null
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
