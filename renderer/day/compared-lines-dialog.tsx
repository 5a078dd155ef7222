import { useState } from 'react'
import type { ReconciliationView } from '../../preload/contract/reconcile-views.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Banner, Skeleton } from '../design/status.tsx'
import { useAnswer, useFormat, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './compared-day.module.css'
import { ComparedFacts } from './compared-line.tsx'

const pageSize = 50

type DialogProps = { service: ReconciliationView; runId: number; onClose: () => void }

/** Every line of a comparison, page by page, and the hash that its answers are known by. */
export function ComparedLinesDialog({ service, runId, onClose }: DialogProps) {
  const texts = useTexts()
  const format = useFormat()
  const [offset, setOffset] = useState(0)
  const { value, error } = useAnswer('reconcile.lines', [{ runId, offset, limit: pageSize }])
  const total = value?.total ?? 0
  return (
    <Dialog
      title={texts.compare.allTitle(service.providerName)}
      closeLabel={texts.common.close}
      onClose={onClose}
      size="wide"
      testId="compared-lines-dialog"
      actions={
        <>
          <Button disabled={offset === 0} onClick={() => setOffset(offset - pageSize)}>
            {texts.compare.earlier}
          </Button>
          <Button
            disabled={offset + pageSize >= total}
            data-testid="compared-later"
            onClick={() => setOffset(offset + pageSize)}
          >
            {texts.compare.later}
          </Button>
          <Button variant="primary" onClick={onClose}>
            {texts.common.close}
          </Button>
        </>
      }
    >
      {error && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
      {!value && !error && <Skeleton rows={4} height={56} />}
      {value && value.lines.length === 0 && <p className={styles.quiet}>{texts.compare.noLines}</p>}
      {value && (
        <ul className={styles.lines}>
          {value.lines.map((line) => (
            <li key={line.position} className={styles.line}>
              <ComparedFacts line={line} />
              {line.class !== 'matched' && !line.isSettled && (
                <p className={styles.step}>{texts.compare.steps[line.note]}</p>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className={styles.hash}>
        {texts.compare.page(format.number(Math.min(offset + pageSize, total)), format.number(total))}
        {service.answersHash !== null && ` · ${texts.compare.hash(service.answersHash)}`}
      </p>
    </Dialog>
  )
}
