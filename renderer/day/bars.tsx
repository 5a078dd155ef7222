import type { CSSProperties } from 'react'
import type { Money } from '../../preload/contract/money.ts'
import { Amount } from '../design/amount.tsx'
import styles from './day-figures.module.css'

type Bar = { key: string; name: string; amount: Money }

/** Lengths for the eye, figures for the books; the bar is drawn from the figure and says nothing of its own. */
export function Bars({ rows }: { rows: readonly Bar[] }) {
  const longest = Math.max(1, ...rows.map((row) => row.amount.minor))
  return (
    <ul className={styles.bars}>
      {rows.map((row) => {
        const length: CSSProperties = { '--value': row.amount.minor, '--longest': longest }
        return (
          <li key={row.key} className={styles.bar} style={length}>
            <span className={styles.barName} dir="auto">
              {row.name}
            </span>
            <Amount money={row.amount} className={styles.barAmount} />
          </li>
        )
      })}
    </ul>
  )
}
