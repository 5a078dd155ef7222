import * as v from 'valibot'
import type { AccountsView, AccountView, RotatedKey, SavedAccount } from './account-views.ts'
import { backupChannels } from './backup-channels.ts'
import { cashCounts } from './cash.ts'
import { catalogueChannels } from './catalogue-channels.ts'
import {
  type Channel,
  channel,
  id,
  limit,
  nothing,
  offset,
  positiveMinor,
  quantityMilli,
  rowId,
  zeroOrMore,
} from './channel.ts'
import { dayChannels } from './day-channels.ts'
import { reason } from './decision-schema.ts'
import { displayChannels } from './display-channels.ts'
import { exportChannels } from './export-channels.ts'
import { paymentChannels } from './payment-channels.ts'
import { payoutChannels } from './payout-channels.ts'
import { peopleChannels } from './people-channels.ts'
import type { DrawerOpening, FoundPrinterView, PrinterModelsView, TriedPrinter } from './printer-views.ts'
import type { OwedList } from './queue-views.ts'
import { readerChannels } from './reader-channels.ts'
import { receiptChannels } from './receipt-channels.ts'
import type { LogoView } from './receipt-look.ts'
import { reconcileChannels } from './reconcile-channels.ts'
import { reportChannels } from './report-channels.ts'
import type { Result } from './result.ts'
import { returnChannels } from './return-channels.ts'
import { scannerChannels } from './scanner-channels.ts'
import { currency, printerChoice, settings, text, timeZone } from './settings-schema.ts'
import type { TrainingView } from './training-views.ts'
import type {
  BasketChange,
  BasketStamp,
  BasketView,
  PaperLine,
  ParkedView,
  SaleSummary,
  SaleView,
  ShopSettings,
  TillState,
} from './views.ts'
import { languages } from './views.ts'

/*
 * Every call between a screen and the till, once: its name, what it may carry and what it answers. Requests are parsed
 * by these schemas in main (main/ipc/door.ts) and nowhere else; both sides take their types from here.
 */

const discount = v.nullable(
  v.variant('kind', [
    v.object({
      kind: v.literal('percent'),
      ppm: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1_000_000)),
    }),
    v.object({ kind: v.literal('amount'), minor: positiveMinor }),
  ]),
)

/** Only what was typed; a key of an account is one of them. */
const accountValues = v.record(v.pipe(text(40), v.regex(/^[a-z-]+$/)), text(500))

export const channels = {
  ...receiptChannels,
  ...reconcileChannels,
  ...payoutChannels,
  ...catalogueChannels,
  ...paymentChannels,
  ...readerChannels,
  ...returnChannels,
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
  ...reportChannels,
  ...backupChannels,
  ...peopleChannels,
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
  'backup',
  'mode',
  'people',
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
