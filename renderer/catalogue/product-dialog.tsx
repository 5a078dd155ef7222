import { type FormEvent, useState } from 'react'
import { decimalText, parseAmount } from '../../preload/contract/money.ts'
import type { TillError } from '../../preload/contract/result.ts'
import type { CategoryView, ProductView, Unit } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Field, Select, Switch, TextField } from '../design/field.tsx'
import { Banner } from '../design/status.tsx'
import { useAnswer, useCurrency, useFormat, useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import { AppearanceFields } from './appearance-fields.tsx'
import styles from './catalogue.module.css'

type DialogProps = {
  product: ProductView | null
  /** A scanned code that nobody knew becomes the new product's. */
  barcode: string
  categories: readonly CategoryView[]
  onClose: () => void
  onSaved: () => void
}

type Draft = {
  name: string
  barcodes: string
  price: string
  openPrice: boolean
  taxRateId: number | null
  categoryId: number | null
  unit: Unit
  picture: string | null
  color: string | null
}

const units: readonly Unit[] = ['piece', 'kg', 'g', 'l', 'm', 'hour']
const formId = 'product'

function startDraft(product: ProductView | null, barcode: string, decimalSign: string): Draft {
  const price = product?.priceMinor ?? null
  return {
    name: product?.name ?? '',
    barcodes: product ? product.barcodes.join('\n') : barcode,
    price: product && price !== null ? decimalText(price, product.currency).replace('.', decimalSign) : '',
    openPrice: product !== null && price === null,
    taxRateId: product?.taxRateId ?? null,
    categoryId: product?.categoryId ?? null,
    unit: product?.unit ?? 'piece',
    picture: product?.picture ?? null,
    color: product?.color ?? null,
  }
}

export function ProductDialog({ product, barcode, categories, onClose, onSaved }: DialogProps) {
  const { ask, session } = useServices()
  const texts = useTexts()
  const format = useFormat()
  const currency = useCurrency()
  const taxRates = useAnswer('catalogue.tax-rates', [])
  const [draft, setDraft] = useState(() => startDraft(product, barcode, format.decimalSign))
  const [error, setError] = useState<TillError | null>(null)
  const [busy, setBusy] = useState(false)
  const change = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }))
    setError(null)
  }
  const offered = (taxRates.value ?? []).filter((rate) => !rate.archived || rate.id === draft.taxRateId)
  const taxRateId = draft.taxRateId ?? offered[0]?.id ?? null
  const price = draft.openPrice ? null : parseAmount(draft.price, currency)
  const priceIsWrong = !draft.openPrice && (price === undefined || (price !== null && price < 0))
  const canSave = draft.name.trim() !== '' && !priceIsWrong && taxRateId !== null

  const save = async (archived: boolean) => {
    if (!canSave || price === undefined || taxRateId === null) return
    setBusy(true)
    const answer = await ask('catalogue.save-product', {
      id: product?.id ?? null,
      name: draft.name,
      barcodes: draft.barcodes.split(/[\s,;]+/).filter((code) => code !== ''),
      priceMinor: price,
      taxRateId,
      categoryId: draft.categoryId,
      unit: draft.unit,
      picture: draft.picture,
      color: draft.color,
      archived,
    })
    setBusy(false)
    if (!answer.ok) {
      setError(answer.error)
      return
    }
    session.notify({ tone: 'success', say: (words) => words.common.saved })
    onSaved()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save(product?.archived ?? false)
  }

  return (
    <Dialog
      title={product ? texts.catalogue.editProduct : texts.catalogue.newProduct}
      closeLabel={texts.common.close}
      onClose={onClose}
      size="wide"
      testId="product-dialog"
      actions={
        <>
          {product && (
            <Button
              className={styles.pushLeft ?? ''}
              disabled={!canSave}
              title={texts.catalogue.archiveHint}
              data-testid="product-archive"
              onClick={() => void save(!product.archived)}
            >
              {product.archived ? texts.catalogue.unarchive : texts.catalogue.archive}
            </Button>
          )}
          <Button onClick={onClose}>{texts.common.cancel}</Button>
          <Button
            variant="primary"
            type="submit"
            form={formId}
            busy={busy}
            disabled={!canSave}
            data-testid="product-save"
          >
            {texts.common.save}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.columns} onSubmit={submit}>
        <div className={styles.column}>
          {error && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
          <Field
            label={texts.common.name}
            value={draft.name}
            maxLength={500}
            dir="auto"
            autoFocus={product === null}
            data-testid="product-name"
            onChange={(event) => change({ name: event.target.value })}
          />
          <Field
            label={texts.catalogue.price}
            value={draft.openPrice ? '' : draft.price}
            disabled={draft.openPrice}
            inputMode="decimal"
            suffix={currency}
            error={draft.price !== '' && priceIsWrong ? texts.catalogue.priceWrong : null}
            data-testid="product-price"
            onChange={(event) => change({ price: event.target.value })}
          />
          <Switch
            label={texts.catalogue.openPrice}
            checked={draft.openPrice}
            testId="product-open-price"
            onChecked={(openPrice) => change({ openPrice })}
          />
          <div className={styles.pair}>
            <Select
              label={texts.catalogue.taxRate}
              value={String(taxRateId)}
              options={offered.map((rate) => ({ value: String(rate.id), label: rate.name }))}
              data-testid="product-tax"
              onValue={(value) => change({ taxRateId: Number(value) })}
            />
            <Select
              label={texts.catalogue.unit}
              value={draft.unit}
              options={units.map((unit) => ({ value: unit, label: texts.units[unit] }))}
              data-testid="product-unit"
              onValue={(unit) => change({ unit })}
            />
          </div>
          <Select
            label={texts.catalogue.category}
            value={String(draft.categoryId)}
            options={[
              { value: 'null', label: texts.catalogue.noCategory },
              ...categories.map((category) => ({ value: String(category.id), label: category.name })),
            ]}
            data-testid="product-category"
            onValue={(value) => change({ categoryId: value === 'null' ? null : Number(value) })}
          />
          <TextField
            label={texts.catalogue.barcodes}
            hint={texts.catalogue.barcodesHint}
            value={draft.barcodes}
            data-scan="here"
            data-testid="product-barcodes"
            onValue={(barcodes) => change({ barcodes })}
          />
        </div>
        <AppearanceFields
          name={draft.name}
          picture={draft.picture}
          color={draft.color}
          fallbackColor={categories.find((category) => category.id === draft.categoryId)?.color}
          onChange={change}
        />
      </form>
    </Dialog>
  )
}
