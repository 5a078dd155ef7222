import type { CSSProperties } from 'react'
import type { Money } from '../../preload/contract/money.ts'
import { Amount } from '../design/amount.tsx'
import figures from '../design/figures-table.module.css'
import { useFormat, useTexts } from '../state/till-context.tsx'
import styles from './reports.module.css'

export type Column = {
  key: string
  /** Below the column, short. */
  mark: string
  /** In the table and on hover, whole. */
  name: string
  count: number
  amount: Money
  share: number
  before?: Money | null
  beforeShare?: number
}

/** Of the picture's own measure: shares are millionths. */
const height = 100
const heightOf = (share: number): number => (share / 1_000_000) * height
const step = 10
/** More marks than these would run into each other. */
const mostMarks = 16

type Props = { title: string; keyName: string; columns: readonly Column[]; testId?: string }

/** Columns for the eye, and the same in a table for whoever wants the figures or cannot see the picture. */
export function ColumnsPicture({ title, keyName, columns, testId }: Props) {
  const texts = useTexts().reports
  const format = useFormat()
  const isCompared = columns.some(({ before }) => before !== undefined && before !== null)
  const every = Math.ceil(columns.length / mostMarks)
  const marks: CSSProperties = { gridTemplateColumns: `repeat(${columns.length}, minmax(0, 1fr))` }
  return (
    <div data-testid={testId}>
      <svg
        className={styles.picture}
        viewBox={`0 0 ${columns.length * step} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={texts.picture(title)}
      >
        {columns.map((column, index) => (
          <g key={column.key}>
            <title>{`${column.name}: ${format.money(column.amount)}, ${texts.salesCount(column.count)}`}</title>
            <rect className={styles.ground} x={index * step} y={0} width={step} height={height} />
            {isCompared && (
              <rect
                className={styles.beforeColumn}
                x={index * step + 1}
                y={height - heightOf(column.beforeShare ?? 0)}
                width={4}
                height={heightOf(column.beforeShare ?? 0)}
              />
            )}
            <rect
              className={styles.column}
              x={index * step + (isCompared ? 4 : 1.5)}
              y={height - heightOf(column.share)}
              width={isCompared ? 5 : 7}
              height={heightOf(column.share)}
            />
          </g>
        ))}
      </svg>
      <div className={styles.marks} style={marks} aria-hidden>
        {columns.map((column, index) => (
          <span key={column.key}>{index % every === 0 ? column.mark : ''}</span>
        ))}
      </div>
      <Figures title={title} keyName={keyName} columns={columns} isCompared={isCompared} />
    </div>
  )
}

function Figures({ title, keyName, columns, isCompared }: Props & { isCompared: boolean }) {
  const texts = useTexts().reports
  const format = useFormat()
  return (
    <details className={styles.details}>
      <summary>{texts.showTable}</summary>
      <div className={styles.scroll}>
        <table className={figures.table}>
          <caption className={styles.hidden}>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{keyName}</th>
              <th scope="col">{texts.salesColumn}</th>
              <th scope="col">{texts.amountColumn}</th>
              {isCompared && <th scope="col">{texts.beforeColumn}</th>}
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <tr key={column.key}>
                <th scope="row">{column.name}</th>
                <td>{format.number(column.count)}</td>
                <td>
                  <Amount money={column.amount} />
                </td>
                {isCompared && <td>{column.before ? <Amount money={column.before} /> : '–'}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
