import RefreshCw from 'lucide-react/icons/refresh-cw'
import { useEffect, useState } from 'react'
import type { ReconciledDay, ReconciliationView } from '../../preload/contract/reconcile-views.ts'
import { Amount } from '../design/amount.tsx'
import { Button } from '../design/button.tsx'
import { Card } from '../design/page.tsx'
import { Badge, Banner, Skeleton } from '../design/status.tsx'
import { useAnswer, useFormat, useServices, useTexts } from '../state/till-context.tsx'
import { codeSentence } from '../texts/code-sentence.ts'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './compared-day.module.css'
import { ComparedLine } from './compared-line.tsx'
import { ComparedLinesDialog } from './compared-lines-dialog.tsx'

const lookMs = 2_000

/** The day beside the card services' own lists. Nothing is shown to a shop without one. */
export function ComparedDay({ dayId }: { dayId: number }) {
  const texts = useTexts()
  const { ask } = useServices()
  const { value, error, reload, replace } = useAnswer('reconcile.day', [{ dayId }], ['sales'])
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const isWaiting = value?.providers.some(({ state }) => state === 'waiting') ?? false
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(reload, lookMs)
    return () => clearInterval(timer)
  })
  if (error && !value)
    return (
      <Card title={texts.compare.title} testId="compared-day">
        <Banner tone="danger">{errorSentence(texts, error)}</Banner>
      </Card>
    )
  if (!value || value.dayId !== dayId) return <Skeleton rows={1} height={120} />
  if (value.providers.length === 0) return null
  const compare = async () => {
    setBusy(true)
    const answer = await ask('reconcile.now', { dayId })
    setBusy(false)
    setRefused(answer.ok ? null : errorSentence(texts, answer.error))
    if (answer.ok) replace(answer.value)
  }
  return (
    <Card title={texts.compare.title} testId="compared-day">
      <div className={styles.head}>
        <p className={styles.quiet}>{texts.compare.text}</p>
        <Button icon={RefreshCw} busy={busy} data-testid="compare-now" onClick={() => void compare()}>
          {texts.compare.now}
        </Button>
      </div>
      {refused !== null && <Banner tone="danger">{refused}</Banner>}
      {value.providers.map((provider) => (
        <OneService key={provider.provider} service={provider} onChanged={replace} />
      ))}
    </Card>
  )
}

type ServiceProps = { service: ReconciliationView; onChanged: (day: ReconciledDay) => void }

function OneService({ service, onChanged }: ServiceProps) {
  const texts = useTexts()
  const format = useFormat()
  const [showsAll, setShowsAll] = useState(false)
  const { runId, counts, foreign, lines, askedAt } = service
  const mine = lines.filter((line) => line.note !== 'not-from-this-till')
  return (
    <section className={styles.service} aria-label={service.providerName} data-testid="compared-service">
      <div className={styles.serviceHead}>
        <h3 className={styles.name}>{service.providerName}</h3>
        <State service={service} />
        {askedAt !== null && <span className={styles.quiet}>{texts.compare.at(format.moment(askedAt))}</span>}
      </div>
      <Waiting service={service} />
      <Sums service={service} />
      {mine.length > 0 && (
        <ul className={styles.lines}>
          {mine.map((line) => (
            <ComparedLine key={line.position} runId={runId ?? 0} line={line} onChanged={onChanged} />
          ))}
        </ul>
      )}
      <Totals service={service} />
      {runId !== null && (
        <div className={styles.foot}>
          <span className={styles.quiet}>
            {texts.compare.matched(format.number(counts.matched))}
            {foreign > 0 && ` ${texts.compare.foreign(format.number(foreign))}`}
          </span>
          <Button variant="quiet" data-testid="compare-all" onClick={() => setShowsAll(true)}>
            {texts.compare.all}
          </Button>
        </div>
      )}
      {showsAll && runId !== null && (
        <ComparedLinesDialog service={service} runId={runId} onClose={() => setShowsAll(false)} />
      )}
    </section>
  )
}

function State({ service: { state, problem, open, runId, counts } }: { service: ReconciliationView }) {
  const texts = useTexts().compare
  const format = useFormat()
  if (state === 'waiting' && problem === null) return <Badge tone="info">{texts.comparing}</Badge>
  if (runId === null) return <Badge>{texts.none}</Badge>
  if (open > 0) return <Badge tone="warning">{texts.toLookAt(format.number(open))}</Badge>
  if (counts.unknown > 0) return <Badge tone="info">{texts.classes.unknown}</Badge>
  return <Badge tone="success">{texts.matches}</Badge>
}

function Waiting({ service: { problem, nextTryAt } }: { service: ReconciliationView }) {
  const texts = useTexts()
  const format = useFormat()
  if (problem === null || nextTryAt === null) return null
  return (
    <Banner tone="info" live={false} testId="compare-waits">
      {texts.queue.cause[problem] ?? codeSentence(texts.codes.reason, problem)}{' '}
      {texts.compare.waits(format.time(nextTryAt))}
    </Banner>
  )
}

function Sums({ service: { sums } }: { service: ReconciliationView }) {
  const texts = useTexts().compare
  if (sums.length === 0) return null
  return (
    <table className={styles.sums}>
      <thead>
        <tr>
          <td />
          <th scope="col">{texts.charges}</th>
          <th scope="col">{texts.refunds}</th>
        </tr>
      </thead>
      <tbody>
        {sums.map(({ ourCharges, ourRefunds, theirCharges, theirRefunds }) => [
          <tr key={`${ourCharges.currency} here`}>
            <th scope="row">{texts.here}</th>
            <td>
              <Amount money={ourCharges} />
            </td>
            <td>
              <Amount money={ourRefunds} />
            </td>
          </tr>,
          <tr key={`${ourCharges.currency} there`}>
            <th scope="row">{texts.there}</th>
            <td>
              <Amount money={theirCharges} />
            </td>
            <td>
              <Amount money={theirRefunds} />
            </td>
          </tr>,
        ])}
      </tbody>
    </table>
  )
}

/** The service's own totals of its day: a second list by the same hand, which should say the same. */
function Totals({ service: { totals } }: { service: ReconciliationView }) {
  const texts = useTexts().compare
  const format = useFormat()
  const say = (side: NonNullable<ReconciliationView['totals'][number]['told']>) =>
    `${format.number(side.charges)} × ${format.money(side.charged)}, ${format.number(side.refunds)} × ${format.money(side.refunded)}`
  return totals.map((one) => {
    const key = `${one.readerName} ${one.listed.charged.currency}`
    if (one.isEqual)
      return (
        <p key={key} className={styles.quiet} data-testid="compare-totals">
          {texts.totalsFit(one.readerName)}
        </p>
      )
    return (
      <Banner key={key} tone="warning" live={false} testId="compare-totals">
        {one.told
          ? texts.totalsDiffer(one.readerName, say(one.told), say(one.listed))
          : texts.totalsUnread(one.readerName)}
      </Banner>
    )
  })
}
