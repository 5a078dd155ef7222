import Plus from 'lucide-react/icons/plus'
import { type FormEvent, useState } from 'react'
import type { TillError } from '../../preload/contract/result.ts'
import type { TaxRateView } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Field, Switch } from '../design/field.tsx'
import { Badge, Banner, Skeleton } from '../design/status.tsx'
import { decimalAsText, parseDecimal } from '../entry/decimal-text.ts'
import { useAnswer, useFormat, useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './catalogue.module.css'

type Open = { rate: TaxRateView | null } | null

export function TaxRatesTab() {
  const texts = useTexts()
  const format = useFormat()
  const rates = useAnswer('catalogue.tax-rates', [], ['catalogue'])
  const [open, setOpen] = useState<Open>(null)
  return (
    <div className={styles.tab}>
      <div className={styles.bar}>
        <Button
          variant="primary"
          icon={Plus}
          data-testid="new-tax-rate"
          onClick={() => setOpen({ rate: null })}
        >
          {texts.catalogue.newTaxRate}
        </Button>
      </div>
      {!rates.value && <Skeleton rows={3} height={64} />}
      <div className={styles.cards}>
        {rates.value?.map((rate) => (
          <button
            key={rate.id}
            type="button"
            className={styles.groupCard}
            data-testid={`edit-tax-rate-${rate.id}`}
            onClick={() => setOpen({ rate })}
          >
            <span className={styles.rate}>{format.percent(rate.ratePpm)}</span>
            <span className={styles.rowName} dir="auto">
              {rate.name}
            </span>
            {rate.archived && <Badge>{texts.catalogue.archivedBadge}</Badge>}
            <span className={styles.rowQuiet}>{texts.catalogue.count(rate.products)}</span>
          </button>
        ))}
      </div>
      {open && (
        <TaxRateDialog
          rate={open.rate}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null)
            rates.reload()
          }}
        />
      )}
    </div>
  )
}

/** A percentage with four decimals is whole parts per million. */
const percentDecimals = 4
const formId = 'tax-rate'

type DialogProps = { rate: TaxRateView | null; onClose: () => void; onDone: () => void }

function TaxRateDialog({ rate, onClose, onDone }: DialogProps) {
  const { ask } = useServices()
  const texts = useTexts()
  const format = useFormat()
  const [name, setName] = useState(rate?.name ?? '')
  const [percent, setPercent] = useState(
    rate ? decimalAsText(rate.ratePpm, percentDecimals, format.decimalSign) : '',
  )
  const [archived, setArchived] = useState(rate?.archived ?? false)
  const [error, setError] = useState<TillError | null>(null)
  const ratePpm = parseDecimal(percent, percentDecimals)
  const isWrong = ratePpm === undefined || ratePpm > 1_000_000
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (isWrong) return
    const answer = await ask('catalogue.save-tax-rate', { id: rate?.id ?? null, name, ratePpm, archived })
    if (answer.ok) onDone()
    else setError(answer.error)
  }
  return (
    <Dialog
      title={rate ? texts.catalogue.editTaxRate : texts.catalogue.newTaxRate}
      closeLabel={texts.common.close}
      onClose={onClose}
      size="narrow"
      testId="tax-rate-dialog"
      actions={
        <>
          <Button onClick={onClose}>{texts.common.cancel}</Button>
          <Button
            variant="primary"
            type="submit"
            form={formId}
            disabled={isWrong || name.trim() === ''}
            data-testid="tax-rate-save"
          >
            {texts.common.save}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.column} onSubmit={(event) => void save(event)}>
        {error && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
        <Field
          label={texts.common.name}
          value={name}
          maxLength={40}
          autoFocus
          dir="auto"
          data-testid="tax-rate-name"
          onChange={(event) => setName(event.target.value)}
        />
        <Field
          label={texts.catalogue.rate}
          value={percent}
          inputMode="decimal"
          suffix="%"
          error={percent !== '' && isWrong ? texts.catalogue.rateWrong : null}
          data-testid="tax-rate-percent"
          onChange={(event) => setPercent(event.target.value)}
        />
        {rate && (
          <Switch
            label={texts.catalogue.archivedBadge}
            checked={archived}
            testId="tax-rate-archived"
            onChecked={setArchived}
          />
        )}
      </form>
    </Dialog>
  )
}
