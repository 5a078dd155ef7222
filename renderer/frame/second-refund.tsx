import Clock from 'lucide-react/icons/clock'
import HandCoins from 'lucide-react/icons/hand-coins'
import NotebookPen from 'lucide-react/icons/notebook-pen'
import Scale from 'lucide-react/icons/scale'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { SecondRefundView } from '../../preload/contract/refund-views.ts'
import { Button } from '../design/button.tsx'
import { Field } from '../design/field.tsx'
import { useFormat, useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './late-charges.module.css'

/** More went back than was asked for: which is which, how much, and what somebody did about it. */
export function SecondRefundCard({
  second,
  more,
  isWanted,
}: {
  second: SecondRefundView
  more: number
  /** Somebody asked for this one: it opens with all its words. */
  isWanted: boolean
}) {
  const { late } = useServices()
  const texts = useTexts()
  const format = useFormat()
  const error = useStore(late, (state) => state.error)
  // Small at first: it takes room from screens that somebody is working on.
  const [isDeciding, setDeciding] = useState(isWanted)
  const { scheme, lastFour } = second.card
  const where = [
    texts.late.second.where(format.money(second.asked.amount), format.money(second.second.amount)),
    second.providerName,
    format.time(second.refundedAt),
    ...(lastFour === '' ? [] : [texts.late.withCard(scheme, lastFour)]),
  ]
  return (
    <div className={styles.card} role="alert" data-testid="second-refund">
      <TriangleAlert className={styles.sign} size={28} aria-hidden />
      <div className={styles.words}>
        <div className={styles.said}>
          <h2 className={styles.title}>{texts.late.second.title}</h2>
          <p className={styles.where}>{where.join(' · ')}</p>
          {isDeciding && (
            <>
              <p className={styles.names}>{texts.late.second.names(second.asked.name, second.second.name)}</p>
              <p>{texts.late.second.whatToDo}</p>
            </>
          )}
          {error && <p className={styles.error}>{errorSentence(texts, error)}</p>}
        </div>
        {isDeciding ? (
          <Choices id={second.id} />
        ) : (
          <div className={styles.actions}>
            <Button
              variant="primary"
              icon={Scale}
              data-testid="second-refund-decide"
              onClick={() => setDeciding(true)}
            >
              {texts.late.second.decide}
            </Button>
            <Later />
          </div>
        )}
        {more > 0 && <span className={styles.more}>{texts.late.more(format.number(more))}</span>}
      </div>
    </div>
  )
}

function Choices({ id }: { id: string }) {
  const { late } = useServices()
  const texts = useTexts()
  const busy = useStore(late, (state) => state.busy)
  const [reason, setReason] = useState('')
  const isUnsaid = reason.trim() === ''
  return (
    <>
      <Field
        className={styles.reason}
        label={texts.late.second.reason}
        value={reason}
        maxLength={200}
        data-testid="second-refund-reason"
        onChange={(event) => setReason(event.target.value)}
      />
      <div className={styles.actions}>
        <Button
          variant="primary"
          icon={NotebookPen}
          busy={busy}
          disabled={isUnsaid}
          data-testid="second-refund-loss"
          onClick={() => void late.decideSecond(id, 'loss', reason)}
        >
          {texts.late.second.loss}
        </Button>
        <Button
          variant="secondary"
          icon={HandCoins}
          busy={busy}
          disabled={isUnsaid}
          data-testid="second-refund-repaid"
          onClick={() => void late.decideSecond(id, 'repaid', reason)}
        >
          {texts.late.second.repaid}
        </Button>
        <Later />
      </div>
    </>
  )
}

function Later() {
  const { late } = useServices()
  const texts = useTexts()
  return (
    <Button variant="quiet" icon={Clock} data-testid="late-later" onClick={() => late.setAside(true)}>
      {texts.late.later}
    </Button>
  )
}
