import { hash } from 'node:crypto'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { SaleView } from '../../preload/contract/views.ts'
import type { Basket } from '../domain/basket.ts'
import { businessDate } from '../domain/business-day.ts'
import { composeReceipt, receiptNumberOf } from '../domain/compose-receipt.ts'
import { composeSale, type Sale, type SaleTender, totalsOfSale } from '../domain/sale.ts'
import { actingPerson } from '../store/acting-person.ts'
import { deleteStoredBasket } from '../store/basket-store.ts'
import type { Database } from '../store/database.ts'
import { addToDay, insertOpenDay, openDayId } from '../store/day-totals-store.ts'
import { enqueueJob } from '../store/job-store.ts'
import { appendJournal } from '../store/journal-store.ts'
import { personName } from '../store/people-store.ts'
import { insertReturn } from '../store/return-store.ts'
import { type SalePayment, type SalePaymentSums, salePayments } from '../store/sale-payments.ts'
import { insertSale, nextSaleNumbers } from '../store/sale-store.ts'
import { getSale } from './get-sale.ts'
import { findBasket } from './open-basket.ts'
import { settleIfPaidAgain } from './paid-again.ts'
import type { SalesContext } from './sales-context.ts'

/**
 * Turns the basket into a sale when its approved tenders cover it. Must run in the transaction that makes a payment
 * final: payment, sale, lines, totals, journal and print job are there together or not at all. Harmless twice, and for
 * a sale with an attempt that is still open: then the call after its verdict records.
 */
export function recordIfPaid(
  context: SalesContext,
  saleId: string,
  at: number,
  payments: SalePaymentSums = salePayments(context.database, saleId),
): { recorded: boolean } {
  if (!context.database.isInTransaction())
    throw new Error('a sale is recorded inside the transaction of its payment')
  const found = findBasket(context, saleId)
  if (!found) settleIfPaidAgain(context, saleId, at)
  if (!found || found.basket.lines.length === 0) return { recorded: false }
  const { approved, openPaymentId } = payments
  if (approved.length === 0 || openPaymentId !== null) return { recorded: false }
  const sale = composeSale(found.basket, approved.map(toTender))
  if (!sale) return { recorded: false }
  recordSale(context, sale, { ...found, personId: approved.at(-1)?.personId ?? null }, at)
  return { recorded: true }
}

/** payment.finish-free: a sale with nothing to pay is recorded without a tender. Asked again, it answers the same sale. */
export function finishFree(context: SalesContext, saleId: string): Result<SaleView> {
  const { database, clock } = context
  const finished = database.inTransaction((): Result<null> => {
    const found = findBasket(context, saleId)
    if (!found) return ok(null)
    if (found.basket.lines.length === 0) return fail('basket-empty')
    const payments = salePayments(database, saleId)
    if (payments.openPaymentId !== null) return fail('payment-open', { paymentId: payments.openPaymentId })
    const sale = composeSale(found.basket, payments.approved.map(toTender))
    if (!sale) return fail('payment-amount-invalid')
    recordSale(context, sale, found, clock.now())
    return ok(null)
  })
  if (!finished.ok) return finished
  return getSale(context, saleId)
}

/** Sale, what it takes back, sums of the day, journal and print job: inside the transaction that names its money. */
export function recordSale(
  context: SalesContext,
  composed: Sale,
  { state, personId = null }: { basket: Basket; state: 'open' | 'parked'; personId?: number | null },
  at: number,
): void {
  const { database, memory, isTraining } = context
  // Whoever began the last payment: a card is often approved when nobody is calling, or the next person is here already.
  const seller = personId ?? actingPerson(database)?.personId ?? null
  const sale = seller === null ? composed : { ...composed, cashier: cashierOf(database, seller) }
  const settings = context.settings()
  // Whatever becomes of this transaction, the next reader looks at the disk.
  memory.forget()
  const time = memory.shopTime(settings.timeZone)
  const { saleNumber, receipt } = nextSaleNumbers(database)
  const receiptNumber = receiptNumberOf(receipt, isTraining)
  const dayId =
    openDayId(database) ?? openDay(context, businessDate(time, at, settings.dayEndsAt), saleNumber, at)
  const document = JSON.stringify(
    composeReceipt(
      sale,
      { saleNumber, receiptNumber, recordedAt: at, isTraining, isTest: context.isTest() },
      settings,
    ),
  )
  insertSale(database, {
    sale,
    number: saleNumber,
    receiptNumber,
    dayId,
    recordedAt: at,
    document,
    personId: seller,
  })
  for (const { position, returned } of sale.lines)
    if (returned) insertReturn(database, returned, { saleNumber, position })
  const hour = time.hourOf(at)
  addToDay(database, dayId, hour, totalsOfSale(sale, hour), memory.hour)
  appendJournal(database, at, 'sale-recorded', sale.id, {
    saleNumber,
    receiptNumber,
    dayId,
    ...(seller !== null && { seller }),
    ...journalBody(sale),
    documentHash: hash('sha256', document),
  })
  if (sale.surplusMinor > 0) raiseSurplus(context, sale, at)
  const hasPrinter = context.isTraining || settings.printerAddress !== ''
  if (hasPrinter && settings.printReceipts === 'always')
    enqueueJob(database, { kind: 'print-receipt', subject: sale.id, runAt: at, now: at })
  // The open basket's row goes with the next basket (main/store/basket-store.ts); a parked one has no next.
  if (state === 'parked') deleteStoredBasket(database, sale.id)
  context.countSold?.(soldProducts(sale))
}

