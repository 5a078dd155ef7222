import Ban from 'lucide-react/icons/ban'
import CheckCheck from 'lucide-react/icons/check-check'
import Clock from 'lucide-react/icons/clock'
import Printer from 'lucide-react/icons/printer'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import Undo from 'lucide-react/icons/undo-2'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { LateChargeView } from '../../preload/contract/refund-views.ts'
import { Button } from '../design/button.tsx'
import { Field } from '../design/field.tsx'
import { SavePaper } from '../sales/save-paper.tsx'
import { useFormat, useServices, useTexts } from '../state/till-context.tsx'
import { codeSentence } from '../texts/code-sentence.ts'
import type { Texts } from '../texts/en.ts'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './late-charges.module.css'
import { SecondRefundCard } from './second-refund.tsx'

/** A charge that came late, below whatever screen is open, with what can be done about it. It blocks and covers nothing. */
export function LateCharges() {
  const { late } = useServices()
  const texts = useTexts()
  const format = useFormat()
  const charges = useStore(late, (state) => state.charges)
  const isAside = useStore(late, (state) => state.isAside)
  const wanted = useStore(late, (state) => state.first)
  const shown = charges.filter(needsSomebody)
  const seconds = useStore(late, (state) => state.seconds)
  const count = shown.length + seconds.length
  if (count === 0) return null
  if (isAside) {
    return (
      <button
        type="button"
        className={styles.aside}
        data-testid="late-charges-aside"
        onClick={() => late.setAside(false)}
      >
        <TriangleAlert size={20} aria-hidden />
        {texts.late.shown(format.number(count))}
      </button>
    )
  }
  const wantedSecond = seconds.find(({ id }) => id === wanted)
  // Unless somebody wants another one, money that may still go its way comes first.
  const first = shown.find(({ paymentId }) => paymentId === wanted) ?? shown[0]
  if (first && !wantedSecond)
    return <Card key={`${first.paymentId} ${first.choice}`} charge={first} more={count - 1} />
  const second = wantedSecond ?? seconds[0]
  if (!second) return null
  const isWanted = second === wantedSecond
  return (
    <SecondRefundCard key={`${second.id} ${isWanted}`} second={second} more={count - 1} isWanted={isWanted} />
  )
}

/** Undecided, owed to the customer because its way back waits, or waiting at the reader for the card. */
function needsSomebody(charge: LateChargeView): boolean {
  const { choice, refund } = charge
  return choice === null || (refund?.status === 'created' && refund.reason !== null) || waitsForCard(charge)
}

const waitsForCard = ({ atReader, refund }: LateChargeView): boolean =>
  atReader && refund?.status === 'pending'

function Card({ charge, more }: { charge: LateChargeView; more: number }) {
  const { late } = useServices()
  const texts = useTexts()
  const format = useFormat()
  const error = useStore(late, (state) => state.error)
  const amount = format.money(charge.charged)
  const isOwed = charge.choice === 'reverse'
  const { scheme, lastFour } = charge.card
  return (
    <div className={styles.card} role="alert" data-testid="late-charge" data-cause={charge.cause}>
      <TriangleAlert className={styles.sign} size={28} aria-hidden />
      <div className={styles.words}>
        <div className={styles.said}>
          <h2 className={styles.title}>{titleOf(texts, charge, amount)}</h2>
          <p className={styles.where}>
            {texts.late.where(amount, charge.readerName, format.time(charge.approvedAt))}
            {lastFour !== '' && ` · ${texts.late.withCard(scheme, lastFour)}`}
          </p>
          <p>{whatToDo(texts, charge)}</p>
          {charge.choice === null && charge.atReader && <p>{texts.late.atReader}</p>}
          {charge.choice === null && charge.refund && <p>{texts.late.reversalFailed}</p>}
          {error && <p className={styles.error}>{errorSentence(texts, error)}</p>}
        </div>
        <div className={styles.actions}>
          {isOwed ? (
            !waitsForCard(charge) && <OwedActions charge={charge} />
          ) : (
            <Choices charge={charge} amount={amount} />
          )}
          <Button variant="quiet" icon={Clock} data-testid="late-later" onClick={() => late.setAside(true)}>
            {isOwed ? texts.common.dismiss : texts.late.later}
          </Button>
          {more > 0 && <span className={styles.more}>{texts.late.more(format.number(more))}</span>}
        </div>
      </div>
    </div>
  )
}

