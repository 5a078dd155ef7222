import { useState } from 'react'
import type { CashMoveKind } from '../../preload/contract/cash.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Field } from '../design/field.tsx'
import { Keypad } from '../design/keypad.tsx'
import { Segmented } from '../design/segmented.tsx'
import { Banner } from '../design/status.tsx'
import { isInField, useAmountEntry } from '../entry/use-amount-entry.ts'
import { newId } from '../state/new-id.ts'
import { useFormat, useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './cash.module.css'

/** Money in or out beside the sales. The id is made once: a second press after a lost answer books nothing twice. */
function useCashMove(currency: string, onBooked: () => void) {
  const { ask, session } = useServices()
  const texts = useTexts()
  const entry = useAmountEntry(currency, isInField)
  const [moveId, setMoveId] = useState(newId)
  const [kind, setKind] = useState<CashMoveKind>('float')
  const [reason, setReason] = useState('')
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const book = async () => {
    if (busy || entry.isEmpty) return
    setBusy(true)
    const answer = await ask('cash.move', { moveId, kind, amountMinor: entry.minor, reason: reason.trim() })
    setBusy(false)
    if (!answer.ok) {
      setRefused(errorSentence(texts, answer.error))
      if (answer.error.code === 'cash-move-differs') setMoveId(newId())
      return
    }
    session.notify({ tone: 'success', say: (words) => words.cash.booked })
    onBooked()
  }
  return { entry, kind, setKind, reason, setReason, refused, busy, book }
}

export function CashMoveDialog({ currency, onClose }: { currency: string; onClose: () => void }) {
  const texts = useTexts()
  const format = useFormat()
  const { entry, kind, setKind, reason, setReason, refused, busy, book } = useCashMove(currency, onClose)
  const amount = format.money({ minor: entry.minor, currency })
  return (
    <Dialog
      title={texts.cash.moveTitle}
      closeLabel={texts.common.close}
      onClose={onClose}
      testId="cash-move-dialog"
      actions={
        <>
          <Button onClick={onClose}>{texts.common.cancel}</Button>
          <Button
            variant="primary"
            busy={busy}
            disabled={entry.isEmpty}
            data-testid="cash-move-book"
            onClick={() => void book()}
          >
            {texts.cash.book} {amount}
          </Button>
        </>
      }
    >
      <form
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault()
          void book()
        }}
      >
        {refused !== null && <Banner tone="danger">{refused}</Banner>}
        <Kinds kind={kind} onKind={setKind} />
        <output
          className={styles.entry}
          // The digits are typed at the dialog, not into a field.
          data-focus
          tabIndex={-1}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.closest('form')?.requestSubmit()
          }}
          data-testid="cash-move-amount"
          aria-live="polite"
        >
          {amount}
        </output>
        <Keypad onKey={entry.press} deleteLabel={texts.common.delete} />
        <Field
          label={needsReason(kind) ? texts.cash.reason : texts.cash.optionalReason}
          hint={texts.cash.reasonHint}
          value={reason}
          maxLength={200}
          data-testid="cash-move-reason"
          onChange={(event) => setReason(event.target.value)}
        />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}

function Kinds({ kind, onKind }: { kind: CashMoveKind; onKind: (kind: CashMoveKind) => void }) {
  const texts = useTexts().cash
  return (
    <Segmented
      label={texts.kind}
      value={kind}
      options={[
        { value: 'float', label: texts.float, testId: 'cash-kind-float' },
        { value: 'paid-in', label: texts.paidIn, testId: 'cash-kind-paid-in' },
        { value: 'paid-out', label: texts.paidOut, testId: 'cash-kind-paid-out' },
        { value: 'to-safe', label: texts.toSafe, testId: 'cash-kind-to-safe' },
      ]}
      onValue={onKind}
      wide
    />
  )
}

const needsReason = (kind: CashMoveKind) => kind === 'paid-in' || kind === 'paid-out'
