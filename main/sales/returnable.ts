import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { ReturnableLine, ReturnableView } from '../../preload/contract/return-views.ts'
import type { TaxMode } from '../../preload/contract/views.ts'
import { grossOf, type LeftOfLine, leftOfLine, soldShares } from '../domain/returned.ts'
import { type GonePart, recordedReturns, returnsInBaskets } from '../store/return-store.ts'
import type { SaleLineRow } from '../store/sale-lines.ts'
import { readSale, readSaleLines, readSaleTaxes, type SaleRow } from '../store/sale-store.ts'
import { reopenedSale, takenBackOfSale } from '../store/taken-back-store.ts'
import type { SalesContext } from './sales-context.ts'

/** A recorded sale as returns see it: each line of goods with what is left of it. */
export type Returnable = {
  sale: SaleRow
  lines: readonly SaleLineRow[]
  /** As nothing had come back. */
  sold: LeftOfLine[]
  lefts: LeftOfLine[]
  recorded: GonePart[]
  inBaskets: ReturnType<typeof returnsInBaskets>
}

/** What has come back or stands in a basket to come back is not left. */
export function returnableSale({ database }: SalesContext, saleId: string): Result<Returnable> {
  const sale = readSale(database, saleId)
  if (!sale) return fail('sale-not-found')
  // Its money is not there: what is missing is asked for again or written off first, and what was written off was never paid.
  const reopened = reopenedSale(database, saleId)
  const wasWrittenOff = takenBackOfSale(database, saleId).some(({ writtenOffMinor }) => writtenOffMinor > 0)
  if ((reopened && (reopened.dueMinor > 0 || reopened.openPaymentId !== null)) || wasWrittenOff)
    return fail('return-sale-unpaid', { receipt: sale.receiptNumber })
  const lines = readSaleLines(database, sale.number)
  const sold = soldShares(lines, readSaleTaxes(database, sale.number))
  const recorded = recordedReturns(database, sale.number)
  const inBaskets = returnsInBaskets(database, sale.number)
  const gone = [...recorded, ...inBaskets]
  return ok({ sale, lines, sold, lefts: sold.map((line) => leftOfLine(line, gone)), recorded, inBaskets })
}

/** return.look */
export function lookAtReturnable(context: SalesContext, saleId: string): Result<ReturnableView> {
  const found = returnableSale(context, saleId)
  if (!found.ok) return found
  const { sale, lefts } = found.value
  const { currency } = sale
  return ok({
    saleId: sale.id,
    receiptNumber: sale.receiptNumber,
    recordedAt: sale.recordedAt,
    total: { minor: sale.totalMinor, currency },
    left: { minor: sumGross(lefts, sale.taxMode), currency },
    lines: lefts.map((left, index) => lineView(found.value, left, index)),
  })
}

export const sumGross = (lefts: readonly LeftOfLine[], mode: TaxMode): number =>
  lefts.reduce((sum, left) => sum + grossOf(left, mode), 0)

function lineView(found: Returnable, left: LeftOfLine, index: number): ReturnableLine {
  const { sale, lines, sold, recorded, inBaskets } = found
  const line = lines.find(({ position }) => position === left.position)
  const whole = sold[index]
  if (!line || !whole) throw new Error(`sale ${sale.id} has no line ${left.position}`)
  const money = (minor: number) => ({ minor, currency: sale.currency })
  const isOfLine = ({ position }: { position: number }) => position === left.position
  return {
    position: left.position,
    name: line.name,
    unit: line.unit,
    soldMilli: line.quantityMilli,
    leftMilli: left.quantityMilli,
    unitPrice: money(line.unitPriceMinor),
    paid: money(grossOf(whole, sale.taxMode)),
    left: money(grossOf(left, sale.taxMode)),
    returns: recorded.filter(isOfLine).map(({ receiptNumber, recordedAt: at }) => ({ receiptNumber, at })),
    inBasket: inBaskets.some(isOfLine),
  }
}
