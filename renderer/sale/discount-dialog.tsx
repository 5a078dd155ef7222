import { useStore } from 'zustand'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { useServices, useTexts } from '../state/till-context.tsx'
import styles from './dialogs.module.css'
import { DiscountFields, useDiscountEntry } from './discount-fields.tsx'

/** A discount on the whole sale. */
export function DiscountDialog() {
  const { ask, basket, dialogs } = useServices()
  const texts = useTexts()
  const discount = useStore(basket, (state) => state.basket?.totals.saleDiscount ?? null)
  const { entry, setEntry, read, wrong } = useDiscountEntry(discount)
  const save = async () => {
    const next = read()
    if (next === undefined) return
    const answer = await basket.apply(ask('basket.set-sale-discount', { discount: next }))
    if (answer.ok) dialogs.close()
  }
  return (
    <Dialog
      title={texts.sale.saleDiscount}
      closeLabel={texts.common.close}
      onClose={dialogs.close}
      size="narrow"
      testId="discount-dialog"
    >
      <form
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <DiscountFields entry={entry} wrong={wrong} onEntry={setEntry} testId="discount" />
        <Button
          type="submit"
          variant="primary"
          size="large"
          wide
          disabled={wrong}
          data-testid="discount-save"
        >
          {texts.common.done}
        </Button>
      </form>
    </Dialog>
  )
}
