import { useState } from 'react'
import type { TillError } from '../../preload/contract/result.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Field } from '../design/field.tsx'
import { useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './people.module.css'
import { digitsOf, longestPin, shortestPin } from './pin-entry.tsx'

export function ChangePinDialog({ onClose }: { onClose: () => void }) {
  const texts = useTexts()
  const { ask, session } = useServices()
  const [pin, setPin] = useState('')
  const [newPin, setNewPin] = useState('')
  const [error, setError] = useState<TillError | null>(null)
  const [busy, setBusy] = useState(false)
  const isComplete = pin.length >= shortestPin && newPin.length >= shortestPin
  const save = async () => {
    if (busy || !isComplete) return
    setBusy(true)
    const answer = await ask('people.change-pin', { pin, newPin })
    setBusy(false)
    if (!answer.ok) {
      setPin('')
      return setError(answer.error)
    }
    session.notify({ tone: 'success', say: (words) => words.people.pinChanged })
    onClose()
  }
  const secret = { type: 'password', inputMode: 'numeric', maxLength: longestPin } as const
  return (
    <Dialog
      title={texts.people.changePin}
      closeLabel={texts.common.close}
      onClose={onClose}
      size="narrow"
      testId="change-pin-dialog"
      actions={
        <>
          <Button onClick={onClose}>{texts.common.cancel}</Button>
          <Button variant="primary" busy={busy} disabled={!isComplete} onClick={() => void save()}>
            {texts.common.save}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Field
          {...secret}
          label={texts.people.oldPin}
          value={pin}
          error={error && errorSentence(texts, error)}
          onChange={(event) => {
            setError(null)
            setPin(digitsOf(event.target.value))
          }}
        />
        <Field
          {...secret}
          label={texts.people.newPin}
          hint={texts.people.pinHint}
          value={newPin}
          onChange={(event) => setNewPin(digitsOf(event.target.value))}
        />
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Dialog>
  )
}
