import { currencyDecimals } from '../../preload/contract/money.ts'
import type { Language, PaperLine, ShopSettings } from '../../preload/contract/views.ts'
import { receiptLook, receiptNumberOf } from '../domain/compose-receipt.ts'
import type { ReceiptDocument } from '../domain/receipt.ts'
import { layOutReceipt } from '../domain/receipt-layout.ts'
import type { PrintContext } from './print-context.ts'

const sampleNames: Record<Language, { coffee: string; cake: string }> = {
  en: { coffee: 'Coffee', cake: 'Apple cake' },
  de: { coffee: 'Kaffee', cake: 'Apfelkuchen' },
  nl: { coffee: 'Koffie', cake: 'Appeltaart' },
  fr: { coffee: 'Café', cake: 'Tarte aux pommes' },
}

/** How a receipt would look with these settings, saved or not. The sale on it never happened. */
export function previewReceipt(
  context: Pick<PrintContext, 'clock' | 'logos' | 'isTraining' | 'isTest'>,
  settings: ShopSettings,
): { columns: number; lines: PaperLine[] } {
  const sample = sampleDocument(settings, context.clock.now(), context.isTraining())
  const document = context.isTest() ? { ...sample, test: true } : sample
  return {
    columns: settings.receiptColumns,
    lines: context.logos.forScreen(
      layOutReceipt(document, { columns: settings.receiptColumns, copy: false }),
    ),
  }
}

/** Two coffees at 3.50 and a cake at 5.00, at 20 % tax, with 20.00 given; a currency of thousandths has one zero more. */
function sampleDocument(settings: ShopSettings, recordedAt: number, training: boolean): ReceiptDocument {
  const names = sampleNames[settings.language]
  const receiptNumber = receiptNumberOf(123, training)
  const unit = currencyDecimals(settings.currency) === 3 ? 10 : 1
  const isIncluded = settings.taxMode === 'included'
  const netMinor = (isIncluded ? 1000 : 1200) * unit
  const taxMinor = (isIncluded ? 200 : 240) * unit
  const totalMinor = netMinor + taxMinor
  const line = { unit: 'piece', listPriceMinor: null, discount: null, discountMinor: 0, note: '' } as const
  const two = { ...line, name: names.coffee, quantityMilli: 2000, unitPriceMinor: 350 * unit }
  const one = { ...line, name: names.cake, quantityMilli: 1000, unitPriceMinor: 500 * unit }
  return {
    version: 2,
    kind: 'sale',
    training,
    language: settings.language,
    currency: settings.currency,
    timeZone: settings.timeZone,
    taxMode: settings.taxMode,
    ...receiptLook(settings, receiptNumber),
    saleNumber: 123,
    receiptNumber,
    recordedAt,
    lines: [
      { ...two, totalMinor: 700 * unit, taxMark: 'A' },
      { ...one, totalMinor: 500 * unit, taxMark: 'A' },
    ],
    subtotalMinor: 1200 * unit,
    saleDiscount: null,
    saleDiscountMinor: 0,
    taxAddedMinor: isIncluded ? 0 : taxMinor,
    totalMinor,
    cashRoundingMinor: 0,
    tipMinor: 0,
    taxes: [{ mark: 'A', name: '', ratePpm: 200_000, netMinor, taxMinor, grossMinor: totalMinor }],
    tenders: [
      {
        tender: 'cash',
        amountMinor: totalMinor,
        chargedMinor: totalMinor,
        tipMinor: 0,
        tenderedMinor: 2000 * unit,
        changeMinor: 2000 * unit - totalMinor,
        card: null,
      },
    ],
    note: '',
  }
}
