import Ban from 'lucide-react/icons/ban'
import CircleCheck from 'lucide-react/icons/circle-check'
import CircleQuestionMark from 'lucide-react/icons/circle-question-mark'
import CircleX from 'lucide-react/icons/circle-x'
import Nfc from 'lucide-react/icons/nfc'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { useEffect, useState } from 'react'
import { tinykeys } from 'tinykeys'
import { useStore } from 'zustand'
import type { PaymentStatus, PaymentView } from '../../preload/contract/views.ts'
import { DecideLater } from '../decision/decide-button.tsx'
import { DecideDialog } from '../decision/decide-dialog.tsx'
import { aboutPayment } from '../decision/decided-about.ts'
import { Amount } from '../design/amount.tsx'
import type { Icon } from '../design/button.tsx'
import { classNames } from '../design/class-names.ts'
import { Banner, Spinner } from '../design/status.tsx'
import { useServices, useTexts } from '../state/till-context.tsx'
import { codeSentence } from '../texts/code-sentence.ts'
import { errorSentence } from '../texts/error-sentence.ts'
import {
  DecideAction,
  NextSteps,
  parkMeanwhile,
  retry,
  WhileUnsaved,
  WhileWaiting,
} from './follow-actions.tsx'
import styles from './follow-card.module.css'
import { Elapsed, Situation } from './situation.tsx'
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
  const { ask, payment } = useServices()
  const texts = useTexts()
  const view = useStore(payment, (state) => state.payment)
  const error = useStore(payment, (state) => state.error)
  const [isDeciding, setDeciding] = useState(false)
  const mayDecide = view?.situation?.decide.kind === 'now'
  useFollowKeys(view, mayDecide ? () => setDeciding(true) : undefined)
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
      <section className={classNames(styles.state, styles[isUnsaved(view) ? 'unsaved' : view.status])}>
        <Outcome view={view} />
        {mayDecide ? (
          <DecideAction view={view} onDecide={() => setDeciding(true)} />
        ) : (
          <DecideLater view={view} />
        )}
        {view.situation && view.status !== 'approved' && <Situation view={view} situation={view.situation} />}
        {error && (
          <Banner tone="danger" testId="payment-error">
            {errorSentence(texts, error)}
          </Banner>
        )}
        <Actions view={view} />
      </section>
      <aside className={styles.history}>
        <h2 className={styles.historyTitle}>{texts.payment.timeline}</h2>
        <Timeline entries={view.timeline} situation={view.situation} />
      </aside>
      {isDeciding && <DecideDialog about={aboutPayment(ask, view)} onClose={() => setDeciding(false)} />}
    </div>
  )
}

/** Approved, and the disk takes nothing: nobody waits for the customer any more, and nothing is left to cancel. */
const isUnsaved = (view: PaymentView): boolean => view.situation?.advice === 'approved-not-saved'

function Actions({ view }: { view: PaymentView }) {
  if (isUnsaved(view)) return <WhileUnsaved />
  return view.isFinal ? <NextSteps view={view} /> : <WhileWaiting view={view} />
}

function Outcome({ view }: { view: PaymentView }) {
  const texts = useTexts()
  const unsaved = isUnsaved(view)
  const Shape = unsaved ? TriangleAlert : shapes[view.status]
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
        {view.situation && !unsaved && <Elapsed situation={view.situation} />}
      </div>
      <div
        className={styles.words}
        role="status"
        aria-live="assertive"
        data-testid="payment-status"
        data-status={view.status}
      >
        <h1 className={styles.title}>
          {unsaved ? texts.warnings['approvals-aside'].title : texts.payment.status[view.status]}
        </h1>
        {view.situation && (
          <p className={styles.todo} data-testid="advice" data-advice={view.situation.advice}>
            {texts.status.advice[view.situation.advice]}
          </p>
        )}
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

function useFollowKeys(view: PaymentView | null, decide: (() => void) | undefined): void {
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
        F6: bound(() => decide?.()),
        F7: bound(() => {
          if (view && !view.isFinal && !isUnsaved(view)) void parkMeanwhile(selling, payment)
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
