import type { Parsed } from '../../preload/contract/channels.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { cashDue } from '../domain/cash.ts'
import { plainText } from '../domain/kept-evidence.ts'
import { coveredMinor } from '../domain/payment.ts'
import { appendJournal } from '../store/journal-store.ts'
import { chooseForLateCharge, loadLateCharge } from '../store/late-charge-store.ts'
import { loadPayment } from '../store/payment-store.ts'
import { loadRefund } from '../store/refund-store.ts'
import {
  insertTenderChange,
  loadTenderChange,
  returnTenderOfRefund,
  type TenderChange,
} from '../store/return-tender-store.ts'
import { readSale } from '../store/sale-store.ts'
import { loadTakenBack } from '../store/taken-back-store.ts'
import type { GiveBackContext } from './give-back.ts'

/*
 * Money that moved otherwise than a recorded sale says, as an entry beside it: sale, receipt and the sums of its day stay. The drawer
 * and the next report see the entry. Once for each tender.
 */

/**
 * return.pay-out: the card took nothing back, so the drawer gives what is owed. If the card service should give it back after all,
 * that is a refund beside the sale, and an alert (main/refunds/record-refund.ts).
 */
export function payOut(context: GiveBackContext, { refundId }: Parsed<'return.pay-out'>): Result<string> {
  const { database, clock } = context
  let opensDrawer = false
  const paid = database.inTransaction((): Result<string> => {
    const tender = returnTenderOfRefund(database, refundId)
    const refund = loadRefund(database, refundId)
    if (!tender || !refund) return fail('refund-not-found')
    if (loadTenderChange(database, refundId)) return ok(tender.saleId)
    if (refund.status !== 'failed') return fail('return-not-owed')
    const { amountMinor, currency, saleId } = tender
    const { cashDueMinor: cashMinor } = cashDue(0 - amountMinor, currency, context.cashStepMinor(currency))
    const at = clock.now()
    write(context, {
      id: context.ids.uuid(),
      saleId,
      cause: 'card-refused',
      subject: refundId,
      paymentId: null,
      cashMinor,
      cardMinor: amountMinor,
      currency,
      reason: refund.reason ?? '',
      at,
    })
    opensDrawer = context.drawer?.note(saleId, at) ?? false
    return ok(saleId)
  })
  if (paid.ok && opensDrawer) context.drawer?.open()
  return paid
}

/**
 * tender.correct: keyed as cash, and no cash was taken. Either a charge that came late paid it, which then stands for the cash, or a card
 * was charged outside of this till, which nobody here can check: the reason says how it is known. The other way round there is
 * nothing to correct: what a card service says it charged was charged, and goes back by a refund.
 */
export function correctTender(context: GiveBackContext, request: Parsed<'tender.correct'>): Result<string> {
  const { database, clock } = context
  const { paymentId, chargeId } = request
  const reason = plainText(request.reason).trim()
  return database.inTransaction((): Result<string> => {
    const cash = loadPayment(database, paymentId)
    const sale = cash && readSale(database, cash.saleId)
    if (cash?.tender !== 'cash' || !sale) return fail('payment-not-found')
    const existing = loadTenderChange(database, paymentId)
    if (existing) return existing.paymentId === chargeId ? ok(sale.id) : fail('tender-corrected')
    const at = clock.now()
    if (chargeId !== null) {
      const charge = loadPayment(database, chargeId)
      const late = loadLateCharge(database, chargeId)
      if (charge?.tender !== 'card' || charge.status !== 'approved' || charge.saleId !== sale.id || !late)
        return fail('payment-not-found')
      const isFree = late.choice === null || late.choice === 'keep'
      if (!isFree || late.cause === 'charged-twice' || loadTakenBack(database, chargeId))
        return fail('late-charge-decided')
      if (coveredMinor(charge) !== cash.amountMinor) return fail('tender-differs')
      // It stays outside of the sale, as it was charged; the entry takes the cash out.
      if (late.choice === null) chooseForLateCharge(database, chargeId, 'keep', at)
    }
    const inDrawerMinor = cash.amountMinor + cash.roundingMinor
    write(context, {
      id: context.ids.uuid(),
      saleId: sale.id,
      cause: 'not-cash',
      subject: paymentId,
      paymentId: chargeId,
      cashMinor: 0 - inDrawerMinor,
      cardMinor: chargeId === null ? cash.amountMinor : 0,
      currency: cash.currency,
      reason,
      at,
    })
    return ok(sale.id)
  })
}

function write({ database }: GiveBackContext, change: TenderChange): void {
  insertTenderChange(database, change)
  const { saleId, at, ...body } = change
  appendJournal(database, at, 'tender-changed', saleId, body)
}
