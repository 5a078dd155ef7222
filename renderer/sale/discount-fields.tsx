import { useState } from 'react'
import { decimalText, parseAmount } from '../../preload/contract/money.ts'
import type { Discount } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { Field } from '../design/field.tsx'
import { Segmented } from '../design/segmented.tsx'
import { decimalAsText, parseDecimal } from '../entry/decimal-text.ts'
import { useCurrency, useFormat, useTexts } from '../state/till-context.tsx'
import styles from './dialogs.module.css'

export type DiscountEntry = { kind: 'percent' | 'amount'; text: string }

const percentDecimals = 4
const usual = ['5', '10', '20', '50']

export function startEntry(discount: Discount | null, currency: string, sign: string): DiscountEntry {
  if (!discount) return { kind: 'percent', text: '' }
  if (discount.kind === 'percent')
    return { kind: 'percent', text: decimalAsText(discount.ppm, percentDecimals, sign) }
  return { kind: 'amount', text: decimalText(discount.minor, currency).replace('.', sign) }
}

/** Undefined: what is typed is no discount. Null: there is none. */
export function readDiscount(entry: DiscountEntry, currency: string): Discount | null | undefined {
  if (entry.text.trim() === '') return null
  if (entry.kind === 'percent') {
    const ppm = parseDecimal(entry.text, percentDecimals)
    if (ppm === undefined || ppm > 1_000_000) return undefined
    return ppm === 0 ? null : { kind: 'percent', ppm }
  }
  const minor = parseAmount(entry.text, currency)
  if (minor === undefined || minor < 0) return undefined
  return minor === 0 ? null : { kind: 'amount', minor }
}

export function useDiscountEntry(discount: Discount | null) {
  const currency = useCurrency()
  const format = useFormat()
  const [entry, setEntry] = useState(() => startEntry(discount, currency, format.decimalSign))
  return {
    entry,
    setEntry,
    read: () => readDiscount(entry, currency),
    wrong: readDiscount(entry, currency) === undefined,
  }
}

type FieldsProps = {
  entry: DiscountEntry
  wrong: boolean
  onEntry: (entry: DiscountEntry) => void
  testId: string
}

export function DiscountFields({ entry, wrong, onEntry, testId }: FieldsProps) {
  const texts = useTexts()
  const currency = useCurrency()
  const message = entry.kind === 'percent' ? texts.sale.percentWrong : texts.sale.priceWrong
  return (
    <>
      <div className={styles.pair}>
        <Segmented
          label={texts.sale.discount}
          value={entry.kind}
          options={[
            { value: 'percent', label: '%', testId: `${testId}-percent` },
            { value: 'amount', label: currency, testId: `${testId}-amount` },
          ]}
          onValue={(kind) => onEntry({ ...entry, kind })}
        />
        <Field
          label={texts.sale.discount}
          inputMode="decimal"
          value={entry.text}
          placeholder="0"
          suffix={entry.kind === 'percent' ? '%' : currency}
          error={wrong ? message : null}
          data-testid={testId}
          onChange={(event) => onEntry({ ...entry, text: event.target.value })}
        />
      </div>
      <div className={styles.quick}>
        {usual.map((text) => (
          <Button
            key={text}
            data-testid={`${testId}-${text}`}
            onClick={() => onEntry({ kind: 'percent', text })}
          >
            {text} %
          </Button>
        ))}
        <Button
          variant="quiet"
          data-testid={`${testId}-none`}
          onClick={() => onEntry({ kind: entry.kind, text: '' })}
        >
          {texts.sale.noDiscount}
        </Button>
      </div>
    </>
  )
}
