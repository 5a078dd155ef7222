import Printer from 'lucide-react/icons/printer'
import { latestDayEnd } from '../../preload/contract/day-views.ts'
import { currencyCodes, roundsCashByCountry } from '../../preload/contract/money.ts'
import type { Language, ShopSettings } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { Field, Select, Switch, TextField } from '../design/field.tsx'
import { Card } from '../design/page.tsx'
import { Segmented } from '../design/segmented.tsx'
import { SavePaper } from '../sales/save-paper.tsx'
import { useFormat, useServices, useSession, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './settings-screen.module.css'

export type SectionProps = { settings: ShopSettings; onChange: (change: Partial<ShopSettings>) => void }

/** At most as many lines as main takes; the text area is a list of lines. */
const mostLines = 8
const mostNumbers = 4
export const toLines = (text: string, most = mostLines) =>
  text === '' ? [] : text.split('\n').slice(0, most)

export function ShopDetails({ settings, onChange }: SectionProps) {
  const texts = useTexts()
  return (
    <Card title={texts.settings.shop}>
      <div className={styles.fields}>
        <Field
          label={texts.setup.shopName}
          value={settings.shopName}
          maxLength={80}
          error={settings.shopName.trim() === '' ? texts.setup.shopNameMissing : null}
          data-testid="settings-shop-name"
          onChange={(event) => onChange({ shopName: event.target.value })}
        />
        <TextField
          label={texts.settings.header}
          hint={texts.settings.headerHint}
          value={settings.headerLines.join('\n')}
          data-testid="settings-header"
          onValue={(text) => onChange({ headerLines: toLines(text) })}
        />
        <Field
          label={texts.settings.taxNumber}
          value={settings.taxNumber}
          maxLength={40}
          data-testid="settings-tax-number"
          onChange={(event) => onChange({ taxNumber: event.target.value })}
        />
        <TextField
          label={texts.receipt.numbers}
          hint={texts.receipt.numbersHint}
          rows={2}
          value={settings.shopNumbers.join('\n')}
          data-testid="settings-shop-numbers"
          onValue={(text) => onChange({ shopNumbers: toLines(text, mostNumbers) })}
        />
      </div>
    </Card>
  )
}

export function SellingSettings({ settings, onChange }: SectionProps) {
  const texts = useTexts()
  const format = useFormat()
  const names = new Intl.DisplayNames(format.locale, { type: 'currency' })
  const zones = [...new Set([settings.timeZone, ...Intl.supportedValuesOf('timeZone'), 'UTC'])]
  return (
    <Card title={texts.settings.selling}>
      <div className={styles.fields}>
        <div>
          <p className={styles.label}>{texts.settings.taxMode}</p>
          <Segmented
            label={texts.settings.taxMode}
            value={settings.taxMode}
            options={[
              { value: 'included', label: texts.settings.taxIncluded, testId: 'settings-tax-included' },
              { value: 'added', label: texts.settings.taxAdded, testId: 'settings-tax-added' },
            ]}
            onValue={(taxMode) => onChange({ taxMode })}
          />
        </div>
        <Select
          label={texts.settings.currency}
          value={settings.currency}
          options={currencyCodes.map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? ''}` }))}
          data-testid="settings-currency"
          onValue={(currency) => onChange({ currency })}
        />
        {roundsCashByCountry(settings.currency) && (
          <Select
            label={texts.settings.cashRounding}
            hint={texts.settings.cashRoundingHint}
            value={settings.cashRounding}
            options={[
              { value: 'currency', label: texts.settings.toTheCent },
              { value: 'five-cents', label: texts.settings.toFiveCents },
            ]}
            data-testid="settings-cash-rounding"
            onValue={(cashRounding) => onChange({ cashRounding })}
          />
        )}
        <Select
          label={texts.settings.timeZone}
          value={settings.timeZone}
          options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
          data-testid="settings-time-zone"
          onValue={(timeZone) => onChange({ timeZone })}
        />
        <Select
          label={texts.opening.dayEnds}
          hint={texts.opening.dayEndsHint}
          value={String(settings.dayEndsAt)}
          options={Array.from({ length: latestDayEnd + 1 }, (_, hour) => ({
            value: String(hour),
            label: hour === 0 ? texts.opening.midnight : `${String(hour).padStart(2, '0')}:00`,
          }))}
          data-testid="settings-day-ends"
          onValue={(hour) => onChange({ dayEndsAt: Number(hour) })}
        />
      </div>
    </Card>
  )
}

type PrinterProps = SectionProps & { canTest: boolean; onSetUp: () => void }

export function PrinterSettings({ settings, onChange, canTest, onSetUp }: PrinterProps) {
  const { ask, session } = useServices()
  const texts = useTexts()
  const isLive = useSession((state) => state.till?.mode === 'live')
  const test = async () => {
    const answer = await ask('printer.test')
    if (answer.ok) session.notify({ tone: 'success', say: (words) => words.settings.testQueued })
    else session.notify({ tone: 'danger', say: (words) => errorSentence(words, answer.error) })
  }
  return (
    <Card title={texts.settings.printer}>
      <div className={styles.fields}>
        <Field
          label={texts.settings.printerAddress}
          hint={isLive ? texts.settings.printerHintLive : texts.settings.printerHint}
          value={settings.printerAddress}
          maxLength={200}
          data-testid="settings-printer"
          onChange={(event) => onChange({ printerAddress: event.target.value })}
        />
        <div className={styles.buttons}>
          <Button icon={Printer} data-testid="printer-set-up" onClick={onSetUp}>
            {texts.printer.setUp}
          </Button>
          <Button disabled={!canTest} data-testid="settings-test-print" onClick={() => void test()}>
            {texts.settings.testPrint}
          </Button>
          <SavePaper
            papers={[{ name: 'test', label: texts.settings.testPrint, paper: { kind: 'test' } }]}
            testId="settings-test-pdf"
          />
        </div>
      </div>
    </Card>
  )
}

/** Each language in its own words: who cannot read the current one must find theirs. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  de: 'Deutsch',
  nl: 'Nederlands',
  fr: 'Français',
}

export function ScreenSettings({ settings, onChange }: SectionProps) {
  const texts = useTexts()
  return (
    <Card title={texts.settings.screen}>
      <div className={styles.choices}>
        <div>
          <p className={styles.label}>{texts.settings.language}</p>
          <Segmented
            label={texts.settings.language}
            value={settings.language}
            options={(Object.keys(languageNames) as Language[]).map((language) => ({
              value: language,
              label: languageNames[language],
              testId: `settings-language-${language}`,
            }))}
            onValue={(language) => onChange({ language })}
          />
        </div>
        <div>
          <p className={styles.label}>{texts.settings.theme}</p>
          <Segmented
            label={texts.settings.theme}
            value={settings.theme}
            options={[
              { value: 'system', label: texts.settings.system, testId: 'settings-theme-system' },
              { value: 'light', label: texts.settings.light, testId: 'settings-theme-light' },
              { value: 'dark', label: texts.settings.dark, testId: 'settings-theme-dark' },
            ]}
            onValue={(theme) => onChange({ theme })}
          />
        </div>
        <Switch
          label={texts.settings.scanSound}
          checked={settings.scanSound}
          testId="settings-sound"
          onChecked={(scanSound) => onChange({ scanSound })}
        />
      </div>
    </Card>
  )
}
