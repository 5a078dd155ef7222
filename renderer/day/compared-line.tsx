import { useState } from 'react'
import type { ReconciledDay, ReconcileLineView } from '../../preload/contract/reconcile-views.ts'
import { Button } from '../design/button.tsx'
import { Badge, Banner, type Tone } from '../design/status.tsx'
import { ReasonDialog } from '../frame/reason-dialog.tsx'
import { newId } from '../state/new-id.ts'
import { useFormat, useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './compared-day.module.css'

type Choice = 'adopt' | 'reverse'
type LineProps = { runId: number; line: ReconcileLineView; onChanged: (day: ReconciledDay) => void }

/** A line that does not match: what stands on both sides, what it means, and what can be done about it. */
export function ComparedLine({ runId, line, onChanged }: LineProps) {
  const texts = useTexts()
  return (
    <li className={styles.line} data-testid={`compared-${line.class}`}>
      <ComparedFacts line={line} />
      {!line.isSettled && <p className={styles.step}>{texts.compare.steps[line.note]}</p>}
      {line.adopt !== null && <Adopting runId={runId} line={line} onChanged={onChanged} />}
    </li>
  )
}

export function ComparedFacts({ line }: { line: ReconcileLineView }) {
  const texts = useTexts()
  const format = useFormat()
  const amounts = [
    ...(line.ours ? [`${texts.compare.here} ${format.money(line.ours)}`] : []),
    ...(line.theirs ? [`${texts.compare.there} ${format.money(line.theirs)}`] : []),
  ]
  return (
    <div className={styles.facts}>
      <Badge tone={line.isSettled ? 'success' : toneOf(line)}>
        {line.isSettled ? texts.compare.settled : texts.compare.classes[line.class]}
      </Badge>
      <strong className={styles.amounts}>{amounts.join(' · ')}</strong>
      <span className={styles.quiet}>
        {line.at !== null && format.moment(line.at)}
        {line.kind === 'refund' && ` · ${texts.compare.refund}`}
        {line.receiptNumber !== null && ` · ${texts.compare.receipt(line.receiptNumber)}`}
        {line.code !== '' && ` · ${texts.compare.code(line.code)}`}
      </span>
    </div>
  )
}

function toneOf({ class: kind, note }: ReconcileLineView): Tone {
  if (kind === 'matched' || note === 'not-from-this-till') return 'neutral'
  return kind === 'unknown' ? 'info' : 'warning'
}

function useAdopting({ runId, line, onChanged }: LineProps) {
  const { ask, session } = useServices()
  const texts = useTexts()
  const [refundId] = useState(newId)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const adopt = async (choice: Choice, reason: string): Promise<string | null> => {
    setBusy(true)
    const answer = await ask('reconcile.adopt', { runId, position: line.position, choice, refundId, reason })
    setBusy(false)
    const why = answer.ok ? null : errorSentence(texts, answer.error)
    setRefused(why)
    if (!answer.ok) return why
    session.notify({
      tone: 'success',
      say: (words) => (choice === 'adopt' ? words.compare.adopted : words.compare.reversing),
    })
    onChanged(answer.value)
    return null
  }
  return { busy, refused, adopt }
}

/** Into the books with one key; back to the card with two, because money moves. */
function Adopting(props: LineProps) {
  const { line } = props
  const texts = useTexts().compare
  const format = useFormat()
  const { busy, refused, adopt } = useAdopting(props)
  const [asked, setAsked] = useState<Choice | null>(null)
  const [isSure, setSure] = useState(false)
  const press = (choice: Choice) => {
    if (line.adopt === 'with-reason') setAsked(choice)
    else void adopt(choice, '')
  }
  const amount = line.theirs ? format.money(line.theirs) : ''
  return (
    <>
      {refused !== null && <Banner tone="danger">{refused}</Banner>}
      <div className={styles.ways}>
        <Button busy={busy} data-testid="compare-adopt" onClick={() => press('adopt')}>
          {texts.adopt}
        </Button>
        <Button
          variant={isSure ? 'danger' : 'secondary'}
          busy={busy}
          data-testid="compare-reverse"
          onClick={() => (isSure ? press('reverse') : setSure(true))}
          onBlur={() => setSure(false)}
        >
          {isSure ? texts.reverseSure(amount) : texts.reverse}
        </Button>
      </div>
      {asked !== null && (
        <ReasonDialog
          title={asked === 'adopt' ? texts.adopt : texts.reverseSure(amount)}
          label={texts.whyOurs}
          confirm={asked === 'adopt' ? texts.adopt : texts.reverse}
          variant={asked === 'adopt' ? 'primary' : 'danger'}
          testName="compare-reason"
          onConfirm={async (reason) => await adopt(asked, reason)}
          onClose={() => setAsked(null)}
        >
          <p>{texts.steps[line.note]}</p>
        </ReasonDialog>
      )}
    </>
  )
}
