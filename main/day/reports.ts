import type { Parsed } from '../../preload/contract/channels.ts'
import type { ReportView } from '../../preload/contract/report-views.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { businessDate } from '../domain/business-day.ts'
import { bestSellers, type DatedSum, type PeriodReport, periodReport } from '../domain/period-report.ts'
import {
  addSums,
  type PeriodSums,
  type ProductSums,
  type ProductValues,
  periodSums,
} from '../domain/period-sums.ts'
import { layOutReport } from '../domain/report-layout.ts'
import { type ReportPeriod, type ReportSpan, reportPeriod } from '../domain/report-period.ts'
import { shopTime } from '../domain/shop-time.ts'
import { beginCount, countSales, type DayCount } from '../store/day-count.ts'
import { type DayRow, readDaySales, readOpenDay, saleRange } from '../store/day-store.ts'
import { readDayTotals } from '../store/day-totals-store.ts'
import { enqueueJob } from '../store/job-store.ts'
import { journalHead } from '../store/journal-store.ts'
import { readOutsideSums } from '../store/late-charge-store.ts'
import { readDaySeries, readSpanSums, readSumCurrencies, spanProducts } from '../store/period-sums-store.ts'
import { restBySlices } from '../store/rest.ts'
import { readOpenVoids } from '../store/void-store.ts'
import type { DayContext } from './day-context.ts'
import { keepMissingSums } from './keep-sums.ts'
import { reportCsv } from './report-csv.ts'
import { reportView } from './report-view.ts'

type Request = Parsed<'report.get'>

export type Reports = {
  get(request: Request): Promise<Result<ReportView>>
  csv(request: Request): Promise<Result<{ fileName: string; text: string }>>
  print(request: Request): Promise<Result<{ queued: true }>>
  /** Waits until nothing of a report is under way. */
  stop(): Promise<void>
}

/** What was sold of each thing in the open day, up to a sale: the next report goes on from there. */
type OpenProducts = { dayId: number; upTo: number; count: DayCount }

const shownSellers = 20

/**
 * Reports of any period, from the sums that are kept as days close and those of the open day. One at a time and in slices, so that a sale beside
 * them never waits. What is true is read in one step; the rest of the work is adding up.
 */
export function createReports(context: DayContext): Reports {
  const { database } = context
  const maker: Maker = { context, known: undefined, isStopping: false }
  let atWork: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(request: Request, use: (made: Made) => Result<T>): Promise<Result<T>> => {
    const work = async () => {
      try {
        return use(await makeReport(maker, request))
      } catch (error) {
        if (error instanceof Stopping) return fail('till-unreachable', { sent: 'no' })
        throw error
      }
    }
    const turn = atWork.then(work, work)
    atWork = turn.catch(() => undefined)
    return turn
  }
  return {
    get: (request) =>
      inTurn(request, ({ report, facts: { currencies, open } }) =>
        ok(reportView(context, report, { currencies, hasOpenDay: open !== undefined })),
      ),
    csv: (request) => inTurn(request, ({ report }) => ok(reportCsv(context, report, journalHead(database)))),
    print: (request) => inTurn(request, ({ report }) => printReport(context, report)),
    async stop() {
      maker.isStopping = true
      await atWork
    },
  }
}

type Maker = { context: DayContext; known: OpenProducts | undefined; isStopping: boolean }
type Made = { report: PeriodReport; facts: Facts }

/** Nobody waits for this report any more. */
class Stopping extends Error {}

async function makeReport(maker: Maker, request: Request): Promise<Made> {
  const { context } = maker
  const pause = restBySlices()
  const rest = async () => {
    await pause()
    if (maker.isStopping) throw new Stopping()
  }
  await keepMissingSums(context.database, rest)
  const facts = readFacts(context, request)
  const products = await addUpProducts(maker, facts, rest)
  const sellers = bestSellers(products, shownSellers)
  return { report: periodReport(facts.period, facts.currency, { ...facts, bestSellers: sellers }), facts }
}

