import type { ReceiptDocument } from '../domain/receipt.ts'

/** What a count of a day needs of a stored receipt. */
export type ReceiptFacts = Pick<ReceiptDocument, 'timeZone' | 'taxMode' | 'cashier' | 'tenders' | 'taxes'>

/**
 * Reads them from receipts' texts, one after the other. Most of a text is its lines, which stand in the sale as well, and its head, which is the same
 * for hours: neither is parsed again. A name of a field cannot be met inside of a text: there its quotation marks are escaped. A receipt
 * in another order of fields is parsed whole.
 */
export function receiptFactsReader(): (text: string) => ReceiptFacts {
  let head: string | undefined
  let ofHead: Partial<ReceiptFacts> = {}
  return (text) => {
    const number = text.indexOf(',"saleNumber":')
    const lines = text.indexOf(',"lines":[')
    const sums = text.indexOf(',"subtotalMinor":')
    if (number < 0 || lines < number || sums < lines) return JSON.parse(text) as ReceiptFacts
    if (head?.length !== number || !text.startsWith(head)) {
      head = text.slice(0, number)
      ofHead = JSON.parse(`${head}}`) as Partial<ReceiptFacts>
    }
    const rest = JSON.parse(`{${text.slice(number + 1, lines)}${text.slice(sums)}`) as ReceiptFacts
    rest.timeZone ??= ofHead.timeZone as string
    rest.taxMode ??= ofHead.taxMode as ReceiptFacts['taxMode']
    return rest
  }
}
