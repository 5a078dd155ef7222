import CreditCard from 'lucide-react/icons/credit-card'
import Plus from 'lucide-react/icons/plus'
import { useState } from 'react'
import type { ReaderView } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { Page } from '../design/page.tsx'
import { Banner, EmptyState, Skeleton } from '../design/status.tsx'
import { useAnswer, useSession, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import { AddReaderDialog } from './add-reader-dialog.tsx'
import { DayTotalsDialog } from './day-totals-dialog.tsx'
import { DeskReaders } from './desk-readers.tsx'
import { ReaderCard } from './reader-card.tsx'
import { EditReaderDialog, RemoveReaderDialog } from './reader-dialogs.tsx'
import { ReaderNotesDialog } from './reader-notes-dialog.tsx'
import styles from './readers-screen.module.css'

type Open = { kind: 'add' } | { kind: 'edit' | 'notes' | 'remove' | 'totals'; reader: ReaderView } | null

/** The readers of this till: whose they are, reachable or not, and what each is doing. */
export function ReadersScreen() {
  const texts = useTexts()
  const [open, setOpen] = useState<Open>(null)
  const { value: readers, error, reload, replace } = useAnswer('readers.list', [], ['readers'])
  const { value: services } = useAnswer('readers.services', [], ['settings'])
  const training = useSession((state) => state.till?.mode === 'training')
  const close = () => setOpen(null)
  const done = () => {
    close()
    reload()
  }
  return (
    <Page
      title={texts.readers.title}
      testId="readers-screen"
      actions={
        <Button
          variant="primary"
          icon={Plus}
          data-testid="pair-reader"
          disabled={!services || services.length === 0}
          onClick={() => setOpen({ kind: 'add' })}
        >
          {texts.readers.add}
        </Button>
      }
    >
      <div className={styles.content}>
        {error && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
        {!readers && !error && <Skeleton rows={2} height={180} />}
        {readers?.length === 0 && (
          <EmptyState
            icon={CreditCard}
            title={texts.readers.none}
            text={services?.length === 0 ? texts.accounts.noService : texts.readers.noneText}
            testId="no-readers"
          />
        )}
        <div className={styles.list}>
          {readers?.map((reader) => (
            <ReaderCard
              key={reader.readerId}
              reader={reader}
              onReaders={replace}
              onChecked={reload}
              onEdit={() => setOpen({ kind: 'edit', reader })}
              onNotes={() => setOpen({ kind: 'notes', reader })}
              onTotals={() => setOpen({ kind: 'totals', reader })}
              onRemove={() => setOpen({ kind: 'remove', reader })}
            />
          ))}
        </div>
        {training &&
          services
            ?.filter((service) => service.readers === 'chosen')
            .map(({ provider }) => <DeskReaders key={provider} provider={provider} onChosen={reload} />)}
      </div>
      {open?.kind === 'add' && services && (
        <AddReaderDialog services={services} onClose={close} onAdded={done} />
      )}
      {open?.kind === 'edit' && <EditReaderDialog reader={open.reader} onClose={close} onDone={done} />}
      {open?.kind === 'notes' && <ReaderNotesDialog reader={open.reader} onClose={close} />}
      {open?.kind === 'totals' && <DayTotalsDialog reader={open.reader} onClose={close} />}
      {open?.kind === 'remove' && <RemoveReaderDialog reader={open.reader} onClose={close} onDone={done} />}
    </Page>
  )
}
