import type { Money } from '../../preload/contract/money.ts'
import {
  type DayToLookAt,
  type ReconcileClass,
  type ReconciledDay,
  type ReconcileLineView,
  type ReconcilePage,
  type ReconcileSumView,
  type ReconcileTotalsView,
  type ReconciliationView,
  reconcileClasses,
} from '../../preload/contract/reconcile-views.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { ReconcileSum } from '../domain/reconcile.ts'
import type { TotalsBeside, TotalsSum } from '../statement-ports.ts'
import { paymentOfCharge, providersInPeriod, readersInPeriod } from '../store/booked-movements.ts'
import { waitingJob } from '../store/job-store.ts'
import { loadPayment } from '../store/payment-store.ts'
import { loadOwedItem } from '../store/queue-store.ts'
import {
  allLines,
  comparedProviders,
  daysWithOpenLines,
  lastRun,
  loadRun,
  openLines,
  type ReconcileRun,
  type StoredLine,
} from '../store/reconcile-store.ts'
import { readSale } from '../store/sale-store.ts'
import { type DayPeriod, dayPeriod } from './day-period.ts'
import { problemOf } from './job-problem.ts'
import { providerOf, type ReconcileContext } from './reconcile-context.ts'
import { compareSubject, oweComparison } from './reconcile-day.ts'

/* A day beside the card services' lists, for the screen. */

/** No screen shows more at once; what is beyond is asked for by page. */
const mostShown = 200
const mostDays = 60

/** reconcile.day */
export function reconciledDay(context: ReconcileContext, dayId: number): Result<ReconciledDay> {
  const { database, clock } = context
  const period = dayPeriod(database, dayId, clock.now())
  if (!period) return fail('day-not-found')
  const providers = new Set([...providersInPeriod(database, period), ...comparedProviders(database, dayId)])
  return ok({ dayId, providers: [...providers].map((provider) => oneProvider(context, period, provider)) })
}

/** reconcile.to-look-at: closed days, so that nobody has to open each of them to know. */
export function daysToLookAt(context: ReconcileContext): Result<DayToLookAt[]> {
  const days = daysWithOpenLines(context.database, mostDays).flatMap((dayId) => {
    const day = dayId === 0 ? undefined : reconciledDay(context, dayId)
    const open = day?.ok ? day.value.providers.reduce((sum, one) => sum + one.open, 0) : 0
    return open > 0 ? [{ dayId, open }] : []
  })
  return ok(days)
}

/** reconcile.now */
export function reconcileNow(context: ReconcileContext, dayId: number): Result<ReconciledDay> {
  const { database, clock } = context
  database.inTransaction(() => oweComparison(database, dayId, clock.now()))
  context.wakeQueue()
  return reconciledDay(context, dayId)
}

/** reconcile.lines: every line of a comparison, also those that match. */
export function reconcileLines(
  context: ReconcileContext,
  { runId, offset, limit }: { runId: number; offset: number; limit: number },
): Result<ReconcilePage> {
  const run = loadRun(context.database, runId)
  if (!run) return fail('comparison-not-found')
  const lines = allLines(context.database, run, { offset, limit })
  return ok({ total: totalOf(run), lines: lines.map((line) => lineView(context, run, line)) })
}

/** Nothing to do here; what could be this till's after all is somebody's to look at. */
const isOfOthers = ({ note }: ReconcileLineView): boolean => note === 'not-from-this-till'

/** The next comparison, or the till's own question, tells it. */
const endsByItself = ({ note }: ReconcileLineView): boolean =>
  ['not-listed-yet', 'open-there', 'open-here', 'not-asked-yet'].includes(note)

const totalOf = ({ counts }: ReconcileRun) =>
  reconcileClasses.reduce((sum: number, name) => sum + counts[name], 0)

