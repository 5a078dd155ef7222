import { useState } from 'react'
import { decimalText, parseAmount } from '../../preload/contract/money.ts'
import { Field } from '../design/field.tsx'
import { Card } from '../design/page.tsx'
import { Segmented } from '../design/segmented.tsx'
import { useFormat, useTexts } from '../state/till-context.tsx'
import styles from './settings-screen.module.css'
import type { SectionProps } from './settings-sections.tsx'

/** How the drawer is counted when the day closes. */
export function CashCountSettings({ settings, onChange }: SectionProps) {
  const texts = useTexts().cash
  const { currency } = settings
  return (
    <Card title={texts.settings} testId="cash-settings">
      <div className={styles.choices}>
        <div>
          <p className={styles.label}>{texts.mode}</p>
          <Segmented
            label={texts.mode}
            value={settings.cashCount}
            options={[
              { value: 'off', label: texts.off, testId: 'settings-cash-off' },
              { value: 'open', label: texts.open, testId: 'settings-cash-open' },
              { value: 'blind', label: texts.blindMode, testId: 'settings-cash-blind' },
            ]}
            onValue={(cashCount) => onChange({ cashCount })}
          />
          <p className={styles.hint}>{texts.modeHint}</p>
        </div>
        {settings.cashCount !== 'off' && (
          <div className={styles.fieldPair}>
            <MinorField
              key={`float ${currency}`}
              label={texts.floatSetting}
              hint={texts.floatHint}
              minor={settings.cashFloatMinor}
              currency={currency}
              testId="settings-cash-float"
              onMinor={(cashFloatMinor) => onChange({ cashFloatMinor })}
            />
            <MinorField
              key={`limit ${currency}`}
              label={texts.limit}
              hint={texts.limitHint}
              minor={settings.cashLimitMinor}
              currency={currency}
              testId="settings-cash-limit"
              onMinor={(cashLimitMinor) => onChange({ cashLimitMinor })}
            />
          </div>
        )}
      </div>
    </Card>
  )
}

type MinorFieldProps = {
  label: string
  hint: string
  minor: number
  currency: string
  testId: string
  onMinor: (minor: number) => void
}

function MinorField({ label, hint, minor, currency, testId, onMinor }: MinorFieldProps) {
  const texts = useTexts().cash
  const { decimalSign } = useFormat()
  const [text, setText] = useState(decimalText(minor, currency).replace('.', decimalSign))
  const read = parseAmount(text, currency)
  const isWrong = read === undefined || read < 0
  return (
    <Field
      label={label}
      hint={hint}
      error={isWrong ? texts.looseWrong : null}
      value={text}
      inputMode="decimal"
      suffix={currency}
      data-testid={testId}
      onChange={(event) => {
        setText(event.target.value)
        const typed = parseAmount(event.target.value, currency)
        if (typed !== undefined && typed >= 0) onMinor(typed)
      }}
    />
  )
}
