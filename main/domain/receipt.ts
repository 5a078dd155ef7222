import type { Discount, Language, TaxMode, Unit } from '../../preload/contract/views.ts'

/**
 * A receipt before it is paper: everything that was true when the sale was recorded, nothing that can change later.
 * Stored with the sale; text, bytes and PDF are made from it, the same today and in ten years. Amounts are minor units.
 */
export type ReceiptDocument = {
  /** Of its layout (main/domain/receipt-layout.ts): a stored receipt is laid out for ever as it was on its day. */
  version: 1 | 2 | 3
  kind: 'sale'
  /** Says TRAINING on every paper: no money moved. */
  training: boolean
  /** Live, with a card service that charges nobody. */
  test?: boolean
  language: Language
  currency: string
  timeZone: string
  taxMode: TaxMode
  shop: ReceiptShop
  /** Said beside the first one. Left out where there is none, as everything below it. */
  secondLanguage?: Language
  /** What stands in the QR code. */
  qr?: string
  saleNumber: number
  receiptNumber: string
  recordedAt: number
  /** Who sold it. */
  cashier?: { id: string; name: string }
  lines: ReceiptLine[]
  subtotalMinor: number
  saleDiscount: Discount | null
  saleDiscountMinor: number
  taxAddedMinor: number
  totalMinor: number
  /** What coins could not express: paid in cash minus owed in cash. */
  cashRoundingMinor: number
  tipMinor: number
  taxes: ReceiptTax[]
  tenders: ReceiptTender[]
  note: string
}

export type ReceiptShop = {
  name: string
  headerLines: string[]
  footerLines: string[]
  taxNumber: string
  /** Each with its name. */
  numbers?: string[]
  legalLines?: string[]
  /** The hash of its dots: the picture itself is kept once, for ever. */
  logo?: string
}

export type ReceiptLine = {
  name: string
  unit: Unit
  quantityMilli: number
  unitPriceMinor: number
  /** The catalogue's price where another one was typed. */
  listPriceMinor: number | null
  discount: Discount | null
  discountMinor: number
  totalMinor: number
  /** Letter that points to the line of the tax table: A, B, … */
  taxMark: string
  note: string
  /** It came back from the sale of that receipt. Its quantity and amounts are below nought; money without goods has no quantity. */
  returned?: { receiptNumber: string }
}

export type ReceiptTax = {
  mark: string
  name: string
  ratePpm: number
  netMinor: number
  taxMinor: number
  grossMinor: number
}

export type ReceiptTender = {
  tender: 'cash' | 'card'
  /** The part of the sale that it paid; below nought where it was given back. */
  amountMinor: number
  /** What really moved: with the tip (card) or the rounding (cash). */
  chargedMinor: number
  tipMinor: number
  tenderedMinor: number | null
  changeMinor: number | null
  card: {
    scheme: string
    lastFour: string
    entry: string
    authorisationCode: string
    transactionCode: string
    reader: string
    approvedAt: number | null
  } | null
  /** Of a card: which service took it, on which reader. Receipts of before name the reader in `card` alone. */
  takenBy?: { provider: string; reader: string }
  /** What the card service wrote for the cardholder: printed as it came. Left out where it wrote nothing. */
  cardReceipt?: string
  /** It had not come when the sale was recorded: a paper of its own follows. */
  slipFollows?: boolean
  /** Booked on a person's word: the card service had not confirmed it when the sale was recorded. */
  isByWord?: boolean
}
