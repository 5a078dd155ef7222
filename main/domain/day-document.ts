import * as v from 'valibot'
import { languages } from '../../preload/contract/views.ts'

/**
 * A day's report before it is paper. A Z report is stored like this when the day is sealed and never changes; an X report
 * is the same thing made at any moment and kept nowhere. Amounts are minor units.
 */
const amount = v.pipe(v.number(), v.safeInteger())
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const instant = v.pipe(v.number(), v.safeInteger())

const tenderSum = v.object({ tender: v.picklist(['cash', 'card']), count, amountMinor: amount })

const sum = v.object({ count, amountMinor: amount })

/** What moved on cards and is in no sale of this day, so that the provider's list and the report can be laid side by side. */
const outsideSchema = v.object({
  /** Charged since the last Z report, and in no sale. */
  late: sum,
  /** In a sale of this day, and named as charged by an earlier Z report. */
  lateBooked: sum,
  /** Given back to cards since the last Z report. */
  refunds: sum,
  /** Approvals that the card service took back since the last Z report: in a sum of this report or of an earlier one. */
  takenBack: v.optional(sum, { count: 0, amountMinor: 0 }),
  /** Taken since then for sales whose payment was taken back: in the drawer or on the account, and in no sum of this day. */
  repaidCash: v.optional(sum, { count: 0, amountMinor: 0 }),
  repaidCard: v.optional(sum, { count: 0, amountMinor: 0 }),
  writtenOff: v.optional(sum, { count: 0, amountMinor: 0 }),
  /** Sales of which something is missing now. */
  missing: v.optional(sum, { count: 0, amountMinor: 0 }),
  /** Booked as charged on a person's word, and not confirmed by the card service by now. */
  byWord: v.optional(sum, { count: 0, amountMinor: 0 }),
  /** Moved otherwise than the sales say, of this day or an earlier one: as the drawer and the card account see it. */
  changed: v.optional(v.object({ count, cashMinor: amount, cardMinor: amount }), {
    count: 0,
    cashMinor: 0,
    cardMinor: 0,
  }),
  undecided: v.array(
    v.object({ at: instant, amountMinor: amount, code: v.string(), isReversing: v.boolean() }),
  ),
})
export type DayOutside = v.InferOutput<typeof outsideSchema>

const nothing = { count: 0, amountMinor: 0 }
const nothingOutside: DayOutside = {
  late: nothing,
  lateBooked: nothing,
  refunds: nothing,
  takenBack: nothing,
  repaidCash: nothing,
  repaidCard: nothing,
  writtenOff: nothing,
  missing: nothing,
  byWord: nothing,
  changed: { count: 0, cashMinor: 0, cardMinor: 0 },
  undecided: [],
}

const cardSum = { count, amountMinor: amount, tipMinor: amount }

const dayFiguresSchema = v.object({
  sales: count,
  /** What the sales came to, without tips and without the rounding of cash. */
  grossMinor: amount,
  /** Sales with goods or money that went back, and what those came to; the sums above and below are without it already. */
  returns: v.optional(count, 0),
  returnedMinor: v.optional(amount, 0),
  tipsMinor: amount,
  cashRoundingMinor: amount,
  discountsMinor: amount,
  byTender: v.array(tenderSum),
  byTax: v.array(
    v.object({ name: v.string(), ratePpm: count, netMinor: amount, taxMinor: amount, grossMinor: amount }),
  ),
  byCategory: v.array(v.object({ name: v.string(), quantityMilli: amount, amountMinor: amount })),
  byHour: v.array(v.object({ hour: v.string(), sales: count, amountMinor: amount })),
  // Reports of before these were counted do not have them, and print as they did.
  /** Card tenders, without tips. The name is what the service is called on paper. */
  byProvider: v.exactOptional(
    v.array(v.object({ provider: v.string(), name: v.exactOptional(v.string()), ...cardSum })),
  ),
  byReader: v.exactOptional(v.array(v.object({ provider: v.string(), reader: v.string(), ...cardSum }))),
  /** Empty where the service did not tell which card it was. */
  byScheme: v.exactOptional(v.array(v.object({ scheme: v.string(), ...cardSum }))),
  byCashier: v.exactOptional(v.array(v.object({ id: v.string(), name: v.string(), ...cardSum }))),
  discountedLines: v.exactOptional(count),
  discountedSales: v.exactOptional(count),
})
export type DayFigures = v.InferOutput<typeof dayFiguresSchema>

/** The drawer, where the shop counts it; null is kept quiet about until a blind count is sealed. */
const drawerCashSchema = v.object({
  openingMinor: amount,
  takenMinor: v.nullable(amount),
  floatMinor: amount,
  paidInMinor: amount,
  paidOutMinor: amount,
  toSafeMinor: amount,
  /** Found by counts in the middle of the day. */
  differenceMinor: amount,
  expectedMinor: v.nullable(amount),
  /** Of the count that the day was closed with. */
  countedMinor: v.exactOptional(amount),
  closingDifferenceMinor: v.exactOptional(amount),
  closingToSafeMinor: v.exactOptional(amount),
  leftMinor: v.exactOptional(amount),
  pieces: v.exactOptional(v.array(v.object({ minor: amount, count }))),
  looseMinor: v.exactOptional(amount),
  differenceReason: v.exactOptional(v.string()),
  /** Why nobody counted. */
  notCounted: v.exactOptional(v.string()),
})
export type DrawerCash = v.InferOutput<typeof drawerCashSchema>

export const dayDocumentSchema = v.object({
  version: v.literal(1),
  kind: v.picklist(['x', 'z']),
  training: v.boolean(),
  /** Live, with a card service that charges nobody. */
  test: v.exactOptional(v.boolean()),
  language: v.picklist(languages),
  currency: v.pipe(v.string(), v.length(3)),
  timeZone: v.string(),
  shop: v.object({ name: v.string(), headerLines: v.array(v.string()), taxNumber: v.string() }),
  zNumber: v.nullable(count),
  /** The business day as the shop's calendar says: 2026-11-21. */
  date: v.string(),
  openedAt: v.nullable(instant),
  /** By business day, where this report covers several of them. */
  dates: v.exactOptional(v.array(v.object({ date: v.string(), sales: count, amountMinor: amount }))),
  /** When the report was made; for a Z the end of the day. */
  takenAt: instant,
  firstReceipt: v.nullable(v.string()),
  lastReceipt: v.nullable(v.string()),
  figures: dayFiguresSchema,
  openPayments: count,
  /** Why the day was closed although something outside of its sales is open. */
  closingReason: v.exactOptional(v.string()),
  /** Approved on sales that are not recorded yet: in the drawer or on the account, and in no figure of this day. */
  partPayments: v.optional(v.array(tenderSum), []),
  outside: v.optional(outsideSchema, nothingOutside),
  parkedBaskets: count,
  /** Given up before they were paid, since the last Z report: in no sum of sales. */
  voids: v.exactOptional(v.object({ lines: sum, sales: sum })),
  cash: v.exactOptional(drawerCashSchema),
  /** The journal's last hash when the report was made. */
  journalHead: v.string(),
})
export type DayDocument = v.InferOutput<typeof dayDocumentSchema>

/** A report as it is stored. */
export const readDayDocument = (json: string): DayDocument => v.parse(dayDocumentSchema, JSON.parse(json))
