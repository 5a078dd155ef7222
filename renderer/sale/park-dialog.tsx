import { useState } from 'react'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Field } from '../design/field.tsx'
import { useServices, useTexts } from '../state/till-context.tsx'
import styles from './dialogs.module.css'

export function ParkDialog() {
  const { selling, dialogs } = useServices()
  const texts = useTexts()
  const [label, setLabel] = useState('')
  const park = async () => {
    if (await selling.park(label.trim())) dialogs.close()
  }
  return (
    <Dialog
      title={texts.sale.parkWithName}
      closeLabel={texts.common.close}
      onClose={dialogs.close}
      size="narrow"
      testId="park-dialog"
    >
      <form
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault()
          void park()
        }}
      >
        <Field
          label={texts.sale.parkLabel}
          hint={texts.sale.parkHint}
          value={label}
          maxLength={60}
          data-testid="park-label"
          onChange={(event) => setLabel(event.target.value)}
        />
        <Button type="submit" variant="primary" size="large" wide data-testid="park-save">
          {texts.sale.park}
        </Button>
      </form>
    </Dialog>
  )
}