function titleOf(texts: Texts, charge: LateChargeView, amount: string): string {
  if (charge.choice !== 'reverse') return texts.late.title[charge.cause]
  return waitsForCard(charge) ? texts.late.presentCard(charge.readerName) : texts.late.reversalWaits(amount)
}

function whatToDo(texts: Texts, charge: LateChargeView): string {
  if (waitsForCard(charge)) return texts.late.presentCardText
  if (charge.choice === 'reverse') return codeSentence(texts.codes.reason, charge.refund?.reason ?? '')
  if (charge.twice) return texts.late.twice(charge.twice.first, charge.twice.second)
  if (charge.canBook) return texts.late.bookable
  return charge.receiptNumber === null ? texts.late.noSale : texts.late.paidOtherwise(charge.receiptNumber)
}

function Choices({ charge, amount }: { charge: LateChargeView; amount: string }) {
  const { late } = useServices()
  const texts = useTexts()
  const busy = useStore(late, (state) => state.busy)
  // Money that went back does not come again by a key: asked for twice.
  const [isSure, setSure] = useState(false)
  const [reason, setReason] = useState('')
  const { paymentId, canBook } = charge
  const isTwice = charge.twice !== null
  const keep = (
    <Button
      variant={isTwice ? 'secondary' : 'primary'}
      icon={CheckCheck}
      busy={busy}
      disabled={isTwice && reason.trim() === ''}
      data-testid={canBook ? 'late-book' : 'late-keep'}
      onClick={() => void late.decide(paymentId, canBook ? 'book' : 'keep', reason)}
    >
      {canBook ? texts.late.book : texts.late.keep}
    </Button>
  )
  const reverse = (
    <Button
      variant={isSure ? 'danger' : isTwice ? 'primary' : 'secondary'}
      icon={isSure ? Ban : Undo}
      busy={busy}
      data-testid={isSure ? 'late-reverse-sure' : 'late-reverse'}
      onClick={() => (isSure ? void late.decide(paymentId, 'reverse') : setSure(true))}
    >
      {isSure ? texts.late.reverseSure(amount) : texts.late.reverse}
    </Button>
  )
  if (!isTwice) {
    return (
      <>
        {keep}
        {reverse}
      </>
    )
  }
  return (
    <>
      {reverse}
      <Field
        className={styles.reason}
        label={texts.late.keepReason}
        value={reason}
        maxLength={200}
        data-testid="late-reason"
        onChange={(event) => setReason(event.target.value)}
      />
      {keep}
    </>
  )
}

function OwedActions({ charge }: { charge: LateChargeView }) {
  const { ask, session } = useServices()
  const texts = useTexts()
  const print = async () => {
    const { refund } = charge
    if (!refund) return
    const answer = await ask('refund.print', { refundId: refund.refundId })
    if (answer.ok) session.notify({ tone: 'success', say: (said) => said.late.slipQueued })
    else session.notify({ tone: 'danger', say: (said) => errorSentence(said, answer.error) })
  }
  return (
    <>
      {charge.refund && (
        <SavePaper
          papers={[
            {
              name: 'slip',
              label: texts.late.printSlip,
              paper: { kind: 'slip', refundId: charge.refund.refundId },
            },
          ]}
        />
      )}
      <Button variant="primary" icon={Printer} data-testid="late-slip" onClick={() => void print()}>
        {texts.late.printSlip}
      </Button>
    </>
  )
}
