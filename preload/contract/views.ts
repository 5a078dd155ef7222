import type { CashSettings } from './cash.ts'
import type { DaySettings } from './day-views.ts'
import type { DecisionView } from './decision-views.ts'
import type { DisplaySettings } from './display.ts'
import type { MachineWarning } from './machine-warnings.ts'
import type { Money } from './money.ts'
import type { CounterView } from './people-views.ts'
import type { PrinterSettings } from './printer-views.ts'
import type { ReceiptLook } from './receipt-look.ts'
import type { ReceiptDefault, ReceiptGiven } from './receipt-ways.ts'
import type { ReopenedView } from './reopened-view.ts'
import type { TillError } from './result.ts'
import type { ScannerSettings } from './scanner-views.ts'
import type { ExchangeView, SituationView } from './situation.ts'

/* What a screen may know. Plain data, ready to show: no screen adds, splits or rounds an amount. Times are UTC milliseconds. */

export const languages = ['en', 'de', 'nl', 'fr'] as const
export type Language = (typeof languages)[number]

/** How tax relates to the prices in the catalogue: inside them (Europe's shops) or added at the end. */
export type TaxMode = 'included' | 'added'

/** How cash is rounded: as the currency does, or to 5 of its smallest units where countries of one currency differ. */
export const cashRoundings = ['currency', 'five-cents'] as const
export type CashRounding = (typeof cashRoundings)[number]

export type TillState = {
  version: string
  host: 'electron' | 'browser'
  /** Training charges nobody: the clouds, readers and printer are virtual, and every screen and paper says so. */
  mode: 'training' | 'live'
  /** Live mode asks an integrator's test cloud at these hosts; nobody's card is really charged there. */
  testClouds: string[]
  /** The card service says of the shop's account that it is for trying out. */
  sandbox: boolean
  setupDone: boolean
  /** What the shop already chose in training, for the first start of live mode. */
  suggested: { language: Language; shopName: string; currency: string; timeZone: string } | null
  language: Language
  currency: string
  shopName: string
  /** IANA zone in which times are shown. */
  timeZone: string
  taxMode: TaxMode
  /** Number of entries that need somebody: unknown payments, prints that failed. */
  attention: number
  /** `low`: somebody has to make room; `none`: card payments do not begin. */
  diskRoom: 'enough' | 'low' | 'none'
  /** The shop has a mail account that can be read. */
  canMail: boolean
  warnings: MachineWarning[]
  /** Who stands at the till; null: a shop without people, where nobody signs in. */
  counter: CounterView | null
  searchReady: boolean
  productCount: number
}

export type ShopSettings = ReceiptLook &
  DaySettings &
  CashSettings &
  ScannerSettings &
  PrinterSettings &
  DisplaySettings & {
    language: Language
    shopName: string
    /** Address and legal lines as printed, one text per line. */
    headerLines: string[]
    footerLines: string[]
    taxNumber: string
    currency: string
    timeZone: string
    taxMode: TaxMode
    cashRounding: CashRounding
    /** 42 columns are 80 mm paper, 32 are 58 mm. */
    receiptColumns: 42 | 32
    printReceipts: ReceiptDefault
    theme: 'system' | 'light' | 'dark'
    scanSound: boolean
  }

export type TaxRateView = {
  id: number
  name: string
  /** Parts per million: 19 % is 190000. */
  ratePpm: number
  products: number
  archived: boolean
}
export type CategoryView = { id: number; name: string; color: string; products: number; position: number }

export type Unit = 'piece' | 'kg' | 'g' | 'l' | 'm' | 'hour'

export type ProductView = {
  id: number
  name: string
  barcodes: string[]
  /** Null is an open price: the cashier is asked. */
  priceMinor: number | null
  currency: string
  taxRateId: number
  categoryId: number | null
  unit: Unit
  /** Name of a picture of ours (resources) or a data: URL of a small picture; null shows a tile in the colour. */
  picture: string | null
  color: string | null
  archived: boolean
}

/** A tile on the sale screen. */
export type TileView = {
  productId: number
  name: string
  price: Money | null
  picture: string | null
  color: string
  unit: Unit
}
export type TileBoard = { categories: CategoryView[]; quick: TileView[] }
export type SearchHit = {
  productId: number
  name: string
  price: Money | null
  barcode: string | null
  category: string | null
  color: string
  picture: string | null
  unit: Unit
}

export type Discount = { kind: 'percent'; ppm: number } | { kind: 'amount'; minor: number }

