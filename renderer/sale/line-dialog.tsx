import Minus from 'lucide-react/icons/minus'
import Plus from 'lucide-react/icons/plus'
import Trash2 from 'lucide-react/icons/trash-2'
import { useState } from 'react'
import { useStore } from 'zustand'
import { decimalText, parseAmount } from '../../preload/contract/money.ts'
import type { Discount, LineView } from '../../preload/contract/views.ts'
import { Button, IconButton } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Field } from '../design/field.tsx'
import { decimalAsText, parseDecimal } from '../entry/decimal-text.ts'
import { useCurrency, useFormat, useServices, useTexts } from '../state/till-context.tsx'
import styles from './dialogs.module.css'
import { DiscountFields, useDiscountEntry } from './discount-fields.tsx'

/** Everything about one line: how many, at what price, with what off. */
export function LineDialog({ lineId }: { lineId: string }) {
  const { basket, dialogs } = useServices()
  const line = useStore(basket, (state) => state.basket?.lines.find((one) => one.id === lineId))
  // Somebody removed it meanwhile: nothing is left to edit.
  if (!line) return null
  if (line.returned) return <ReturnedLine line={line} close={dialogs.close} />
  return <LineForm key={line.id} line={line} close={dialogs.close} />
}

/** What comes back is as it was paid: it can be taken out, and nothing else. */
function ReturnedLine({ line, close }: { line: LineView; close: () => void }) {
  const { ask, basket } = useServices()
  const texts = useTexts()
  const remove = async () => {
    close()
    await basket.apply(ask('basket.void-line', { lineId: line.id }))
  }
  return (
    <Dialog
      title={<span dir="auto">{line.name}</span>}
      closeLabel={texts.common.close}
      onClose={close}
      size="narrow"
      testId="line-dialog"
    >
      <div className={styles.stack}>
        <p>
          {texts.returns.fromReceipt(line.returned?.receiptNumber ?? '')}. {texts.returns.fixed}
        </p>
        <Button
          variant="danger"
          size="large"
          wide
          icon={Trash2}
          data-focus
          data-testid="line-void"
          onClick={() => void remove()}
        >
          {texts.returns.remove}
        </Button>
      </div>
    </Dialog>
  )
}

function LineForm({ line, close }: { line: LineView; close: () => void }) {
  const { ask, basket } = useServices()
  const texts = useTexts()
  const format = useFormat()
  const currency = useCurrency()
  const quantity = useQuantity(line)
  const [price, setPrice] = useState(() =>
    decimalText(line.unitPrice.minor, currency).replace('.', format.decimalSign),
  )
  const discount = useDiscountEntry(line.discount)
  const [note, setNote] = useState(line.note)
  const [busy, setBusy] = useState(false)
  const priceMinor = parseAmount(price, currency)
  const priceWrong = priceMinor === undefined || priceMinor < 0
  const isWrong = quantity.milli === undefined || priceWrong || discount.wrong

  const voidLine = async () => {
    close()
    await basket.apply(ask('basket.void-line', { lineId: line.id }))
  }

  const save = async () => {
    const nextDiscount = discount.read()
    if (quantity.milli === undefined || priceMinor === undefined || nextDiscount === undefined) return
    const lineId = line.id
    const quantityMilli = quantity.milli
    const steps = [
      quantityMilli !== line.quantityMilli && (() => ask('basket.set-quantity', { lineId, quantityMilli })),
      priceMinor !== line.unitPrice.minor &&
        (() => ask('basket.set-price', { lineId, priceMinor: ownPrice(line, priceMinor) })),
      !sameDiscount(nextDiscount, line.discount) &&
        (() => ask('basket.set-line-discount', { lineId, discount: nextDiscount })),
      note.trim() !== line.note && (() => ask('basket.set-line-note', { lineId, note: note.trim() })),
    ]
    setBusy(true)
    for (const step of steps) {
      const answer = step ? await basket.apply(step()) : null
      if (answer && !answer.ok) return setBusy(false)
    }
    close()
  }

  return (
    <Dialog
      title={<span dir="auto">{line.name}</span>}
      closeLabel={texts.common.close}
      onClose={close}
      testId="line-dialog"
    >
      <form
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault()
          if (!isWrong) void save()
        }}
      >
        <div className={styles.stepper}>
          <IconButton
            icon={Minus}
            variant="secondary"
            label={texts.common.minus}
            data-testid="line-minus"
            onClick={() => quantity.step(-1)}
          />
          <Field
            label={`${texts.sale.quantity} (${texts.units[line.unit]})`}
            inputMode="decimal"
            value={quantity.text}
            error={quantity.milli === undefined ? texts.sale.quantityWrong : null}
            data-testid="line-quantity"
            onFocus={(event) => event.target.select()}
            onChange={(event) => quantity.setText(event.target.value)}
          />
          <IconButton
            icon={Plus}
            variant="secondary"
            label={texts.common.plus}
            data-testid="line-plus"
            onClick={() => quantity.step(1)}
          />
        </div>
        <div className={styles.halves}>
          <Field
            label={`${texts.sale.price} ${line.unit === 'piece' ? '' : texts.common.perUnit(texts.units[line.unit])}`}
            inputMode="decimal"
            value={price}
            suffix={currency}
            error={priceWrong ? texts.sale.priceWrong : null}
            hint={line.listPrice ? texts.sale.listPrice(format.money(line.listPrice)) : null}
            data-testid="line-price"
            onFocus={(event) => event.target.select()}
            onChange={(event) => setPrice(event.target.value)}
          />
          <Field
            label={texts.sale.note}
            value={note}
            maxLength={200}
            data-testid="line-note"
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
        <DiscountFields
          entry={discount.entry}
          wrong={discount.wrong}
          onEntry={discount.setEntry}
          testId="line-discount"
        />
        <div className={styles.halves}>
          <Button size="large" icon={Trash2} data-testid="line-void" onClick={() => void voidLine()}>
            {texts.sale.voidLine}
          </Button>
          <Button
            type="submit"
            variant="primary"
            size="large"
            busy={busy}
            disabled={isWrong}
            data-testid="line-save"
          >
            {texts.common.done}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

const largestMilli = 1_000_000_000

function useQuantity(line: LineView) {
  const format = useFormat()
  const [text, setText] = useState(() => decimalAsText(line.quantityMilli, 3, format.decimalSign))
  const parsed = parseDecimal(text, 3)
  const milli = parsed !== undefined && parsed > 0 && parsed <= largestMilli ? parsed : undefined
  return {
    text,
    setText,
    milli,
    step(by: 1 | -1) {
      const next = (milli ?? 0) + by * 1000
      if (next > 0) setText(decimalAsText(next, 3, format.decimalSign))
    },
  }
}

/** The catalogue's price typed again is no price of its own. */
const ownPrice = (line: LineView, priceMinor: number): number | null =>
  priceMinor === line.listPrice?.minor ? null : priceMinor

const sameDiscount = (a: Discount | null, b: Discount | null): boolean =>
  JSON.stringify(a) === JSON.stringify(b)
