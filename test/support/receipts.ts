import type { ReceiptDocument, ReceiptLine, ReceiptTender } from '../../main/domain/receipt.ts'
import { displayWidth } from '../../main/domain/text-width.ts'
import type { PaperLine } from '../../preload/contract/views.ts'

export function sampleLine(change: Partial<ReceiptLine> = {}): ReceiptLine {
  return {
    name: 'Espresso',
    unit: 'piece',
    quantityMilli: 1000,
    unitPriceMinor: 280,
    listPriceMinor: null,
    discount: null,
    discountMinor: 0,
    totalMinor: 280,
    taxMark: 'A',
    note: '',
    ...change,
  }
}

export function cashTender(amountMinor: number, change: Partial<ReceiptTender> = {}): ReceiptTender {
  return {
    tender: 'cash',
    amountMinor,
    chargedMinor: amountMinor,
    tipMinor: 0,
    tenderedMinor: amountMinor,
    changeMinor: 0,
    card: null,
    ...change,
  }
}

export function cardTender(amountMinor: number, change: Partial<ReceiptTender> = {}): ReceiptTender {
  return {
    tender: 'card',
    amountMinor,
    chargedMinor: amountMinor,
    tipMinor: 0,
    tenderedMinor: null,
    changeMinor: null,
    card: {
      scheme: 'VISA',
      lastFour: '4242',
      entry: 'contactless',
      authorisationCode: '053201',
      transactionCode: 'TEENSK4W2K',
      reader: 'Counter',
      approvedAt: null,
    },
    ...change,
  }
}

/** A small, consistent receipt; what a test is about goes into `change`. */
export function sampleReceipt(change: Partial<ReceiptDocument> = {}): ReceiptDocument {
  return {
    version: 1,
    kind: 'sale',
    training: false,
    language: 'en',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    taxMode: 'included',
    shop: {
      name: 'Corner Shop',
      headerLines: ['Market Street 5', '10115 Berlin'],
      footerLines: ['Thank you!'],
      taxNumber: 'DE123456789',
    },
    saleNumber: 17,
    receiptNumber: 'T1-000017',
    recordedAt: Date.UTC(2026, 10, 21, 13, 5),
    lines: [sampleLine()],
    subtotalMinor: 280,
    saleDiscount: null,
    saleDiscountMinor: 0,
    taxAddedMinor: 0,
    totalMinor: 280,
    cashRoundingMinor: 0,
    tipMinor: 0,
    taxes: [{ mark: 'A', name: 'Standard', ratePpm: 190_000, netMinor: 235, taxMinor: 45, grossMinor: 280 }],
    tenders: [cashTender(280)],
    note: '',
    ...change,
  }
}

/** The paper as it looks, for comparing with a picture of it in a test. Large lines are marked by `«»`. */
export function paperPicture(lines: readonly PaperLine[], columns: number): string {
  return lines
    .map((line) => {
      const width = line.large ? Math.floor(columns / 2) : columns
      const free = Math.max(0, width - displayWidth(line.text))
      const placed = line.align === 'centre' ? ' '.repeat(Math.floor(free / 2)) + line.text : line.text
      return (line.large ? `«${placed}»` : placed).trimEnd()
    })
    .join('\n')
}

/** Columns that the widest line takes; a large line takes double. */
export function widestLine(lines: readonly PaperLine[]): number {
  return Math.max(...lines.map((line) => displayWidth(line.text) * (line.large ? 2 : 1)))
}
