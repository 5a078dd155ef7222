import FileDown from 'lucide-react/icons/file-down'
import { useState } from 'react'
import type { Request } from '../../preload/contract/channels.ts'
import type { TillError } from '../../preload/contract/result.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Segmented } from '../design/segmented.tsx'
import { Banner } from '../design/status.tsx'
import { bytesOfBase64, saveFile } from '../save-file.ts'
import { useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './save-paper.module.css'

type Wanted = Request<'paper.save'>
/** What can be saved here, and what it is called. */
export type SavablePaper = { name: string; label: string; paper: Wanted['paper'] }

/** A paper as a file, on a sheet or a roll. */
export function SavePaper(props: { papers: readonly [SavablePaper, ...SavablePaper[]]; testId?: string }) {
  const { papers, testId = 'save-pdf' } = props
  const texts = useTexts()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon={FileDown} data-testid={testId} onClick={() => setOpen(true)}>
        PDF
      </Button>
      {isOpen && <SaveDialog title={texts.receipt.pdfTitle} papers={papers} onClose={() => setOpen(false)} />}
    </>
  )
}

function SaveDialog(props: {
  title: string
  papers: readonly [SavablePaper, ...SavablePaper[]]
  onClose: () => void
}) {
  const { title, papers, onClose } = props
  const { ask, session } = useServices()
  const texts = useTexts()
  const [name, setName] = useState(papers[0].name)
  const [format, setFormat] = useState<Wanted['format']>('a4')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<TillError | null>(null)

  const save = async () => {
    const { paper } = papers.find((one) => one.name === name) ?? papers[0]
    setBusy(true)
    const answer = await ask('paper.save', { paper, format })
    setBusy(false)
    if (!answer.ok) {
      setError(answer.error)
      return
    }
    const { fileName, base64 } = answer.value
    saveFile(fileName, new Blob([bytesOfBase64(base64)], { type: 'application/pdf' }))
    session.notify({ tone: 'success', say: (words) => words.receipt.pdfSaved(fileName) })
    onClose()
  }

  return (
    <Dialog
      title={title}
      closeLabel={texts.common.close}
      onClose={onClose}
      size="narrow"
      testId="save-paper"
      actions={
        <Button
          variant="primary"
          icon={FileDown}
          busy={busy}
          data-focus
          data-testid="save-paper-now"
          onClick={() => void save()}
        >
          {texts.receipt.pdfSave}
        </Button>
      }
    >
      <div className={styles.choices}>
        {papers.length > 1 && (
          <Segmented
            label={texts.receipt.pdfPaper}
            value={name}
            options={papers.map((one) => ({
              value: one.name,
              label: one.label,
              testId: `save-paper-${one.name}`,
            }))}
            onValue={setName}
          />
        )}
        <Segmented
          label={texts.receipt.pdfFormat}
          value={format}
          options={[
            { value: 'a4', label: 'A4', testId: 'save-paper-a4' },
            { value: 'a6', label: 'A6', testId: 'save-paper-a6' },
            { value: 'roll', label: texts.receipt.pdfRoll, testId: 'save-paper-roll' },
          ]}
          onValue={setFormat}
        />
        <p className={styles.hint}>{texts.receipt.pdfHint}</p>
        {error && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
      </div>
    </Dialog>
  )
}
