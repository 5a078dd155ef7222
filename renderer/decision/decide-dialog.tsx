import Check from 'lucide-react/icons/check'
import X from 'lucide-react/icons/x'
import { useState } from 'react'
import { type EvidenceKind, evidenceKinds, type Verdict } from '../../preload/contract/decision-views.ts'
import type { PaymentView } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Field } from '../design/field.tsx'
import { Segmented } from '../design/segmented.tsx'
import { Banner } from '../design/status.tsx'
import { useFormat, useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './decide.module.css'

type DialogProps = { view: PaymentView; onClose: () => void }

/**
 * A person's word about a payment that nobody can ask about. First what is known, where to look and the question; then what
 * follows from the answer, what it goes by and why, and the button that does it.
 */
export function DecideDialog({ view, onClose }: DialogProps) {
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  return verdict === null ? (
    <Question view={view} onVerdict={setVerdict} onClose={onClose} />
  ) : (
    <Confirm view={view} verdict={verdict} onBack={() => setVerdict(null)} onClose={onClose} />
  )
}

function Question({ view, onVerdict, onClose }: DialogProps & { onVerdict: (verdict: Verdict) => void }) {
  const texts = useTexts()
  const words = texts.decision
  return (
    <Dialog
      title={words.title}
      closeLabel={texts.common.close}
      onClose={onClose}
      size="wide"
      testId="decide-dialog"
    >
      <div className={styles.parts}>
        <section>
          <h3 className={styles.part}>{words.known}</h3>
          <Known view={view} />
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
      <h3 className={styles.question}>{words.question}</h3>
      <div className={styles.verdicts}>
        <Button size="huge" icon={Check} data-testid="decide-charged" onClick={() => onVerdict('charged')}>
          {words.verdict.charged}
        </Button>
        <Button
          size="huge"
          icon={X}
          data-testid="decide-not-charged"
          onClick={() => onVerdict('not-charged')}
        >
          {words.verdict['not-charged']}
        </Button>
      </div>
    </Dialog>
  )
}

/** What the till knows, and by which names somebody else can look for it. */
function Known({ view }: { view: PaymentView }) {
  const texts = useTexts()
  const format = useFormat()
  const words = texts.decision
  const provider = view.providerName ?? ''
  const sent = view.timeline.find(({ code }) => code === 'submitting')
  const may = view.situation?.decide
  return (
    <div className={styles.known}>
      <p>
        {words.sent(
          format.money(view.amount),
          view.readerName ?? '',
          format.timeWithSeconds(sent?.at ?? view.createdAt),
        )}
      </p>
      {sent?.values.reference !== undefined && (
        <p data-testid="decide-reference">{words.reference(String(sent.values.reference))}</p>
      )}
      {may && may.kind !== 'never' && <p>{words.cause[may.cause](provider)}</p>}
      {view.providerText !== null && <p>{texts.payment.providerSays(provider, view.providerText)}</p>}
    </div>
  )
}

/** As main wants it. */
const shortestReason = 3
const longestReason = 200

type ConfirmProps = DialogProps & { verdict: Verdict; onBack: () => void }

function Confirm({ view, verdict, onBack, onClose }: ConfirmProps) {
  const texts = useTexts()
  const format = useFormat()
  const words = texts.decision
  const word = useWord(view, verdict, onClose)
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
            variant={verdict === 'charged' ? 'primary' : 'danger'}
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
        <p data-testid="decide-means">{words.means[verdict](format.money(view.amount))}</p>
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
function useWord(view: PaymentView, verdict: Verdict, onClose: () => void) {
  const { ask, session } = useServices()
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
    const { paymentId } = view
    const answer = await ask('payment.decide', { paymentId, verdict, evidence, reason: words })
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
