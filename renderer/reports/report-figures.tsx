import type { ReactNode } from 'react'
import type { Money } from '../../preload/contract/money.ts'
import type { Change, ReportBar, ReportView } from '../../preload/contract/report-views.ts'
import { Bars } from '../day/bars.tsx'
import { Amount } from '../design/amount.tsx'
import { Card } from '../design/page.tsx'
import { useFormat, useTexts } from '../state/till-context.tsx'
import { ColumnsPicture } from './columns-picture.tsx'
import { BestSellers, Taxes } from './report-tables.tsx'
import styles from './reports.module.css'
import { useReportWords } from './use-report-words.ts'

/** A report: what came in beside the period before, then when, how and with what. */
export function ReportFigures({ report }: { report: ReportView }) {
  const words = useTexts().reports
  return (
    <div className={styles.report} data-testid="report">
      <Before report={report} />
      <Tiles report={report} />
      <div className={styles.cards}>
        <When report={report} />
        <Card title={words.bestSellers} testId="report-sellers">
          <BestSellers report={report} />
        </Card>
        <How report={report} />
        <Card title={words.byTax} testId="report-taxes">
          <Taxes report={report} />
        </Card>
      </div>
    </div>
  )
}

function Before({ report }: { report: ReportView }) {
  const words = useTexts().reports
  const format = useFormat()
  const { from, to } = report.before
  const sentence =
    from === to
      ? words.beforeDay(format.businessDay(from))
      : words.before(format.shortDay(from), format.shortDay(to))
  const span =
    report.from === report.to
      ? format.businessDay(report.from)
      : `${format.shortDay(report.from)} – ${format.shortDay(report.to)}`
  return (
    <p className={styles.span}>
      <strong data-testid="report-span">{span}</strong>
      {[sentence, report.hasOpenDay ? words.openIncluded : ''].filter(Boolean).map((text) => (
        <span key={text}> · {text}</span>
      ))}
    </p>
  )
}

function Tiles({ report }: { report: ReportView }) {
  const words = useTexts().reports
  const format = useFormat()
  const { change } = report
  return (
    <div className={styles.tiles}>
      <Tile label={words.turnover} testId="report-gross" change={change.gross} big>
        <Amount money={report.gross} />
      </Tile>
      <Tile label={words.sales} testId="report-sales" change={change.sales}>
        {format.number(report.sales)}
      </Tile>
      <Tile label={words.average} testId="report-average" change={change.average}>
        <Amount money={report.average} />
      </Tile>
      <Tile label={words.net}>
        <Amount money={report.net} />
      </Tile>
      <MoneyTile label={words.tax} money={report.tax} />
      <MoneyTile label={words.discounts} money={report.discounts} />
      <MoneyTile label={words.tips} money={report.tips} />
      <MoneyTile label={words.rounding} money={report.cashRounding} />
      <MoneyTile label={words.returned} money={report.returned.amount} />
      <MoneyTile label={words.refunds} money={report.refunds.amount} />
    </div>
  )
}

type TileProps = {
  label: string
  children: ReactNode
  change?: Change
  big?: boolean
  testId?: string
}

function Tile({ label, children, change, big = false, testId }: TileProps) {
  const words = useTexts().reports
  const write = useReportWords()
  return (
    <div className={big ? styles.bigTile : styles.tile} data-testid={testId}>
      <span className={styles.tileLabel}>{label}</span>
      <span className={styles.tileValue}>{children}</span>
      {change !== undefined && (change !== null || big) && (
        <span className={styles.change}>{change === null ? words.noBefore : write.change(change)}</span>
      )}
    </div>
  )
}

function MoneyTile({ label, money }: { label: string; money: Money }) {
  if (money.minor === 0) return null
  return (
    <Tile label={label}>
      <Amount money={money} />
    </Tile>
  )
}

function When({ report }: { report: ReportView }) {
  const words = useTexts().reports
  const format = useFormat()
  const write = useReportWords()
  const isDays = report.steps === 'day'
  return (
    <>
      {report.byDate.length > 1 && (
        <div className={styles.whole}>
          <Card title={isDays ? words.byDate : words.byMonth} testId="report-dates">
            <ColumnsPicture
              title={isDays ? words.byDate : words.byMonth}
              keyName={isDays ? words.date : words.month}
              columns={report.byDate.map((bar) => ({
                ...bar,
                mark: isDays ? write.dayMark(bar.key) : write.monthMark(bar.key),
                name: isDays ? format.businessDay(bar.key) : write.month(bar.key),
              }))}
            />
          </Card>
        </div>
      )}
      <Card title={words.byHour} testId="report-hours">
        <ColumnsPicture
          title={words.byHour}
          keyName={words.hour}
          columns={report.byHour.map((bar) => ({ ...bar, mark: bar.key, name: `${bar.key}:00` }))}
        />
      </Card>
      {report.byDate.length > 1 && (
        <Card title={words.byWeekday} testId="report-weekdays">
          <ColumnsPicture
            title={words.byWeekday}
            keyName={words.weekday}
            columns={report.byWeekday.map((bar) => ({
              ...bar,
              mark: write.weekdayMark(bar.key),
              name: write.weekday(bar.key),
            }))}
          />
        </Card>
      )}
    </>
  )
}

function How({ report }: { report: ReportView }) {
  const texts = useTexts()
  const words = texts.reports
  const format = useFormat()
  const rows = (bars: readonly ReportBar[], nameOf: (key: string) => string) =>
    bars.map(({ key, count, amount }) => ({ key, name: `${nameOf(key)} (${format.number(count)})`, amount }))
  const named = (key: string) => key || words.notTold
  const tenders = { cash: texts.day.cash, card: texts.day.card }
  const cards = [
    { title: words.byTender, rows: rows(report.byTender, (key) => tenders[key as 'cash' | 'card'] ?? key) },
    {
      title: words.byCategory,
      rows: report.byCategory.map(({ key, quantityMilli, amount }) => ({
        key,
        name: `${key || texts.day.noCategory} (${format.quantity(quantityMilli)})`,
        amount,
      })),
    },
    { title: words.byProvider, rows: rows(report.byProvider, named) },
    { title: words.byReader, rows: rows(report.byReader, named) },
    { title: words.byScheme, rows: rows(report.byScheme, named) },
    { title: words.byCashier, rows: rows(report.byCashier, named) },
    {
      title: words.voids,
      rows: [
        { key: 'lines', name: words.voidedLines, ...report.voidedLines },
        { key: 'sales', name: words.voidedSales, ...report.voidedSales },
      ].flatMap(({ key, name, count, amount }) =>
        count === 0 ? [] : [{ key, name: `${name} (${format.number(count)})`, amount }],
      ),
    },
  ]
  return cards.map(
    (card) =>
      card.rows.length > 0 && (
        <Card key={card.title} title={card.title}>
          <Bars rows={card.rows} />
        </Card>
      ),
  )
}
