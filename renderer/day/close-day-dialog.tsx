import { useState } from 'react'
import type { TillError } from '../../preload/contract/result.ts'
import type { DayView } from '../../preload/contract/views.ts'
import { Amount } from '../design/amount.tsx'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Banner } from '../design/status.tsx'
import { useFormat, useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './day-screen.module.css'
import { PartPayments } from './part-payments.tsx'

type DialogProps = { day: DayView; onClose: () => void; onClosed: (day: DayView) => void }

/** Closing seals for ever, so it is asked for twice; what hinders it is said by main, not guessed here. */
export function CloseDayDialog({ day, onClose, onClosed }: DialogProps) {
  const { ask } = useServices()
  const texts = useTexts()
  const format = useFormat()
  const [error, setError] = useState<TillError | null>(null)
  const [busy, setBusy] = useState(false)
  const closeDay = async () => {
    setBusy(true)
    const answer = await ask('day.close')
    setBusy(false)
    if (answer.ok) onClosed(answer.value)
    else setError(answer.error)
  }
  return (
    <Dialog
      title={texts.day.closeTitle}
      closeLabel={texts.common.close}
      onClose={onClose}
      testId="close-day-dialog"
      actions={
        <>
          <Button onClick={onClose}>{texts.common.cancel}</Button>
          <Button
            variant="primary"
            busy={busy}
            autoFocus
            data-testid="close-day-confirm"
            onClick={() => void closeDay()}
          >
            {texts.day.closeConfirm}
          </Button>
        </>
      }
    >
      <div className={styles.closeFacts}>
        <span>{format.businessDay(day.date)}</span>
        <Amount money={day.totals.gross} className={styles.closeAmount} />
        <span>
          {format.number(day.totals.sales)} × {texts.day.sales}
        </span>
      </div>
      <div className={styles.closeNotes}>
        <p>{texts.day.closeText}</p>
        <PartPayments day={day} />
        {day.parkedBaskets > 0 && <p className={styles.quiet}>{texts.day.parked(day.parkedBaskets)}</p>}
        {error && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
      </div>
    </Dialog>
  )
}
