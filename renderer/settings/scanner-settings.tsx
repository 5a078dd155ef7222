import Plus from 'lucide-react/icons/plus'
import Trash from 'lucide-react/icons/trash-2'
import { useEffect, useState } from 'react'
import type { ScaleReading, ScaleRule, ScannerState } from '../../preload/contract/scanner-views.ts'
import { Button } from '../design/button.tsx'
import { Field, Select } from '../design/field.tsx'
import { Card } from '../design/page.tsx'
import { Segmented } from '../design/segmented.tsx'
import { useAnswer, useFormat, useServices, useTexts } from '../state/till-context.tsx'
import styles from './scanner-settings.module.css'
import screenStyles from './settings-screen.module.css'
import type { SectionProps } from './settings-sections.tsx'

/** What this shop's scanner does around a code, and how the labels of its scale are divided. */
export function ScannerSettings({ settings, onChange }: SectionProps) {
  const texts = useTexts().scanner
  const state = useAnswer('scanner.state', [], ['scanner', 'settings']).value
  return (
    <Card title={texts.title} testId="scanner-settings">
      <div className={screenStyles.fields}>
        <div>
          <p className={screenStyles.label}>{texts.ends}</p>
          <Segmented
            label={texts.ends}
            value={settings.scannerEnds}
            options={[
              { value: 'enter', label: texts.endsEnter, testId: 'settings-scanner-enter' },
              { value: 'silence', label: texts.endsSilence, testId: 'settings-scanner-silence' },
            ]}
            onValue={(scannerEnds) => onChange({ scannerEnds })}
          />
        </div>
        <div className={styles.pair}>
          <Field
            label={texts.prefix}
            hint={texts.aroundHint}
            value={settings.scannerPrefix}
            maxLength={12}
            data-testid="settings-scanner-prefix"
            onChange={(event) => onChange({ scannerPrefix: event.target.value })}
          />
          <Field
            label={texts.suffix}
            value={settings.scannerSuffix}
            maxLength={12}
            data-testid="settings-scanner-suffix"
            onChange={(event) => onChange({ scannerSuffix: event.target.value })}
          />
        </div>
        <Field
          label={texts.port}
          hint={portHint(texts, state) ?? texts.portHint}
          value={settings.scannerPort}
          maxLength={200}
          data-testid="settings-scanner-port"
          onChange={(event) => onChange({ scannerPort: event.target.value })}
        />
        <ScaleRules rules={settings.scaleRules} onRules={(scaleRules) => onChange({ scaleRules })} />
      </div>
    </Card>
  )
}

type Words = ReturnType<typeof useTexts>['scanner']

function portHint(texts: Words, state: ScannerState | null): string | null {
  if (!state || state.kind === 'none') return null
  if (state.kind === 'open') return texts.portOpen(state.port)
  return state.reason === 'not-allowed' ? texts.portNotAllowed(state.port) : texts.portGone(state.port)
}

const newRule: ScaleRule = { pattern: '21IIIIIVVVVVC', holds: 'price', decimals: 2 }
const usualDecimals: Readonly<Record<ScaleRule['holds'], number>> = { price: 2, weight: 3, pieces: 0 }

function ScaleRules({ rules, onRules }: { rules: ScaleRule[]; onRules: (rules: ScaleRule[]) => void }) {
  const texts = useTexts().scanner
  const change = (at: number, rule: Partial<ScaleRule>) =>
    onRules(rules.map((old, index) => (index === at ? { ...old, ...rule } : old)))
  return (
    <fieldset className={styles.rules}>
      <legend className={screenStyles.label}>{texts.labels}</legend>
      <p className={styles.quiet}>{texts.labelsHint}</p>
      {rules.map((rule, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rule is its place in the list, and what is typed must not move
        <div key={at} className={styles.rule} data-testid={`scale-rule-${at}`}>
          <Field
            label={texts.pattern}
            className={styles.pattern}
            value={rule.pattern}
            maxLength={40}
            data-testid={`scale-pattern-${at}`}
            onChange={(event) => change(at, { pattern: event.target.value })}
          />
          <Select
            label={texts.holds}
            value={rule.holds}
            options={[
              { value: 'price', label: texts.price },
              { value: 'weight', label: texts.weight },
              { value: 'pieces', label: texts.pieces },
            ]}
            data-testid={`scale-holds-${at}`}
            onValue={(holds) => change(at, { holds, decimals: usualDecimals[holds] })}
          />
          <Select
            label={texts.decimals}
            value={String(rule.decimals)}
            options={['0', '1', '2', '3'].map((value) => ({ value, label: value }))}
            data-testid={`scale-decimals-${at}`}
            onValue={(decimals) => change(at, { decimals: Number(decimals) })}
          />
          <Button
            icon={Trash}
            data-testid={`scale-remove-${at}`}
            onClick={() => onRules(rules.filter((_, index) => index !== at))}
          >
            {texts.remove}
          </Button>
        </div>
      ))}
      <div className={styles.actions}>
        <Button
          icon={Plus}
          disabled={rules.length >= 12}
          data-testid="scale-add"
          onClick={() => onRules([...rules, newRule])}
        >
          {texts.add}
        </Button>
      </div>
      {rules.length > 0 && <TryLabel rules={rules} />}
    </fieldset>
  )
}

/** A label in the hand says at once whether the rules on the screen fit. */
function TryLabel({ rules }: { rules: ScaleRule[] }) {
  const texts = useTexts().scanner
  const { ask } = useServices()
  const [code, setCode] = useState('')
  const [reading, setReading] = useState<ScaleReading | 'none' | null>(null)
  useEffect(() => {
    let isCurrent = true
    if (code.trim() === '') setReading(null)
    else
      void ask('scanner.try', { code, rules }).then((answer) => {
        if (isCurrent) setReading(answer.ok ? (answer.value ?? 'none') : null)
      })
    return () => {
      isCurrent = false
    }
  }, [ask, code, rules])
  return (
    <>
      <Field
        label={texts.tryLabel}
        hint={texts.tryHint}
        value={code}
        maxLength={128}
        data-scan="here"
        data-testid="scale-try"
        onChange={(event) => setCode(event.target.value)}
      />
      <p className={styles.reading} role="status" data-testid="scale-reading">
        {reading && <Reading reading={reading} />}
      </p>
    </>
  )
}

function Reading({ reading }: { reading: ScaleReading | 'none' }) {
  const texts = useTexts().scanner
  const format = useFormat()
  if (reading === 'none') return texts.noLabel
  if (reading.kind === 'rule-wrong') return texts.ruleWrong(format.number(reading.rule + 1))
  const { price, quantityMilli, holds, article, product } = reading
  const unit = holds === 'weight' ? 'kg' : 'piece'
  const value = price
    ? format.money(price)
    : quantityMilli === null
      ? '?'
      : format.amountOf(quantityMilli, unit)
  return product === null ? texts.readUnknown(article, value) : texts.read(product, value)
}
