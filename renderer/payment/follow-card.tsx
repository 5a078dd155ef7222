import Archive from 'lucide-react/icons/archive'
import ArrowLeft from 'lucide-react/icons/arrow-left'
import Ban from 'lucide-react/icons/ban'
import Banknote from 'lucide-react/icons/banknote'
import CircleCheck from 'lucide-react/icons/circle-check'
import CircleQuestionMark from 'lucide-react/icons/circle-question-mark'
import CircleX from 'lucide-react/icons/circle-x'
import CreditCard from 'lucide-react/icons/credit-card'
import Nfc from 'lucide-react/icons/nfc'
import RotateCcw from 'lucide-react/icons/rotate-ccw'
import { useEffect, useState } from 'react'
import { tinykeys } from 'tinykeys'
import { useStore } from 'zustand'
import type { PaymentStatus, PaymentView } from '../../preload/contract/views.ts'
import { Amount } from '../design/amount.tsx'
import { Button, type Icon } from '../design/button.tsx'
import { classNames } from '../design/class-names.ts'
import { Banner, Spinner } from '../design/status.tsx'
import { useFormat, useServices, useTexts } from '../state/till-context.tsx'
import { codeSentence } from '../texts/code-sentence.ts'
import type { Texts } from '../texts/en.ts'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './follow-card.module.css'
import { Timeline } from './timeline.tsx'

const shapes: Record<PaymentStatus, Icon> = {
  created: Nfc,
  submitting: Nfc,
  pending: Nfc,
  unknown: CircleQuestionMark,
  approved: CircleCheck,
  declined: CircleX,
  cancelled: Ban,
  failed: CircleX,
}

/** A card payment under way: what the reader shows, what to do, how long already; and how it ended. */
export function FollowCard() {
  const { payment } = useServices()
  const texts = useTexts()
  const view = useStore(payment, (state) => state.payment)
  const error = useStore(payment, (state) => state.error)
  useFollowKeys(view)
  if (!view) {
    return (
      <div className={styles.waiting} data-testid="payment-status" data-status="asking">
        <Spinner label={texts.payment.asking} />
        <p>{texts.payment.asking}</p>
      </div>
    )
  }
  return (
    <div className={styles.screen} data-testid="payment-screen">
      <section className={classNames(styles.state, styles[view.status])}>
        <Outcome view={view} />
        {error && (
          <Banner tone="danger" testId="payment-error">
            {errorSentence(texts, error)}
          </Banner>
        )}
        {view.isFinal ? <NextSteps view={view} /> : <WhileWaiting view={view} />}
      </section>
      <aside className={styles.history}>
        <h2 className={styles.historyTitle}>{texts.payment.timeline}</h2>
        <Timeline entries={view.timeline} />
      </aside>
    </div>
  )
}

function Outcome({ view }: { view: PaymentView }) {
  const texts = useTexts()
  const Shape = shapes[view.status]
  return (
    <>
      <div className={styles.head}>
        <span className={styles.shape}>
          <Shape size={56} strokeWidth={1.7} aria-hidden />
        </span>
        <div>
          <p className={styles.amount}>
            <Amount money={view.amount} testId="payment-amount" />
          </p>
          <p className={styles.where}>
            {[view.readerName && texts.payment.onReader(view.readerName), view.providerName]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        {!view.isFinal && <Elapsed since={view.createdAt} />}
      </div>
      <div
        className={styles.words}
        role="status"
        aria-live="assertive"
        data-testid="payment-status"
        data-status={view.status}
      >
        <h1 className={styles.title}>{texts.payment.status[view.status]}</h1>
        <p className={styles.todo}>{whatToDo(texts, view)}</p>
        {view.reason && view.reason !== view.status && (
          <p className={styles.reason}>{codeSentence(texts.codes.reason, view.reason)}</p>
        )}
      </div>
      {view.providerText && view.providerName && (
        <p className={styles.reason}>{texts.payment.providerSays(view.providerName, view.providerText)}</p>
      )}
    </>
  )
}

function whatToDo(texts: Texts, view: PaymentView): string {
  const byReader: Readonly<Record<string, string>> = texts.payment.todo
  if (view.status === 'pending' && view.readerState !== null) {
    const said = byReader[view.readerState]
    if (said) return said
  }
  return texts.payment.todo[view.status]
}

function Elapsed({ since }: { since: number }) {
  const texts = useTexts()
  const format = useFormat()
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <p className={styles.elapsed}>
      <span>{texts.payment.elapsed}</span>
      <strong data-testid="payment-elapsed">{format.elapsed(now - since)}</strong>
    </p>
  )
}

function WhileWaiting({ view }: { view: PaymentView }) {
  const { payment, selling } = useServices()
  const texts = useTexts()
  return (
    <>
      {view.cancelWished && (
        <Banner tone="info" testId="cancel-wished">
          {texts.payment.cancelWished}
        </Banner>
      )}
      {view.status === 'unknown' && <p className={styles.reason}>{texts.payment.stayUnknown}</p>}
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
          {texts.sale.park}
        </Button>
      </div>
    </>
  )
}

function NextSteps({ view }: { view: PaymentView }) {
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

async function parkMeanwhile(
  selling: ReturnType<typeof useServices>['selling'],
  payment: Payment,
): Promise<void> {
  if (await selling.park('')) payment.close()
}

/** The same amount on the same reader, as a fresh attempt: the one before is final. */
function retry(payment: Payment, view: PaymentView): void {
  const { lastCard } = payment.getState()
  void payment.card(view.saleId, lastCard ?? { readerId: null, amountMinor: null })
}

function useFollowKeys(view: PaymentView | null): void {
  const { payment, selling } = useServices()
  useEffect(() => {
    const bound = (work: () => void) => (event: KeyboardEvent) => {
      event.preventDefault()
      if (view) work()
    }
    return tinykeys(
      window,
      {
        Escape: bound(() => {
          if (view?.isFinal) void payment.open()
          else if (view?.canCancel) void payment.cancel()
        }),
        F7: bound(() => {
          if (!view?.isFinal) void parkMeanwhile(selling, payment)
        }),
        F8: bound(() => {
          if (view?.isFinal) void payment.cash(view.saleId, null, null)
        }),
        F9: bound(() => {
          if (view?.isFinal) retry(payment, view)
        }),
        F10: bound(() => {
          if (view?.isFinal) void payment.open()
          else void payment.checkNow()
        }),
      },
      { ignore: () => document.querySelector('dialog[open]') !== null },
    )
  })
}
