import { useState } from 'react'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { TextField } from '../design/field.tsx'
import { useServices, useTexts } from '../state/till-context.tsx'
import styles from './dialogs.module.css'

export function NoteDialog() {
  const { ask, basket, dialogs } = useServices()
  const texts = useTexts()
  const [note, setNote] = useState(() => basket.getState().basket?.totals.note ?? '')
  const save = async () => {
    const answer = await basket.apply(ask('basket.set-note', { note: note.trim().slice(0, 500) }))
    if (answer.ok) dialogs.close()
  }
  return (
    <Dialog
      title={texts.sale.saleNote}
      closeLabel={texts.common.close}
      onClose={dialogs.close}
      size="narrow"
      testId="note-dialog"
    >
      <form
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextField label={texts.sale.note} value={note} onValue={setNote} data-testid="note" />
        <Button type="submit" variant="primary" size="large" wide data-testid="note-save">
          {texts.common.done}
        </Button>
      </form>
    </Dialog>
  )
}
