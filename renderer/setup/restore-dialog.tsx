import ArrowLeft from 'lucide-react/icons/arrow-left'
import { useId, useState } from 'react'
import type { BackupPreview, FoundBackup } from '../../preload/contract/backup-views.ts'
import type { TillError } from '../../preload/contract/result.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Field } from '../design/field.tsx'
import { Banner } from '../design/status.tsx'
import { sizeText } from '../file-facts.ts'
import { useFormat, useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import { BackupFacts } from './backup-facts.tsx'
import styles from './restore.module.css'

/** From a backup to a selling till: where it is, what it says about itself, and the last word. */
export function RestoreDialog({ onClose }: { onClose: () => void }) {
  const texts = useTexts()
  const restore = useRestore()
  const { preview, error, busy } = restore
  return (
    <Dialog
      title={texts.backup.restoreTitle}
      closeLabel={texts.common.close}
      onClose={onClose}
      testId="restore-dialog"
      actions={
        preview && (
          <>
            <Button icon={ArrowLeft} onClick={restore.back}>
              {texts.common.back}
            </Button>
            <Button
              variant="primary"
              busy={busy}
              data-testid="restore-confirm"
              onClick={() => void restore.confirm()}
            >
              {texts.backup.restore}
            </Button>
          </>
        )
      }
    >
      {error && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
      {preview ? <BackupFacts preview={preview} /> : <Choose restore={restore} />}
    </Dialog>
  )
}

function useRestore() {
  const { ask } = useServices()
  const [found, setFound] = useState<FoundBackup[] | null>(null)
  const [preview, setPreview] = useState<BackupPreview | null>(null)
  const [error, setError] = useState<TillError | null>(null)
  const [busy, setBusy] = useState(false)
  return {
    found,
    preview,
    error,
    busy,
    async search(folder: string) {
      setBusy(true)
      setError(null)
      const answer = await ask('backup.find', { folder })
      setBusy(false)
      if (answer.ok) setFound(answer.value)
      else setError(answer.error)
    },
    async look(path: string, passphrase: string) {
      setBusy(true)
      setError(null)
      const answer = await ask('backup.look', { path, passphrase })
      setBusy(false)
      if (answer.ok) setPreview(answer.value)
      else setError(answer.error)
    },
    back: () => setPreview(null),
    /** When it is done every window begins anew. */
    async confirm() {
      if (!preview) return
      setBusy(true)
      setError(null)
      const answer = await ask('backup.restore', { journalHash: preview.journal.hash })
      if (answer.ok) return
      setBusy(false)
      setError(answer.error)
    },
  }
}

type Restore = ReturnType<typeof useRestore>

function Choose({ restore }: { restore: Restore }) {
  const texts = useTexts()
  const formId = useId()
  const [place, setPlace] = useState('')
  const [path, setPath] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const { found, busy } = restore
  const search = async () => {
    setPath(place.endsWith('.suretill') ? place : '')
    await restore.search(place)
  }
  const chosen = found?.find((backup) => backup.path === path)
  return (
    <div className={styles.steps}>
      <p>{texts.backup.restoreIntro}</p>
      <form
        className={styles.search}
        onSubmit={(event) => {
          event.preventDefault()
          void search()
        }}
      >
        <Field
          className={styles.place}
          label={texts.backup.place}
          hint={texts.backup.placeHint}
          value={place}
          maxLength={1000}
          data-testid="restore-place"
          onChange={(event) => setPlace(event.target.value)}
        />
        <Button type="submit" busy={busy && !chosen} data-testid="restore-search">
          {texts.backup.search}
        </Button>
      </form>
      {found && <Found found={found} path={path} onPath={setPath} />}
      {chosen && (
        <form
          id={formId}
          className={styles.steps}
          onSubmit={(event) => {
            event.preventDefault()
            void restore.look(path, passphrase)
          }}
        >
          {chosen.isEncrypted && (
            <Field
              className={styles.hidden}
              label={texts.backup.passphrase}
              value={passphrase}
              maxLength={200}
              data-testid="restore-passphrase"
              onChange={(event) => setPassphrase(event.target.value)}
            />
          )}
          <Button type="submit" variant="primary" wide busy={busy} data-testid="restore-look">
            {busy ? texts.backup.looking : texts.backup.look}
          </Button>
        </form>
      )}
    </div>
  )
}

function Found(props: { found: FoundBackup[]; path: string; onPath: (path: string) => void }) {
  const { found, path, onPath } = props
  const texts = useTexts()
  const format = useFormat()
  if (found.length === 0)
    return (
      <Banner tone="warning" live={false}>
        {texts.backup.noneFound}
      </Banner>
    )
  return (
    <fieldset className={styles.found} data-testid="restore-found">
      <legend>{texts.backup.file}</legend>
      {found.map((backup) => (
        <label key={backup.path} className={styles.one}>
          <input
            type="radio"
            name="backup"
            checked={backup.path === path}
            onChange={() => onPath(backup.path)}
          />
          <span>
            <strong>{format.moment(backup.madeAt)}</strong>
            <small>
              {backup.fileName} · {sizeText(format.locale, backup.bytes)}
              {backup.isEncrypted && ` · ${texts.backup.encrypted}`}
            </small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
