import { useState } from 'react'
import type { MailAccountView } from '../../preload/contract/mail-views.ts'
import { Button } from '../design/button.tsx'
import { Card } from '../design/page.tsx'
import { Badge, Banner, Skeleton } from '../design/status.tsx'
import { useAnswer, useSession, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './account.module.css'
import { MailDialog } from './mail-dialog.tsx'

/** The shop's own mail account. Training has none: no letter leaves the machine. */
export function MailCard() {
  const texts = useTexts()
  const isLive = useSession((state) => state.till?.mode === 'live')
  return (
    <Card title={texts.mail.title} testId="mail-card">
      {isLive ? <LiveMail /> : <p className={styles.quiet}>{texts.mail.trainingText}</p>}
    </Card>
  )
}

function LiveMail() {
  const texts = useTexts()
  const { value, error, replace } = useAnswer('mail.get', [], ['settings'])
  const [isOpen, setOpen] = useState(false)
  if (error && !value) return <Banner tone="danger">{errorSentence(texts, error)}</Banner>
  if (!value) return <Skeleton rows={1} height={88} />
  return (
    <>
      <Account view={value} onOpen={() => setOpen(true)} />
      {isOpen && (
        <MailDialog
          view={value}
          onClose={() => setOpen(false)}
          onChanged={(view) => {
            setOpen(false)
            replace(view)
          }}
        />
      )}
    </>
  )
}

function Account({ view, onOpen }: { view: MailAccountView; onOpen: () => void }) {
  const texts = useTexts()
  return (
    <div className={styles.account} data-testid="mail-account">
      <div className={styles.row}>
        <div className={styles.name}>
          <h3 dir="auto">{view.isSet ? view.senderAddress : texts.mail.server}</h3>
          <State view={view} />
        </div>
        <Button onClick={onOpen} data-testid="mail-open">
          {view.isSet ? texts.accounts.change : texts.accounts.setUp}
        </Button>
      </div>
      {view.isSet && (
        <p className={styles.quiet}>{texts.mail.from(view.senderAddress, `${view.host}:${view.port}`)}</p>
      )}
      <p className={styles.quiet}>
        {texts.mail.intro} {texts.mail.privacy}
      </p>
      {view.isSet && <p className={styles.quiet}>{texts.accounts.keptIn[view.keptIn]}</p>}
      {view.unreadable && <Banner tone="danger">{texts.accounts.unreadableText[view.unreadable]}</Banner>}
    </div>
  )
}

function State({ view }: { view: MailAccountView }) {
  const texts = useTexts()
  if (view.isSet) return <Badge tone="success">{texts.accounts.isSet}</Badge>
  if (view.unreadable) return <Badge tone="danger">{texts.accounts.unreadable}</Badge>
  return <Badge>{texts.accounts.notSet}</Badge>
}