export type LineView = {
  id: string
  position: number
  productId: number | null
  name: string
  unit: Unit
  quantityMilli: number
  unitPrice: Money
  /** The catalogue's price when the cashier typed another one. */
  listPrice: Money | null
  discount: Discount | null
  discountAmount: Money
  /** After the line's own discount, before a discount of the sale. */
  total: Money
  taxRateName: string
  note: string
  /** It comes back: from which receipt, and whether goods do. Its quantity and amounts are below nought. */
  returned: { receiptNumber: string; hasGoods: boolean } | null
}

export type BasketTotals = {
  lineCount: number
  /** Sum of pieces, thousandths. */
  quantityMilli: number
  subtotal: Money
  saleDiscount: Discount | null
  saleDiscountAmount: Money
  taxes: { name: string; ratePpm: number; net: Money; tax: Money; gross: Money }[]
  /** Tax on top of the prices; zero when prices include it. */
  taxAdded: Money
  total: Money
  note: string
}

export type BasketView = {
  basketId: string
  revision: number
  locked: boolean
  lines: LineView[]
  totals: BasketTotals
}

/** Which basket main holds, and in which state: enough to see that a screen shows another one. */
export type BasketStamp = Pick<BasketView, 'basketId' | 'revision' | 'locked'>

/**
 * What one change did. A screen that holds `baseRevision` applies it; any other asks for the whole basket again. A
 * basket of thousands of lines costs as much to change as one of ten. With its last line a basket goes, and `basketId` names
 * the empty one after it.
 */
export type BasketChange = {
  basketId: string
  baseRevision: number
  revision: number
  locked: boolean
  changed: LineView[]
  removed: string[]
  totals: BasketTotals
  /** The line that the change was about, for the screen to show. */
  focus: string | null
}

export type ParkedView = {
  basketId: string
  label: string
  parkedAt: number
  lineCount: number
  total: Money
}

export type PaymentStatus =
  | 'created'
  | 'submitting'
  | 'pending'
  | 'unknown'
  | 'approved'
  | 'declined'
  | 'cancelled'
  | 'failed'

export type TimelineEntry = {
  at: number
  source: 'till' | 'cashier' | 'provider' | 'reader'
  /** Which sentence; the screen has the words. */
  code: string
  values: Record<string, string | number>
  /** The request and its answer behind this entry, where there was one. */
  exchange?: ExchangeView
}

export type CardView = {
  scheme: string
  lastFour: string
  entry: string
  authorisationCode: string
  transactionCode: string
}

export type PaymentView = {
  paymentId: string
  saleId: string
  tender: 'cash' | 'card'
  status: PaymentStatus
  isFinal: boolean
  /** What was asked for; `charged` is what the provider says it took, tip included. */
  amount: Money
  charged: Money | null
  /** What the card service approved less than was asked for: still to be paid. */
  short: Money | null
  tip: Money | null
  tendered: Money | null
  change: Money | null
  readerName: string | null
  readerColor: ReaderColor | null
  providerName: string | null
  /** What the reader shows right now, when the provider tells: idle, waiting-for-card, … */
  readerState: string | null
  cancelWished: boolean
  canCancel: boolean
  /** Which sentence explains the status (declined by the bank, reader was busy, …). */
  reason: string | null
  /** Plain text of the provider, shown behind our own sentence. */
  providerText: string | null
  card: CardView | null
  createdAt: number
  updatedAt: number
  /** When the till asks again; null when nothing is open. */
  nextCheckAt: number | null
  timeline: TimelineEntry[]
  /** Where a card payment stands and what to do; null for cash. */
  situation: SituationView | null
  /** The sale, once its last tender made it complete. */
  completedSaleId: string | null
  /** The card service took the approval back after it was booked. */
  takenBack: { at: number; amount: Money } | null
  /** Asked for because something of a finished sale was taken back; the sale keeps its receipt. */
  repays: boolean
  /** A person said what became of it, because its card service could not. */
  decision: DecisionView | null
}

/** What the payment screen starts from: what is due, and how it may be paid. */
export type DueView = {
  saleId: string
  /** The receipt of the finished sale that is open again; null for the basket. */
  reopens: string | null
  total: Money
  paid: Money
  due: Money
  /** What is due in coins: rounded as the currency's coins want it. */
  cashDue: Money
  cashRounding: Money
  /** Notes people really hand over for this amount, smallest first; the first one is the exact amount. */
  suggestions: Money[]
  tenders: PaymentView[]
  openPaymentId: string | null
  cardAvailable: boolean
  cardUnavailableReason: string | null
  readers: ReaderView[]
}

