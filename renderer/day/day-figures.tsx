import type { ReactNode } from 'react'
import type { DayView } from '../../preload/contract/day-views.ts'
import type { Money } from '../../preload/contract/money.ts'
import { Amount } from '../design/amount.tsx'
import { Card } from '../design/page.tsx'
import { useFormat, useTexts } from '../state/till-context.tsx'
import { Bars } from './bars.tsx'
import styles from './day-figures.module.css'
import { PartCards } from './part-cards.tsx'
import { TaxTable } from './tax-table.tsx'

/** The day in figures: what came in, how, at which rates, with what, when. */
export function DayFigures({ day, children }: { day: DayView; children?: ReactNode }) {
  const texts = useTexts()
  const format = useFormat()
  const { totals } = day
  return (
    <>
      <div className={styles.tiles}>
        <Figure label={texts.day.gross} testId="day-gross" big>
          <Amount money={totals.gross} />
        </Figure>
        <Figure label={texts.day.sales} testId="day-sales">
          {format.number(totals.sales)}
        </Figure>
        <OptionalFigure label={texts.returns.dayReturned} money={totals.returned} />
        <OptionalFigure label={texts.day.discounts} money={totals.discounts} />
        <OptionalFigure label={texts.day.tips} money={totals.tips} />
        <OptionalFigure label={texts.day.cashRounding} money={totals.cashRounding} />
      </div>
      {children}
      <div className={styles.cards}>
        <Card title={texts.day.byTender} testId="day-tenders">
          <Bars
            rows={totals.byTender.map((row) => ({
              key: row.tender,
              name: `${texts.day[row.tender]} (${format.number(row.count)})`,
              amount: row.amount,
            }))}
          />
        </Card>
        <Card title={texts.day.byTax} testId="day-taxes">
          <TaxTable rows={day.totals.byTax} />
        </Card>
        <Card title={texts.day.byCategory}>
          <Bars
            rows={totals.byCategory.map((row) => ({
              key: row.name,
              name: `${row.name || texts.day.noCategory} (${format.quantity(row.quantityMilli)})`,
              amount: row.amount,
            }))}
          />
        </Card>
        <PartCards totals={totals} />
        <Card title={texts.day.byHour}>
          <Bars
            rows={totals.byHour.map((row) => ({
              key: row.hour,
              name: `${row.hour} (${format.number(row.sales)})`,
              amount: row.amount,
            }))}
          />
        </Card>
      </div>
    </>
  )
}

type FigureProps = { label: string; children: ReactNode; big?: boolean; testId?: string }

function Figure({ label, children, big = false, testId }: FigureProps) {
  return (
    <div className={big ? styles.bigFigure : styles.figure} data-testid={testId}>
      <span className={styles.figureLabel}>{label}</span>
      <span className={styles.figureValue}>{children}</span>
    </div>
  )
}

function OptionalFigure({ label, money }: { label: string; money: Money }) {
  if (money.minor === 0) return null
  return (
    <Figure label={label}>
      <Amount money={money} />
    </Figure>
  )
}
