import Archive from 'lucide-react/icons/archive'
import ArrowLeft from 'lucide-react/icons/arrow-left'
import Ban from 'lucide-react/icons/ban'
import Banknote from 'lucide-react/icons/banknote'
import CreditCard from 'lucide-react/icons/credit-card'
import RotateCcw from 'lucide-react/icons/rotate-ccw'
import Scale from 'lucide-react/icons/scale'
import { useStore } from 'zustand'
import type { PaymentView } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { Banner } from '../design/status.tsx'
import { useServices, useTexts } from '../state/till-context.tsx'
import styles from './follow-card.module.css'

/** What can be done while the outcome is open: to wish, to ask, to serve the next customer. */
export function WhileWaiting({ view }: { view: PaymentView }) {
  const { payment, selling } = useServices()
  const texts = useTexts()
  const reopens = useStore(payment, (state) => state.reopens)
  return (
    <div className={styles.actions}>
      <Button
        size="large"
        icon={Ban}
        keyName="Esc"
        disabled={!view.canCancel}
        data-testid="payment-cancel"
        onClick={() => void payment.cancel()}
      >
        {view.cancelWished ? texts.payment.cancelAgain : texts.payment.cancel}
      </Button>
      <Button
        size="large"
        variant="quiet"
        icon={RotateCcw}
        data-testid="payment-check-now"
        onClick={() => void payment.checkNow()}
      >
        {texts.payment.checkNow}
      </Button>
      {/* A reader that is gone must not keep the next customer waiting: the till goes on asking. */}
      <Button
        size="large"
        variant="quiet"
        icon={Archive}
        keyName="F7"
        data-testid="payment-park"
        onClick={() => void parkMeanwhile(selling, payment)}
      >
        {reopens === null ? texts.sale.park : texts.payment.backToSale}
      </Button>
    </div>
  )
}

/** Nobody can be asked any more: what is known in one sentence, and the way to say what was seen. */
export function DecideAction({ view, onDecide }: { view: PaymentView; onDecide: () => void }) {
  const texts = useTexts()
  const may = view.situation?.decide
  if (may?.kind !== 'now') return null
  return (
    <Banner
      tone="warning"
      testId="decide-card"
      actions={
        <Button variant="primary" icon={Scale} keyName="F6" data-testid="decide" onClick={onDecide}>
          {texts.decision.open}
        </Button>
      }
    >
      <strong>{texts.decision.title.payment}</strong>{' '}
      {texts.decision.cause[may.cause](view.providerName ?? '')}
    </Banner>
  )
}

/** The disk takes nothing, so that no other sale can begin either: all there is to do is to try again. */
export function WhileUnsaved() {
  const { payment } = useServices()
  const texts = useTexts()
  return (
    <div className={styles.actions}>
      <Button
        size="large"
        variant="primary"
        icon={RotateCcw}
        keyName="F10"
        data-testid="payment-save-now"
        onClick={() => void payment.checkNow()}
      >
        {texts.status.saveNow}
      </Button>
    </div>
  )
}

/** The ways on after an attempt that took nothing. */
export function NextSteps({ view }: { view: PaymentView }) {
  const { payment } = useServices()
  const texts = useTexts()
  const busy = useStore(payment, (state) => state.busy)
  if (view.status === 'approved') return null
  return (
    <div className={styles.actions}>
      <Button
        variant="primary"
        size="large"
        icon={CreditCard}
        keyName="F9"
        busy={busy}
        data-testid="payment-retry"
        onClick={() => retry(payment, view)}
      >
        {texts.payment.tryAgain}
      </Button>
      <Button
        size="large"
        icon={Banknote}
        keyName="F8"
        busy={busy}
        data-testid="payment-take-cash"
        onClick={() => void payment.cash(view.saleId, null, null)}
      >
        {texts.payment.takeExactCash}
      </Button>
      <Button
        size="large"
        variant="quiet"
        icon={ArrowLeft}
        keyName="Esc"
        data-testid="payment-other"
        onClick={() => void payment.open()}
      >
        {texts.payment.otherTender}
      </Button>
    </div>
  )
}

type Payment = ReturnType<typeof useServices>['payment']

export async function parkMeanwhile(
  selling: ReturnType<typeof useServices>['selling'],
  payment: Payment,
): Promise<void> {
  // A finished sale waits where it is; the basket is another one.
  if (payment.getState().reopens !== null) payment.close()
  else if (await selling.park('')) payment.close()
}

/** The same amount on the same reader, as a fresh attempt: the one before is final. */
export function retry(payment: Payment, view: PaymentView): void {
  const { lastCard } = payment.getState()
  void payment.card(view.saleId, lastCard ?? { readerId: null, amountMinor: null })
}