async function addUpProducts(
  maker: Maker,
  { productTexts, open }: Facts,
  rest: () => Promise<void>,
): Promise<ProductSums> {
  const products: ProductSums = {}
  for (const text of productTexts) {
    addSums(products, JSON.parse(text) as ProductSums)
    await rest()
  }
  if (!open) return products
  const { dayId } = open
  const from =
    maker.known?.dayId === dayId ? maker.known : { dayId, upTo: open.first - 1, count: beginCount() }
  // What is broken off in the middle is not gone on with: a count is whole up to its sale, or it is none.
  maker.known = undefined
  for (let first = from.upTo + 1; first <= open.last; first += salesPerSlice) {
    const last = Math.min(open.last, first + salesPerSlice - 1)
    countSales(maker.context.database, from.count, { dayId, first, last })
    from.upTo = last
    await rest()
  }
  maker.known = from
  addSums(products, Object.fromEntries(from.count.products) as Record<string, ProductValues>)
  return products
}

const salesPerSlice = 50

type Facts = {
  period: ReportPeriod
  currency: string
  currencies: string[]
  sums: PeriodSums
  before: PeriodSums
  series: DatedSum[]
  seriesBefore: DatedSum[]
  productTexts: string[]
  open: { dayId: number; first: number; last: number } | undefined
}

/** Everything that a report is about, in one step: a Z in the middle of it changes nothing. */
function readFacts(context: DayContext, request: Request): Facts {
  const { database, clock } = context
  const settings = context.settings()
  const today = businessDate(shopTime(settings.timeZone), clock.now(), settings.dayEndsAt)
  const period = reportPeriod(request.period, today)
  const openDay = readOpenDay(database)
  const openCurrency = openDay && (readDaySales(database, openDay.id).currency ?? settings.currency)
  const currencies = [
    ...new Set([...readSumCurrencies(database), ...(openCurrency ? [openCurrency] : [])]),
  ].sort()
  const currency = request.currency ?? openCurrency ?? settings.currency
  const add = (span: ReportSpan) => {
    const sums = readSpanSums(database, span, currency)
    const series = readDaySeries(database, span, currency)
    const isOpen =
      openDay && openCurrency === currency && openDay.date >= span.from && openDay.date <= span.to
    if (isOpen) addOpenDay(context, openDay, { sums, series, currency })
    return { sums, series, isOpen }
  }
  const now = add(period)
  const before = add(period.before)
  return {
    period,
    currency,
    currencies,
    sums: now.sums,
    before: before.sums,
    series: now.series,
    seriesBefore: before.series,
    productTexts: spanProducts(database, period, currency),
    open: now.isOpen && openDay ? { dayId: openDay.id, ...saleRange(database, openDay.id) } : undefined,
  }
}

function addOpenDay(
  { database }: DayContext,
  day: DayRow,
  into: { sums: PeriodSums; series: DatedSum[]; currency: string },
): void {
  const { currency } = into
  const sums = periodSums(readDayTotals(database, day.id), {
    outside: readOutsideSums(database, currency),
    voids: readOpenVoids(database, currency),
  })
  addSums(into.sums, sums)
  const [sales, , grossMinor] = sums['day all'] ?? [0, 0, 0]
  into.series.push({ date: day.date, sales, grossMinor })
}

/** As it is now; the paper says of when. */
function printReport(context: DayContext, report: PeriodReport): Result<{ queued: true }> {
  const { database, clock } = context
  const now = clock.now()
  const settings = context.settings()
  const lines = layOutReport(
    report,
    {
      language: settings.language,
      timeZone: settings.timeZone,
      shopName: settings.shopName,
      training: context.isTraining(),
      test: context.isTest(),
      takenAt: now,
    },
    settings.receiptColumns,
  )
  const { from, to } = report.period
  database.inTransaction(() =>
    enqueueJob(database, {
      kind: 'print-report',
      subject: `${from}/${to}`,
      payload: { lines },
      runAt: now,
      now,
    }),
  )
  context.wakeQueue()
  return ok({ queued: true })
}
