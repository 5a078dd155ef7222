import { receiptInLink } from '../../preload/contract/receipt-look.ts'
import { fail, type Result } from '../../preload/contract/result.ts'
import { receiptNumberOf } from '../domain/compose-receipt.ts'
import { readSaleByNumber, saleNumberOfReceipt } from '../store/sale-store.ts'
import type { SalesContext } from './sales-context.ts'

/* What stands in the code of a receipt, back to its sale. */

/** "T-000123", "t000123" and "123" name the same receipt of a training till. */
export function saleOfReceiptText(context: SalesContext, query: string): number | undefined {
  const match = /^(?:T-?)?(\d{1,15})$/i.exec(query)
  if (!match) return undefined
  const receiptNumber = receiptNumberOf(Number(match[1]), context.isTraining)
  return saleNumberOfReceipt(context.database, receiptNumber)
}

/** The number as it is printed, or the shop's link around it. No other spelling: a short barcode must not name a sale. */
export function saleOfReceiptCode(context: SalesContext, code: string): number | undefined {
  const text = code.trim()
  const number = numberInLink(context.settings().receiptLink, text) ?? text
  const isWhole = context.isTraining ? /^T-\d{6,15}$/.test(number) : /^\d{6,15}$/.test(number)
  return isWhole ? saleNumberOfReceipt(context.database, number) : undefined
}

function numberInLink(link: string, text: string): string | undefined {
  const [before = '', after] = link.split(receiptInLink)
  if (after === undefined || !text.startsWith(before)) return undefined
  const rest = text.slice(before.length)
  const end = after === '' ? rest.length : rest.indexOf(after)
  return end < 0 ? undefined : decoded(rest.slice(0, end))
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    // Not written by this till.
    return undefined
  }
}

export function scannedReceipt(context: SalesContext, code: string): Result<never> | undefined {
  const number = saleOfReceiptCode(context, code)
  const sale = number === undefined ? undefined : readSaleByNumber(context.database, number)
  return sale && fail('receipt-scanned', { saleId: sale.id, receipt: sale.receiptNumber })
}
