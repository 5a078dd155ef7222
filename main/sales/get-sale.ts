import type { Money } from '../../preload/contract/money.ts'
import type { ReceiptGiven } from '../../preload/contract/receipt-ways.ts'
import type { ReopenedView } from '../../preload/contract/reopened-view.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { BasketTotals, LineView, SaleSummary, SaleView } from '../../preload/contract/views.ts'
import { lineIdOf } from '../domain/basket.ts'
import { wholeQuantity } from '../domain/quantity.ts'
import type { ReceiptDocument } from '../domain/receipt.ts'
import { toDiscount } from '../store/basket-store.ts'
import type { Database } from '../store/database.ts'
import { choicesOf, mailingsOf } from '../store/mail-store.ts'
import { loadPayment } from '../store/payment-store.ts'
import { countPrints } from '../store/print-store.ts'
import { returnTenders } from '../store/return-tender-store.ts'
import type { SaleLineRow } from '../store/sale-lines.ts'
import { salePayments } from '../store/sale-payments.ts'
import {
  readPrintState,
  readSale,
  readSaleDocument,
  readSaleLines,
  readSaleTaxes,
  type SaleRow,
  type SaleTaxRow,
} from '../store/sale-store.ts'
import { reopenedSale, takenBackOfSale } from '../store/taken-back-store.ts'
import type { SalesContext } from './sales-context.ts'

/** sales.get: a recorded sale with its paper. */
export function getSale(context: SalesContext, saleId: string): Result<SaleView> {
  const { database } = context
  const sale = readSale(database, saleId)
  const text = readSaleDocument(database, saleId)
  if (!sale || text === undefined) return fail('sale-not-found')
  // Written by composeReceipt with the sale and never changed since.
  const document = JSON.parse(text) as ReceiptDocument
  const lines = readSaleLines(database, sale.number)
  const change = document.tenders.reduce((sum, tender) => sum + (tender.changeMinor ?? 0), 0)
  const isCash = document.tenders.some((tender) => tender.tender === 'cash')
  return ok({
    ...saleSummary(context, sale),
    lines: lines.map((line) => soldLineView(line, sale)),
    totals: soldTotals(sale, lines, readSaleTaxes(database, sale.number)),
    payments: context.paymentsOf(saleId),
    change: isCash && sale.totalMinor >= 0 ? { minor: change, currency: sale.currency } : null,
    paper: context.layOut(document),
    ...receiptGiven(database, saleId, document),
    giftReceipts: countPrints(database, 'gift', saleId),
    reopened: reopenedView(context, sale),
  })
}

/** How the customer got the receipt besides prints, or wanted none. */
function receiptGiven(
  database: Database,
  saleId: string,
  { qr, receiptNumber }: ReceiptDocument,
): ReceiptGiven {
  const newest = mailingsOf(database, saleId).at(-1)
  return {
    mailed: newest?.state ?? 'not-asked',
    mailProblem: newest?.reason ?? null,
    declined: choicesOf(database, saleId).includes('none'),
    code: qr === undefined ? null : qr === receiptNumber ? 'number' : 'link',
  }
}

/** A sale as a row of the list. */
export function saleSummary({ database }: SalesContext, sale: SaleRow): SaleSummary {
  const { approved } = salePayments(database, sale.id)
  return {
    saleId: sale.id,
    saleNumber: sale.number,
    receiptNumber: sale.receiptNumber,
    recordedAt: sale.recordedAt,
    total: { minor: sale.totalMinor, currency: sale.currency },
    lineCount: sale.lineCount,
    tenders: [
      ...approved.map((payment) => ({
        tender: payment.tender,
        amount: { minor: payment.amountMinor, currency: sale.currency },
        lastFour: payment.card?.lastFour ?? null,
      })),
      ...(sale.totalMinor < 0 ? givenBack(database, sale) : []),
    ],
    training: sale.receiptNumber.startsWith('T-'),
    printed: readPrintState(database, sale.id),
    missing: missingOf(database, sale),
  }
}

function givenBack(database: Database, sale: SaleRow): SaleSummary['tenders'] {
  return returnTenders(database, sale.id).map(({ tender, amountMinor, paymentId }) => {
    const payment = paymentId === null ? undefined : loadPayment(database, paymentId)
    return {
      tender,
      amount: { minor: 0 - amountMinor, currency: sale.currency },
      lastFour: payment?.tender === 'card' && payment.status === 'approved' ? payment.card.lastFour : null,
    }
  })
}

function missingOf(database: Database, sale: SaleRow): Money | null {
  const dueMinor = reopenedSale(database, sale.id)?.dueMinor ?? 0
  return dueMinor > 0 ? { minor: dueMinor, currency: sale.currency } : null
}

function reopenedView({ database }: SalesContext, sale: SaleRow): ReopenedView | null {
  const reopened = reopenedSale(database, sale.id)
  if (!reopened) return null
  const money = (minor: number): Money => ({ minor, currency: sale.currency })
  const { payments } = salePayments(database, sale.id)
  return {
    takenBack: takenBackOfSale(database, sale.id).map((entry) => ({
      paymentId: entry.paymentId,
      amount: money(entry.amountMinor),
      at: entry.foundAt,
      cardEnding: payments.find(({ id }) => id === entry.paymentId)?.card?.lastFour ?? '',
      outcome: entry.outcome,
      settledAt: entry.settledAt,
      writtenOff: money(entry.writtenOffMinor),
      reason: entry.reason,
    })),
    missing: money(Math.max(0, reopened.dueMinor)),
    openPaymentId: reopened.openPaymentId,
  }
}

function soldLineView(line: SaleLineRow, sale: SaleRow): LineView {
  const money = (minor: number): Money => ({ minor, currency: sale.currency })
  return {
    id: lineIdOf(sale.id, line.position),
    position: line.position,
    productId: line.productId,
    name: line.name,
    unit: line.unit,
    quantityMilli: line.quantityMilli,
    unitPrice: money(line.unitPriceMinor),
    listPrice: line.listPriceMinor === null ? null : money(line.listPriceMinor),
    discount: toDiscount(line.discountKind, line.discountValue),
    discountAmount: money(line.discountMinor),
    total: money(line.totalMinor),
    taxRateName: line.taxRateName,
    note: line.note,
    returned: line.returned
      ? { receiptNumber: line.returned.receiptNumber, hasGoods: line.quantityMilli < 0 }
      : null,
  }
}

function soldTotals(
  sale: SaleRow,
  lines: readonly SaleLineRow[],
  taxes: readonly SaleTaxRow[],
): BasketTotals {
  const money = (minor: number): Money => ({ minor, currency: sale.currency })
  const pieces = lines.reduce(
    (sum, line) =>
      sum + (line.unit === 'piece' ? line.quantityMilli : Math.sign(line.quantityMilli) * wholeQuantity),
    0,
  )
  return {
    lineCount: sale.lineCount,
    quantityMilli: pieces,
    subtotal: money(sale.subtotalMinor),
    saleDiscount: toDiscount(sale.discountKind, sale.discountValue),
    saleDiscountAmount: money(sale.discountMinor),
    taxes: taxes.map((tax) => ({
      name: tax.name,
      ratePpm: tax.ratePpm,
      net: money(tax.netMinor),
      tax: money(tax.taxMinor),
      gross: money(tax.grossMinor),
    })),
    taxAdded: money(sale.taxAddedMinor),
    total: money(sale.totalMinor),
    note: sale.note,
  }
}
