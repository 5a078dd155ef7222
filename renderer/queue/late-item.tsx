import ChevronDown from 'lucide-react/icons/chevron-down'
import CreditCard from 'lucide-react/icons/credit-card'
import Scale from 'lucide-react/icons/scale'
import { useState } from 'react'
import type { LateChargeView } from '../../preload/contract/refund-views.ts'
import { Button } from '../design/button.tsx'
import { classNames } from '../design/class-names.ts'
import { ReasonDialog } from '../frame/reason-dialog.tsx'
import { useFormat, useServices, useTexts } from '../state/till-context.tsx'
import { codeSentence } from '../texts/code-sentence.ts'
import type { Texts } from '../texts/en.ts'
import { errorSentence } from '../texts/error-sentence.ts'
import { PaymentHistory } from './payment-history.tsx'
import styles from './queue-screen.module.css'

/** A charge that came late and that nobody has decided: it waits here for as long as that takes, put aside or not. */
export function LateItem({ charge, now }: { charge: LateChargeView; now: number }) {
  const { late } = useServices()
  const texts = useTexts()
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const [isKeeping, setKeeping] = useState(false)
  const amount = format.money(charge.charged)
  return (
    <li
      className={classNames(styles.item, styles.urgent)}
      data-testid={`queue-late-${charge.paymentId}`}
      data-cause={charge.cause}
    >
      <span className={styles.shape}>
        <CreditCard size={26} aria-hidden />
      </span>
      <div className={styles.words}>
        <p className={styles.what}>{texts.late.title[charge.cause]}</p>
        <p className={styles.about}>
          {texts.late.where(amount, charge.readerName, format.time(charge.approvedAt))}
        </p>
        <p className={styles.cause} data-testid="queue-cause">
          {causeOf(texts, charge)}
        </p>
      </div>
      <div className={styles.times}>
        <div className={styles.next} data-testid="queue-next">
          {texts.late.waitsForDecision}
        </div>
        <div className={styles.quiet}>{texts.queue.since(format.span(now - charge.foundAt))}</div>
      </div>
      <div className={styles.actions}>
        <Button
          variant="quiet"
          icon={ChevronDown}
          aria-expanded={isOpen}
          data-testid="queue-history"
          onClick={() => setOpen(!isOpen)}
        >
          {texts.queue.history}
        </Button>
        {!charge.canBook && (
          <Button variant="quiet" data-testid="queue-give-up" onClick={() => setKeeping(true)}>
            {texts.late.keep}
          </Button>
        )}
        <Button icon={Scale} data-testid="queue-decide" onClick={() => late.bringUp(charge.paymentId)}>
          {texts.late.decide}
        </Button>
      </div>
      {charge.canBook && <p className={styles.kept}>{texts.late.notToKeep}</p>}
      {isOpen && <PaymentHistory paymentId={charge.paymentId} />}
      {isKeeping && <KeepDialog charge={charge} amount={amount} onClose={() => setKeeping(false)} />}
    </li>
  )
}

/** What stands in the way: a reversal that came to nothing, or that nobody has said anything yet. */
function causeOf(texts: Texts, { refund, twice, canBook, receiptNumber }: LateChargeView): string {
  if (refund) {
    const why = refund.reason === null ? '' : ` ${codeSentence(texts.codes.reason, refund.reason)}`
    return `${texts.late.reversalFailed}${why}`
  }
  if (twice) return texts.late.twice(twice.first, twice.second)
  if (canBook) return texts.late.bookable
  return receiptNumber === null ? texts.late.noSale : texts.late.paidOtherwise(receiptNumber)
}

/** The money stays with the shop: said in words, and with a reason that stands in the journal. */
function KeepDialog({
  charge,
  amount,
  onClose,
}: {
  charge: LateChargeView
  amount: string
  onClose: () => void
}) {
  const { late } = useServices()
  const texts = useTexts()
  const keep = async (reason: string) => {
    await late.decide(charge.paymentId, 'keep', reason)
    const { error } = late.getState()
    return error === null ? null : errorSentence(texts, error)
  }
  return (
    <ReasonDialog
      title={texts.late.keepTitle(amount)}
      label={texts.late.keepReason}
      confirm={texts.late.keep}
      testName="keep"
      onConfirm={keep}
      onClose={onClose}
    >
      <p>{texts.late.keepText}</p>
    </ReasonDialog>
  )
}
