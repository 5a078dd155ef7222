import { useState } from 'react'
import type { DayView } from '../../preload/contract/day-views.ts'
import { shortestReason } from '../../preload/contract/reasons.ts'
import type { TillError } from '../../preload/contract/result.ts'
import { Amount } from '../design/amount.tsx'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Field } from '../design/field.tsx'
import { Banner } from '../design/status.tsx'
import { useFormat, useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import { type CashDraft, ClosingCashFields, closingOf } from './closing-cash.tsx'
import styles from './day-screen.module.css'
import { OpenPayments } from './open-payments.tsx'
import { PartPayments } from './part-payments.tsx'

type DialogProps = {
  day: DayView
  /** The drawer's part; null where the shop does not count it. */
  cash: CashDraft | null
  onCash: (draft: CashDraft) => void
  onCountAgain: () => void
  onClose: () => void
  onClosed: (day: DayView) => void
}

/** What is missing is said when the button is pressed; what hinders is said by main. */
function useClosing({ day, cash, onClosed }: DialogProps) {
  const { ask } = useServices()
  const [error, setError] = useState<TillError | null>(null)
  const [busy, setBusy] = useState(false)
  const [reason, setReason] = useState('')
  const [isUnsaid, setUnsaid] = useState(false)
  const closeDay = async () => {
    if (busy) return
    if (day.outside.open.length > 0 && reason.trim().length < shortestReason) return setUnsaid(true)
    const closing = cash ? closingOf(cash) : undefined
    if (cash && !closing) return setUnsaid(true)
    setBusy(true)
    const answer = await ask('day.close', { reason, ...(closing ? { cash: closing } : {}) })
    setBusy(false)
    if (answer.ok) onClosed(answer.value)
    else setError(answer.error)
  }
  const sayReason = (text: string) => {
    setReason(text)
    setUnsaid(false)
  }
  return { error, busy, reason, sayReason, isUnsaid, closeDay }
}

/** Closing seals for ever, so it is asked for twice; what hinders it is said by main, not guessed here. */
export function CloseDayDialog(props: DialogProps) {
  const { day, cash, onCash, onCountAgain, onClose } = props
  const texts = useTexts()
  const { error, busy, reason, sayReason, isUnsaid, closeDay } = useClosing(props)
  const { open } = day.outside
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
            autoFocus={
              open.length === 0 && (cash === null || (cash.count !== null && !cash.count.needsReason))
            }
            data-testid="close-day-confirm"
            onClick={() => void closeDay()}
          >
            {texts.day.closeConfirm}
          </Button>
        </>
      }
    >
      <CloseFacts day={day} />
      <div className={styles.closeNotes}>
        <p>{texts.day.closeText}</p>
        {cash && (
          <ClosingCashFields
            draft={cash}
            isAsked={isUnsaid}
            onDraft={onCash}
            onAgain={onCountAgain}
            onSubmit={() => void closeDay()}
          />
        )}
        <OpenPayments day={day} testId="close-day-hinder" />
        <PartPayments day={day} />
        {open.length > 0 && (
          <OpenMoney
            open={open}
            reason={reason}
            problem={isUnsaid ? texts.queue.reasonMissing : null}
            onReason={sayReason}
            onSubmit={() => void closeDay()}
          />
        )}
        {day.parkedBaskets > 0 && <p className={styles.quiet}>{texts.day.parked(day.parkedBaskets)}</p>}
        {error && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
      </div>
    </Dialog>
  )
}

function CloseFacts({ day }: { day: DayView }) {
  const texts = useTexts()
  const format = useFormat()
  return (
    <div className={styles.closeFacts}>
      <span>{format.businessDay(day.date)}</span>
      <Amount money={day.totals.gross} className={styles.closeAmount} />
      <span>
        {format.number(day.totals.sales)} × {texts.day.sales}
      </span>
    </div>
  )
}

type OpenMoneyProps = {
  open: DayView['outside']['open']
  reason: string
  problem: string | null
  onReason: (reason: string) => void
  onSubmit: () => void
}

/** What stays open over the Z, which names it: each by amount and name, and why the day is closed all the same. */
function OpenMoney({ open, reason, problem, onReason, onSubmit }: OpenMoneyProps) {
  const texts = useTexts()
  const format = useFormat()
  return (
    <form
      className={styles.closeNotes}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <Banner tone="warning" testId="close-day-open">
        <p>{texts.day.staysOpen}</p>
        <ul className={styles.hinder}>
          {open.map(({ name, amount, isReversing }) => (
            <li key={`${name} ${amount.minor} ${isReversing}`}>
              <span>
                {format.money(amount)} · {name}
              </span>
              <span>{isReversing ? texts.day.isReversing : texts.late.waitsForDecision}</span>
            </li>
          ))}
        </ul>
      </Banner>
      <Field
        label={texts.day.closingReason}
        error={problem}
        value={reason}
        maxLength={200}
        autoFocus
        data-testid="close-day-reason"
        onChange={(event) => onReason(event.target.value)}
      />
    </form>
  )
}
