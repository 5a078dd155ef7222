import { decimalText } from '../../preload/contract/money.ts'
import { type CsvCell, writtenCell } from '../domain/csv-cell.ts'
import type { PeriodReport } from '../domain/period-report.ts'
import { dayWords } from '../domain/receipt-words.ts'
import { reportParts } from '../domain/report-rows.ts'
import { reportWords } from '../domain/report-words.ts'
import { returnDayWords } from '../domain/return-parts.ts'
import type { DayContext } from './day-context.ts'

/**
 * A report as a list for spreadsheets, as the other lists are: the mark of UTF-8, guarded texts, the decimal sign of the shop's language. The
 * journal's head stands in each row, so that a row that is copied elsewhere still says which books it is from.
 */
export function reportCsv(
  context: DayContext,
  report: PeriodReport,
  journalHead: string,
): { fileName: string; text: string } {
  const { language } = context.settings()
  const { period, currency, figures } = report
  const isEnglish = language === 'en'
  const separator = isEnglish ? ',' : ';'
  const decimal = (text: string) => (isEnglish ? text : text.replace('.', ','))
  const amount = (minor: number | null | undefined) =>
    minor === null || minor === undefined ? '' : decimal(decimalText(minor, currency))
  const words = reportWords[language]
  const day = dayWords[language]
  const { columns } = words
  const line = (cells: readonly CsvCell[]) =>
    `${cells.map((cell) => writtenCell(cell, separator)).join(separator)}\r\n`
  const row = (section: string, name: CsvCell, values: RowValues) =>
    line([
      period.from,
      period.to,
      currency,
      section,
      name,
      values.count === undefined ? '' : String(values.count),
      values.quantityMilli === undefined ? '' : decimal(String(values.quantityMilli / 1000)),
      amount(values.amountMinor),
      amount(values.beforeMinor),
      journalHead,
    ])
  const sums: [string, RowValues][] = [
    [
      day.revenue,
      { count: figures.sales, amountMinor: figures.grossMinor, beforeMinor: report.before?.grossMinor },
    ],
    [words.net, { amountMinor: report.netMinor }],
    [words.tax, { amountMinor: report.taxMinor }],
    [words.average, { amountMinor: report.averageMinor, beforeMinor: report.before?.averageMinor }],
    [returnDayWords[language].returned, { count: figures.returns, amountMinor: 0 - figures.returnedMinor }],
    [day.discounts, { amountMinor: figures.discountsMinor }],
    [day.tips, { amountMinor: figures.tipsMinor }],
    [day.cashRounding, { amountMinor: figures.cashRoundingMinor }],
    [words.refunds, { count: report.refunds.count, amountMinor: -report.refunds.amountMinor }],
  ]
  const text = [
    `\ufeff${line([words.from, words.to, 'ISO 4217', ...Object.values(columns), 'Journal'])}`,
    ...sums.map(([name, values]) => row(words.title, name, values)),
    ...figures.byTax.map(({ name, grossMinor }) =>
      row(day.byTax, { text: name }, { amountMinor: grossMinor }),
    ),
    ...reportParts(report, language).flatMap(({ title, rows }) =>
      rows.map((one) => row(title, one.isText ? { text: one.name } : one.name, one)),
    ),
  ].join('')
  const till = context.isTraining() ? 'training' : 'suretill'
  const span = period.from === period.to ? period.from : `${period.from}-to-${period.to}`
  return { fileName: `${till}-report-${span}.csv`, text }
}

type RowValues = {
  count?: number
  quantityMilli?: number
  amountMinor: number
  beforeMinor?: number | null | undefined
}
