import type { ReportView } from '../../preload/contract/report-views.ts'
import { TaxTable } from '../day/tax-table.tsx'
import { Amount } from '../design/amount.tsx'
import { useFormat, useTexts } from '../state/till-context.tsx'
import styles from './reports.module.css'

export function BestSellers({ report }: { report: ReportView }) {
  const texts = useTexts()
  const format = useFormat()
  return (
    <ol className={styles.sellers}>
      {report.bestSellers.map(({ key, unit, quantityMilli, amount, share }) => (
        <li key={`${unit} ${key}`}>
          <svg
            className={styles.sellerBar}
            viewBox="0 0 1000000 1"
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            <rect width={share} height={1} />
          </svg>
          <span className={styles.sellerName} dir="auto">
            {key || texts.day.noCategory}
          </span>
          <span className={styles.sellerQuantity}>{format.amountOf(quantityMilli, unit)}</span>
          <Amount money={amount} className={styles.sellerAmount} />
        </li>
      ))}
    </ol>
  )
}

export function Taxes({ report }: { report: ReportView }) {
  return (
    <div className={styles.scroll}>
      <TaxTable rows={report.byTax} />
    </div>
  )
}
