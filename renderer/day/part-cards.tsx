import type { DayTotals } from '../../preload/contract/day-views.ts'
import { Card } from '../design/page.tsx'
import { useFormat, useTexts } from '../state/till-context.tsx'
import { Bars } from './bars.tsx'

/** Who, where and with what: a card for each that there is anything to say about. */
export function PartCards({ totals }: { totals: DayTotals }) {
  const texts = useTexts()
  const format = useFormat()
  const words = texts.reports
  const rows = (sums: DayTotals['byReader']) =>
    sums.map(({ name, count, amount, tips }) => ({
      key: name,
      name: `${name || words.notTold} (${format.number(count)})${tips.minor === 0 ? '' : `, ${words.tipsBeside(format.money(tips))}`}`,
      amount,
    }))
  const cards = [
    { title: words.byProvider, rows: rows(totals.byProvider), testId: 'day-providers' },
    { title: words.byReader, rows: rows(totals.byReader), testId: 'day-readers' },
    { title: words.byScheme, rows: rows(totals.byScheme), testId: 'day-schemes' },
    { title: words.byCashier, rows: rows(totals.byCashier), testId: 'day-cashiers' },
    { title: words.voids, rows: voidRows(), testId: 'day-voids' },
  ]
  return cards.map(
    (card) =>
      card.rows.length > 0 && (
        <Card key={card.testId} title={card.title} testId={card.testId}>
          <Bars rows={card.rows} />
        </Card>
      ),
  )

  function voidRows() {
    return [
      { key: 'lines', name: words.voidedLines, ...totals.voidedLines },
      { key: 'sales', name: words.voidedSales, ...totals.voidedSales },
    ].flatMap(({ key, name, count, amount }) =>
      count === 0 ? [] : [{ key, name: `${name} (${format.number(count)})`, amount }],
    )
  }
}
