import type { DayTotals } from '../../preload/contract/day-views.ts'
import { Amount } from '../design/amount.tsx'
import styles from '../design/figures-table.module.css'
import { useFormat, useTexts } from '../state/till-context.tsx'

/** Net, tax and gross of each rate: of a day, or of a report's period. */
export function TaxTable({ rows }: { rows: DayTotals['byTax'] }) {
  const texts = useTexts()
  const format = useFormat()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{texts.day.rate}</th>
          <th scope="col">{texts.day.net}</th>
          <th scope="col">{texts.day.tax}</th>
          <th scope="col">{texts.day.grossColumn}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.ratePpm} ${row.name}`}>
            <th scope="row">{format.percent(row.ratePpm)}</th>
            <td>
              <Amount money={row.net} />
            </td>
            <td>
              <Amount money={row.tax} />
            </td>
            <td>
              <Amount money={row.gross} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
