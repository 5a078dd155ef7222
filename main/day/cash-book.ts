import type {
  CashAddedView,
  CashCountView,
  CashMoveView,
  CashView,
  ClosingCash,
} from '../../preload/contract/cash.ts'
import type { Parsed } from '../../preload/contract/channels.ts'
import { shortestReason } from '../../preload/contract/reasons.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { coinageOf } from '../domain/coinage.ts'
import type { DayDocument, DrawerCash } from '../domain/day-document.ts'
import { type CashMove, countedMinor, signedMove } from '../domain/drawer-cash.ts'
import {
  type CashCountRow,
  insertCashCount,
  insertCashMove,
  loadCashCount,
  loadCashMove,
  openCashMoves,
  sealCashMoves,
  settleCashCount,
} from '../store/cash-store.ts'
import { appendJournal } from '../store/journal-store.ts'
import type { DayContext } from './day-context.ts'
import { drawerNow } from './drawer-sums.ts'

/*
 * The cash in the drawer beside the sales. A move is booked before the drawer opens for it; a count is kept as it was made, also one that
 * is made again. Only a count that is settled changes what should be there, by a move of its own.
 */

/** cash.state */
export function cashState(context: DayContext): Result<CashView> {
  const sums = drawerNow(context)
  if (!sums) return fail('cash-not-counted')
  const { currency } = sums
  const { cashCount, cashFloatMinor } = context.settings()
  const money = (minor: number) => ({ minor, currency })
  const isBlind = cashCount === 'blind'
  const { coins, notes } = coinageOf(currency)
  return ok({
    mode: cashCount,
    currency,
    opening: money(sums.openingMinor),
    moves: openCashMoves(context.database, currency).reverse().map(moveView),
    taken: isBlind ? null : money(sums.takenMinor),
    expected: isBlind ? null : money(sums.expectedMinor),
    pieces: [
      ...coins.map((minor) => ({ minor, kind: 'coin' as const })),
      ...notes.map((minor) => ({ minor, kind: 'note' as const })),
    ],
    float: money(cashFloatMinor),
  })
}

function moveView({ id, at, kind, amountMinor, currency, reason }: CashMove): CashMoveView {
  return { moveId: id, at, kind, amount: { minor: amountMinor, currency }, reason }
}

/** cash.move: change money, money in and out, the way to the safe. What goes in or out for a purpose needs it said. */
export function moveCash(context: DayContext, request: Parsed<'cash.move'>): Result<CashView> {
  const { database, clock } = context
  const { moveId, kind, reason } = request
  const amountMinor = signedMove(kind, request.amountMinor)
  let opensDrawer = false
  const moved = database.inTransaction((): Result<null> => {
    const sums = drawerNow(context)
    if (!sums) return fail('cash-not-counted')
    const existing = loadCashMove(database, moveId)
    if (existing)
      return existing.kind === kind && existing.amountMinor === amountMinor
        ? ok(null)
        : fail('cash-move-differs')
    if ((kind === 'paid-in' || kind === 'paid-out') && reason.length < shortestReason)
      return fail('cash-needs-reason')
    if (sums.expectedMinor + amountMinor < 0) return fail('cash-not-enough')
    const at = clock.now()
    const move = { id: moveId, at, kind, amountMinor, currency: sums.currency, reason, countId: null }
    insertCashMove(database, move)
    appendJournal(database, at, 'cash-moved', moveId, { kind, amountMinor, currency: sums.currency, reason })
    opensDrawer = context.drawer?.note(moveId, at, 'cash-move') ?? false
    return ok(null)
  })
  if (!moved.ok) return moved
  if (opensDrawer) context.drawer?.open()
  context.nudge('sales')
  return cashState(context)
}

/** cash.add-up */
export function addUp(context: DayContext, request: Parsed<'cash.add-up'>): Result<CashAddedView> {
  const sums = drawerNow(context)
  if (!sums) return fail('cash-not-counted')
  const { currency } = sums
  const total = countedMinor(request.pieces, request.looseMinor, currency)
  if (total === undefined) return fail('cash-pieces-invalid')
  return ok({
    total: { minor: total, currency },
    pieces: request.pieces.map(({ minor, count }) => ({ minor, sum: { minor: minor * count, currency } })),
  })
}

/** cash.count: keeps what was counted. It changes nothing until it is settled. */
export function countCash(context: DayContext, request: Parsed<'cash.count'>): Result<CashCountView> {
  const { database, clock } = context
  const { countId, pieces, looseMinor } = request
  return database.inTransaction((): Result<CashCountView> => {
    const sums = drawerNow(context)
    if (!sums) return fail('cash-not-counted')
    const { currency, expectedMinor } = sums
    const changeMinor = sums.openingMinor + sums.floatMinor
    const counted = countedMinor(pieces, looseMinor, currency)
    if (counted === undefined) return fail('cash-pieces-invalid')
    const existing = loadCashCount(database, countId)
    if (existing)
      return existing.countedMinor === counted
        ? ok(countView(context, existing, changeMinor))
        : fail('cash-move-differs')
    const at = clock.now()
    const count = { id: countId, at, pieces, looseMinor, countedMinor: counted, expectedMinor, currency }
    insertCashCount(database, count)
    appendJournal(database, at, 'cash-counted', countId, {
      countedMinor: counted,
      expectedMinor,
      currency,
      pieces,
      looseMinor,
    })
    return ok(countView(context, { ...count, settledAt: null }, changeMinor))
  })
}

