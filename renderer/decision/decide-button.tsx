import Scale from 'lucide-react/icons/scale'
import { useEffect, useState } from 'react'
import type { PaymentView } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { useAnswer, useFormat, useTexts } from '../state/till-context.tsx'
import { DecideDialog } from './decide-dialog.tsx'

const lookMs = 5_000

/** Where a payment is listed: the way to decide about it once that is possible; before, when it will be. */
export function DecideButton({ paymentId }: { paymentId: string }) {
  const texts = useTexts()
  const [isOpen, setOpen] = useState(false)
  const { value: view, reload } = useAnswer('payment.get', [{ paymentId }], ['payment'])
  useEffect(() => {
    // Possible by time alone: nothing happens that would tell.
    const timer = setInterval(reload, lookMs)
    return () => clearInterval(timer)
  })
  if (!view?.situation) return null
  return (
    <>
      {view.situation.decide.kind === 'now' && (
        <Button variant="primary" icon={Scale} data-testid="decide" onClick={() => setOpen(true)}>
          {texts.decision.open}
        </Button>
      )}
      <DecideLater view={view} />
      {isOpen && <DecideDialog view={view} onClose={() => setOpen(false)} />}
    </>
  )
}

/** Of a payment whose outcome is not known: from when on a person may decide. */
export function DecideLater({ view }: { view: PaymentView }) {
  const texts = useTexts()
  const format = useFormat()
  const { situation, status } = view
  if (situation?.decide.kind !== 'later' || status !== 'unknown') return null
  const { until, at } = situation.decide
  if (until !== 'cancel' && at === null) return null
  return (
    <small data-testid="decide-later">
      {at === null ? texts.decision.afterCancel : texts.decision.from(format.span(at - situation.asOf))}
    </small>
  )
}
