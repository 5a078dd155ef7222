import { type FormEvent, useEffect, useState } from 'react'
import type { TillError } from '../../preload/contract/result.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Field } from '../design/field.tsx'
import { Banner } from '../design/status.tsx'
import { useServices, useSession, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './readers-screen.module.css'

const formId = 'pair-reader'

/** Spaces, dashes and small letters are taken as they are typed; main knows what a code looks like. */
export function PairReaderDialog({ onClose, onPaired }: { onClose: () => void; onPaired: () => void }) {
  const { ask, session } = useServices()
  const texts = useTexts()
  const training = useSession((state) => state.till?.mode === 'training')
  const [pairingCode, setPairingCode] = useState('')
  const [name, setName] = useState('')
  const [error, setError] = useState<TillError | null>(null)
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    session.setState({ deskWanted: training })
    return () => session.setState({ deskWanted: false })
  }, [session, training])

  const pair = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setError(null)
    const answer = await ask('readers.pair', {
      pairingCode,
      name: name.trim() || texts.readers.readerNameDefault,
    })
    setBusy(false)
    if (!answer.ok) {
      setError(answer.error)
      return
    }
    session.notify({ tone: 'success', say: (words) => words.readers.paired })
    onPaired()
  }

  return (
    <Dialog
      // In training the reader that shows the code lies on the desk beside: it has to be worked at the same time.
      isModal={!training}
      title={texts.readers.pairTitle}
      closeLabel={texts.common.close}
      onClose={onClose}
      testId="pair-dialog"
      actions={
        <>
          <Button onClick={onClose}>{texts.common.cancel}</Button>
          <Button
            variant="primary"
            type="submit"
            form={formId}
            busy={busy}
            disabled={pairingCode.trim() === ''}
            data-testid="pair-confirm"
          >
            {texts.readers.doPair}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.form} onSubmit={(event) => void pair(event)}>
        <p>{texts.readers.pairText}</p>
        {training && <p className={styles.quiet}>{texts.readers.pairTrainingText}</p>}
        <Field
          label={texts.readers.code}
          value={pairingCode}
          autoFocus
          maxLength={40}
          data-scan="here"
          data-testid="pair-code"
          onChange={(event) => setPairingCode(event.target.value)}
        />
        <Field
          label={texts.readers.readerName}
          hint={texts.readers.readerNameHint}
          value={name}
          maxLength={80}
          placeholder={texts.readers.readerNameDefault}
          data-testid="pair-name"
          onChange={(event) => setName(event.target.value)}
        />
        {error && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
      </form>
    </Dialog>
  )
}
