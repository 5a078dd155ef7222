import { receiptInLink } from '../../preload/contract/receipt-look.ts'
import { assertNever } from '../../preload/contract/result.ts'
import type { ShopSettings } from '../../preload/contract/views.ts'
import type { ReceiptDocument, ReceiptLine, ReceiptTender } from './receipt.ts'
import type { Sale, SaleLine, SaleTender } from './sale.ts'
import { rateKeyOf } from './tax.ts'

export type SaleNumbers = {
  saleNumber: number
  receiptNumber: string
  recordedAt: number
  isTraining: boolean
  isTest: boolean
}

/** Six digits, and a T where no money moved: 000123, T-000123. Longer numbers simply grow. */
export function receiptNumberOf(number: number, isTraining: boolean): string {
  return `${isTraining ? 'T-' : ''}${String(number).padStart(6, '0')}`
}

/** The opposite of receiptNumberOf. */
export function receiptSerialOf(receiptNumber: string): number {
  return Number(receiptNumber.replace(/^\D+/, ''))
}

/** The receipt as a document: a recorded sale and what the shop calls itself on that day. */
export function composeReceipt(sale: Sale, numbers: SaleNumbers, settings: ShopSettings): ReceiptDocument {
  const marks = new Map(
    sale.sums.rates.map((rate, index) => [
      rateKeyOf({ ratePpm: rate.ratePpm, taxRateName: rate.name }),
      taxMark(index),
    ]),
  )
  return {
    // What has nothing come back looks as it did.
    version: sale.lines.some(({ returned }) => returned) ? 3 : 2,
    kind: 'sale',
    training: numbers.isTraining,
    ...(numbers.isTest ? { test: true } : {}),
    language: settings.language,
    currency: sale.currency,
    timeZone: settings.timeZone,
    taxMode: sale.taxMode,
    ...receiptLook(settings, numbers.receiptNumber),
    saleNumber: numbers.saleNumber,
    receiptNumber: numbers.receiptNumber,
    recordedAt: numbers.recordedAt,
    ...(sale.cashier ? { cashier: sale.cashier } : {}),
    lines: sale.lines.map((line) => receiptLine(line, marks.get(rateKeyOf(line)) ?? '')),
    subtotalMinor: sale.sums.subtotalMinor,
    saleDiscount: sale.discount,
    saleDiscountMinor: sale.sums.saleDiscountMinor,
    taxAddedMinor: sale.sums.taxAddedMinor,
    totalMinor: sale.sums.totalMinor,
    cashRoundingMinor: sale.cashRoundingMinor,
    tipMinor: sale.tipMinor,
    taxes: sale.sums.rates.map((rate, index) => ({
      mark: taxMark(index),
      name: rate.name,
      ratePpm: rate.ratePpm,
      netMinor: rate.netMinor,
      taxMinor: rate.taxMinor,
      grossMinor: rate.grossMinor,
    })),
    tenders: sale.tenders.map(receiptTender),
    note: sale.note,
  }
}

/** What the shop's settings say about every receipt. */
export function receiptLook(
  settings: ShopSettings,
  receiptNumber: string,
): Pick<ReceiptDocument, 'shop' | 'secondLanguage' | 'qr'> {
  const { shopName, headerLines, footerLines, taxNumber, shopNumbers, legalLines, logo } = settings
  const { language, secondLanguage } = settings
  const qr = qrText(settings, receiptNumber)
  return {
    shop: {
      name: shopName,
      headerLines,
      footerLines,
      taxNumber,
      ...(shopNumbers.length > 0 ? { numbers: shopNumbers } : {}),
      ...(legalLines.length > 0 ? { legalLines } : {}),
      ...(logo === null ? {} : { logo }),
    },
    ...(secondLanguage === null || secondLanguage === language ? {} : { secondLanguage }),
    ...(qr === '' ? {} : { qr }),
  }
}

function qrText({ receiptQr, receiptLink }: ShopSettings, receiptNumber: string): string {
  switch (receiptQr) {
    case 'none':
      return ''
    case 'number':
      return receiptNumber
    case 'link':
      return receiptLink.replaceAll(receiptInLink, encodeURIComponent(receiptNumber))
    default:
      return assertNever(receiptQr)
  }
}

function receiptLine(line: SaleLine, mark: string): ReceiptLine {
  return {
    name: line.name,
    unit: line.unit,
    quantityMilli: line.quantityMilli,
    unitPriceMinor: line.unitPriceMinor,
    listPriceMinor: line.listPriceMinor,
    discount: line.discount,
    discountMinor: line.discountMinor,
    totalMinor: line.totalMinor,
    taxMark: mark,
    note: line.note,
    ...(line.returned ? { returned: { receiptNumber: line.returned.receiptNumber } } : {}),
  }
}

function receiptTender(tender: SaleTender): ReceiptTender {
  return {
    tender: tender.tender,
    amountMinor: tender.amountMinor,
    chargedMinor: tender.chargedMinor,
    tipMinor: tender.tipMinor,
    tenderedMinor: tender.tenderedMinor,
    changeMinor: tender.changeMinor,
    card: tender.card && { ...tender.card, reader: tender.readerName ?? '', approvedAt: tender.approvedAt },
    ...(tender.tender === 'card'
      ? { takenBy: { provider: tender.provider ?? '', reader: tender.readerName ?? '' } }
      : {}),
    ...(tender.cardReceipt ? { cardReceipt: tender.cardReceipt } : {}),
    ...(tender.slipFollows ? { slipFollows: true } : {}),
    ...(tender.isByWord ? { isByWord: true } : {}),
  }
}

/** A to Z, then AA, AB: a shop with more than 26 rates on one receipt is unlikely, not impossible. */
function taxMark(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : taxMark(Math.floor(index / 26) - 1) + letter
}
