import Scale from 'lucide-react/icons/scale'
import { useEffect, useState } from 'react'
import type { PaymentView } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { useAnswer, useFormat, useServices, useTexts } from '../state/till-context.tsx'
import { DecideDialog } from './decide-dialog.tsx'
import { aboutPayment, aboutRefund } from './decided-about.ts'

const lookMs = 5_000

/** Where a payment is listed: the way to decide about it once that is possible; before, when it will be. */
export function DecideButton({ paymentId }: { paymentId: string }) {
  const { ask } = useServices()
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
      {isOpen && <DecideDialog about={aboutPayment(ask, view)} onClose={() => setOpen(false)} />}
    </>
  )
}

/** The same for money on its way back. */
export function DecideRefundButton({ refundId, where }: { refundId: string; where: string }) {
  const { ask } = useServices()
  const texts = useTexts()
  const [isOpen, setOpen] = useState(false)
  const { value: view, reload } = useAnswer('refund.get', [{ refundId }], ['payment'])
  useEffect(() => {
    const timer = setInterval(reload, lookMs)
    return () => clearInterval(timer)
  })
  if (!view) return null
  return (
    <>
      {view.decide.kind === 'now' && (
        <Button variant="primary" icon={Scale} data-testid="decide-refund" onClick={() => setOpen(true)}>
          {texts.decision.open}
        </Button>
      )}
      {isOpen && <DecideDialog about={aboutRefund(ask, view, where)} onClose={() => setOpen(false)} />}
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
