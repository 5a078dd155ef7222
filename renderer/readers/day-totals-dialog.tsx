import Printer from 'lucide-react/icons/printer'
import { useState } from 'react'
import type { ReaderView } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Paper } from '../design/paper.tsx'
import { Banner, Skeleton } from '../design/status.tsx'
import { errorNotice } from '../state/error-notice.ts'
import { useAnswer, useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './readers-screen.module.css'

/** The reader's totals as its card service counts them: a second opinion beside the till's own. */
export function DayTotalsDialog({ reader, onClose }: { reader: ReaderView; onClose: () => void }) {
  const { ask, session } = useServices()
  const texts = useTexts()
  const [busy, setBusy] = useState(false)
  const { value, error, reload } = useAnswer('readers.day-totals', [{ readerId: reader.readerId }])
  const print = async () => {
    setBusy(true)
    const answer = await ask('readers.print-day-totals', { readerId: reader.readerId })
    setBusy(false)
    if (answer.ok) session.notify({ tone: 'success', say: (words) => words.readers.printQueued })
    else errorNotice(session)(answer.error)
  }
  return (
    <Dialog
      title={texts.readers.dayTotals}
      closeLabel={texts.common.close}
      onClose={onClose}
      testId="day-totals-dialog"
      actions={
        <>
          <Button onClick={onClose}>{texts.common.close}</Button>
          <Button
            variant="primary"
            icon={Printer}
            busy={busy}
            disabled={!value}
            data-testid="day-totals-print"
            onClick={() => void print()}
          >
            {texts.readers.print}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p className={styles.quiet}>{texts.readers.dayTotalsText}</p>
        {error && (
          <Banner tone="danger" actions={<Button onClick={reload}>{texts.common.retry}</Button>}>
            {errorSentence(texts, error)}
          </Banner>
        )}
        {!value && !error && <Skeleton rows={1} height={160} />}
        {value && <Paper lines={value.lines} label={texts.readers.dayTotals} testId="day-totals" />}
      </div>
    </Dialog>
  )
}