function oneProvider(context: ReconcileContext, period: DayPeriod, provider: string): ReconciliationView {
  const { database } = context
  const subject = compareSubject(period.dayId, provider)
  const run = lastRun(database, period.dayId, provider)
  const job = waitingJob(database, 'reconcile-day', subject)
  const problem = job ? problemOf(loadOwedItem(database, job.id)?.lastError ?? null) : null
  // A day that goes on, or a list that could still change, is compared and will be again.
  const isWaiting = job !== undefined && (!run || problem !== null || job.runAt <= context.clock.now())
  const lines = run ? openLines(database, run, mostShown).map((line) => lineView(context, run, line)) : []
  return {
    provider,
    providerName: providerOf(context, provider)?.displayName ?? provider,
    state: isWaiting ? 'waiting' : run ? 'done' : 'none',
    problem,
    nextTryAt: job?.runAt ?? null,
    runId: run?.id ?? null,
    askedAt: run?.askedAt ?? null,
    counts: run?.counts ?? noCounts,
    foreign: lines.filter(isOfOthers).length,
    open: lines.filter((line) => !line.isSettled && !isOfOthers(line) && !endsByItself(line)).length,
    sums: run?.sums.map(sumView) ?? [],
    totals: run ? run.totals.map((totals) => totalsView(context, period, provider, totals)) : [],
    answersHash: run?.answersHash ?? null,
    lines,
  }
}

const noCounts = Object.fromEntries(reconcileClasses.map((name) => [name, 0])) as Record<
  ReconcileClass,
  number
>

function sumView(sum: ReconcileSum): ReconcileSumView {
  const money = (minor: number): Money => ({ minor, currency: sum.currency })
  return {
    ourCharges: money(sum.ourChargesMinor),
    theirCharges: money(sum.theirChargesMinor),
    ourRefunds: money(sum.ourRefundsMinor),
    theirRefunds: money(sum.theirRefundsMinor),
    isEqual: sum.ourChargesMinor === sum.theirChargesMinor && sum.ourRefundsMinor === sum.theirRefundsMinor,
  }
}

function totalsView(
  { database }: ReconcileContext,
  period: DayPeriod,
  provider: string,
  { providerReaderId, date, currency, told, listed }: TotalsBeside,
): ReconcileTotalsView {
  const side = (sum: TotalsSum) => ({
    charges: sum.charges,
    charged: { minor: sum.chargedMinor, currency },
    refunds: sum.refunds,
    refunded: { minor: sum.refundedMinor, currency },
  })
  const readers = readersInPeriod(database, provider, period)
  const reader = readers.find((one) => one.providerReaderId === providerReaderId)
  return {
    readerName: reader?.name || providerReaderId,
    date,
    told: told && side(told),
    listed: side(listed),
    isEqual: told !== null && JSON.stringify(side(told)) === JSON.stringify(side(listed)),
  }
}

function lineView(context: ReconcileContext, run: ReconcileRun, line: StoredLine): ReconcileLineView {
  const { database } = context
  const payment = line.paymentId === null ? undefined : loadPayment(database, line.paymentId)
  const isThereNow =
    line.class === 'only-there' &&
    line.kind === 'charge' &&
    paymentOfCharge(database, run.provider, line.theirId) !== undefined
  const isAdoptable = line.class === 'only-there' && line.kind === 'charge' && !isThereNow
  return {
    position: line.position,
    class: line.class,
    note: line.note,
    kind: line.kind,
    at: line.at,
    ours: line.ourMinor === null ? null : { minor: line.ourMinor, currency: line.currency },
    theirs: line.theirMinor === null ? null : { minor: line.theirMinor, currency: line.theirCurrency },
    code: line.code,
    reference: line.reference,
    receiptNumber: payment ? (readSale(database, payment.saleId)?.receiptNumber ?? null) : null,
    saleId: payment?.saleId ?? null,
    isSettled: isThereNow,
    adopt: isAdoptable ? howAdoptable(line) : null,
  }
}

function howAdoptable({ note }: StoredLine): ReconcileLineView['adopt'] {
  if (note === 'attempt-of-ours' || note === 'charged-twice') return 'freely'
  return note === 'reference-unknown' ? 'with-reason' : null
}
