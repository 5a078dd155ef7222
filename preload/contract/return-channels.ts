import * as v from 'valibot'
import { channel, id, nothing, positiveMinor as positive, zeroOrMore } from './channel.ts'
import { reason } from './decision-schema.ts'
import type { GiveBackView, OwedReturnView, ReturnableView, SaleReturnsView } from './return-views.ts'
import type { BasketChange, SaleView } from './views.ts'

/* Calls about goods that come back and money that is given back; a part of the contract in channels.ts. */

const saleId = v.object({ saleId: id })
const position = v.pipe(v.number(), v.safeInteger(), v.minValue(1))

const taken = v.variant('kind', [
  v.object({ kind: v.literal('all') }),
  v.object({
    kind: v.literal('lines'),
    lines: v.pipe(
      v.array(v.object({ position, quantityMilli: positive })),
      v.minLength(1),
      v.maxLength(20_000),
    ),
  }),
  /** Money without goods, with the tax that the customer paid. */
  v.object({ kind: v.literal('amount'), amountMinor: positive, reason }),
])

export const returnChannels = {
  'return.look': channel<ReturnableView>()(saleId),
  /** Into the open basket, at the price that was paid. */
  'return.add': channel<BasketChange>()(v.object({ saleId: id, taken })),
  /** The basket's id, as for a payment. */
  'return.plan': channel<GiveBackView>()(saleId),
  /** Records the sale below nought, and gives the money back as the screen showed: so much in coins. Asked again it is the same sale. */
  'return.give-back': channel<SaleView>()(v.object({ saleId: id, cashMinor: zeroOrMore })),
  /** The card took nothing back: the drawer gives what is owed. */
  'return.pay-out': channel<SaleReturnsView>()(v.object({ refundId: id })),
  'return.owed': channel<OwedReturnView[]>()(nothing),
  /** Keyed as cash, and no cash was taken: paid by a charge that came late, or by a card outside of this till. */
  'tender.correct': channel<SaleReturnsView>()(v.object({ paymentId: id, chargeId: v.nullable(id), reason })),
  'return.of-sale': channel<SaleReturnsView>()(saleId),
} as const
