import { useState } from 'react'
import type { CashCountView, CashView } from '../../preload/contract/cash.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Field } from '../design/field.tsx'
import { Banner } from '../design/status.tsx'
import { useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './cash.module.css'
import { CountDialog } from './count-dialog.tsx'
import { CountResult } from './count-result.tsx'

/** A count in the middle of the day: what it found is booked, and the drawer goes on with what is in it. */
export function SettleCount({ cash, onClose }: { cash: CashView; onClose: () => void }) {
  const { ask, session } = useServices()
  const texts = useTexts()
  const [count, setCount] = useState<CashCountView | null>(null)
  const [reason, setReason] = useState('')
  const [refused, setRefused] = useState<string | null>(null)
  if (!count) return <CountDialog cash={cash} onCounted={setCount} onClose={onClose} />
  const again = () => {
    setCount(null)
    setRefused(null)
  }
  const settle = async () => {
    const answer = await ask('cash.settle', { countId: count.countId, reason: reason.trim() })
    if (!answer.ok) return setRefused(errorSentence(texts, answer.error))
    session.notify({ tone: 'success', say: (words) => words.cash.settled })
    onClose()
  }
  return (
    <Dialog
      title={texts.cash.resultTitle}
      closeLabel={texts.common.close}
      onClose={onClose}
      testId="settle-dialog"
      actions={
        <>
          <Button data-testid="settle-again" onClick={again}>
            {texts.cash.again}
          </Button>
          <Button
            variant="primary"
            autoFocus={!count.needsReason}
            data-testid="settle-confirm"
            onClick={() => void settle()}
          >
            {texts.cash.settle}
          </Button>
        </>
      }
    >
      <form
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault()
          void settle()
        }}
      >
        <CountResult count={count} />
        {count.needsReason && (
          <Field
            label={texts.cash.why}
            value={reason}
            maxLength={200}
            data-testid="settle-reason"
            onChange={(event) => setReason(event.target.value)}
          />
        )}
        {refused !== null && <Banner tone="danger">{refused}</Banner>}
      </form>
    </Dialog>
  )
}