/** @param changeMinor is proposed to stay where the shop has not said what does */
function countView(context: DayContext, count: CashCountRow, changeMinor: number): CashCountView {
  const { cashCount, cashFloatMinor } = context.settings()
  const { currency } = count
  const isBlind = cashCount === 'blind' && count.settledAt === null
  const money = (minor: number) => ({ minor, currency })
  const difference = count.countedMinor - count.expectedMinor
  return {
    countId: count.id,
    counted: money(count.countedMinor),
    expected: isBlind ? null : money(count.expectedMinor),
    difference: isBlind ? null : money(difference),
    needsReason: isOverLimit(context, difference),
    proposedFloat: money(Math.min(cashFloatMinor || changeMinor, count.countedMinor)),
  }
}

const isOverLimit = (context: DayContext, differenceMinor: number) =>
  Math.abs(differenceMinor) > context.settings().cashLimitMinor

/** cash.settle: a count in the middle of the day. What it found becomes a move; the drawer goes on with what is in it. */
export function settleCount(context: DayContext, request: Parsed<'cash.settle'>): Result<CashCountView> {
  const { database, clock } = context
  const settled = database.inTransaction((): Result<CashCountRow> => {
    const usable = usableCount(context, request.countId, request.reason)
    if (!usable.ok) return usable
    const at = clock.now()
    bookDifference(context, usable.value, at, request.reason)
    settleCashCount(database, request.countId, { at, reason: request.reason, zNumber: null })
    return ok({ ...usable.value, settledAt: at })
  })
  if (!settled.ok) return settled
  context.nudge('sales')
  return ok(countView(context, settled.value, 0))
}

/** A count that nothing has happened since, with a reason where it is off by more than the shop's limit. */
function usableCount(context: DayContext, countId: string, reason: string): Result<CashCountRow> {
  const sums = drawerNow(context)
  if (!sums) return fail('cash-not-counted')
  const count = loadCashCount(context.database, countId)
  if (!count || count.settledAt !== null || count.currency !== sums.currency)
    return fail('cash-count-unknown')
  if (count.expectedMinor !== sums.expectedMinor) return fail('cash-moved-since')
  const difference = count.countedMinor - count.expectedMinor
  if (isOverLimit(context, difference) && reason.length < shortestReason)
    return fail('cash-difference-needs-reason')
  return ok(count)
}

function bookDifference(context: DayContext, count: CashCountRow, at: number, reason: string): void {
  const amountMinor = count.countedMinor - count.expectedMinor
  if (amountMinor === 0) return
  const { currency } = count
  bookMove(context, {
    id: `${count.id}-d`,
    at,
    kind: 'difference',
    amountMinor,
    currency,
    reason,
    countId: count.id,
  })
}

function bookMove(context: DayContext, move: CashMove): void {
  const { id, at, kind, amountMinor, currency, reason, countId } = move
  insertCashMove(context.database, move)
  appendJournal(context.database, at, 'cash-moved', id, { kind, amountMinor, currency, reason, countId })
}

/**
 * The drawer's part of a Z report, inside its transaction: the difference and what leaves for the safe are booked, and every move
 * since the last Z belongs to this one. Undefined: this shop does not count its drawer.
 */
export function closeDrawer(
  context: DayContext,
  draft: DayDocument,
  closing: ClosingCash | undefined,
): Result<DrawerCash | undefined> {
  const sums = drawerNow(context)
  if (!sums) return ok(undefined)
  if (!closing) return fail('day-needs-count')
  const { currency, ...cash } = sums
  if (closing.kind === 'not-counted')
    return ok({ ...cash, leftMinor: cash.expectedMinor, notCounted: closing.reason })
  const usable = usableCount(context, closing.countId, closing.reason)
  if (!usable.ok) return usable
  const count = usable.value
  if (closing.leaveMinor > count.countedMinor) return fail('cash-leaves-too-much')
  const at = draft.takenAt
  bookDifference(context, count, at, closing.reason)
  const toSafeMinor = count.countedMinor - closing.leaveMinor
  if (toSafeMinor > 0)
    bookMove(context, {
      id: `${count.id}-s`,
      at,
      kind: 'to-safe',
      amountMinor: -toSafeMinor,
      currency,
      reason: '',
      countId: count.id,
    })
  return ok({
    ...cash,
    countedMinor: count.countedMinor,
    closingDifferenceMinor: count.countedMinor - count.expectedMinor,
    closingToSafeMinor: toSafeMinor,
    leftMinor: closing.leaveMinor,
    pieces: count.pieces,
    looseMinor: count.looseMinor,
    ...(closing.reason === '' ? {} : { differenceReason: closing.reason }),
  })
}

/** After the Z report has its number. */
export function sealDrawer(
  context: DayContext,
  document: DayDocument,
  closing: ClosingCash | undefined,
): void {
  const { database } = context
  const { zNumber, currency, takenAt } = document
  if (zNumber === null) throw new Error('a drawer is sealed with a numbered report')
  sealCashMoves(database, zNumber, currency)
  if (closing?.kind === 'counted')
    settleCashCount(database, closing.countId, { at: takenAt, reason: closing.reason, zNumber })
}
