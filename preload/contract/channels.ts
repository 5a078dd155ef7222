import * as v from 'valibot'
import type { AccountsView, AccountView, RotatedKey, SavedAccount } from './account-views.ts'
import type { CardPapers } from './card-papers.ts'
import { cashCounts } from './cash.ts'
import { type Channel, channel, id } from './channel.ts'
import { dayChannels } from './day-channels.ts'
import { paymentWord, reason, refundWord } from './decision-schema.ts'
import { displayChannels } from './display-channels.ts'
import { exportChannels } from './export-channels.ts'
import type { CardOutlooks } from './outlook.ts'
import type { DrawerOpening, FoundPrinterView, PrinterModelsView, TriedPrinter } from './printer-views.ts'
import type { OwedList } from './queue-views.ts'
import { receiptChannels } from './receipt-channels.ts'
import type { LogoView } from './receipt-look.ts'
import {
  type LateChargeView,
  lateChargeChoices,
  type RefundView,
  type SecondRefundView,
  secondRefundChoices,
} from './refund-views.ts'
import type { Result } from './result.ts'
import { scannerChannels } from './scanner-channels.ts'
import { currency, printerChoice, settings, text, timeZone } from './settings-schema.ts'
import type { TrainingView } from './training-views.ts'
import type {
  AvailableReaders,
  BasketChange,
  BasketStamp,
  BasketView,
  CategoryView,
  DueView,
  ImportProgress,
  PaperLine,
  ParkedView,
  PaymentView,
  ProductView,
  ReaderDetailsView,
  ReaderService,
  ReaderView,
  SaleSummary,
  SaleView,
  SearchHit,
  ShopSettings,
  TaxRateView,
  TileBoard,
  TileView,
  TillState,
} from './views.ts'
import { languages, readerColors } from './views.ts'

/*
 * Every call between a screen and the till, once: its name, what it may carry and what it answers. Requests are parsed
 * by these schemas in main (main/ipc/door.ts) and nowhere else; both sides take their types from here.
 */

const rowId = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
/** Amounts a till can mean: up to 1e12 minor units, far below where numbers lose whole units. */
const positiveMinor = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1e12))
const zeroOrMore = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1e12))
const quantityMilli = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1e9))
const limit = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(200))
const offset = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1e7))
const color = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i))

const readerName = v.pipe(text(80), v.trim())
/** A name that every object has already would be lost on its way through JSON. */
const detailName = v.pipe(
  text(40),
  v.trim(),
  v.minLength(1),
  v.check((name) => !(name in {})),
)

const discount = v.nullable(
  v.variant('kind', [
    v.object({
      kind: v.literal('percent'),
      ppm: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1_000_000)),
    }),
    v.object({ kind: v.literal('amount'), minor: positiveMinor }),
  ]),
)

const nothing = v.optional(v.undefined_())

const product = v.object({
  id: v.nullable(rowId),
  name: v.pipe(v.string(), v.maxLength(500)),
  barcodes: v.pipe(v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(64))), v.maxLength(20)),
  priceMinor: v.nullable(zeroOrMore),
  taxRateId: rowId,
  categoryId: v.nullable(rowId),
  unit: v.picklist(['piece', 'kg', 'g', 'l', 'm', 'hour']),
  picture: v.nullable(
    v.pipe(text(200_000), v.regex(/^(?:[a-z0-9-]+|data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/=]+)$/)),
  ),
  color: v.nullable(color),
  archived: v.boolean(),
})

/** Only what was typed; a key of an account is one of them. */
const accountValues = v.record(v.pipe(text(40), v.regex(/^[a-z-]+$/)), text(500))

const importField = v.picklist(['name', 'barcode', 'price', 'tax', 'category', 'unit', 'color', 'ignore'])

