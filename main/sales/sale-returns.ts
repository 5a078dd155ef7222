import type { RefundView } from '../../preload/contract/refund-views.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { GivenTender, OwedReturnView, SaleReturnsView } from '../../preload/contract/return-views.ts'
import { grossOf } from '../domain/returned.ts'
import type { Database } from '../store/database.ts'
import { loadLateCharge } from '../store/late-charge-store.ts'
import { loadPayment } from '../store/payment-store.ts'
import { recordedReturns } from '../store/return-store.ts'
import {
  loadTenderChange,
  owedReturnTenders,
  type ReturnTender,
  returnTenders,
} from '../store/return-tender-store.ts'
import { salePayments } from '../store/sale-payments.ts'
import { readSale, readSaleByNumber, readSaleLines, type SaleRow } from '../store/sale-store.ts'
import { loadTakenBack } from '../store/taken-back-store.ts'
import type { SalesContext } from './sales-context.ts'

export type SaleReturnsContext = Pick<SalesContext, 'database'> & {
  refundView(refundId: string): RefundView | null
}

/** return.of-sale: what a sale gave back and how that stands, what it took back from others, and others from it. */
export function saleReturns(context: SaleReturnsContext, saleId: string): Result<SaleReturnsView> {
  const { database } = context
  const sale = readSale(database, saleId)
  if (!sale) return fail('sale-not-found')
  const { currency, taxMode } = sale
  const by = new Map<number, SaleReturnsView['takenBackBy'][number]>()
  for (const part of recordedReturns(database, sale.number)) {
    const known = by.get(part.saleNumber)
    const minor = (known?.amount.minor ?? 0) + grossOf(part, taxMode)
    const takenBy = readSaleByNumber(database, part.saleNumber)
    by.set(part.saleNumber, {
      saleId: takenBy?.id ?? '',
      receiptNumber: part.receiptNumber,
      at: part.recordedAt,
      amount: { minor, currency },
    })
  }
  const from = new Set(
    readSaleLines(database, sale.number).flatMap(({ returned }) => returned?.saleNumber ?? []),
  )
  return ok({
    saleId,
    receiptNumber: sale.receiptNumber,
    given: returnTenders(database, saleId).map((tender) => givenTender(context, tender)),
    takenBackBy: [...by.values()],
    tookBackFrom: [...from].flatMap((number) => {
      const origin = readSaleByNumber(database, number)
      return origin ? [{ saleId: origin.id, receiptNumber: origin.receiptNumber }] : []
    }),
    cash: cashTenders(database, sale),
    charges: freeCharges(database, sale),
  })
}

/** return.owed */
export function owedReturns(context: SaleReturnsContext): OwedReturnView[] {
  return owedReturnTenders(context.database).map((tender) => ({
    saleId: tender.saleId,
    receiptNumber: readSale(context.database, tender.saleId)?.receiptNumber ?? '',
    given: givenTender(context, tender),
  }))
}

/** What was keyed as cash, and whether an entry says otherwise. */
function cashTenders(database: Database, sale: SaleRow): SaleReturnsView['cash'] {
  const { currency } = sale
  return salePayments(database, sale.id)
    .approved.filter(({ tender }) => tender === 'cash')
    .map(({ id, amountMinor }) => {
      const change = loadTenderChange(database, id)
      return {
        paymentId: id,
        amount: { minor: amountMinor, currency },
        corrected: change
          ? { at: change.at, reason: change.reason, byCharge: change.paymentId !== null }
          : null,
      }
    })
}

/** In no sale, and not on their way back. */
function freeCharges(database: Database, sale: SaleRow): SaleReturnsView['charges'] {
  return salePayments(database, sale.id).payments.flatMap(({ id, tender, status, amountMinor, card }) => {
    const late = tender === 'card' && status === 'approved' ? loadLateCharge(database, id) : undefined
    const isFree = late && late.cause !== 'charged-twice' && (late.choice ?? 'keep') === 'keep'
    if (!isFree || loadTakenBack(database, id)) return []
    const amount = { minor: amountMinor, currency: sale.currency }
    return [{ paymentId: id, amount, scheme: card?.scheme ?? '', lastFour: card?.lastFour ?? '' }]
  })
}

function givenTender(context: SaleReturnsContext, given: ReturnTender): GivenTender {
  const { tender, currency, amountMinor, chargedMinor, paymentId, refundId } = given
  const payment = paymentId === null ? undefined : loadPayment(context.database, paymentId)
  const card = payment?.tender === 'card' && payment.status === 'approved' ? payment.card : null
  const refund = refundId === null ? null : context.refundView(refundId)
  const change = refundId === null ? undefined : loadTenderChange(context.database, refundId)
  return {
    tender,
    amount: { minor: amountMinor, currency },
    inCoins: tender === 'cash' ? { minor: chargedMinor, currency } : null,
    card: card && { scheme: card.scheme, lastFour: card.lastFour },
    refund,
    isOwed: refund?.status === 'failed' && !change,
    paidOut: change ? { at: change.at, inCoins: { minor: 0 - change.cashMinor, currency } } : null,
  }
}
