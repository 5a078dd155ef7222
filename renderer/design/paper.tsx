import { memo } from 'react'
import type { PaperLine } from '../../preload/contract/views.ts'
import { classNames } from './class-names.ts'
import styles from './paper.module.css'

type PaperProps = { lines: readonly PaperLine[]; columns?: number; label: string; testId?: string }

/** A receipt as it lies on the counter: fixed columns on paper that stays paper in the dark. */
export const Paper = memo(function Paper({ lines, columns, label, testId }: PaperProps) {
  const width = columns ?? widest(lines)
  return (
    <figure className={styles.paper} aria-label={label} data-testid={testId} style={{ '--columns': width }}>
      {lines.map((line, index) =>
        line.picture ? (
          <img
            // biome-ignore lint/suspicious/noArrayIndexKey: a line of paper is its place
            key={index}
            className={classNames(
              styles.dots,
              line.align === 'centre' && styles.centre,
              line.align === 'right' && styles.right,
            )}
            src={line.picture.url}
            alt=""
            style={{ '--dots-columns': line.picture.columns }}
          />
        ) : (
          <pre
            // biome-ignore lint/suspicious/noArrayIndexKey: a line of paper is its place
            key={index}
            dir="auto"
            className={classNames(
              styles.line,
              line.bold && styles.bold,
              line.large && styles.large,
              line.align === 'centre' && styles.centre,
              line.align === 'right' && styles.right,
            )}
          >
            {line.text || ' '}
          </pre>
        ),
      )}
    </figure>
  )
})

/** Paper has 42 or 32 columns; a document of either is told by its widest row. */
function widest(lines: readonly PaperLine[]): number {
  return lines.some((line) => !line.large && line.text.length > 32) ? 42 : 32
}
