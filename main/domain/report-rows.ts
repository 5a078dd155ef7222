import type { Language } from '../../preload/contract/views.ts'
import { dayPartWords } from './day-part-words.ts'
import type { PeriodReport } from './period-report.ts'
import { dayWords, receiptWords } from './receipt-words.ts'
import { reportWords } from './report-words.ts'

export type ReportRow = {
  /** Words of the till, unless it is a text of the shop. */
  name: string
  isText?: true
  count?: number
  quantityMilli?: number
  amountMinor: number
  beforeMinor?: number | null
}
export type ReportPart = { title: string; rows: ReportRow[] }

/** The parts of a report in their order, the same on paper and in a list. */
export function reportParts(report: PeriodReport, language: Language): ReportPart[] {
  const words = reportWords[language]
  const day = dayWords[language]
  const parts = dayPartWords[language]
  const { figures } = report
  const { byProvider = [], byReader = [], byScheme = [], byCashier = [] } = figures
  const text = (name: string) => ({ name: name || parts.notTold, isText: true as const })
  const all: ReportPart[] = [
    {
      title: words.byDate,
      rows: report.byDate.map(({ key, sales, ...row }) => ({ name: key, count: sales, ...row })),
    },
    {
      title: day.byTender,
      rows: figures.byTender.map(({ tender, ...row }) => ({ name: receiptWords[language][tender], ...row })),
    },
    { title: parts.byProvider, rows: byProvider.map((row) => ({ ...figure(row), ...text(row.provider) })) },
    { title: parts.byReader, rows: byReader.map((row) => ({ ...figure(row), ...text(row.reader) })) },
    { title: parts.byScheme, rows: byScheme.map((row) => ({ ...figure(row), ...text(row.scheme) })) },
    { title: parts.byCashier, rows: byCashier.map((row) => ({ ...figure(row), ...text(row.name) })) },
    {
      title: day.byHour,
      rows: report.byHour.map(({ hour, sales, amountMinor }) => ({
        name: `${hour}:00`,
        count: sales,
        amountMinor,
      })),
    },
    {
      title: words.byWeekday,
      rows: report.byWeekday.map(({ weekday, sales, amountMinor }) => ({
        name: words.weekdays[weekday - 1] ?? '',
        count: sales,
        amountMinor,
      })),
    },
    {
      title: day.byCategory,
      rows: figures.byCategory.map(({ name, ...row }) => ({
        ...row,
        name: name || day.withoutCategory,
        isText: true,
      })),
    },
    {
      title: words.bestSellers,
      rows: report.bestSellers.map(({ name, count, quantityMilli, amountMinor }) => ({
        name,
        isText: true,
        count,
        quantityMilli,
        amountMinor,
      })),
    },
    { title: parts.voids, rows: voidRows(report, language) },
  ]
  return all.filter(({ rows }) => rows.length > 0)
}

function figure({ count, amountMinor }: { count: number; amountMinor: number }) {
  return { count, amountMinor }
}

function voidRows({ voidedLines, voidedSales }: PeriodReport, language: Language): ReportRow[] {
  const words = dayPartWords[language]
  return [
    { name: words.voidedLines, ...voidedLines },
    { name: words.voidedSales, ...voidedSales },
  ].filter(({ count }) => count > 0)
}
