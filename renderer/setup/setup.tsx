import ArrowRight from 'lucide-react/icons/arrow-right'
import { useState } from 'react'
import { currencyCodes } from '../../preload/contract/money.ts'
import type { TillError } from '../../preload/contract/result.ts'
import { type Language, languages } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { Field, Select } from '../design/field.tsx'
import { Segmented } from '../design/segmented.tsx'
import { Banner } from '../design/status.tsx'
import { likelyLanguage } from '../state/hints.ts'
import { startUp } from '../state/services.ts'
import { useServices, useTexts } from '../state/till-context.tsx'
import type { Texts } from '../texts/en.ts'
import { errorSentence } from '../texts/error-sentence.ts'
import { languageNames } from '../texts/language-names.ts'
import { loadTexts } from '../texts/load-texts.ts'
import { likelyCurrency } from './currency-guess.ts'
import styles from './setup.module.css'

type SetupProps = { onLanguage: (spoken: { language: Language; texts: Texts }) => void }

/** First start: three answers, then the first sale. */
export function Setup({ onLanguage }: SetupProps) {
  const services = useServices()
  const texts = useTexts()
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const [language, setLanguage] = useState<Language>(likelyLanguage)
  const [shopName, setShopName] = useState('')
  const [currency, setCurrency] = useState(() => likelyCurrency(timeZone, navigator.languages))
  const [isNameMissing, setNameMissing] = useState(false)
  const [busy, setBusy] = useState(false)
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
      timeZone: timeZone || 'UTC',
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
          <h1 className={styles.title}>{texts.setup.welcome}</h1>
          <p className={styles.intro}>{texts.setup.intro}</p>
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
        <Banner tone="info" live={false}>
          {texts.setup.training}
        </Banner>
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
      </form>
    </main>
  )
}

function currencyOptions(language: Language): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'currency' })
  return currencyCodes.map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }))
}
