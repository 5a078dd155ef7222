import { useState } from 'react'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Field } from '../design/field.tsx'
import { Keypad } from '../design/keypad.tsx'
import { Segmented } from '../design/segmented.tsx'
import { isInField, useAmountEntry } from '../entry/use-amount-entry.ts'
import { useAnswer, useCurrency, useFormat, useServices, useTexts } from '../state/till-context.tsx'
import styles from './dialogs.module.css'

type Product = { productId: number; name: string; quantityMilli: number | null }

/** An amount without a product, or the price of a product that has none of its own. */
export function AmountDialog({ product }: { product: Product | null }) {
  const { ask, basket, dialogs } = useServices()
  const texts = useTexts()
  const format = useFormat()
  const currency = useCurrency()
  const entry = useAmountEntry(currency, isInField)
  const taxRates = useAnswer('catalogue.tax-rates', [])
  const [taxRateId, setTaxRateId] = useState<number | null>(null)
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const offered = (taxRates.value ?? []).filter((rate) => !rate.archived)
  const chosenRate = taxRateId ?? offered[0]?.id ?? null
  const amount = format.money({ minor: entry.minor, currency })

  const add = async () => {
    setBusy(true)
    const answer = await basket.apply(
      product
        ? ask('basket.add-product', {
            productId: product.productId,
            priceMinor: entry.minor,
            ...(product.quantityMilli === null ? {} : { quantityMilli: product.quantityMilli }),
          })
        : ask('basket.add-open', {
            amountMinor: entry.minor,
            ...(chosenRate === null ? {} : { taxRateId: chosenRate }),
            ...(name.trim() === '' ? {} : { name: name.trim() }),
          }),
    )
    setBusy(false)
    if (answer.ok) dialogs.close()
  }

  return (
    <Dialog
      title={product ? texts.sale.priceTitle(product.name) : texts.sale.keypadTitle}
      closeLabel={texts.common.close}
      onClose={dialogs.close}
      size="narrow"
      testId="amount-dialog"
    >
      <form
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault()
          if (!entry.isEmpty) void add()
        }}
      >
        <output
          className={styles.figure}
          // The digits are typed at the dialog, not into a field.
          data-focus
          tabIndex={-1}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.closest('form')?.requestSubmit()
          }}
          data-testid="amount-entry"
          aria-live="polite"
        >
          {amount}
        </output>
        <Keypad onKey={entry.press} deleteLabel={texts.common.delete} />
        {!product && (
          <>
            {offered.length > 1 && (
              <Segmented
                label={texts.sale.taxRate}
                value={String(chosenRate)}
                options={offered.map((rate) => ({
                  value: String(rate.id),
                  label: rate.name,
                  testId: `tax-rate-${rate.id}`,
                }))}
                onValue={(value) => setTaxRateId(Number(value))}
                wide
              />
            )}
            <Field
              label={texts.sale.text}
              value={name}
              maxLength={200}
              data-testid="amount-name"
              onChange={(event) => setName(event.target.value)}
            />
          </>
        )}
        <Button
          type="submit"
          variant="primary"
          size="large"
          wide
          busy={busy}
          disabled={entry.isEmpty}
          data-testid="amount-add"
        >
          {texts.sale.addAmount(amount)}
        </Button>
      </form>
    </Dialog>
  )
}
