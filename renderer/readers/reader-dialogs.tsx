import { type FormEvent, useState } from 'react'
import type { TillError } from '../../preload/contract/result.ts'
import type { ReaderView } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Field } from '../design/field.tsx'
import { Banner } from '../design/status.tsx'
import { useServices, useSession, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import { ColorChoice } from './color-choice.tsx'
import styles from './readers-screen.module.css'

type DialogProps = { reader: ReaderView; onClose: () => void; onDone: () => void }

const renameFormId = 'rename-reader'

export function EditReaderDialog({ reader, onClose, onDone }: DialogProps) {
  const { ask } = useServices()
  const texts = useTexts()
  const [name, setName] = useState(reader.name)
  const [color, setColor] = useState(reader.color)
  const [error, setError] = useState<TillError | null>(null)
  const rename = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await ask('readers.rename', { readerId: reader.readerId, name: name.trim(), color })
    if (answer.ok) onDone()
    else setError(answer.error)
  }
  return (
    <Dialog
      title={texts.readers.edit}
      closeLabel={texts.common.close}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{texts.common.cancel}</Button>
          <Button
            variant="primary"
            type="submit"
            form={renameFormId}
            disabled={name.trim() === ''}
            data-testid="rename-confirm"
          >
            {texts.common.save}
          </Button>
        </>
      }
    >
      <form id={renameFormId} className={styles.form} onSubmit={(event) => void rename(event)}>
        <Field
          label={texts.readers.readerName}
          value={name}
          autoFocus
          maxLength={80}
          data-testid="rename-name"
          onChange={(event) => setName(event.target.value)}
        />
        <ColorChoice value={color} onValue={setColor} />
        {error && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
      </form>
    </Dialog>
  )
}

export function RemoveReaderDialog({ reader, onClose, onDone }: DialogProps) {
  const { ask } = useServices()
  const texts = useTexts()
  const [error, setError] = useState<TillError | null>(null)
  const [busy, setBusy] = useState(false)
  const [isRemoved, setRemoved] = useState(false)
  const remove = async () => {
    setBusy(true)
    const answer = await ask('readers.remove', { readerId: reader.readerId })
    setBusy(false)
    if (!answer.ok) setError(answer.error)
    else if (reader.stepsAfterRemoval.length > 0) setRemoved(true)
    else onDone()
  }
  if (isRemoved) return <StepsDialog steps={reader.stepsAfterRemoval} onDone={onDone} />
  return (
    <Dialog
      title={reader.isChosen ? texts.readers.letGoTitle(reader.name) : texts.readers.removeTitle(reader.name)}
      closeLabel={texts.common.close}
      onClose={onClose}
      size="narrow"
      actions={
        <>
          <Button onClick={onClose}>{texts.common.cancel}</Button>
          <Button variant="danger" busy={busy} data-testid="remove-confirm" onClick={() => void remove()}>
            {reader.isChosen ? texts.readers.letGo : texts.readers.remove}
          </Button>
        </>
      }
    >
      <p>{reader.isChosen ? texts.readers.letGoText : texts.readers.removeText}</p>
      {error && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
    </Dialog>
  )
}

/** The device itself knows nothing of its removal: it shows no new code before somebody has done this. */
function StepsDialog({ steps, onDone }: { steps: string[]; onDone: () => void }) {
  const texts = useTexts()
  const isTraining = useSession((state) => state.till?.mode === 'training')
  return (
    <Dialog
      // In training the device lies on the desk beside, and has to be worked meanwhile.
      isModal={!isTraining}
      title={texts.accounts.stepsTitle}
      closeLabel={texts.common.close}
      onClose={onDone}
      size="narrow"
      testId="removal-steps"
      actions={
        <Button variant="primary" data-focus data-testid="removal-done" onClick={onDone}>
          {texts.accounts.stepsDone}
        </Button>
      }
    >
      <p>{texts.accounts.stepsText}</p>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step}>{texts.accounts.steps[step] ?? step}</li>
        ))}
      </ol>
    </Dialog>
  )
}