/** Readers lie side by side: a name is read, a colour is seen. */
export const readerColors = ['blue', 'green', 'orange', 'purple', 'red', 'teal'] as const
export type ReaderColor = (typeof readerColors)[number]

export type ReaderView = {
  readerId: string
  name: string
  color: ReaderColor
  providerName: string
  /** From a list of the account, instead of by a code that the reader shows. */
  isChosen: boolean
  /** What is left to do on the device once it was removed here; which words, the screen has. */
  stepsAfterRemoval: string[]
  /** False: only its screen shows whether it is on and connected. */
  tellsState: boolean
  /** The card service keeps what a shop notes about a reader. */
  hasDetails: boolean
  /** The card service writes the totals of its day. */
  hasDayTotals: boolean
  model: string
  serial: string
  /** Where the account says that it stands. */
  storeName: string | null
  pairing: 'processing' | 'paired' | 'expired' | 'unknown'
  /** Null: not asked yet, or the reader's software cannot tell. */
  connection: 'online' | 'offline' | null
  state: string | null
  batteryPercent: number | null
  connectionType: string | null
  firmware: string | null
  lastActivityAt: number | null
  checkedAt: number | null
  isDefault: boolean
  busyWith: { paymentId: string; amount: Money; since: number } | null
}

/** What the card service keeps with a reader. What is no text, or too long for a line, is shown and stays as it is. */
export type ReaderDetailsView = {
  details: { name: string; value: string; isText: boolean }[]
  /** More the card service does not take. */
  most: number
}

/** A card service that readers can be had from. */
export type ReaderService = { provider: string; name: string; readers: 'paired' | 'chosen' }

export type AvailableReader = {
  providerReaderId: string
  model: string
  serial: string
  storeName: string | null
  /** The reader of this till that it is already. */
  usedHere: { name: string; color: ReaderColor } | null
}

/** What an account has to choose from; `total` and the page are of those that match. */
export type AvailableReaders = {
  stores: { storeId: string; name: string }[]
  readers: AvailableReader[]
  total: number
}

/** A receipt, laid out: lines of text in columns, ready for a screen that imitates paper. */
export type PaperLine = {
  text: string
  bold?: boolean
  large?: boolean
  align?: 'left' | 'centre' | 'right'
  /** A QR code in the middle of the paper instead of the text. */
  qr?: string
  /** The shop's logo instead of the text: the hash of its dots. */
  logo?: string
  /** What is printed dot by dot, as a data URL; how many columns it takes of the paper. */
  picture?: { url: string; columns: number }
}

export type SaleSummary = {
  saleId: string
  saleNumber: number
  receiptNumber: string
  recordedAt: number
  total: Money
  lineCount: number
  tenders: { tender: 'cash' | 'card'; amount: Money; lastFour: string | null }[]
  training: boolean
  printed: 'waiting' | 'printed' | 'failed' | 'not-asked'
  /** Taken back by the card service and not paid again; null where nothing is missing. */
  missing: Money | null
}

export type SaleView = SaleSummary &
  ReceiptGiven & {
    lines: LineView[]
    totals: BasketTotals
    payments: PaymentView[]
    change: Money | null
    paper: PaperLine[]
    giftReceipts: number
    /** Null where nothing of it was ever taken back. */
    reopened: ReopenedView | null
  }

/* ---- import ---- */

export type ImportField = 'name' | 'barcode' | 'price' | 'tax' | 'category' | 'unit' | 'color' | 'ignore'
export type ImportPreview = {
  importId: string
  fileName: string
  bytes: number
  encoding: string
  separator: string
  decimalSign: ',' | '.'
  headers: string[]
  mapping: ImportField[]
  sample: string[][]
  rows: number
  /** Rows that cannot be taken, each with its line in the file and the reason; the first 1,000. */
  badRows: { line: number; reason: string; values: Record<string, string | number>; text: string }[]
  badRowCount: number
  newProducts: number
  changedProducts: number
  newCategories: string[]
  newTaxRates: number[]
  missing: ImportField[]
}
export type ImportProgress = {
  importId: string
  stage: 'reading' | 'checking' | 'ready' | 'writing' | 'indexing' | 'done' | 'cancelled' | 'failed'
  done: number
  total: number
  /** Only when there is one: after `ready`. */
  preview: ImportPreview | null
  error: TillError | null
}
