import FileCheck from 'lucide-react/icons/file-check'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../design/button.tsx'
import { useServices, useTexts } from '../state/till-context.tsx'
import { takeExport } from '../take-export.ts'
import { errorSentence } from '../texts/error-sentence.ts'

/** Everything about a payment that somebody disputes, as one file. */
export function EvidenceButton({ paymentId }: { paymentId: string }) {
  const { ask, session } = useServices()
  const words = useTexts().exports
  const [busy, setBusy] = useState(false)
  const gone = useRef(false)
  useEffect(() => {
    gone.current = false
    return () => {
      gone.current = true
    }
  }, [])
  const take = async () => {
    setBusy(true)
    const taken = await takeExport(
      ask,
      { kind: 'evidence', paymentId },
      { isStopped: () => gone.current, onBytes: () => undefined, onReady: () => undefined },
    )
    setBusy(false)
    if (taken === 'stopped') return
    if ('error' in taken) session.notify({ tone: 'danger', say: (all) => errorSentence(all, taken.error) })
    else session.notify({ tone: 'success', say: (all) => all.exports.saved(taken.fileName) })
  }
  return (
    <Button
      icon={FileCheck}
      busy={busy}
      title={words.evidenceTitle}
      data-testid="evidence"
      onClick={() => void take()}
    >
      {words.evidence}
    </Button>
  )
}
