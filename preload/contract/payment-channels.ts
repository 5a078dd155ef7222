import * as v from 'valibot'
import type { CardPapers } from './card-papers.ts'
import { channel, id, nothing, positiveMinor } from './channel.ts'
import { paymentWord, refundWord } from './decision-schema.ts'
import type { CardOutlooks } from './outlook.ts'
import {
  type LateChargeView,
  lateChargeChoices,
  type RefundView,
  type SecondRefundView,
  secondRefundChoices,
} from './refund-views.ts'
import { text } from './settings-schema.ts'
import type { DueView, PaymentView, SaleView } from './views.ts'

/* Calls about money that comes and money that goes back; a part of the contract in channels.ts. */

export const paymentChannels = {
  /** Of the basket; with a sale's id, of a finished sale that is open again. */
  'payment.due': channel<DueView>()(v.optional(v.object({ saleId: v.nullable(id) }), { saleId: null })),
  'payment.cash': channel<PaymentView>()(
    v.object({
      paymentId: id,
      saleId: id,
      amountMinor: v.nullable(positiveMinor),
      tenderedMinor: v.nullable(positiveMinor),
    }),
  ),
  'payment.card': channel<PaymentView>()(
    v.object({ paymentId: id, saleId: id, amountMinor: v.nullable(positiveMinor), readerId: v.nullable(id) }),
  ),
  /** A sale with nothing to pay (all free, or fully discounted) is recorded without a tender. */
  'payment.finish-free': channel<SaleView>()(v.object({ saleId: id })),
  /** Whether a card can be taken; asks the readers where that is not known lately. */
  'payment.outlook': channel<CardOutlooks>()(nothing),
  'payment.get': channel<PaymentView>()(v.object({ paymentId: id })),
  'payment.cancel': channel<PaymentView>()(v.object({ paymentId: id })),
  /** A person's word about a payment that nobody can ask about. Main says from when on it is possible. */
  'payment.decide': channel<PaymentView>()(paymentWord),
  'payment.check-now': channel<PaymentView>()(v.object({ paymentId: id })),
  'payment.card-papers': channel<CardPapers>()(v.object({ paymentId: id })),
  'payment.print-card-paper': channel<{ queued: boolean }>()(
    v.object({
      paymentId: id,
      /** Of this refund of the payment. */
      refundId: v.optional(v.nullable(id)),
      whose: v.picklist(['customer', 'merchant']),
    }),
  ),
  /** Has the queue fetch the slip that the card service keeps; queued is false where there is none to be had. */
  'payment.fetch-card-slip': channel<{ queued: boolean }>()(v.object({ paymentId: id })),
  'payment.open': channel<PaymentView[]>()(nothing),

  /** Back to the card that paid, whole or in part; null is all that is left. The id comes from the button. */
  'refund.start': channel<RefundView>()(
    v.object({ refundId: id, paymentId: id, amountMinor: v.nullable(positiveMinor) }),
  ),
  'refund.decide': channel<RefundView>()(refundWord),
  'refund.get': channel<RefundView>()(v.object({ refundId: id })),
  'refund.open': channel<RefundView[]>()(nothing),
  /** Only while nothing is on its way. */
  'refund.give-up': channel<RefundView>()(
    v.object({ refundId: id, reason: v.pipe(text(200), v.trim(), v.minLength(1)) }),
  ),

  /** The slip that a customer takes home while a refund is owed. */
  'refund.print': channel<{ queued: boolean }>()(v.object({ refundId: id })),

  /** Charges that came late: not decided yet, or on their way back. */
  'late-charge.list': channel<LateChargeView[]>()(nothing),
  /** More went back than was asked for, and nobody has said yet what becomes of it. */
  'second-refund.list': channel<SecondRefundView[]>()(nothing),
  'second-refund.decide': channel<SecondRefundView>()(
    v.object({
      id,
      choice: v.picklist(secondRefundChoices),
      reason: v.pipe(text(200), v.trim(), v.minLength(1)),
    }),
  ),
  'late-charge.decide': channel<LateChargeView>()(
    v.object({
      paymentId: id,
      choice: v.picklist(lateChargeChoices),
      refundId: id,
      /** Why it is kept: asked for where the card was charged twice. */
      reason: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
    }),
  ),
} as const
