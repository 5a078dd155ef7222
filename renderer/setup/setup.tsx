import ArrowRight from 'lucide-react/icons/arrow-right'
import { useState } from 'react'
import { currencyCodes } from '../../preload/contract/money.ts'
import type { TillError } from '../../preload/contract/result.ts'
import { type Language, languages } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { Field, Select, Switch } from '../design/field.tsx'
import { Segmented } from '../design/segmented.tsx'
import { Banner } from '../design/status.tsx'
import { likelyLanguage } from '../state/appearance.ts'
import { startUp } from '../state/services.ts'
import { useServices, useSession, useTexts } from '../state/till-context.tsx'
import { useModeSwitch } from '../state/use-mode-switch.ts'
import type { Texts } from '../texts/en.ts'
import { errorSentence } from '../texts/error-sentence.ts'
import { languageNames } from '../texts/language-names.ts'
import { loadTexts } from '../texts/load-texts.ts'
import { likelyCurrency } from './currency-guess.ts'
import { RestoreDialog } from './restore-dialog.tsx'
import styles from './setup.module.css'

type SetupProps = { onLanguage: (spoken: { language: Language; texts: Texts }) => void }

/** First start: three answers, then the first sale. */
export function Setup({ onLanguage }: SetupProps) {
  const services = useServices()
  const texts = useTexts()
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const isLive = useSession((state) => state.till?.mode === 'live')
  const suggested = useSession((state) => state.till?.suggested ?? null)
  const [language, setLanguage] = useState<Language>(suggested?.language ?? likelyLanguage)
  const [shopName, setShopName] = useState(suggested?.shopName ?? '')
  const [currency, setCurrency] = useState(
    () => suggested?.currency ?? likelyCurrency(timeZone, navigator.languages),
  )
  const [begin, setBegin] = useState({ sample: !isLive, takeOver: suggested !== null })
  const [isNameMissing, setNameMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [isRestoring, setRestoring] = useState(false)
  const [error, setError] = useState<TillError | null>(null)

  const speak = async (next: Language) => {
    setLanguage(next)
    onLanguage({ language: next, texts: await loadTexts(next) })
  }

  const complete = async () => {
    if (shopName.trim() === '') return setNameMissing(true)
    setBusy(true)
    const answer = await services.ask('setup.complete', {
      language,
      shopName: shopName.trim(),
      currency,
      timeZone: suggested?.timeZone ?? (timeZone || 'UTC'),
      ...begin,
    })
    if (!answer.ok) {
      setError(answer.error)
      return setBusy(false)
    }
    await startUp(services)
  }

  return (
    <main className={styles.setup}>
      <form
        className={styles.card}
        onSubmit={(event) => {
          event.preventDefault()
          void complete()
        }}
      >
        <header>
          <p className={styles.brand}>Suretill</p>
          <h1 className={styles.title}>{isLive ? texts.mode.setupTitle : texts.setup.welcome}</h1>
          <p className={styles.intro}>{isLive ? texts.mode.setupIntro : texts.setup.intro}</p>
        </header>
        <div className={styles.question}>
          <span className={styles.label}>{texts.setup.language}</span>
          <div data-testid="setup-language">
            <Segmented
              label={texts.setup.language}
              value={language}
              options={languages.map((code) => ({
                value: code,
                label: <span lang={code}>{languageNames[code]}</span>,
                testId: `setup-language-${code}`,
              }))}
              onValue={(next) => void speak(next)}
              wide
            />
          </div>
        </div>
        <Field
          label={texts.setup.shopName}
          hint={texts.setup.shopNameHint}
          error={isNameMissing && shopName.trim() === '' ? texts.setup.shopNameMissing : null}
          placeholder={texts.setup.shopNamePlaceholder}
          value={shopName}
          maxLength={80}
          autoFocus
          data-testid="setup-shop-name"
          onChange={(event) => setShopName(event.target.value)}
        />
        <Select
          label={texts.setup.currency}
          value={currency}
          data-testid="setup-currency"
          options={currencyOptions(language)}
          onValue={setCurrency}
        />
        {error && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
        {isLive ? (
          <LiveBegin begin={begin} canTakeOver={suggested !== null} onBegin={setBegin} />
        ) : (
          <Banner tone="info" live={false}>
            {texts.setup.training}
          </Banner>
        )}
        <Button
          type="submit"
          variant="primary"
          size="huge"
          wide
          icon={ArrowRight}
          busy={busy}
          data-testid="setup-start"
        >
          {texts.setup.start}
        </Button>
        {isLive && <BackToTraining />}
        <Button variant="quiet" wide data-testid="setup-restore" onClick={() => setRestoring(true)}>
          {texts.backup.fromBackup}
        </Button>
      </form>
      {isRestoring && <RestoreDialog onClose={() => setRestoring(false)} />}
    </main>
  )
}

type Begin = { sample: boolean; takeOver: boolean }

/** What live mode begins with; both can be done by hand later. */
function LiveBegin(props: { begin: Begin; canTakeOver: boolean; onBegin: (begin: Begin) => void }) {
  const { begin, canTakeOver, onBegin } = props
  const texts = useTexts()
  return (
    <>
      <div>
        {canTakeOver && (
          <Switch
            label={texts.mode.takeOver}
            checked={begin.takeOver}
            testId="setup-take-over"
            onChecked={(takeOver) => onBegin({ ...begin, takeOver })}
          />
        )}
        <Switch
          label={texts.mode.sample}
          checked={begin.sample}
          testId="setup-sample"
          onChecked={(sample) => onBegin({ ...begin, sample })}
        />
      </div>
      <Banner tone="info" live={false}>
        {texts.mode.setupHint}
      </Banner>
    </>
  )
}

function BackToTraining() {
  const texts = useTexts()
  const { busy, change } = useModeSwitch()
  return (
    <Button
      variant="quiet"
      wide
      busy={busy}
      data-testid="setup-training"
      onClick={() => void change('training')}
    >
      {texts.mode.goTraining}
    </Button>
  )
}

function currencyOptions(language: Language): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'currency' })
  return currencyCodes.map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }))
}
