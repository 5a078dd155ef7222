import type { ExchangeView, SituationView } from '../../preload/contract/situation.ts'
import type { TimelineEntry } from '../../preload/contract/views.ts'
import { useFormat, useTexts } from '../state/till-context.tsx'
import { codeSentence } from '../texts/code-sentence.ts'
import { useTillTime } from './till-time.ts'
import styles from './timeline.module.css'

type TimelineProps = { entries: readonly TimelineEntry[]; situation?: SituationView | null }

/** Each step of a payment in words, with time and source: what a shop owner reads when a customer doubts. */
export function Timeline({ entries, situation = null }: TimelineProps) {
  const texts = useTexts()
  const format = useFormat()
  return (
    <ol className={styles.timeline} data-testid="timeline">
      {entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a timeline only grows at its end
        <li key={index} className={styles.entry} data-code={entry.code}>
          <time className={styles.time}>{format.timeWithSeconds(entry.at)}</time>
          <span className={styles.text}>
            {codeSentence(texts.codes.timeline, entry.code, entry.values, format.locale)}
            <small className={styles.source}>
              {texts.payment.source[entry.source]}
              {entry.exchange && <Exchange exchange={entry.exchange} />}
            </small>
          </span>
        </li>
      ))}
      {situation && situation.asked.times > 0 && <Asked situation={situation} />}
    </ol>
  )
}

/** The request behind an entry: how long it took and what the server answered it with; the address for who wants it. */
function Exchange({ exchange }: { exchange: ExchangeView }) {
  const texts = useTexts()
  const format = useFormat()
  const { request, httpStatus, tookMs } = exchange
  const took = format.duration(tookMs)
  return (
    <span title={request} data-testid="exchange">
      {' · '}
      {httpStatus === null ? texts.status.notAnswered(took) : texts.status.answered(took, String(httpStatus))}
    </span>
  )
}

/** Questions that told nothing new are counted and not listed: an open payment is asked about for hours. */
function Asked({ situation }: { situation: SituationView }) {
  const texts = useTexts()
  const format = useFormat()
  const now = useTillTime(situation.asOf)
  const { times, lastAt, unanswered } = situation.asked
  const count = format.number(times)
  return (
    <li className={styles.asked} data-testid="asked">
      {lastAt !== null && situation.endedAt === null
        ? texts.status.asked(count, format.span(now - lastAt))
        : texts.status.askedBefore(count)}
      {unanswered > 0 && ` ${texts.status.unanswered(format.number(unanswered))}`}
    </li>
  )
}
