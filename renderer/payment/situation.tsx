import type { NextStep, SituationView } from '../../preload/contract/situation.ts'
import type { PaymentView } from '../../preload/contract/views.ts'
import { classNames } from '../design/class-names.ts'
import { ReaderMark } from '../design/reader-mark.tsx'
import type { Format } from '../format.ts'
import { useFormat, useTexts } from '../state/till-context.tsx'
import { wordFor } from '../texts/code-sentence.ts'
import type { StatusTexts } from '../texts/status-en.ts'
import styles from './situation.module.css'
import { useTillTime } from './till-time.ts'

type Shown = { view: PaymentView; situation: SituationView }

/** What the reader shows, what comes next and when, and whether somebody wished to cancel: one row each, always there. */
export function Situation({ view, situation }: Shown) {
  const texts = useTexts()
  const now = useTillTime(situation.asOf)
  const { rows } = texts.status
  if (situation.noted)
    return (
      <dl className={styles.rows} data-testid="situation">
        <Row name={rows.noted}>
          <Noted noted={situation.noted} />
        </Row>
        <Row name={rows.next}>
          <Next next={situation.next} now={now} />
        </Row>
      </dl>
    )
  return (
    <dl className={styles.rows} data-testid="situation">
      {!view.isFinal && (
        <Row name={rows.reader}>
          <ReaderNow view={view} situation={situation} now={now} />
        </Row>
      )}
      <Row name={rows.next} isTall={!view.isFinal}>
        <Next next={situation.next} now={now} />
      </Row>
      {!view.isFinal && (
        <Row name={rows.cancel}>
          <CancelWish cancel={situation.cancel} />
        </Row>
      )}
    </dl>
  )
}

function Row({ name, isTall, children }: { name: string; isTall?: boolean; children: React.ReactNode }) {
  return (
    <div className={classNames(styles.row, isTall && styles.tall)}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.what}>{children}</dd>
    </div>
  )
}

function ReaderNow({ view, situation, now }: Shown & { now: number }) {
  const texts = useTexts()
  const format = useFormat()
  const { shows, heardAt, isOld, tells } = situation.reader
  const silent = tells ? texts.status.readerSilent : texts.status.readerOwnScreen
  const says = shows === null ? silent : wordFor(texts.status.readerShows, shows)
  const ago = heardAt === null ? null : format.span(now - heardAt)
  return (
    <span data-testid="reader-shows" data-shows={shows ?? ''} data-old={isOld}>
      {view.readerColor && <ReaderMark color={view.readerColor} size="small" />}{' '}
      <strong>{view.readerName}</strong> {says}
      {ago !== null && (
        <small className={classNames(styles.age, isOld && styles.old)}>
          {isOld ? texts.status.heardLongAgo(ago) : texts.status.heard(ago)}
        </small>
      )}
    </span>
  )
}

function Next({ next, now }: { next: readonly NextStep[]; now: number }) {
  const texts = useTexts()
  const format = useFormat()
  if (next.length === 0) return <span>{texts.status.nothingNext}</span>
  return (
    <ul className={styles.next} data-testid="next-steps">
      {next.map((step) => (
        <li key={step.code} data-step={step.code}>
          {nextSentence(texts.status, format, step, now)}
        </li>
      ))}
    </ul>
  )
}

/** A question whose time has come is being asked, whatever the last answer of main said about it. */
const questions: ReadonlySet<string> = new Set(['asks-again', 'looks-again', 'confirms'])

function nextSentence(words: StatusTexts, format: Format, step: NextStep, now: number): string {
  if (step.seconds !== null) return words.noTraceAfter(format.span(step.seconds * 1000))
  if (step.at !== null && step.at <= now && questions.has(step.code)) return words.next.asking('')
  return words.next[step.code](step.at === null ? '' : format.span(step.at - now))
}

/** What tells this charge from all others, should the note be lost as well. */
function Noted({ noted }: { noted: NonNullable<SituationView['noted']> }) {
  const texts = useTexts()
  const format = useFormat()
  const { scheme, lastFour, authorisationCode, transactionCode } = noted.card
  const parts = [
    format.money(noted.charged),
    format.timeWithSeconds(noted.at),
    lastFour === '' ? '' : texts.late.withCard(scheme, lastFour),
    authorisationCode,
    transactionCode,
  ]
  return <strong data-testid="noted">{parts.filter(Boolean).join(' · ')}</strong>
}

function CancelWish({ cancel }: { cancel: SituationView['cancel'] }) {
  const texts = useTexts()
  const format = useFormat()
  if (!cancel) return <span className={styles.quiet}>{texts.status.noCancel}</span>
  return (
    <span className={styles.wish} data-testid="cancel-wished" data-stage={cancel.stage}>
      {texts.status.cancel[cancel.stage](format.timeWithSeconds(cancel.askedAt))}
    </span>
  )
}

/** How long it has been, or was. */
export function Elapsed({ situation }: { situation: SituationView }) {
  const texts = useTexts()
  const format = useFormat()
  const now = useTillTime(situation.asOf)
  return (
    <p className={styles.elapsed}>
      <span>{texts.payment.elapsed}</span>
      <strong data-testid="payment-elapsed">
        {format.elapsed((situation.endedAt ?? now) - situation.startedAt)}
      </strong>
    </p>
  )
}