/** By the name of this day, which reports keep. */
function cashierOf(database: Database, personId: number): { id: string; name: string } {
  return { id: String(personId), name: personName(database, personId) ?? '' }
}

function openDay(context: SalesContext, date: string, firstSale: number, at: number): number {
  const dayId = insertOpenDay(context.database, date, firstSale, at)
  appendJournal(context.database, at, 'day-opened', String(dayId), { date })
  return dayId
}

/** Money that the shop owes back is nobody's tip: it is named where somebody must look. */
function raiseSurplus(context: SalesContext, sale: Sale, at: number): void {
  appendJournal(context.database, at, 'payment-alert', sale.id, {
    code: 'paid-too-much',
    surplusMinor: sale.surplusMinor,
    currency: sale.currency,
    payments: sale.tenders.map((tender) => tender.paymentId),
  })
  context.log.warn('paid-too-much', { saleId: sale.id, surplusMinor: sale.surplusMinor })
}

/**
 * Everything from which the sale's rows and the day's sums can be computed again. Lines are short rows, because they are
 * most of the text: position, name, quantity, unit price, discount, total, share of the sale's discount, rate, category.
 */
function journalBody(sale: Sale): Record<string, unknown> {
  const { sums, discount } = sale
  const otherPrices = sale.lines.flatMap(({ position, listPriceMinor }) =>
    listPriceMinor === null ? [] : [[position, listPriceMinor]],
  )
  // Of which line of which sale: quantity, amount, discount and tax.
  const returns = sale.lines.flatMap(({ position, returned }) =>
    (returned?.parts ?? []).map((part) => [
      position,
      returned?.saleNumber,
      part.position,
      part.quantityMilli,
      part.amountMinor,
      part.discountMinor,
      part.taxMinor,
    ]),
  )
  return {
    currency: sale.currency,
    taxMode: sale.taxMode,
    subtotalMinor: sums.subtotalMinor,
    discountMinor: sums.saleDiscountMinor,
    ...(discount && { discount }),
    // Lines that were sold at another price than the catalogue's, with that one.
    ...(returns.length > 0 && { returns }),
    ...(otherPrices.length > 0 && { listPrices: otherPrices }),
    taxAddedMinor: sums.taxAddedMinor,
    totalMinor: sums.totalMinor,
    cashRoundingMinor: sale.cashRoundingMinor,
    tipMinor: sale.tipMinor,
    taxes: sums.rates.map((rate) => [rate.ratePpm, rate.name, rate.netMinor, rate.taxMinor, rate.grossMinor]),
    tenders: sale.tenders.map(journalTender),
    lines: sale.lines.map((line) => [
      line.position,
      line.name,
      line.quantityMilli,
      line.unitPriceMinor,
      line.discountMinor,
      line.totalMinor,
      line.saleDiscountShareMinor,
      line.ratePpm,
      line.categoryName,
    ]),
  }
}

function journalTender(tender: SaleTender): Record<string, unknown> {
  const { paymentId, amountMinor, chargedMinor } = tender
  const shared = { payment: paymentId, tender: tender.tender, amountMinor, chargedMinor }
  if (tender.tender === 'cash') {
    const { tenderedMinor, changeMinor, roundingMinor } = tender
    return { ...shared, tenderedMinor, changeMinor, roundingMinor }
  }
  const { provider, reference, refundId } = tender
  return {
    ...shared,
    ...(refundId && { refund: refundId }),
    provider,
    reference,
    transactionCode: tender.card?.transactionCode ?? null,
  }
}

function soldProducts(sale: Sale): { productId: number; quantityMilli: number }[] {
  return sale.lines.flatMap(({ productId, quantityMilli, returned }) =>
    productId === null || returned ? [] : [{ productId, quantityMilli }],
  )
}

function toTender(payment: SalePayment): SaleTender {
  return {
    paymentId: payment.id,
    cardReceipt: payment.cardReceipt,
    slipFollows: payment.slipFollows,
    isByWord: payment.isByWord,
    tender: payment.tender,
    amountMinor: payment.amountMinor,
    chargedMinor: payment.chargedMinor ?? payment.amountMinor,
    tipMinor: payment.tipMinor,
    roundingMinor: payment.roundingMinor,
    tenderedMinor: payment.tenderedMinor,
    changeMinor: payment.changeMinor,
    provider: payment.provider,
    reference: payment.reference,
    readerName: payment.readerName,
    card: payment.card,
    approvedAt: payment.approvedAt,
  }
}
