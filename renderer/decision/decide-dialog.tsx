import Check from 'lucide-react/icons/check'
import X from 'lucide-react/icons/x'
import { useState } from 'react'
import { type EvidenceKind, evidenceKinds } from '../../preload/contract/decision-views.ts'
import { shortestReason } from '../../preload/contract/reasons.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Field } from '../design/field.tsx'
import { Segmented } from '../design/segmented.tsx'
import { Banner } from '../design/status.tsx'
import { useFormat, useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './decide.module.css'
import type { AnyVerdict, DecidedAbout } from './decided-about.ts'

type DialogProps = { about: DecidedAbout; onClose: () => void }

/**
 * A person's word about money that nobody can ask about. First what is known, where to look and the question; then what
 * follows from the answer, what it goes by and why, and the button that does it.
 */
export function DecideDialog({ about, onClose }: DialogProps) {
  const [verdict, setVerdict] = useState<AnyVerdict | null>(null)
  return verdict === null ? (
    <Question about={about} onVerdict={setVerdict} onClose={onClose} />
  ) : (
    <Confirm about={about} verdict={verdict} onBack={() => setVerdict(null)} onClose={onClose} />
  )
}

function Question({ about, onVerdict, onClose }: DialogProps & { onVerdict: (verdict: AnyVerdict) => void }) {
  const texts = useTexts()
  const format = useFormat()
  const words = texts.decision
  return (
    <Dialog
      title={words.title[about.kind]}
      closeLabel={texts.common.close}
      onClose={onClose}
      size="wide"
      testId="decide-dialog"
    >
      <div className={styles.parts}>
        <section>
          <h3 className={styles.part}>{words.known}</h3>
          <Known about={about} />
        </section>
        <section>
          <h3 className={styles.part}>{words.lookAt}</h3>
          <ul className={styles.look}>
            {words.look.map((place) => (
              <li key={place}>{place}</li>
            ))}
          </ul>
        </section>
      </div>
      <h3 className={styles.question}>{words.question[about.kind](format.money(about.amount))}</h3>
      <div className={styles.verdicts}>
        {about.verdicts.map((verdict, index) => (
          <Button
            key={verdict}
            size="huge"
            icon={index === 0 ? Check : X}
            data-testid={`decide-${verdict}`}
            onClick={() => onVerdict(verdict)}
          >
            {words.verdict[verdict]}
          </Button>
        ))}
      </div>
    </Dialog>
  )
}

/** What the till knows, and by which names somebody else can look for it. */
function Known({ about }: { about: DecidedAbout }) {
  const texts = useTexts()
  const format = useFormat()
  const words = texts.decision
  const { amount, readerName, providerName, sentAt, reference, may, providerText } = about
  return (
    <div className={styles.known}>
      <p>{words.sent(format.money(amount), readerName, format.timeWithSeconds(sentAt))}</p>
      {reference !== null && <p data-testid="decide-reference">{words.reference(reference)}</p>}
      {may.kind !== 'never' && <p>{words.cause[may.cause](providerName)}</p>}
      {providerText !== null && <p>{texts.payment.providerSays(providerName, providerText)}</p>}
    </div>
  )
}

const longestReason = 200

type ConfirmProps = DialogProps & { verdict: AnyVerdict; onBack: () => void }

function Confirm({ about, verdict, onBack, onClose }: ConfirmProps) {
  const texts = useTexts()
  const format = useFormat()
  const words = texts.decision
  const word = useWord(about, verdict, onClose)
  return (
    <Dialog
      title={words.verdict[verdict]}
      closeLabel={texts.common.close}
      onClose={onClose}
      size="wide"
      testId="decide-dialog"
      actions={
        <>
          <Button data-testid="decide-back" onClick={onBack}>
            {words.back}
          </Button>
          <Button
            variant={verdict === about.verdicts[0] ? 'primary' : 'danger'}
            busy={word.busy}
            data-testid="decide-confirm"
            onClick={() => void word.submit()}
          >
            {words.confirm[verdict]}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void word.submit()
        }}
      >
        <p data-testid="decide-means">{words.means[verdict](format.money(about.amount))}</p>
        <p>{words.watched}</p>
        {word.refused !== null && <Banner tone="danger">{word.refused}</Banner>}
        <p className={styles.part}>{words.evidence}</p>
        <Segmented
          label={words.evidence}
          value={word.evidence ?? ''}
          options={evidenceKinds.map((kind) => ({
            value: kind,
            label: words.evidenceKinds[kind],
            testId: `decide-evidence-${kind}`,
          }))}
          onValue={word.goBy}
          wide
        />
        <Field
          label={words.reason}
          hint={words.reasonHint}
          error={word.problem}
          value={word.reason}
          maxLength={longestReason}
          data-testid="decide-reason"
          onChange={(event) => word.write(event.target.value)}
        />
      </form>
    </Dialog>
  )
}

/** What was entered so far, and the call that makes it a word. */
function useWord(about: DecidedAbout, verdict: AnyVerdict, onClose: () => void) {
  const { session } = useServices()
  const texts = useTexts()
  const [evidence, setEvidence] = useState<EvidenceKind | null>(null)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async () => {
    if (busy) return
    if (evidence === null) return setRefused(texts.decision.evidenceMissing)
    const words = reason.trim()
    if (words.length < shortestReason) return setProblem(texts.queue.reasonMissing)
    setBusy(true)
    const answer = await about.decide(verdict, evidence, words)
    setBusy(false)
    if (!answer.ok) return setRefused(errorSentence(texts, answer.error))
    session.notify({ tone: 'info', say: ({ decision }) => decision.done[verdict] })
    onClose()
  }
  const goBy = (kind: EvidenceKind | '') => {
    if (kind !== '') setEvidence(kind)
    setRefused(null)
  }
  const write = (words: string) => {
    setReason(words)
    setProblem(null)
  }
  return { evidence, reason, problem, refused, busy, submit, goBy, write }
}
