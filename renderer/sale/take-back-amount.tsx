import { useState } from 'react'
import type { Money } from '../../preload/contract/money.ts'
import { shortestReason } from '../../preload/contract/reasons.ts'
import { Button } from '../design/button.tsx'
import { Field } from '../design/field.tsx'
import { Keypad } from '../design/keypad.tsx'
import { isInField, useAmountEntry } from '../entry/use-amount-entry.ts'
import { useFormat, useTexts } from '../state/till-context.tsx'
import dialogs from './dialogs.module.css'
import styles from './take-back.module.css'

type Props = {
  left: Money
  busy: boolean
  onBack: () => void
  onAmount: (amountMinor: number, reason: string) => void
}

/** Money without goods: how much, and why. */
export function TakeBackAmount({ left, busy, onBack, onAmount }: Props) {
  const texts = useTexts()
  const format = useFormat()
  const entry = useAmountEntry(left.currency, isInField)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const amount = format.money({ minor: entry.minor, currency: left.currency })
  const submit = () => {
    if (entry.isEmpty || busy) return
    if (reason.trim().length < shortestReason) return setProblem(texts.queue.reasonMissing)
    onAmount(entry.minor, reason.trim())
  }
  return (
    <form
      className={styles.stack}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <p className={styles.quiet}>{texts.returns.amountLeft(format.money(left))}</p>
      <output className={dialogs.figure} data-testid="take-back-figure" aria-live="polite">
        {amount}
      </output>
      <Keypad onKey={entry.press} deleteLabel={texts.common.delete} />
      <Field
        label={texts.returns.reason}
        error={problem}
        value={reason}
        maxLength={200}
        data-testid="take-back-reason"
        onChange={(event) => {
          setReason(event.target.value)
          setProblem(null)
        }}
      />
      <div className={styles.others}>
        <Button data-testid="take-back-goods" onClick={onBack}>
          {texts.returns.goods}
        </Button>
      </div>
      <Button
        type="submit"
        variant="primary"
        size="large"
        wide
        busy={busy}
        disabled={entry.isEmpty}
        data-testid="take-back-confirm"
      >
        {texts.returns.confirmAmount(amount)}
      </Button>
    </form>
  )
}
