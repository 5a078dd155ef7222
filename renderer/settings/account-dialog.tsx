import { type FormEvent, useState } from 'react'
import type { AccountFieldView, AccountView } from '../../preload/contract/account-views.ts'
import type { TillError } from '../../preload/contract/result.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Banner } from '../design/status.tsx'
import { useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './account.module.css'
import { AccountField } from './account-field.tsx'
import { RemoveDialog, RotateDialog } from './account-steps.tsx'

const formId = 'account-form'

type DialogProps = { account: AccountView; onClose: () => void; onChanged: () => void }

/** An account is entered, looked at field by field while it is typed, and kept only when it is right. */
export function AccountDialog({ account, onClose, onChanged }: DialogProps) {
  const texts = useTexts()
  const form = useAccountForm(account, onChanged)
  const { shown, busy, error, outcome } = form
  const [step, setStep] = useState<'form' | 'remove' | 'rotate'>('form')
  const back = () => setStep('form')
  if (step === 'remove') return <RemoveDialog account={account} onClose={back} onDone={onChanged} />
  if (step === 'rotate') return <RotateDialog account={account} onClose={back} onDone={onChanged} />
  return (
    <Dialog
      title={texts.accounts.dialogTitle(account.providerName)}
      closeLabel={texts.common.close}
      onClose={onClose}
      testId="account-dialog"
      actions={
        <>
          {account.keptAt !== null && (
            <Button variant="quiet" data-testid="account-remove" onClick={() => setStep('remove')}>
              {texts.accounts.remove}
            </Button>
          )}
          {account.canRotateKey && (
            <Button data-testid="account-rotate" onClick={() => setStep('rotate')}>
              {texts.accounts.rotate}
            </Button>
          )}
          {outcome === 'not-checked' && (
            <Button busy={busy} data-testid="account-save-unchecked" onClick={() => void form.save(true)}>
              {texts.accounts.saveAllTheSame}
            </Button>
          )}
          <Button variant="primary" type="submit" form={formId} busy={busy} data-testid="account-save">
            {texts.accounts.save}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className={styles.fields}
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          void form.save(false)
        }}
      >
        {shown.fields.map((field) => (
          <AccountField
            key={field.name}
            field={field}
            typed={form.typed[field.name]}
            isAsked={form.isAsked(field.name)}
            onTyped={(value) => form.type(field.name, value)}
            onLeft={() => void form.check()}
          />
        ))}
        {outcome === 'wrong' && <Banner tone="danger">{texts.accounts.refusedText}</Banner>}
        {outcome === 'not-checked' && <Banner tone="warning">{texts.accounts.couldNotCheck}</Banner>}
        {error && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
      </form>
    </Dialog>
  )
}

/** The only thing that an empty field can be, as the service said. */
function toldBy({ check, choices }: AccountFieldView): string {
  const [only, second] = choices
  if (only && !second) return only.value
  return check?.cause === 'missing' ? check.found : ''
}

type Outcome = 'wrong' | 'not-checked' | null

function useAccountForm(account: AccountView, onSaved: () => void) {
  const { ask, session } = useServices()
  const { provider } = account
  const [typed, setTyped] = useState<Record<string, string>>({})
  const [shown, setShown] = useState(account)
  const [askedWith, setAskedWith] = useState('{}')
  const [outcome, setOutcome] = useState<Outcome>(null)
  const [wasSaved, setWasSaved] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<TillError | null>(null)

  /** What the service told of a key alone is filled in where nothing was typed. */
  const show = (view: AccountView, values: Record<string, string>) => {
    setShown(view)
    const filled = { ...values }
    for (const field of view.fields) {
      const told = toldBy(field)
      if (told !== '' && !filled[field.name] && field.value === '') filled[field.name] = told
    }
    setTyped((now) => ({ ...filled, ...now }))
  }
  const check = async () => {
    const question = JSON.stringify(typed)
    if (question === askedWith || question === '{}' || busy) return
    setAskedWith(question)
    const answer = await ask('accounts.check', { provider, values: typed })
    if (answer.ok) show(answer.value, typed)
  }
  const save = async (unchecked: boolean) => {
    setBusy(true)
    setError(null)
    const answer = await ask('accounts.save', { provider, values: typed, unchecked })
    setBusy(false)
    setWasSaved(true)
    setAskedWith(JSON.stringify(typed))
    if (!answer.ok) return setError(answer.error)
    if (answer.value.saved) {
      session.notify({ tone: 'success', say: (words) => words.accounts.saved })
      void session.refreshState()
      return onSaved()
    }
    const view = answer.value.account
    show(view, typed)
    setOutcome(view.fields.some((field) => field.check?.state === 'wrong') ? 'wrong' : 'not-checked')
  }
  return {
    typed,
    shown,
    busy,
    error,
    outcome,
    check,
    save,
    type(name: string, value: string) {
      setTyped((now) => ({ ...now, [name]: value }))
      setOutcome(null)
    },
    /** Nobody is told that an entry is missing that they have not come to yet. */
    isAsked: (name: string) => wasSaved || typed[name] !== undefined,
  }
}
