import { useId, useState } from 'react'
import { type BackupRhythm, type BackupState, backupRhythms } from '../../preload/contract/backup-views.ts'
import type { TillError } from '../../preload/contract/result.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Field, Select, Switch } from '../design/field.tsx'
import { Banner } from '../design/status.tsx'
import { useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './account.module.css'

type DialogProps = { state: BackupState; onClose: () => void; onSaved: (state: BackupState) => void }

/** Where backups go, how often, and whether they are sealed. */
export function BackupDialog({ state, onClose, onSaved }: DialogProps) {
  const texts = useTexts()
  const formId = useId()
  const form = useBackupForm(state, onSaved)
  return (
    <Dialog
      title={texts.backup.dialogTitle}
      closeLabel={texts.common.close}
      onClose={onClose}
      testId="backup-dialog"
      actions={
        <Button
          variant="primary"
          type="submit"
          form={formId}
          busy={form.busy}
          disabled={form.isMissing}
          data-testid="backup-save"
        >
          {texts.common.save}
        </Button>
      }
    >
      <form
        id={formId}
        className={styles.fields}
        onSubmit={(event) => {
          event.preventDefault()
          void form.save()
        }}
      >
        <Fields state={state} form={form} />
        {form.error && <Banner tone="danger">{errorSentence(texts, form.error)}</Banner>}
      </form>
    </Dialog>
  )
}

function useBackupForm(state: BackupState, onSaved: (state: BackupState) => void) {
  const { ask } = useServices()
  const [folder, setFolder] = useState(state.isOwnFolder ? '' : state.folder)
  const [rhythm, setRhythm] = useState<BackupRhythm>(state.rhythm)
  const [isEncrypted, setEncrypted] = useState(state.isEncrypted)
  const [passphrase, setPassphrase] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<TillError | null>(null)
  const save = async () => {
    setBusy(true)
    const kept = state.isEncrypted && passphrase === '' ? null : passphrase
    const answer = await ask('backup.save-settings', { folder, rhythm, passphrase: isEncrypted ? kept : '' })
    setBusy(false)
    if (!answer.ok) return setError(answer.error)
    onSaved(answer.value)
  }
  const isMissing = isEncrypted && !state.isEncrypted && passphrase === ''
  const setters = { setFolder, setRhythm, setEncrypted, setPassphrase }
  return { folder, rhythm, isEncrypted, passphrase, ...setters, busy, error, save, isMissing }
}

function Fields({ state, form }: { state: BackupState; form: ReturnType<typeof useBackupForm> }) {
  const texts = useTexts()
  const { folder, rhythm, isEncrypted, passphrase, setFolder, setRhythm, setEncrypted, setPassphrase } = form
  return (
    <>
      <Field
        label={texts.backup.folder}
        hint={texts.backup.folderHint}
        value={folder}
        maxLength={1000}
        data-testid="backup-folder"
        onChange={(event) => setFolder(event.target.value)}
      />
      <Select
        label={texts.backup.rhythm}
        hint={texts.backup.keeps}
        value={rhythm}
        options={backupRhythms.map((value) => ({ value, label: texts.backup.rhythms[value] }))}
        data-testid="backup-rhythm"
        onValue={setRhythm}
      />
      <Switch
        label={texts.backup.encrypt}
        checked={isEncrypted}
        testId="backup-encrypt"
        onChecked={setEncrypted}
      />
      {isEncrypted && (
        <Field
          className={styles.hidden}
          label={texts.backup.passphrase}
          hint={state.isEncrypted ? texts.backup.passphraseKept : texts.backup.passphraseHint}
          value={passphrase}
          maxLength={200}
          data-testid="backup-passphrase"
          onChange={(event) => setPassphrase(event.target.value)}
        />
      )}
    </>
  )
}