export const channels = {
  ...receiptChannels,
  'till.state': channel<TillState>()(nothing),
  'setup.complete': channel<TillState>()(
    v.object({
      language: v.picklist(languages),
      shopName: v.pipe(text(80), v.trim(), v.minLength(1)),
      currency,
      timeZone,
      /** The sample products and their pictures; tax rates come in any case. */
      sample: v.optional(v.boolean(), true),
      /** How the drawer is counted from the first day on. */
      cashCount: v.optional(v.picklist(cashCounts), 'open'),
      /** Everything else that was chosen in training: receipt, taxes, printer, screen. */
      takeOver: v.optional(v.boolean(), false),
    }),
  ),
  /** Goes over to the other data, or says what stands in the way. Every window opens anew. */
  'mode.switch': channel<TillState>()(v.object({ mode: v.picklist(['training', 'live']) })),
  'accounts.get': channel<AccountsView>()(nothing),
  /** Asks the card service about what was typed, with what is kept for what was not. Changes nothing. */
  'accounts.check': channel<AccountView>()(v.object({ provider: id, values: accountValues })),
  'accounts.save': channel<SavedAccount>()(
    v.object({
      provider: id,
      values: accountValues,
      /** Somebody wants it although the service could not be asked. What it refused is never saved. */
      unchecked: v.boolean(),
    }),
  ),
  /** A new key in place of the one in use, which is revoked: other tills with the same key stop. */
  'accounts.rotate-key': channel<RotatedKey>()(v.object({ provider: id })),
  'accounts.remove': channel<AccountsView>()(v.object({ provider: id })),
  /** Somebody looked at the machine's date and time and says that they are right. */
  'clock.confirm': channel<TillState>()(nothing),
  'settings.get': channel<ShopSettings>()(nothing),
  'settings.save': channel<ShopSettings>()(settings),

  'catalogue.tiles': channel<TileBoard>()(nothing),
  'catalogue.tiles-of': channel<{ tiles: TileView[]; total: number }>()(
    v.object({ categoryId: rowId, offset, limit }),
  ),
  'catalogue.search': channel<SearchHit[]>()(v.object({ query: text(10_000), limit })),
  'catalogue.list': channel<{ products: ProductView[]; total: number }>()(
    v.object({ query: text(10_000), categoryId: v.nullable(rowId), archived: v.boolean(), offset, limit }),
  ),
  'catalogue.product': channel<ProductView>()(v.object({ productId: rowId })),
  'catalogue.save-product': channel<ProductView>()(product),
  'catalogue.categories': channel<CategoryView[]>()(nothing),
  'catalogue.save-category': channel<CategoryView>()(
    v.object({ id: v.nullable(rowId), name: v.pipe(text(80), v.trim()), color, position: offset }),
  ),
  'catalogue.remove-category': channel<CategoryView[]>()(v.object({ categoryId: rowId })),
  'catalogue.tax-rates': channel<TaxRateView[]>()(nothing),
  'catalogue.save-tax-rate': channel<TaxRateView>()(
    v.object({
      id: v.nullable(rowId),
      name: v.pipe(text(40), v.trim()),
      ratePpm: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000_000)),
      archived: v.boolean(),
    }),
  ),
  'catalogue.save-quick-keys': channel<TileBoard>()(
    v.object({ productIds: v.pipe(v.array(rowId), v.maxLength(200)) }),
  ),
  'catalogue.import-open': channel<ImportProgress>()(
    v.object({ fileName: text(255), base64: v.pipe(v.string(), v.maxLength(90_000_000)) }),
  ),
  'catalogue.import-adjust': channel<ImportProgress>()(
    v.object({
      importId: id,
      encoding: v.nullable(text(20)),
      separator: v.nullable(text(3)),
      decimalSign: v.nullable(v.picklist([',', '.'])),
      mapping: v.nullable(v.pipe(v.array(importField), v.maxLength(500))),
    }),
  ),
  'catalogue.import-run': channel<ImportProgress>()(v.object({ importId: id })),
  'catalogue.import-progress': channel<ImportProgress>()(v.object({ importId: id })),
  'catalogue.import-cancel': channel<ImportProgress>()(v.object({ importId: id })),
  'catalogue.export': channel<{ fileName: string; text: string; products: number }>()(nothing),

  'basket.get': channel<BasketView>()(nothing),
  'basket.stamp': channel<BasketStamp>()(nothing),
  'basket.add-product': channel<BasketChange>()(
    v.object({
      productId: rowId,
      quantityMilli: v.optional(quantityMilli),
      /** Needed where the product has an open price. */
      priceMinor: v.optional(zeroOrMore),
    }),
  ),
  'basket.scan': channel<BasketChange>()(v.object({ code: text(128) })),
  'basket.add-open': channel<BasketChange>()(
    v.object({ amountMinor: zeroOrMore, taxRateId: v.optional(rowId), name: v.optional(text(200)) }),
  ),
  'basket.set-quantity': channel<BasketChange>()(v.object({ lineId: id, quantityMilli })),
  'basket.set-price': channel<BasketChange>()(v.object({ lineId: id, priceMinor: v.nullable(zeroOrMore) })),
  'basket.set-line-discount': channel<BasketChange>()(v.object({ lineId: id, discount })),
  'basket.set-sale-discount': channel<BasketChange>()(v.object({ discount })),
  'basket.set-line-note': channel<BasketChange>()(v.object({ lineId: id, note: text(200) })),
  'basket.set-note': channel<BasketChange>()(v.object({ note: text(500) })),
  'basket.void-line': channel<BasketChange>()(v.object({ lineId: id })),
  'basket.clear': channel<BasketView>()(nothing),
  'basket.park': channel<BasketView>()(v.object({ label: text(60) })),
  'basket.parked': channel<ParkedView[]>()(nothing),
  'basket.resume': channel<BasketView>()(v.object({ basketId: id })),

  /** Of the basket; with a sale's id, of a finished sale that is open again. */
  'payment.due': channel<DueView>()(v.optional(v.object({ saleId: v.nullable(id) }), { saleId: null })),
  'payment.cash': channel<PaymentView>()(
    v.object({
      paymentId: id,
      saleId: id,
      amountMinor: v.nullable(positiveMinor),
      tenderedMinor: v.nullable(positiveMinor),
    }),
  ),
  'payment.card': channel<PaymentView>()(
    v.object({ paymentId: id, saleId: id, amountMinor: v.nullable(positiveMinor), readerId: v.nullable(id) }),
  ),
  /** A sale with nothing to pay (all free, or fully discounted) is recorded without a tender. */
  'payment.finish-free': channel<SaleView>()(v.object({ saleId: id })),
  /** Whether a card can be taken; asks the readers where that is not known lately. */
  'payment.outlook': channel<CardOutlooks>()(nothing),
  'payment.get': channel<PaymentView>()(v.object({ paymentId: id })),
  'payment.cancel': channel<PaymentView>()(v.object({ paymentId: id })),
  /** A person's word about a payment that nobody can ask about. Main says from when on it is possible. */
  'payment.decide': channel<PaymentView>()(paymentWord),
  'payment.check-now': channel<PaymentView>()(v.object({ paymentId: id })),
  'payment.card-papers': channel<CardPapers>()(v.object({ paymentId: id })),
  'payment.print-card-paper': channel<{ queued: boolean }>()(
    v.object({
      paymentId: id,
      /** Of this refund of the payment. */
      refundId: v.optional(v.nullable(id)),
      whose: v.picklist(['customer', 'merchant']),
    }),
  ),
  /** Has the queue fetch the slip that the card service keeps; queued is false where there is none to be had. */
  'payment.fetch-card-slip': channel<{ queued: boolean }>()(v.object({ paymentId: id })),
  'payment.open': channel<PaymentView[]>()(nothing),

  /** Back to the card that paid, whole or in part; null is all that is left. The id comes from the button. */
  'refund.start': channel<RefundView>()(
    v.object({ refundId: id, paymentId: id, amountMinor: v.nullable(positiveMinor) }),
  ),
  'refund.decide': channel<RefundView>()(refundWord),
  'refund.get': channel<RefundView>()(v.object({ refundId: id })),
  'refund.open': channel<RefundView[]>()(nothing),
  /** Only while nothing is on its way. */
  'refund.give-up': channel<RefundView>()(
    v.object({ refundId: id, reason: v.pipe(text(200), v.trim(), v.minLength(1)) }),
  ),

  /** The slip that a customer takes home while a refund is owed. */
  'refund.print': channel<{ queued: boolean }>()(v.object({ refundId: id })),

  /** Charges that came late: not decided yet, or on their way back. */
  'late-charge.list': channel<LateChargeView[]>()(nothing),
  /** More went back than was asked for, and nobody has said yet what becomes of it. */
  'second-refund.list': channel<SecondRefundView[]>()(nothing),
  'second-refund.decide': channel<SecondRefundView>()(
    v.object({
      id,
      choice: v.picklist(secondRefundChoices),
      reason: v.pipe(text(200), v.trim(), v.minLength(1)),
    }),
  ),
  'late-charge.decide': channel<LateChargeView>()(
    v.object({
      paymentId: id,
      choice: v.picklist(lateChargeChoices),
      refundId: id,
      /** Why it is kept: asked for where the card was charged twice. */
      reason: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
    }),
  ),

  'readers.list': channel<ReaderView[]>()(nothing),
  'readers.pair': channel<ReaderView>()(
    v.object({
      /** Left out: the first one whose readers are paired. */
      provider: v.optional(id),
      /** A pairing code; where readers are chosen, the serial number or what stands in the reader's QR code. */
      pairingCode: text(400),
      name: readerName,
      color: v.optional(v.picklist(readerColors)),
    }),
  ),
  'readers.services': channel<ReaderService[]>()(nothing),
  'readers.available': channel<AvailableReaders>()(
    v.object({ provider: id, storeId: v.nullable(text(100)), query: text(400), offset, limit }),
  ),
  'readers.choose': channel<ReaderView>()(
    v.object({
      provider: id,
      providerReaderId: v.pipe(text(200), v.minLength(1)),
      name: readerName,
      color: v.optional(v.picklist(readerColors)),
    }),
  ),
  'readers.rename': channel<ReaderView>()(
    v.object({
      readerId: id,
      name: v.pipe(readerName, v.minLength(1)),
      color: v.optional(v.picklist(readerColors)),
    }),
  ),
  'readers.remove': channel<ReaderView[]>()(v.object({ readerId: id })),
  'readers.check': channel<ReaderView>()(v.object({ readerId: id })),
  'readers.details': channel<ReaderDetailsView>()(v.object({ readerId: id })),
  /** Null takes one away; what is not named stays as it is. */
  'readers.change-details': channel<ReaderDetailsView>()(
    v.object({
      readerId: id,
      changes: v.pipe(
        v.array(v.object({ name: detailName, value: v.nullable(v.pipe(text(200), v.trim())) })),
        v.maxLength(200),
      ),
    }),
  ),
  'readers.day-totals': channel<{ lines: PaperLine[] }>()(v.object({ readerId: id })),
  'readers.print-day-totals': channel<{ queued: boolean }>()(v.object({ readerId: id })),
  'readers.set-default': channel<ReaderView[]>()(v.object({ readerId: id })),

  'sales.list': channel<{ sales: SaleSummary[]; total: number }>()(
    v.object({ query: text(100), offset, limit }),
  ),
  'sales.get': channel<SaleView>()(v.object({ saleId: id })),
  'sales.print': channel<SaleView>()(v.object({ saleId: id })),
  /** A paper without prices, for whoever gets the goods as a present. */
  'sales.print-gift': channel<{ queued: boolean }>()(v.object({ saleId: id })),
  /** What is missing of a sale that is open again. Main says how much that is. */
  'sales.write-off': channel<SaleView>()(v.object({ saleId: id, reason })),

  /** The receipt of a payment for a sale that was open again: it says which sale it pays. */
  'sales.print-repayment': channel<{ queued: boolean }>()(v.object({ paymentId: id })),

  ...dayChannels,

  ...scannerChannels,
  /** Opens the drawer without a sale. */
  'drawer.open': channel<DrawerOpening>()(v.object({ reason })),
  /** Why it did not open with the last cash; null: it did, as far as can be known. */
  'drawer.problem': channel<{ reason: string | null }>()(nothing),
  /** A paper as a PDF file. Like a print it is the first one or a copy, and stands in the journal. */
  'paper.save': channel<{ fileName: string; base64: string }>()(
    v.object({
      paper: v.variant('kind', [
        v.object({ kind: v.picklist(['receipt', 'gift']), saleId: id }),
        /** Of a refund, or of a payment for a sale that was open again. */
        v.object({ kind: v.literal('slip'), refundId: id }),
        /** What a card service wrote of a payment, or of its refund. */
        v.object({
          kind: v.literal('card'),
          paymentId: id,
          refundId: v.optional(v.nullable(id), null),
          whose: v.picklist(['customer', 'merchant']),
        }),
        v.object({ kind: v.literal('day'), dayId: rowId }),
        v.object({ kind: v.literal('test') }),
      ]),
      format: v.picklist(['a4', 'a6', 'roll']),
    }),
  ),

  /** On this machine at once; on the network within a few seconds. */
  'printer.find': channel<FoundPrinterView[]>()(v.object({ where: v.picklist(['machine', 'network']) })),
  'printer.models': channel<PrinterModelsView>()(nothing),
  /** A test page, or the drawer alone, on a printer that is not the shop's yet. Nothing is kept of it. */
  'printer.try': channel<TriedPrinter>()(
    v.object({ ...printerChoice, what: v.picklist(['page', 'drawer']) }),
  ),
  /** The shop's printer from now on; nothing else of the settings changes. */
  'printer.save': channel<ShopSettings>()(v.object(printerChoice)),
  'printer.test': channel<{ queued: boolean }>()(nothing),
  /** Makes the dots of a logo from a picture and keeps them. Larger files than a logo are let in, to be refused in words. */
  'receipt.read-logo': channel<LogoView>()(v.object({ base64: v.pipe(v.string(), v.maxLength(30_000_000)) })),
  'receipt.preview': channel<{ columns: number; lines: PaperLine[] }>()(settings),

  ...displayChannels,

  'queue.list': channel<OwedList>()(nothing),
  'queue.try-now': channel<OwedList>()(v.object({ itemId: rowId })),
  'queue.give-up': channel<OwedList>()(v.object({ itemId: rowId, reason })),

  ...exportChannels,
  'training.view': channel<TrainingView>()(nothing),
  'training.act': channel<TrainingView>()(v.object({ serial: id, action: v.pipe(text(60), v.minLength(1)) })),
  'training.printer': channel<TrainingView>()(
    v.object({ state: v.picklist(['ready', 'no-paper', 'offline']) }),
  ),
} as const

