import Plus from 'lucide-react/icons/plus'
import { type FormEvent, useState } from 'react'
import type { TillError } from '../../preload/contract/result.ts'
import type { ReaderDetailsView, ReaderView } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Field } from '../design/field.tsx'
import { Banner, Skeleton } from '../design/status.tsx'
import { useAnswer, useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './reader-notes.module.css'
import { changesOf, type Note, nameFault, notesOf } from './reader-notes.ts'

type NotesProps = { reader: ReaderView; onClose: () => void }

/** What the shop notes about a reader, at the card service. Nothing shows as noted before the service has said so. */
export function ReaderNotesDialog({ reader, onClose }: NotesProps) {
  const texts = useTexts()
  const { value, error, reload } = useAnswer('readers.details', [{ readerId: reader.readerId }])
  if (value) return <EditNotes reader={reader} before={value} onClose={onClose} />
  return (
    <Dialog
      title={texts.readers.notesTitle}
      closeLabel={texts.common.close}
      onClose={onClose}
      testId="notes-dialog"
      actions={<Button onClick={onClose}>{texts.common.close}</Button>}
    >
      {error ? (
        <Banner tone="danger" actions={<Button onClick={reload}>{texts.common.retry}</Button>}>
          {errorSentence(texts, error)}
        </Banner>
      ) : (
        <Skeleton rows={2} height={64} />
      )}
    </Dialog>
  )
}

const notesFormId = 'reader-notes'

function EditNotes({ reader, before, onClose }: NotesProps & { before: ReaderDetailsView }) {
  const { ask, session } = useServices()
  const texts = useTexts()
  const [notes, setNotes] = useState(() => notesOf(before))
  const [isTried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<TillError | null>(null)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (notes.some((note) => nameFault(note, notes) !== null)) return
    const changes = changesOf(before, notes)
    if (changes.length === 0) return onClose()
    setBusy(true)
    const answer = await ask('readers.change-details', { readerId: reader.readerId, changes })
    setBusy(false)
    if (!answer.ok) return setError(answer.error)
    session.notify({ tone: 'success', say: (words) => words.readers.noted })
    onClose()
  }
  return (
    <Dialog
      title={texts.readers.notesTitle}
      closeLabel={texts.common.close}
      onClose={onClose}
      testId="notes-dialog"
      actions={
        <>
          <Button onClick={onClose}>{texts.common.cancel}</Button>
          <Button variant="primary" type="submit" form={notesFormId} busy={busy} data-testid="notes-save">
            {texts.common.save}
          </Button>
        </>
      }
    >
      <form id={notesFormId} className={styles.notes} onSubmit={(event) => void save(event)}>
        <p>{texts.readers.notesText}</p>
        {notes.length === 0 && <p className={styles.quiet}>{texts.readers.noNotes}</p>}
        <NoteRows notes={notes} isTried={isTried} onNotes={setNotes} />
        <Button
          icon={Plus}
          disabled={notes.length >= before.most}
          data-testid="note-add"
          onClick={() => setNotes([...notes, newNote(notes)])}
        >
          {texts.readers.addNote}
        </Button>
        {error && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
      </form>
    </Dialog>
  )
}

type RowsProps = { notes: Note[]; isTried: boolean; onNotes: (notes: Note[]) => void }

function NoteRows({ notes, isTried, onNotes }: RowsProps) {
  const texts = useTexts()
  const change = (key: number, changed: Partial<Note>) =>
    onNotes(notes.map((note) => (note.key === key ? { ...note, ...changed } : note)))
  return notes.map((note) => {
    const fault = isTried ? nameFault(note, notes) : null
    return (
      <div key={note.key} className={styles.row} data-testid="note">
        <Field
          label={texts.readers.noteName}
          value={note.name}
          maxLength={40}
          readOnly={!note.isOurs}
          autoFocus={note.isNew}
          error={fault && texts.readers[fault]}
          data-testid="note-name"
          onChange={(event) => change(note.key, { name: event.target.value })}
        />
        <Field
          label={texts.readers.noteValue}
          value={note.value}
          maxLength={200}
          readOnly={!note.isOurs}
          hint={note.isOurs ? undefined : texts.readers.noteOfOthers}
          data-testid="note-value"
          onChange={(event) => change(note.key, { value: event.target.value })}
        />
        {note.isOurs && (
          <Button
            variant="quiet"
            data-testid="note-remove"
            onClick={() => onNotes(notes.filter(({ key }) => key !== note.key))}
          >
            {texts.readers.removeNote}
          </Button>
        )}
      </div>
    )
  })
}

const newNote = (notes: readonly Note[]): Note => ({
  key: Math.max(0, ...notes.map(({ key }) => key)) + 1,
  name: '',
  value: '',
  isOurs: true,
  isNew: true,
})
