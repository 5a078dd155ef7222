import { type DayDocument, type DrawerCash, readDayDocument } from '../domain/day-document.ts'
import { dayFigures } from '../domain/day-figures.ts'
import { type DrawerSums, drawerSums } from '../domain/drawer-cash.ts'
import { openCashMoves } from '../store/cash-store.ts'
import { readDaySales, readLastClosedDay, readOpenDay, readPartPayments } from '../store/day-store.ts'
import { readDayTotals } from '../store/day-totals-store.ts'
import { readTenderChangeSums } from '../store/return-tender-store.ts'
import { readTakenBackSums } from '../store/taken-back-store.ts'
import type { DayContext } from './day-context.ts'

type Known = Pick<DayDocument, 'currency' | 'figures' | 'partPayments'> & {
  outside: Pick<DayDocument['outside'], 'repaidCash' | 'changed'>
}

/** What should be in the drawer now; undefined where the shop does not count it. */
export function drawerNow(context: DayContext): (DrawerSums & { currency: string }) | undefined {
  const { database } = context
  const settings = context.settings()
  if (settings.cashCount === 'off') return undefined
  const day = readOpenDay(database)
  const currency = (day && readDaySales(database, day.id).currency) ?? settings.currency
  const known: Known = {
    currency,
    figures: dayFigures(day ? readDayTotals(database, day.id) : []),
    partPayments: readPartPayments(database),
    outside: {
      ...readTakenBackSums(database, currency),
      changed: readTenderChangeSums(database, currency),
    },
  }
  return { ...sumsOf(context, known), currency }
}

/** The drawer on a report of the day as it is; a blind count to come keeps quiet about what should be there. */
export function reportedDrawer(context: DayContext, known: Known): DrawerCash | undefined {
  const { cashCount } = context.settings()
  if (cashCount === 'off') return undefined
  const sums = sumsOf(context, known)
  return cashCount === 'blind' ? { ...sums, takenMinor: null, expectedMinor: null } : sums
}

function sumsOf({ database }: DayContext, { currency, figures, partPayments, outside }: Known): DrawerSums {
  const last = readLastClosedDay(database)
  const before = last?.document ? readDayDocument(last.document) : undefined
  const taken = {
    salesMinor: cashOf(figures.byTender) + figures.cashRoundingMinor,
    partsMinor: cashOf(partPayments),
    partsBeforeMinor: before?.currency === currency ? cashOf(before.partPayments) : 0,
    repaidMinor: outside.repaidCash.amountMinor,
    changedMinor: outside.changed.cashMinor,
  }
  const openingMinor = before?.currency === currency ? (before.cash?.leftMinor ?? 0) : 0
  return drawerSums(openingMinor, taken, openCashMoves(database, currency))
}

const cashOf = (sums: readonly { tender: string; amountMinor: number }[]) =>
  sums.find(({ tender }) => tender === 'cash')?.amountMinor ?? 0
