import { useState } from 'react'
import type { TillError } from '../../preload/contract/result.ts'
import type { ShopSettings } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { Page } from '../design/page.tsx'
import { Banner, Skeleton } from '../design/status.tsx'
import { PeopleCard } from '../people/people-card.tsx'
import { useAnswer, useServices, useSession, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import { AccountsCard } from './accounts-card.tsx'
import { BackupCard } from './backup-card.tsx'
import { CashCountSettings } from './cash-settings.tsx'
import { DisplaySettings } from './display-settings.tsx'
import { DrawerSettings } from './drawer-settings.tsx'
import { MailCard } from './mail-card.tsx'
import { ModeCard } from './mode-card.tsx'
import { PrinterSetupDialog } from './printer-setup.tsx'
import { ReceiptPreview } from './receipt-preview.tsx'
import { ReceiptSettings } from './receipt-settings.tsx'
import { ScannerSettings } from './scanner-settings.tsx'
import styles from './settings-screen.module.css'
import { PrinterSettings, ScreenSettings, SellingSettings, ShopDetails } from './settings-sections.tsx'

/** Everything the shop decides, with the receipt beside it as it would come out. Nothing counts before it is saved. */
export function SettingsScreen() {
  const texts = useTexts()
  const { ask, session } = useServices()
  const version = useSession((state) => state.till?.version ?? '')
  const isLive = useSession((state) => state.till?.mode === 'live')
  const saved = useAnswer('settings.get', [], ['settings'])
  const [changes, setChanges] = useState<Partial<ShopSettings>>({})
  const [error, setError] = useState<TillError | null>(null)
  const [busy, setBusy] = useState(false)
  const [isSettingUp, setIsSettingUp] = useState(false)
  if (!saved.value) return <Skeleton rows={6} height={80} />
  const settings = { ...saved.value, ...changes }
  const dirty = Object.keys(changes).length > 0
  const change = (change: Partial<ShopSettings>) => {
    setChanges((before) => ({ ...before, ...change }))
    setError(null)
  }

  const save = async () => {
    setBusy(true)
    const answer = await ask('settings.save', settings)
    setBusy(false)
    if (!answer.ok) {
      setError(answer.error)
      return
    }
    setChanges({})
    saved.replace(answer.value)
    await session.refresh()
    session.notify({ tone: 'success', say: (words) => words.common.saved })
  }

  return (
    <Page
      title={texts.settings.title}
      testId="settings-screen"
      actions={
        <>
          {dirty && <span className={styles.unsaved}>{texts.settings.unsaved}</span>}
          <Button disabled={!dirty} data-testid="settings-discard" onClick={() => setChanges({})}>
            {texts.settings.discard}
          </Button>
          <Button
            variant="primary"
            disabled={!dirty}
            busy={busy}
            data-testid="settings-save"
            onClick={() => void save()}
          >
            {texts.common.save}
          </Button>
        </>
      }
    >
      <div className={styles.content}>
        <div className={styles.form}>
          <ModeCard />
          <PeopleCard />
          {isLive && <AccountsCard />}
          <MailCard />
          <BackupCard />
          <form
            className={styles.sections}
            onSubmit={(event) => {
              event.preventDefault()
              if (dirty) void save()
            }}
          >
            {error && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
            <ShopDetails settings={settings} onChange={change} />
            <SellingSettings settings={settings} onChange={change} />
            <ReceiptSettings settings={settings} onChange={change} />
            <PrinterSettings
              settings={settings}
              onChange={change}
              canTest={!dirty}
              onSetUp={() => setIsSettingUp(true)}
            />
            <DrawerSettings settings={settings} onChange={change} />
            <DisplaySettings settings={settings} onChange={change} />
            <CashCountSettings settings={settings} onChange={change} />
            <ScannerSettings settings={settings} onChange={change} />
            <ScreenSettings settings={settings} onChange={change} />
            <p className={styles.version}>{texts.settings.version(version)}</p>
          </form>
        </div>
        <ReceiptPreview settings={settings} />
      </div>
      {isSettingUp && (
        <PrinterSetupDialog
          settings={saved.value}
          onClose={() => setIsSettingUp(false)}
          onSaved={saved.reload}
        />
      )}
    </Page>
  )
}