export type Channels = typeof channels
export type ChannelName = keyof Channels
/** What a caller writes. */
export type Request<Name extends ChannelName> = v.InferInput<Channels[Name]['request']>
/** What a handler receives: parsed. */
export type Parsed<Name extends ChannelName> = v.InferOutput<Channels[Name]['request']>
export type Answer<Name extends ChannelName> =
  Channels[Name] extends Channel<infer _Schema, infer Out> ? Out : never

export type Arguments<Name extends ChannelName> =
  undefined extends Request<Name> ? [request?: Exclude<Request<Name>, undefined>] : [Request<Name>]

/** What main may tell a screen unasked: that something changed, never what. A lost nudge costs a moment, no truth. */
export const nudgeTopics = [
  'scanner',
  'drawer',
  'basket',
  'payment',
  'readers',
  'training',
  'catalogue',
  'settings',
  'sales',
  'import',
  'mode',
] as const
export type NudgeTopic = (typeof nudgeTopics)[number]

/** The whole surface that a screen has. Electron's preload and the browser host's socket both satisfy it. */
export type TillApi = {
  call<Name extends ChannelName>(name: Name, ...request: Arguments<Name>): Promise<Result<Answer<Name>>>
  /** Calls back on every nudge; returns the way to stop. */
  onNudge(listener: (topic: NudgeTopic) => void): () => void
  /** False while the till cannot be reached (a browser host that stopped). */
  onConnection(listener: (connected: boolean) => void): () => void
}
