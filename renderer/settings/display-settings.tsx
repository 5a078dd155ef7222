import Copy from 'lucide-react/icons/copy'
import Monitor from 'lucide-react/icons/monitor'
import RefreshCw from 'lucide-react/icons/refresh-cw'
import { useRef } from 'react'
import type { DisplayHostView } from '../../preload/contract/display.ts'
import { type Language, languages } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { Field, Select } from '../design/field.tsx'
import { Card } from '../design/page.tsx'
import { Segmented } from '../design/segmented.tsx'
import { useAnswer, useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import { DisplayPicture } from './display-picture.tsx'
import styles from './settings-screen.module.css'
import { languageNames, type SectionProps } from './settings-sections.tsx'

/** What the customers see, and where. Opening it and its address count at once; the rest when the settings are saved. */
export function DisplaySettings({ settings, onChange }: SectionProps) {
  const texts = useTexts()
  const words = texts.display
  const host = useAnswer('display.host', [], ['settings'])
  const shopLanguages: { value: Language | ''; label: string }[] = [
    { value: '', label: words.languageOfShop },
    ...languages.map((language) => ({ value: language, label: languageNames[language] })),
  ]
  return (
    <Card title={words.title} testId="display-settings">
      <div className={styles.fields}>
        <p className={styles.hint}>{words.what}</p>
        {host.value?.host === 'browser' && <Address view={host.value} onView={host.replace} />}
        {host.value?.host === 'electron' && (
          <OnScreen view={host.value} onView={host.replace} settings={settings} onChange={onChange} />
        )}
        <Select
          label={words.language}
          value={settings.displayLanguage ?? ''}
          options={shopLanguages}
          data-testid="display-language"
          onValue={(language) => onChange({ displayLanguage: language === '' ? null : language })}
        />
        <div>
          <p className={styles.label}>{words.theme}</p>
          <Segmented
            label={words.theme}
            value={settings.displayTheme}
            options={[
              { value: 'system', label: texts.settings.system, testId: 'display-theme-system' },
              { value: 'light', label: texts.settings.light, testId: 'display-theme-light' },
              { value: 'dark', label: texts.settings.dark, testId: 'display-theme-dark' },
            ]}
            onValue={(displayTheme) => onChange({ displayTheme })}
          />
        </div>
        <Field
          label={words.greeting}
          hint={words.greetingHint}
          value={settings.displayGreeting}
          maxLength={80}
          data-testid="display-greeting"
          onChange={(event) => onChange({ displayGreeting: event.target.value })}
        />
        <Field
          label={words.thanks}
          hint={words.thanksHint}
          value={settings.displayThanks}
          maxLength={80}
          data-testid="display-thanks"
          onChange={(event) => onChange({ displayThanks: event.target.value })}
        />
        <DisplayPicture
          hash={settings.displayPicture}
          onHash={(displayPicture) => onChange({ displayPicture })}
        />
      </div>
    </Card>
  )
}

type Views = {
  browser: DisplayHostView & { host: 'browser' }
  electron: DisplayHostView & { host: 'electron' }
}

function Address({ view, onView }: { view: Views['browser']; onView: (view: DisplayHostView) => void }) {
  const { ask, session } = useServices()
  const words = useTexts().display
  const field = useRef<HTMLInputElement>(null)
  const copy = async () => {
    const isCopied = await navigator.clipboard.writeText(view.address).then(
      () => true,
      () => false,
    )
    if (isCopied) session.notify({ tone: 'success', say: (texts) => texts.display.copied })
    // A browser that forbids it leaves the keys: the address is marked.
    else field.current?.focus()
  }
  const renew = async () => {
    const answer = await ask('display.renew')
    if (!answer.ok)
      return session.notify({ tone: 'danger', say: (texts) => errorSentence(texts, answer.error) })
    onView(answer.value)
    session.notify({ tone: 'success', say: (texts) => texts.display.renewed })
  }
  return (
    <>
      <Field
        ref={field}
        label={words.address}
        hint={words.addressHint}
        value={view.address}
        readOnly
        data-testid="display-address"
        onFocus={(event) => event.target.select()}
      />
      <div className={styles.buttons}>
        <Button
          icon={Monitor}
          data-testid="display-open"
          onClick={() => window.open(view.address, '_blank', 'noopener')}
        >
          {words.open}
        </Button>
        <Button icon={Copy} data-testid="display-copy" onClick={() => void copy()}>
          {words.copy}
        </Button>
        <Button icon={RefreshCw} data-testid="display-renew" onClick={() => void renew()}>
          {words.renew}
        </Button>
      </div>
      <p className={styles.hint}>{words.renewHint}</p>
    </>
  )
}

type OnScreenProps = SectionProps & { view: Views['electron']; onView: (view: DisplayHostView) => void }

function OnScreen({ view, onView, settings, onChange }: OnScreenProps) {
  const { ask } = useServices()
  const words = useTexts().display
  const open = async () => {
    const answer = await ask('display.open')
    if (answer.ok) onView(answer.value)
  }
  const screens = view.screens.map(({ id, label, width, height, isTills }) => ({
    value: id,
    label: [label, `${width} × ${height}`, isTills && words.screenTills].filter(Boolean).join(' · '),
  }))
  const isKnown =
    settings.displayScreen === '' || screens.some(({ value }) => value === settings.displayScreen)
  return (
    <>
      <div className={styles.buttons}>
        <Button icon={Monitor} data-testid="display-open" onClick={() => void open()}>
          {words.open}
        </Button>
      </div>
      <div>
        <p className={styles.label}>{words.opens}</p>
        <Segmented
          label={words.opens}
          value={settings.displayOpens}
          options={[
            { value: 'asked', label: words.opensAsked, testId: 'display-opens-asked' },
            { value: 'second-screen', label: words.opensSecond, testId: 'display-opens-second' },
          ]}
          onValue={(displayOpens) => onChange({ displayOpens })}
        />
      </div>
      <Select
        label={words.screen}
        hint={view.screens.length < 2 ? words.noSecond : undefined}
        value={settings.displayScreen}
        options={[
          { value: '', label: words.screenAny },
          ...screens,
          ...(isKnown ? [] : [{ value: settings.displayScreen, label: settings.displayScreen }]),
        ]}
        data-testid="display-screen"
        onValue={(displayScreen) => onChange({ displayScreen })}
      />
    </>
  )
}
