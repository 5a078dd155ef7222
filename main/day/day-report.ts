import type { DaySummary, DayTotals, DayView } from '../../preload/contract/day-views.ts'
import type { OutsideView } from '../../preload/contract/refund-views.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { businessDate } from '../domain/business-day.ts'
import { sumsByDate } from '../domain/day-dates.ts'
import { type DayDocument, type DayFigures, readDayDocument } from '../domain/day-document.ts'
import { dayFigures, hourLabels } from '../domain/day-figures.ts'
import { layOutDay } from '../domain/day-layout.ts'
import { shopTime } from '../domain/shop-time.ts'
import type { Database } from '../store/database.ts'
import {
  countParkedBaskets,
  type DayRow,
  listDays,
  type OpenPayment,
  readDay,
  readDaySales,
  readOpenDay,
  readOpenPayments,
  readPartPayments,
} from '../store/day-store.ts'
import { readDayTotals } from '../store/day-totals-store.ts'
import { readDecidedSum } from '../store/decision-store.ts'
import { journalHead } from '../store/journal-store.ts'
import { readOutsideSums } from '../store/late-charge-store.ts'
import { readTenderChangeSums } from '../store/return-tender-store.ts'
import { readTakenBackSums } from '../store/taken-back-store.ts'
import { readOpenVoids } from '../store/void-store.ts'
import type { DayContext } from './day-context.ts'
import { type DayParts, partsView } from './day-parts-view.ts'
import { reportedDrawer } from './drawer-sums.ts'

/* X reports: what the day looks like now. Read only, any time, from the kept sums: as quick after a year as on day one. */

/** No list on a screen is longer; what is older is found by its number. */
const listedDays = 400

/** The open day, or between a Z and the next sale an empty one that is not stored (id 0). */
export function currentDay(context: DayContext): DayView {
  const day = readOpenDay(context.database)
  return dayView(context, day?.id ?? 0, xDocument(context, day), readOpenPayments(context.database))
}

export function oneDay(context: DayContext, dayId: number): Result<DayView> {
  const day = readDay(context.database, dayId)
  return day ? ok(storedDayView(context, day)) : fail('day-not-found')
}

export function storedDayView(context: DayContext, day: DayRow): DayView {
  const sealed = sealedDocument(day)
  if (sealed) return dayView(context, day.id, sealed, [])
  return dayView(context, day.id, xDocument(context, day), readOpenPayments(context.database))
}

/** The newest first. */
export function listDaySummaries(context: DayContext): DaySummary[] {
  return listDays(context.database, listedDays).map((day) => {
    const document = sealedDocument(day) ?? xDocument(context, day)
    return {
      dayId: day.id,
      zNumber: day.zNumber,
      date: day.date,
      closedAt: day.closedAt,
      sales: document.figures.sales,
      gross: { minor: document.figures.grossMinor, currency: document.currency },
    }
  })
}

function sealedDocument(day: DayRow): DayDocument | undefined {
  return day.document === null ? undefined : readDayDocument(day.document)
}

export function xDocument(context: DayContext, day: DayRow | undefined): DayDocument {
  const { database, clock } = context
  const settings = context.settings()
  const now = clock.now()
  const sales = day ? readDaySales(database, day.id) : undefined
  const currency = sales?.currency ?? settings.currency
  const figures = namedFigures(context, dayFigures(day ? readDayTotals(database, day.id) : []))
  const partPayments = readPartPayments(database)
  const outside = outsideOf(database, currency)
  const dates = sumsByDate(figures.byHour, settings.dayEndsAt)
  const cash = reportedDrawer(context, { currency, figures, partPayments, outside })
  return {
    version: 1,
    kind: 'x',
    training: context.isTraining(),
    ...(context.isTest() ? { test: true } : {}),
    language: settings.language,
    currency,
    timeZone: settings.timeZone,
    shop: { name: settings.shopName, headerLines: settings.headerLines, taxNumber: settings.taxNumber },
    zNumber: null,
    date: day?.date ?? businessDate(shopTime(settings.timeZone), now, settings.dayEndsAt),
    openedAt: day?.openedAt ?? null,
    ...(dates ? { dates } : {}),
    takenAt: now,
    firstReceipt: sales?.firstReceipt ?? null,
    lastReceipt: sales?.lastReceipt ?? null,
    figures,
    openPayments: readOpenPayments(database).length,
    partPayments,
    outside,
    parkedBaskets: countParkedBaskets(database),
    voids: readOpenVoids(database, currency),
    ...(cash ? { cash } : {}),
    journalHead: journalHead(database),
  }
}

