import { useEffect, useId, useRef, useState } from 'react'
import type { MailAccountView, TriedMail } from '../../preload/contract/mail-views.ts'
import type { TillError } from '../../preload/contract/result.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Field, Switch, TextField } from '../design/field.tsx'
import { Segmented } from '../design/segmented.tsx'
import { Banner } from '../design/status.tsx'
import { useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import { triedMailSentence } from '../texts/mail-sentence.ts'
import styles from './account.module.css'
import sections from './settings-screen.module.css'

type DialogProps = {
  view: MailAccountView
  onClose: () => void
  onChanged: (view: MailAccountView) => void
}

type Draft = Pick<
  MailAccountView,
  'host' | 'security' | 'plainAccepted' | 'user' | 'senderName' | 'senderAddress' | 'subject' | 'text'
> & { port: string; password: string }

/** Where letters go out. The password is typed once and never shown again; a test message tells what is not right yet. */
export function MailDialog({ view, onClose, onChanged }: DialogProps) {
  const texts = useTexts()
  const formId = useId()
  const form = useMailForm(view, onChanged)
  const { draft, change, error, busy } = form
  return (
    <Dialog
      title={texts.mail.title}
      closeLabel={texts.common.close}
      onClose={onClose}
      testId="mail-dialog"
      actions={
        <>
          {view.isSet && (
            <Button variant="quiet" data-testid="mail-remove" onClick={() => void form.remove()}>
              {texts.accounts.remove}
            </Button>
          )}
          <Button
            variant="primary"
            type="submit"
            form={formId}
            busy={busy === 'save'}
            data-testid="mail-save"
          >
            {texts.common.save}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className={styles.fields}
        onSubmit={(event) => {
          event.preventDefault()
          void form.save()
        }}
      >
        <ServerFields draft={draft} onChange={change} />
        <LoginFields draft={draft} view={view} onChange={change} />
        <SenderFields draft={draft} onChange={change} />
        {error && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
        <TestMessage form={form} />
      </form>
    </Dialog>
  )
}

type PartProps = { draft: Draft; onChange: (change: Partial<Draft>) => void }

const usualPorts = { tls: '465', starttls: '587', none: '25' } as const

function ServerFields({ draft, onChange }: PartProps) {
  const texts = useTexts()
  const isUsual = Object.values<string>(usualPorts).includes(draft.port)
  return (
    <>
      <Field
        label={texts.mail.server}
        hint={texts.mail.serverHint}
        value={draft.host}
        maxLength={255}
        autoComplete="off"
        spellCheck={false}
        data-testid="mail-host"
        onChange={(event) => onChange({ host: event.target.value })}
      />
      <div>
        <p className={sections.label}>{texts.mail.security}</p>
        <Segmented
          label={texts.mail.security}
          value={draft.security}
          options={[
            { value: 'tls', label: texts.mail.tls, testId: 'mail-tls' },
            { value: 'starttls', label: texts.mail.starttls, testId: 'mail-starttls' },
            { value: 'none', label: texts.mail.plain, testId: 'mail-plain' },
          ]}
          onValue={(security) =>
            onChange({ security, ...(isUsual ? { port: usualPorts[security] } : {}), plainAccepted: false })
          }
        />
      </div>
      {draft.security === 'none' && (
        <Banner tone="warning">
          <p>{texts.mail.plainWarning}</p>
          <Switch
            label={texts.mail.plainAccepted}
            checked={draft.plainAccepted}
            testId="mail-plain-accepted"
            onChecked={(plainAccepted) => onChange({ plainAccepted })}
          />
        </Banner>
      )}
      <Field
        label={texts.mail.port}
        value={draft.port}
        inputMode="numeric"
        maxLength={5}
        data-testid="mail-port"
        onChange={(event) => onChange({ port: event.target.value.replace(/\D/g, '') })}
      />
    </>
  )
}

function LoginFields({ draft, view, onChange }: PartProps & { view: MailAccountView }) {
  const texts = useTexts()
  const isSame = view.host === draft.host.trim() && view.user === draft.user.trim()
  const isAgain = view.isPasswordKept && !isSame
  return (
    <>
      <Field
        label={texts.mail.user}
        hint={texts.mail.userHint}
        value={draft.user}
        maxLength={320}
        autoComplete="off"
        spellCheck={false}
        data-testid="mail-user"
        onChange={(event) => onChange({ user: event.target.value })}
      />
      <Field
        label={texts.mail.password}
        {...(view.isPasswordKept
          ? { hint: isAgain ? texts.mail.passwordAgain : texts.mail.passwordKept }
          : {})}
        className={styles.hidden}
        value={draft.password}
        maxLength={500}
        autoComplete="off"
        spellCheck={false}
        data-testid="mail-password"
        onChange={(event) => onChange({ password: event.target.value })}
      />
    </>
  )
}

function SenderFields({ draft, onChange }: PartProps) {
  const texts = useTexts()
  return (
    <>
      <Field
        label={texts.mail.senderName}
        value={draft.senderName}
        maxLength={100}
        data-testid="mail-sender-name"
        onChange={(event) => onChange({ senderName: event.target.value })}
      />
      <Field
        label={texts.mail.senderAddress}
        value={draft.senderAddress}
        maxLength={320}
        inputMode="email"
        autoComplete="off"
        spellCheck={false}
        data-testid="mail-sender-address"
        onChange={(event) => onChange({ senderAddress: event.target.value })}
      />
      <Field
        label={texts.mail.subject}
        hint={texts.mail.wordsHint}
        value={draft.subject}
        maxLength={200}
        data-testid="mail-subject"
        onChange={(event) => onChange({ subject: event.target.value })}
      />
      <TextField
        label={texts.mail.text}
        value={draft.text}
        data-testid="mail-text"
        onValue={(text) => onChange({ text })}
      />
    </>
  )
}

function TestMessage({ form }: { form: ReturnType<typeof useMailForm> }) {
  const texts = useTexts()
  const { draft, tried, busy } = form
  const [typed, setTyped] = useState<string | null>(null)
  const to = typed ?? draft.senderAddress
  const verdict = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (tried) verdict.current?.scrollIntoView({ block: 'nearest' })
  }, [tried])
  return (
    <div className={styles.account}>
      <div className={styles.row}>
        <div className={styles.rowText}>
          <Field
            label={texts.mail.testTo}
            value={to}
            maxLength={320}
            inputMode="email"
            autoComplete="off"
            data-testid="mail-test-to"
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <Button busy={busy === 'test'} data-testid="mail-test" onClick={() => void form.test(to)}>
          {texts.mail.testSend}
        </Button>
      </div>
      <div ref={verdict}>
        {tried && (
          <Banner tone={tried.outcome === 'sent' ? 'success' : 'danger'} testId="mail-tried">
            {tried.outcome === 'sent' ? texts.mail.testSent(to) : triedMailSentence(texts, tried)}
          </Banner>
        )}
      </div>
    </div>
  )
}

function useMailForm(view: MailAccountView, onChanged: (view: MailAccountView) => void) {
  const { ask, session } = useServices()
  const { isSet: _isSet, port, ...open } = view
  const [draft, setDraft] = useState<Draft>({ ...open, port: String(port), password: '' })
  const [error, setError] = useState<TillError | null>(null)
  const [tried, setTried] = useState<TriedMail | null>(null)
  const [busy, setBusy] = useState<'save' | 'test' | null>(null)

  const account = () => {
    const { host, security, plainAccepted, user, senderName, senderAddress, subject, text } = draft
    const isKept = draft.password === '' && view.isPasswordKept
    const password = isKept ? null : draft.password
    const words = { senderName, senderAddress, subject, text }
    return { host, port: Number(draft.port) || 1, security, plainAccepted, user, password, ...words }
  }
  const begin = (what: 'save' | 'test') => {
    setBusy(what)
    setError(null)
    setTried(null)
  }
  return {
    draft,
    error,
    tried,
    busy,
    change(change: Partial<Draft>) {
      setDraft((now) => ({ ...now, ...change }))
      setError(null)
    },
    async test(to: string) {
      begin('test')
      const answer = await ask('mail.test', { ...account(), to })
      setBusy(null)
      if (answer.ok) setTried(answer.value)
      else setError(answer.error)
    },
    async save() {
      begin('save')
      const answer = await ask('mail.save', account())
      setBusy(null)
      if (!answer.ok) return setError(answer.error)
      session.notify({ tone: 'success', say: (words) => words.mail.saved })
      void session.refreshState()
      onChanged(answer.value)
    },
    async remove() {
      const answer = await ask('mail.remove')
      if (!answer.ok) return setError(answer.error)
      session.notify({ tone: 'info', say: (words) => words.mail.removed })
      void session.refreshState()
      onChanged(answer.value)
    },
  }
}
