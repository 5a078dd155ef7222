import { type ReactNode, useState } from 'react'
import type { AccountView } from '../../preload/contract/account-views.ts'
import type { Result, TillError } from '../../preload/contract/result.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Banner } from '../design/status.tsx'
import { useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'

/* What can be done to a whole account, each after a second question. */

type StepProps = { account: AccountView; onClose: () => void; onDone: () => void }

export function RemoveDialog({ account, onClose, onDone }: StepProps) {
  const { ask, session } = useServices()
  const texts = useTexts()
  return (
    <Question
      title={texts.accounts.removeTitle(account.providerName)}
      text={texts.accounts.removeText}
      confirm={texts.accounts.remove}
      variant="danger"
      name="account-remove"
      onClose={onClose}
      work={async () => {
        const answer = await ask('accounts.remove', { provider: account.provider })
        if (!answer.ok) return answer
        void session.refreshState()
        onDone()
        return answer
      }}
    />
  )
}

export function RotateDialog({ account, onClose, onDone }: StepProps) {
  const { ask, session } = useServices()
  const texts = useTexts()
  return (
    <Question
      title={texts.accounts.rotateTitle(account.providerName)}
      text={texts.accounts.rotateText}
      confirm={texts.accounts.rotate}
      variant="primary"
      name="account-rotate"
      onClose={onClose}
      work={async () => {
        const answer = await ask('accounts.rotate-key', { provider: account.provider })
        if (!answer.ok) return answer
        const { outcome } = answer.value
        session.notify({
          tone: outcome === 'revoked' ? 'success' : outcome === 'kept' ? 'info' : 'danger',
          say: (words) => words.accounts.rotated[outcome],
        })
        onDone()
        return answer
      }}
    />
  )
}

type QuestionProps = {
  title: string
  text: ReactNode
  confirm: string
  variant: 'primary' | 'danger'
  name: string
  onClose: () => void
  work: () => Promise<Result<unknown>>
}

function Question({ title, text, confirm, variant, name, onClose, work }: QuestionProps) {
  const texts = useTexts()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<TillError | null>(null)
  const run = async () => {
    setBusy(true)
    const answer = await work()
    setBusy(false)
    if (!answer.ok) setError(answer.error)
  }
  return (
    <Dialog
      title={title}
      closeLabel={texts.common.close}
      onClose={onClose}
      size="narrow"
      testId={`${name}-dialog`}
      actions={
        <>
          <Button onClick={onClose}>{texts.common.cancel}</Button>
          <Button variant={variant} busy={busy} data-testid={`${name}-confirm`} onClick={() => void run()}>
            {confirm}
          </Button>
        </>
      }
    >
      <p>{text}</p>
      {error && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
    </Dialog>
  )
}