/** A service may be called otherwise in a year: the report keeps its name. */
function namedFigures({ providerName }: DayContext, figures: DayFigures): DayFigures {
  const byProvider = figures.byProvider?.map((sum) => ({
    ...sum,
    name: providerName?.(sum.provider) ?? sum.provider,
  }))
  return { ...figures, ...(byProvider ? { byProvider } : {}) }
}

function outsideOf(database: Database, currency: string): DayDocument['outside'] {
  return {
    ...readOutsideSums(database, currency),
    ...readTakenBackSums(database, currency),
    byWord: readDecidedSum(database, currency),
    changed: readTenderChangeSums(database, currency),
  }
}

function dayView(
  context: DayContext,
  dayId: number,
  document: DayDocument,
  openPayments: readonly OpenPayment[],
): DayView {
  return {
    dayId,
    zNumber: document.zNumber,
    date: document.date,
    openedAt: document.openedAt ?? document.takenAt,
    dates: (document.dates ?? []).map(({ amountMinor, ...sum }) => ({
      ...sum,
      amount: { minor: amountMinor, currency: document.currency },
    })),
    closedAt: document.kind === 'z' ? document.takenAt : null,
    firstReceipt: document.firstReceipt,
    lastReceipt: document.lastReceipt,
    totals: { ...totalsView(document.figures, document.currency), ...partsView(document) },
    openPayments: openPayments.map(({ amountMinor, currency, ...payment }) => ({
      ...payment,
      amount: { minor: amountMinor, currency },
    })),
    partPayments: document.partPayments.map(({ amountMinor, ...entry }) => ({
      ...entry,
      amount: { minor: amountMinor, currency: document.currency },
    })),
    outside: outsideView(document),
    parkedBaskets: document.parkedBaskets,
    journalHead: document.journalHead,
    paper: layOutDay(document, context.settings().receiptColumns),
  }
}

function outsideView({ outside, currency }: DayDocument): OutsideView {
  const sum = ({ count, amountMinor }: { count: number; amountMinor: number }) => ({
    count,
    amount: { minor: amountMinor, currency },
  })
  return {
    late: sum(outside.late),
    lateBooked: sum(outside.lateBooked),
    refunds: sum(outside.refunds),
    takenBack: sum(outside.takenBack),
    repaidCash: sum(outside.repaidCash),
    repaidCard: sum(outside.repaidCard),
    writtenOff: sum(outside.writtenOff),
    missing: sum(outside.missing),
    byWord: sum(outside.byWord),
    changed: {
      count: outside.changed.count,
      cash: { minor: outside.changed.cashMinor, currency },
      card: { minor: outside.changed.cardMinor, currency },
    },
    undecided: outside.undecided.length,
    open: outside.undecided.map(({ code, amountMinor, isReversing }) => ({
      name: code,
      amount: { minor: amountMinor, currency },
      isReversing,
    })),
  }
}

function totalsView(figures: DayFigures, currency: string): Omit<DayTotals, keyof DayParts> {
  const money = (minor: number) => ({ minor, currency })
  const labels = hourLabels(figures.byHour.map((entry) => entry.hour))
  return {
    sales: figures.sales,
    gross: money(figures.grossMinor),
    returns: figures.returns,
    returned: money(0 - figures.returnedMinor),
    tips: money(figures.tipsMinor),
    cashRounding: money(figures.cashRoundingMinor),
    discounts: money(figures.discountsMinor),
    byTender: figures.byTender.map(({ amountMinor, ...entry }) => ({ ...entry, amount: money(amountMinor) })),
    byTax: figures.byTax.map(({ netMinor, taxMinor, grossMinor, ...entry }) => ({
      ...entry,
      net: money(netMinor),
      tax: money(taxMinor),
      gross: money(grossMinor),
    })),
    byCategory: figures.byCategory.map(({ amountMinor, ...entry }) => ({
      ...entry,
      amount: money(amountMinor),
    })),
    byHour: figures.byHour.map(({ hour, sales, amountMinor }, index) => ({
      hour: labels[index] ?? hour,
      sales,
      amount: money(amountMinor),
    })),
  }
}
