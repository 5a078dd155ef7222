import { useEffect, useRef, useState } from 'react'
import type { PersonTile } from '../../preload/contract/people-views.ts'
import type { TillError } from '../../preload/contract/result.ts'
import { Button } from '../design/button.tsx'
import { Field } from '../design/field.tsx'
import { Keypad, type KeypadKey } from '../design/keypad.tsx'
import { useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './people.module.css'

export const shortestPin = 4
export const longestPin = 8
export const digitsOf = (text: string): string => text.replace(/\D/g, '').slice(0, longestPin)

type PinEntryProps = {
  person: PersonTile
  confirm: string
  /** Answers why it was refused; null where it was right. */
  onPin: (pin: string) => Promise<TillError | null>
}

/** One person's PIN, by keys or by touch. What was wrong is gone at once: the next try begins empty. */
export function PinEntry({ person, confirm, onPin }: PinEntryProps) {
  const texts = useTexts()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const [pin, setPin] = useState('')
  const [error, setError] = useState<TillError | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async () => {
    if (busy || pin.length < shortestPin) return
    setBusy(true)
    const refused = await onPin(pin)
    setBusy(false)
    setError(refused)
    if (refused) setPin('')
  }
  const press = (key: KeypadKey) => {
    setError(null)
    setPin((before) => (key === 'back' ? before.slice(0, -1) : digitsOf(before + key)))
  }
  return (
    <form
      className={styles.pin}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Field
        ref={field}
        label={texts.people.pinOf(person.name)}
        type="password"
        inputMode="none"
        autoComplete="off"
        value={pin}
        maxLength={longestPin}
        error={error && errorSentence(texts, error)}
        data-focus
        data-testid="pin"
        onChange={(event) => {
          setError(null)
          setPin(digitsOf(event.target.value))
        }}
      />
      <Keypad corner="none" deleteLabel={texts.people.deleteDigit} onKey={press} />
      <Button
        type="submit"
        variant="primary"
        size="large"
        wide
        busy={busy}
        disabled={pin.length < shortestPin}
        data-testid="pin-confirm"
      >
        {confirm}
      </Button>
    </form>
  )
}
