import { type FormEvent, useState } from 'react'
import type { TillError } from '../../preload/contract/result.ts'
import { Field } from '../design/field.tsx'
import { Banner } from '../design/status.tsx'
import { useServices, useSession, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './readers-screen.module.css'

export const pairFormId = 'pair-reader'

type PairProps = {
  provider: string
  onBusy: (busy: boolean) => void
  /** Whether there is enough to send. */
  onReady: (ready: boolean) => void
  onPaired: () => void
}

/** Spaces, dashes and small letters are taken as they are typed; main knows what a code looks like. */
export function PairReader({ provider, onBusy, onReady, onPaired }: PairProps) {
  const { ask, session } = useServices()
  const texts = useTexts()
  const training = useSession((state) => state.till?.mode === 'training')
  const [pairingCode, setPairingCode] = useState('')
  const [name, setName] = useState('')
  const [error, setError] = useState<TillError | null>(null)

  const pair = async (event: FormEvent) => {
    event.preventDefault()
    onBusy(true)
    setError(null)
    const answer = await ask('readers.pair', {
      provider,
      pairingCode,
      name: name.trim() || texts.readers.readerNameDefault,
    })
    onBusy(false)
    if (!answer.ok) {
      setError(answer.error)
      return
    }
    const isPaired = answer.value.pairing === 'paired'
    session.notify({
      tone: isPaired ? 'success' : 'info',
      say: ({ readers }) => (isPaired ? readers.paired : readers.pairingBegun),
    })
    onPaired()
  }

  return (
    <form id={pairFormId} className={styles.form} onSubmit={(event) => void pair(event)}>
      <p>{texts.readers.pairText}</p>
      {training && <p className={styles.quiet}>{texts.readers.pairTrainingText}</p>}
      <Field
        label={texts.readers.code}
        value={pairingCode}
        autoFocus
        maxLength={40}
        data-scan="here"
        data-testid="pair-code"
        onChange={(event) => {
          setPairingCode(event.target.value)
          onReady(event.target.value.trim() !== '')
        }}
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
  )
}
