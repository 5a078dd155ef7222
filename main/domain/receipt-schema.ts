import * as v from 'valibot'
import { languages } from '../../preload/contract/views.ts'
import type { ReceiptDocument } from './receipt.ts'

/* A stored receipt on its way back into the program: what does not parse is never printed as if it were whole. */

const amount = v.pipe(v.number(), v.safeInteger())
const texts = v.array(v.string())

const discount = v.nullable(
  v.variant('kind', [
    v.object({ kind: v.literal('percent'), ppm: amount }),
    v.object({ kind: v.literal('amount'), minor: amount }),
  ]),
)

const line = v.object({
  name: v.string(),
  unit: v.picklist(['piece', 'kg', 'g', 'l', 'm', 'hour']),
  quantityMilli: amount,
  unitPriceMinor: amount,
  listPriceMinor: v.nullable(amount),
  discount,
  discountMinor: amount,
  totalMinor: amount,
  taxMark: v.string(),
  note: v.string(),
  returned: v.exactOptional(v.object({ receiptNumber: v.string() })),
})

const tax = v.object({
  mark: v.string(),
  name: v.string(),
  ratePpm: amount,
  netMinor: amount,
  taxMinor: amount,
  grossMinor: amount,
})

const tender = v.object({
  tender: v.picklist(['cash', 'card']),
  amountMinor: amount,
  chargedMinor: amount,
  tipMinor: amount,
  tenderedMinor: v.nullable(amount),
  changeMinor: v.nullable(amount),
  card: v.nullable(
    v.object({
      scheme: v.string(),
      lastFour: v.string(),
      entry: v.string(),
      authorisationCode: v.string(),
      transactionCode: v.string(),
      reader: v.string(),
      approvedAt: v.nullable(amount),
    }),
  ),
  takenBy: v.exactOptional(v.object({ provider: v.string(), reader: v.string() })),
  cardReceipt: v.exactOptional(v.string()),
  slipFollows: v.exactOptional(v.boolean()),
  isByWord: v.exactOptional(v.boolean()),
})

const receiptSchema: v.GenericSchema<unknown, ReceiptDocument> = v.object({
  version: v.picklist([1, 2, 3]),
  kind: v.literal('sale'),
  training: v.boolean(),
  test: v.exactOptional(v.boolean()),
  language: v.picklist(languages),
  currency: v.pipe(v.string(), v.length(3)),
  timeZone: v.string(),
  taxMode: v.picklist(['included', 'added']),
  shop: v.object({
    name: v.string(),
    headerLines: texts,
    footerLines: texts,
    taxNumber: v.string(),
    numbers: v.exactOptional(texts),
    legalLines: v.exactOptional(texts),
    logo: v.exactOptional(v.string()),
  }),
  secondLanguage: v.exactOptional(v.picklist(languages)),
  qr: v.exactOptional(v.string()),
  saleNumber: amount,
  receiptNumber: v.string(),
  recordedAt: amount,
  cashier: v.exactOptional(v.object({ id: v.string(), name: v.string() })),
  lines: v.array(line),
  subtotalMinor: amount,
  saleDiscount: discount,
  saleDiscountMinor: amount,
  taxAddedMinor: amount,
  totalMinor: amount,
  cashRoundingMinor: amount,
  tipMinor: amount,
  taxes: v.array(tax),
  tenders: v.array(tender),
  note: v.string(),
})

/** @throws when the text is not a receipt as this program stores them */
export function parseReceipt(json: string): ReceiptDocument {
  return v.parse(receiptSchema, JSON.parse(json))
}
