import type { TimelineEntry } from '../../preload/contract/views.ts'
import { useFormat, useTexts } from '../state/till-context.tsx'
import { codeSentence } from '../texts/code-sentence.ts'
import styles from './timeline.module.css'

/** Each step of a payment in words, with time and source: what a shop owner reads when a customer doubts. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const texts = useTexts()
  const format = useFormat()
  return (
    <ol className={styles.timeline} data-testid="timeline">
      {entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a timeline only grows at its end
        <li key={index} className={styles.entry}>
          <time className={styles.time}>{format.timeWithSeconds(entry.at)}</time>
          <span className={styles.text}>
            {codeSentence(texts.codes.timeline, entry.code, entry.values, format.locale)}
            <span className={styles.source}>{texts.payment.source[entry.source]}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}
