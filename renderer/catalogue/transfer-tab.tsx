import Download from 'lucide-react/icons/download'
import FileUp from 'lucide-react/icons/file-up'
import { useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { ImportProgress } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { classNames } from '../design/class-names.ts'
import { Card } from '../design/page.tsx'
import { Banner } from '../design/status.tsx'
import { saveFile } from '../save-file.ts'
import { isAtWork } from '../state/import-store.ts'
import { useFormat, useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './catalogue.module.css'
import { ImportPreviewView } from './import-preview.tsx'
import { bytesAsBase64 } from './read-file.ts'

/** Bringing a list in and taking the catalogue out. */
export function TransferTab() {
  return (
    <div className={styles.tab}>
      <ImportCard />
      <ExportCard />
    </div>
  )
}

function ImportCard() {
  const { imports } = useServices()
  const texts = useTexts()
  const { progress, error } = useStore(imports)
  const atWork = progress !== null && isAtWork(progress)
  const open = async (file: File) => void imports.open(file.name, await bytesAsBase64(file))
  return (
    <Card title={texts.catalogue.importTitle} testId="import-card">
      {error && (
        <Banner tone="danger" testId="import-error">
          {errorSentence(texts, error)}
        </Banner>
      )}
      {!progress && <ChooseFile onFile={(file) => void open(file)} />}
      {progress && atWork && <ImportProgressBar progress={progress} onCancel={() => void imports.cancel()} />}
      {progress?.stage === 'ready' && progress.preview && (
        <ImportPreviewView
          preview={progress.preview}
          onAdjust={(change) => void imports.adjust(change)}
          onRun={() => void imports.run()}
        />
      )}
      {progress && !atWork && (
        <div className={styles.bar}>
          <ImportEnd progress={progress} />
          <Button data-testid="import-other" onClick={imports.forget}>
            {texts.catalogue.otherFile}
          </Button>
        </div>
      )}
    </Card>
  )
}

function ChooseFile({ onFile }: { onFile: (file: File) => void }) {
  const texts = useTexts()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  return (
    <>
      <p className={styles.rowQuiet}>{texts.catalogue.importText}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the pointer's shortcut; the button inside does the same by keyboard */}
      <div
        className={classNames(styles.drop, over && styles.dropOver)}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          const [file] = event.dataTransfer.files
          if (file) onFile(file)
        }}
      >
        <Button icon={FileUp} size="large" data-testid="import-choose" onClick={() => input.current?.click()}>
          {texts.catalogue.chooseFile}
        </Button>
        <span className={styles.rowQuiet}>{texts.catalogue.dropFile}</span>
        <input
          ref={input}
          type="file"
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          hidden
          data-testid="import-file"
          onChange={(event) => {
            const [file] = event.target.files ?? []
            if (file) onFile(file)
            event.target.value = ''
          }}
        />
      </div>
    </>
  )
}

function ImportProgressBar({ progress, onCancel }: { progress: ImportProgress; onCancel: () => void }) {
  const texts = useTexts()
  const format = useFormat()
  const { stage, done, total } = progress
  const word =
    stage === 'reading' || stage === 'checking' || stage === 'writing' || stage === 'indexing'
      ? stage
      : 'reading'
  return (
    <div className={styles.progress} data-testid="import-progress">
      <p aria-live="polite">{texts.catalogue[word]}</p>
      <progress value={done} max={Math.max(1, total)} />
      <p className={styles.rowQuiet}>{texts.catalogue.progress(format.number(done), format.number(total))}</p>
      <Button data-testid="import-cancel" onClick={onCancel}>
        {texts.common.cancel}
      </Button>
    </div>
  )
}

function ImportEnd({ progress }: { progress: ImportProgress }) {
  const texts = useTexts()
  switch (progress.stage) {
    case 'done':
      return (
        <Banner tone="success" testId="import-done">
          {texts.catalogue.importDone(progress.total)}
        </Banner>
      )
    case 'cancelled':
      return (
        <Banner tone="info" testId="import-cancelled">
          {texts.catalogue.importCancelled}
        </Banner>
      )
    case 'failed':
      return <Banner tone="danger">{texts.catalogue.importFailed}</Banner>
    default:
      return null
  }
}

function ExportCard() {
  const { ask, session } = useServices()
  const texts = useTexts()
  const [busy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    const answer = await ask('catalogue.export')
    setBusy(false)
    if (!answer.ok) {
      session.notify({ tone: 'danger', say: (words) => errorSentence(words, answer.error) })
      return
    }
    const { fileName, text, products } = answer.value
    saveFile(fileName, new Blob([text], { type: 'text/csv;charset=utf-8' }))
    session.notify({ tone: 'success', say: (words) => words.catalogue.exported(products) })
  }
  return (
    <Card title={texts.catalogue.exportTitle}>
      <p className={styles.rowQuiet}>{texts.catalogue.exportText}</p>
      <div className={styles.bar}>
        <Button icon={Download} busy={busy} data-testid="export" onClick={() => void run()}>
          {texts.catalogue.exportButton}
        </Button>
      </div>
    </Card>
  )
}
