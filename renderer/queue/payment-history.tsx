import { useEffect } from 'react'
import { Banner, Skeleton } from '../design/status.tsx'
import { Situation } from '../payment/situation.tsx'
import { Timeline } from '../payment/timeline.tsx'
import { useAnswer, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './queue-screen.module.css'

const lookMs = 1_000

/** Where a payment stands, what to do about it and what happened so far, wherever its sale is now. */
export function PaymentHistory({ paymentId }: { paymentId: string }) {
  const texts = useTexts()
  const { value: view, error, reload } = useAnswer('payment.get', [{ paymentId }], ['payment'])
  useEffect(() => {
    const timer = setInterval(reload, lookMs)
    return () => clearInterval(timer)
  })
  return (
    <div className={styles.history} data-testid="payment-history">
      {error && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
      {!view && !error && <Skeleton rows={2} height={60} />}
      {view?.situation && (
        <>
          <div className={styles.stand}>
            <p className={styles.what}>{texts.payment.status[view.status]}</p>
            <p>{texts.status.advice[view.situation.advice]}</p>
            <Situation view={view} situation={view.situation} />
          </div>
          <Timeline entries={view.timeline} situation={view.situation} />
        </>
      )}
    </div>
  )
}
