import { type ReactNode, useState } from 'react'
import { shortestReason } from '../../preload/contract/reasons.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Field } from '../design/field.tsx'
import { Banner } from '../design/status.tsx'
import { useTexts } from '../state/till-context.tsx'
import styles from './reason-dialog.module.css'

const longestReason = 200

type ReasonDialogProps = {
  title: string
  label: string
  hint?: string
  confirm: string
  variant?: 'primary' | 'danger'
  /** `NAME-dialog`, `NAME-reason` and `NAME-confirm` for tests. */
  testName: string
  /** What it means, in words. */
  children: ReactNode
  /** Answers why it was refused; null closes the dialog. */
  onConfirm: (reason: string) => Promise<string | null>
  onClose: () => void
}

/** Something that needs a reason, which stands in the journal. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, label, hint, confirm, variant = 'danger', testName, children, onConfirm, onClose } = props
  const texts = useTexts()
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async () => {
    if (busy) return
    if (reason.trim().length < shortestReason) return setProblem(texts.queue.reasonMissing)
    setBusy(true)
    const why = await onConfirm(reason.trim())
    setBusy(false)
    setRefused(why)
    if (why === null) onClose()
  }
  return (
    <Dialog
      title={title}
      closeLabel={texts.common.close}
      onClose={onClose}
      testId={`${testName}-dialog`}
      actions={
        <>
          <Button onClick={onClose}>{texts.common.cancel}</Button>
          <Button
            variant={variant}
            busy={busy}
            data-testid={`${testName}-confirm`}
            onClick={() => void submit()}
          >
            {confirm}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {children}
        {refused !== null && <Banner tone="danger">{refused}</Banner>}
        <Field
          label={label}
          {...(hint === undefined ? {} : { hint })}
          error={problem}
          value={reason}
          maxLength={longestReason}
          data-testid={`${testName}-reason`}
          onChange={(event) => {
            setReason(event.target.value)
            setProblem(null)
          }}
        />
      </form>
    </Dialog>
  )
}
