import { receiptInLink } from '../../preload/contract/receipt-look.ts'
import { receiptDefaults } from '../../preload/contract/receipt-ways.ts'
import type { Language } from '../../preload/contract/views.ts'
import { Field, Select, TextField } from '../design/field.tsx'
import { Card } from '../design/page.tsx'
import { Segmented } from '../design/segmented.tsx'
import { useAnswer, useTexts } from '../state/till-context.tsx'
import { LogoField } from './logo-field.tsx'
import styles from './settings-screen.module.css'
import { languageNames, type SectionProps, toLines } from './settings-sections.tsx'

/** What every receipt of the shop looks like; the paper beside it shows each change at once. */
export function ReceiptSettings({ settings, onChange }: SectionProps) {
  const texts = useTexts()
  return (
    <Card title={texts.settings.receipt}>
      <div className={styles.fields}>
        <LogoField logo={settings.logo} onLogo={(logo) => onChange({ logo })} />
        <TextField
          label={texts.receipt.legal}
          hint={texts.receipt.legalHint}
          value={settings.legalLines.join('\n')}
          data-testid="settings-legal"
          onValue={(text) => onChange({ legalLines: toLines(text) })}
        />
        <TextField
          label={texts.settings.footer}
          hint={texts.settings.footerHint}
          value={settings.footerLines.join('\n')}
          data-testid="settings-footer"
          onValue={(text) => onChange({ footerLines: toLines(text) })}
        />
        <QrFields settings={settings} onChange={onChange} />
        <SecondLanguage settings={settings} onChange={onChange} />
      </div>
      <PaperChoices settings={settings} onChange={onChange} />
      <AfterSale settings={settings} onChange={onChange} />
    </Card>
  )
}

function QrFields({ settings, onChange }: SectionProps) {
  const texts = useTexts()
  const { receiptQr, receiptLink } = settings
  const isMissing = receiptQr === 'link' && !receiptLink.includes(receiptInLink)
  return (
    <>
      <div>
        <p className={styles.label}>{texts.receipt.qr}</p>
        <Segmented
          label={texts.receipt.qr}
          value={receiptQr}
          options={[
            { value: 'none', label: texts.receipt.qrNone, testId: 'settings-qr-none' },
            { value: 'number', label: texts.receipt.qrNumber, testId: 'settings-qr-number' },
            { value: 'link', label: texts.receipt.qrLink, testId: 'settings-qr-link' },
          ]}
          onValue={(receiptQr) => onChange({ receiptQr })}
        />
        <p className={styles.hint}>{texts.mail.codeSetting[receiptQr]}</p>
      </div>
      {receiptQr === 'link' && (
        <Field
          label={texts.receipt.link}
          hint={texts.receipt.linkHint}
          error={isMissing ? texts.receipt.linkWrong : null}
          value={receiptLink}
          maxLength={300}
          inputMode="url"
          data-testid="settings-receipt-link"
          onChange={(event) => onChange({ receiptLink: event.target.value })}
        />
      )}
    </>
  )
}

function SecondLanguage({ settings, onChange }: SectionProps) {
  const texts = useTexts()
  const others = (Object.keys(languageNames) as Language[]).filter((one) => one !== settings.language)
  return (
    <Select<Language | 'none'>
      label={texts.receipt.second}
      hint={texts.receipt.secondHint}
      value={settings.secondLanguage === settings.language ? 'none' : (settings.secondLanguage ?? 'none')}
      options={[
        { value: 'none', label: texts.receipt.secondNone },
        ...others.map((value) => ({ value, label: languageNames[value] })),
      ]}
      data-testid="settings-second-language"
      onValue={(value) => onChange({ secondLanguage: value === 'none' ? null : value })}
    />
  )
}

function PaperChoices({ settings, onChange }: SectionProps) {
  const texts = useTexts()
  const models = useAnswer('printer.models', []).value?.models ?? []
  const model = models.find(({ id }) => id === settings.printerModel)
  // Lines of 42 letters would be broken on the paper of a printer that has 32.
  const takesWide = model === undefined || model.columns >= 42
  return (
    <div className={styles.choices}>
      <div>
        <p className={styles.label}>{texts.settings.paperWidth}</p>
        <Segmented
          label={texts.settings.paperWidth}
          value={settings.receiptColumns === 42 ? 'wide' : 'narrow'}
          options={[
            ...(takesWide
              ? [{ value: 'wide' as const, label: texts.settings.wide, testId: 'settings-paper-wide' }]
              : []),
            { value: 'narrow' as const, label: texts.settings.narrow, testId: 'settings-paper-narrow' },
          ]}
          onValue={(width) => onChange({ receiptColumns: width === 'wide' ? 42 : 32 })}
        />
      </div>
    </div>
  )
}

/** What happens by itself. Which of them the law of the shop's country wants is the shop's to know; each says where it fits. */
function AfterSale({ settings, onChange }: SectionProps) {
  const texts = useTexts()
  const words = texts.mail.default
  return (
    <div className={styles.afterSale}>
      <p className={styles.label}>{texts.mail.after}</p>
      <Segmented
        label={texts.mail.after}
        value={settings.printReceipts}
        options={receiptDefaults.map((value) => ({
          value,
          label: words[value].label,
          testId: `settings-print-${value}`,
        }))}
        onValue={(printReceipts) => onChange({ printReceipts })}
      />
      <p className={styles.hint} data-testid="settings-print-hint">
        {words[settings.printReceipts].text}
      </p>
    </div>
  )
}
