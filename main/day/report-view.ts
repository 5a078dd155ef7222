import type { Money } from '../../preload/contract/money.ts'
import type { Change, ReportBar, ReportView } from '../../preload/contract/report-views.ts'
import type { Unit } from '../../preload/contract/views.ts'
import type { PeriodReport } from '../domain/period-report.ts'
import type { DayContext } from './day-context.ts'

/* A report for the screen. Lengths and changes are computed here: a screen draws them and calculates nothing. */

const millionths = 1_000_000

/** How long a bar is beside the longest; what is below zero has none. */
function shareOf(amounts: readonly number[]): (amount: number) => number {
  const longest = Math.max(1, ...amounts)
  return (amount) => Math.round((Math.max(0, amount) / longest) * millionths)
}

function change(now: number, before: number | undefined): Change {
  return before ? Math.round(((now - before) / Math.abs(before)) * millionths) : null
}

type Summed = { count: number; amountMinor: number }

export function reportView(
  { providerName }: DayContext,
  report: PeriodReport,
  { currencies, hasOpenDay }: { currencies: string[]; hasOpenDay: boolean },
): ReportView {
  const { period, currency, figures, before } = report
  const money = (minor: number): Money => ({ minor, currency })
  const sum = ({ count, amountMinor }: Summed) => ({ count, amount: money(amountMinor) })
  const bars = <Row extends Summed>(rows: readonly Row[], keyOf: (row: Row) => string): ReportBar[] => {
    const share = shareOf(rows.map(({ amountMinor }) => amountMinor))
    return rows.map((row) => ({ key: keyOf(row), ...sum(row), share: share(row.amountMinor) }))
  }
  const named = (id: string) => (id === '' ? '' : (providerName?.(id) ?? id))
  const { byProvider = [], byReader = [], byScheme = [], byCashier = [] } = figures
  const isOneService = byProvider.length < 2
  return {
    from: period.from,
    to: period.to,
    before: period.before,
    currency,
    currencies,
    hasOpenDay,
    sales: figures.sales,
    gross: money(figures.grossMinor),
    net: money(report.netMinor),
    tax: money(report.taxMinor),
    average: money(report.averageMinor),
    discounts: money(figures.discountsMinor),
    tips: money(figures.tipsMinor),
    cashRounding: money(figures.cashRoundingMinor),
    refunds: sum(report.refunds),
    returned: { count: figures.returns, amount: money(0 - figures.returnedMinor) },
    voidedLines: sum(report.voidedLines),
    voidedSales: sum(report.voidedSales),
    change: {
      gross: change(figures.grossMinor, before?.grossMinor),
      sales: change(figures.sales, before?.sales),
      average: change(report.averageMinor, before?.averageMinor),
    },
    steps: report.steps,
    byDate: comparedBars(report),
    byHour: bars(report.byHour.map(counted), ({ hour }) => hour),
    byWeekday: bars(report.byWeekday.map(counted), ({ weekday }) => String(weekday)),
    byTender: bars(figures.byTender, ({ tender }) => tender),
    byProvider: bars(byProvider, ({ provider }) => named(provider)),
    byReader: bars(byReader, ({ provider, reader }) =>
      isOneService ? reader : `${reader} · ${named(provider)}`,
    ),
    byScheme: bars(byScheme, ({ scheme }) => scheme),
    byCashier: bars(byCashier, ({ name }) => name),
    byCategory: categoryBars(report),
    byTax: figures.byTax.map(({ name, ratePpm, netMinor, taxMinor, grossMinor }) => ({
      name,
      ratePpm,
      net: money(netMinor),
      tax: money(taxMinor),
      gross: money(grossMinor),
    })),
    bestSellers: sellerBars(report),
  }
}

const counted = <Row extends { sales: number }>({ sales, ...row }: Row) => ({ ...row, count: sales })

function comparedBars({ byDate, currency }: PeriodReport): ReportView['byDate'] {
  const share = shareOf(byDate.flatMap(({ amountMinor, beforeMinor }) => [amountMinor, beforeMinor ?? 0]))
  return byDate.map(({ key, sales, amountMinor, beforeMinor }) => ({
    key,
    count: sales,
    amount: { minor: amountMinor, currency },
    share: share(amountMinor),
    before: beforeMinor === null ? null : { minor: beforeMinor, currency },
    beforeShare: share(beforeMinor ?? 0),
  }))
}

function categoryBars({ figures, currency }: PeriodReport): ReportView['byCategory'] {
  const share = shareOf(figures.byCategory.map(({ amountMinor }) => amountMinor))
  return figures.byCategory.map(({ name, quantityMilli, amountMinor }) => ({
    key: name,
    count: 0,
    quantityMilli,
    amount: { minor: amountMinor, currency },
    share: share(amountMinor),
  }))
}

function sellerBars({ bestSellers, currency }: PeriodReport): ReportView['bestSellers'] {
  const share = shareOf(bestSellers.map(({ amountMinor }) => amountMinor))
  return bestSellers.map(({ name, unit, count, quantityMilli, amountMinor }) => ({
    key: name,
    // Written by the till's own sales.
    unit: unit as Unit,
    count,
    quantityMilli,
    amount: { minor: amountMinor, currency },
    share: share(amountMinor),
  }))
}
