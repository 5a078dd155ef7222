import { createHash } from 'node:crypto'
import type { ClosingCash } from '../../preload/contract/cash.ts'
import type { DayView } from '../../preload/contract/day-views.ts'
import { shortestReason } from '../../preload/contract/reasons.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { DayDocument } from '../domain/day-document.ts'
import { dayFigures, figureDifferences } from '../domain/day-figures.ts'
import { plainText } from '../domain/kept-evidence.ts'
import { countDay, totalsOf } from '../store/day-count.ts'
import {
  type DayRow,
  nextZNumber,
  readDay,
  readLastClosedDay,
  readOpenDay,
  readOpenPayments,
  sealDay,
} from '../store/day-store.ts'
import { enqueueJob } from '../store/job-store.ts'
import { appendJournal } from '../store/journal-store.ts'
import { countOutside } from '../store/late-charge-store.ts'
import { keepDaySums } from '../store/period-sums-store.ts'
import { countTenderChanges } from '../store/return-tender-store.ts'
import { countTakenBack } from '../store/taken-back-store.ts'
import { sealVoids } from '../store/void-store.ts'
import { closeDrawer, sealDrawer } from './cash-book.ts'
import type { DayContext } from './day-context.ts'
import { storedDayView, xDocument } from './day-report.ts'
import { sumsOfDay } from './keep-sums.ts'

export type Closing = { reason?: string; cash?: ClosingCash | undefined }

/**
 * The Z report: seals the open day, or says why not. The next day opens with the next sale. Pressed a second time, with
 * no sale in between, it answers with the Z that was just made. What is on its way back to a card, or not decided, stays so over the
 * Z, which names each of it: for that somebody has to say why.
 */
export function closeDay(context: DayContext, request: Closing = {}): Result<DayView> {
  const { database } = context
  const closed = database.inTransaction((): Result<number> => {
    const day = readOpenDay(database)
    if (!day) {
      const last = readLastClosedDay(database)
      return last ? ok(last.id) : fail('day-empty')
    }
    const open = readOpenPayments(database)
    if (open.length > 0) return fail('day-has-open-payments', { count: open.length })
    return seal(context, day, request)
  })
  if (!closed.ok) return closed
  const day = readDay(database, closed.value)
  if (!day) throw new Error(`day ${closed.value} was closed and is not there`)
  context.wakeQueue()
  context.nudge('sales')
  return ok(storedDayView(context, day))
}

function seal(context: DayContext, day: DayRow, closing: Closing): Result<number> {
  const reason = plainText(closing.reason ?? '').trim()
  const { database, log } = context
  const draft = xDocument(context, day)
  const count = countDay(database, day.id)
  const counted = dayFigures(totalsOf(count))
  const differences = figureDifferences(draft.figures, counted)
  const [first] = differences
  if (first) {
    // Never the prettier figure: the day stays open until somebody knows which account is right.
    log.error('day-totals-differ', { dayId: day.id, differences })
    return fail('internal', { what: first.what, kept: first.kept, counted: first.counted })
  }
  if (counted.sales === 0) return fail('day-empty')
  const { undecided } = draft.outside
  if (undecided.length > 0 && reason.length < shortestReason)
    return fail('day-needs-reason', { count: undecided.length })

  const cash = closeDrawer(context, draft, closing.cash)
  if (!cash.ok) return cash
  const zNumber = nextZNumber(database)
  const isReasonNeeded = undecided.length > 0
  const document: DayDocument = {
    ...draft,
    kind: 'z',
    zNumber,
    ...(isReasonNeeded ? { closingReason: reason } : {}),
    ...(cash.value ? { cash: cash.value } : {}),
  }
  const text = JSON.stringify(document)
  const now = document.takenAt
  if (!sealDay(database, { id: day.id, closedAt: now, zNumber, document: text }))
    throw new Error(`day ${day.id} was closed by somebody else inside this transaction`)
  countOutside(database, zNumber, document.currency)
  countTakenBack(database, zNumber, document.currency)
  keepDaySums(database, sumsOfDay(day.id, document, count))
  sealVoids(database, zNumber, document.currency)
  countTenderChanges(database, zNumber, document.currency)
  sealDrawer(context, document, closing.cash)
  context.sealed?.(day.id, now)
  appendJournal(database, now, 'day-closed', String(day.id), {
    zNumber,
    date: document.date,
    currency: document.currency,
    firstReceipt: document.firstReceipt,
    lastReceipt: document.lastReceipt,
    ...document.figures,
    partPayments: document.partPayments,
    outside: document.outside,
    voids: document.voids,
    ...(document.cash ? { cash: document.cash } : {}),
    ...(isReasonNeeded ? { reason } : {}),
    documentHash: createHash('sha256').update(text).digest('hex'),
  })
  enqueueJob(database, { kind: 'print-day', subject: String(day.id), runAt: now, now })
  return ok(day.id)
}
