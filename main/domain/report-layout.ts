import type { Language, PaperLine } from '../../preload/contract/views.ts'
import { centredLines, rowLines, rule, textLines, totalLines } from './paper.ts'
import {
  amountText,
  dateText,
  dateTimeText,
  quantityText,
  signedAmountText,
  totalText,
} from './paper-amount.ts'
import { paperText } from './paper-text.ts'
import type { PeriodReport } from './period-report.ts'
import { paperMark, taxTable } from './receipt-parts.ts'
import { dayWords, receiptWords } from './receipt-words.ts'
import { type ReportPart, reportParts } from './report-rows.ts'
import { reportWords } from './report-words.ts'
import { returnDayWords } from './return-parts.ts'

type Facts = {
  language: Language
  timeZone: string
  shopName: string
  training: boolean
  test: boolean
  takenAt: number
}

/** A report of a period as lines of paper. It is no Z: nothing is sealed by it, and it says of when it is. */
export function layOutReport(report: PeriodReport, facts: Facts, columns: number): PaperLine[] {
  const { language } = facts
  const mark = paperMark(facts, language, columns)
  return [
    ...mark,
    ...centredLines(paperText(facts.shopName), columns, { bold: true, large: true }),
    ...centredLines(reportWords[language].title, columns, { bold: true }),
    ...periodLines(report, facts, columns),
    rule(columns),
    ...sumLines(report, language, columns),
    ...taxLines(report, language, columns),
    ...reportParts(report, language)
      .filter((part) => part.rows.length > 1 || part.title !== reportWords[language].byDate)
      .flatMap((part) => partLines(part, report, language, columns)),
    ...mark,
  ]
}

function periodLines({ period }: PeriodReport, facts: Facts, columns: number): PaperLine[] {
  const { language, timeZone, takenAt } = facts
  const words = reportWords[language]
  return [
    ...rowLines(words.from, dateText(period.from, language), columns),
    ...rowLines(words.to, dateText(period.to, language), columns),
    ...rowLines(dayWords[language].asOf, dateTimeText(takenAt, timeZone, language), columns),
  ]
}

function sumLines(report: PeriodReport, language: Language, columns: number): PaperLine[] {
  const { figures, currency, before, refunds } = report
  const words = reportWords[language]
  const day = dayWords[language]
  const row = (word: string, minor: number) => rowLines(word, amountText(minor, currency, language), columns)
  return [
    ...rowLines(day.sales, quantityText(figures.sales * 1000, language), columns),
    ...totalLines(day.revenue, totalText(figures.grossMinor, currency, language), columns),
    ...(before ? row(words.before, before.grossMinor) : []),
    ...row(words.net, report.netMinor),
    ...row(words.tax, report.taxMinor),
    ...row(words.average, report.averageMinor),
    ...(figures.returns === 0
      ? []
      : row(`${returnDayWords[language].returned} (${figures.returns})`, 0 - figures.returnedMinor)),
    ...row(day.discounts, figures.discountsMinor),
    ...row(day.tips, figures.tipsMinor),
    ...rowLines(day.cashRounding, signedAmountText(figures.cashRoundingMinor, currency, language), columns),
    ...(refunds.count === 0 ? [] : row(`${words.refunds} (${refunds.count})`, -refunds.amountMinor)),
  ]
}

function taxLines({ figures, currency }: PeriodReport, language: Language, columns: number): PaperLine[] {
  if (figures.byTax.length === 0) return []
  const amount = (minor: number) => amountText(minor, currency, language)
  return [
    rule(columns),
    ...textLines(dayWords[language].byTax, columns, { bold: true }),
    ...taxTable(
      { words: receiptWords[language], language, columns, amount },
      figures.byTax.map((tax) => ({ ...tax, mark: '' })),
    ),
  ]
}

function partLines(
  { title, rows }: ReportPart,
  { currency }: PeriodReport,
  language: Language,
  columns: number,
): PaperLine[] {
  const many = ({ count, quantityMilli }: ReportPart['rows'][number]) =>
    quantityMilli === undefined ? String(count ?? '') : quantityText(quantityMilli, language)
  return [
    rule(columns),
    ...textLines(title, columns, { bold: true }),
    ...rows.flatMap((row) =>
      rowLines(
        `${paperText(row.name)} (${many(row)})`,
        amountText(row.amountMinor, currency, language),
        columns,
      ),
    ),
  ]
}
