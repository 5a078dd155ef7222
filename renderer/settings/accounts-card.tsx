import { useState } from 'react'
import type { AccountsView, AccountView } from '../../preload/contract/account-views.ts'
import { Button } from '../design/button.tsx'
import { Card } from '../design/page.tsx'
import { Badge, Banner, Skeleton } from '../design/status.tsx'
import { useAnswer, useFormat, useSession, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './account.module.css'
import { AccountDialog } from './account-dialog.tsx'

/** The shop's accounts at card services, and where their keys lie. Live mode only: training has its own. */
export function AccountsCard() {
  const texts = useTexts()
  const { value, error, reload } = useAnswer('accounts.get', [], ['settings'])
  const [open, setOpen] = useState<string | null>(null)
  const chosen = value?.accounts.find(({ provider }) => provider === open)
  return (
    <Card title={texts.accounts.title} testId="accounts-card">
      {error && !value && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
      {!value && !error && <Skeleton rows={1} height={88} />}
      {value && <Accounts view={value} onOpen={setOpen} />}
      {chosen && (
        <AccountDialog
          account={chosen}
          onClose={() => setOpen(null)}
          onChanged={() => {
            setOpen(null)
            reload()
          }}
        />
      )}
    </Card>
  )
}

function Accounts({ view, onOpen }: { view: AccountsView; onOpen: (provider: string) => void }) {
  const texts = useTexts()
  return (
    <div className={styles.accounts}>
      {view.accounts.map((account) => (
        <Account key={account.provider} account={account} onOpen={() => onOpen(account.provider)} />
      ))}
      <p className={styles.quiet} data-testid="accounts-kept-in">
        {texts.accounts.keptIn[view.keptIn]}
      </p>
    </div>
  )
}

function Account({ account, onOpen }: { account: AccountView; onOpen: () => void }) {
  const texts = useTexts()
  const format = useFormat()
  const currency = useSession((state) => state.till?.currency ?? '')
  const { facts, unreadable } = account
  return (
    <div className={styles.account} data-testid={`account-${account.provider}`}>
      <div className={styles.row}>
        <div className={styles.name}>
          <h3>{account.providerName}</h3>
          <AccountBadge account={account} />
          {facts?.sandbox && <Badge tone="warning">{texts.mode.sandbox}</Badge>}
        </div>
        <Button onClick={onOpen} data-testid={`account-open-${account.provider}`}>
          {account.isSet ? texts.accounts.change : texts.accounts.setUp}
        </Button>
      </div>
      {facts && (
        <p className={styles.quiet} dir="auto">
          {[facts.name, facts.id, facts.country, facts.currency].filter(Boolean).join(' · ')}
        </p>
      )}
      {account.isSet && account.keptAt !== null && (
        <p className={styles.quiet}>
          {texts.accounts.savedAt(format.moment(account.keptAt))} · {texts.accounts.testHost(account.host)}
        </p>
      )}
      {!account.isSet && !unreadable && <p className={styles.quiet}>{texts.accounts.notSetText}</p>}
      {account.isRefused && <Banner tone="danger">{texts.accounts.noLonger}</Banner>}
      {unreadable && <Banner tone="danger">{texts.accounts.unreadableText[unreadable]}</Banner>}
      {facts && facts.currency !== '' && facts.currency !== currency && (
        <Banner tone="warning">{texts.accounts.currencyDiffers(facts.currency, currency)}</Banner>
      )}
    </div>
  )
}

function AccountBadge({ account }: { account: AccountView }) {
  const texts = useTexts()
  if (account.isRefused) return <Badge tone="danger">{texts.accounts.refused}</Badge>
  if (account.isSet) return <Badge tone="success">{texts.accounts.isSet}</Badge>
  if (account.unreadable) return <Badge tone="danger">{texts.accounts.unreadable}</Badge>
  return <Badge>{texts.accounts.notSet}</Badge>
}
