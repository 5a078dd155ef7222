import ChevronDown from 'lucide-react/icons/chevron-down'
import CreditCard from 'lucide-react/icons/credit-card'
import Mail from 'lucide-react/icons/mail'
import Printer from 'lucide-react/icons/printer'
import ReceiptText from 'lucide-react/icons/receipt-text'
import RotateCcw from 'lucide-react/icons/rotate-ccw'
import { useState } from 'react'
import type { OwedItem, OwedList } from '../../preload/contract/queue-views.ts'
import { DecideButton, DecideRefundButton } from '../decision/decide-button.tsx'
import { Button } from '../design/button.tsx'
import { classNames } from '../design/class-names.ts'
import { useFormat, useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import { PaymentHistory } from './payment-history.tsx'
import styles from './queue-screen.module.css'
import { aboutWords, causeWords, isPaper } from './queue-words.ts'

type ItemProps = {
  item: OwedItem
  /** Main's time. */
  now: number
  onList: (list: OwedList) => void
  onGiveUp: () => void
}

/** One thing to do: what and about what, why not yet, since when, when next, and what a person can do about it. */
export function QueueItem({ item, now, onList, onGiveUp }: ItemProps) {
  const texts = useTexts()
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const Shape = item.what === 'mail-receipt' ? Mail : isPaper(item) ? Printer : CreditCard
  const cause = causeWords(texts, item)
  return (
    <li
      className={classNames(styles.item, item.needsSomebody && styles.urgent)}
      data-testid={`queue-item-${item.itemId}`}
      data-what={item.what}
      data-state={item.state}
    >
      <span className={styles.shape}>
        <Shape size={26} aria-hidden />
      </span>
      <div className={styles.words}>
        <p className={styles.what}>{texts.queue.what[item.what]}</p>
        <p className={styles.about}>{aboutWords(texts, format, item)}</p>
        <p className={styles.cause} data-testid="queue-cause">
          {cause}
        </p>
      </div>
      <div className={styles.times}>
        <Next item={item} now={now} />
        <div className={styles.quiet}>
          {texts.queue.since(format.span(now - item.createdAt))} ·{' '}
          {texts.queue.tries(format.number(item.tries))}
        </div>
      </div>
      <Actions
        item={item}
        isOpen={isOpen}
        onOpen={() => setOpen(!isOpen)}
        onList={onList}
        onGiveUp={onGiveUp}
      />
      {item.keptBecause !== null && <p className={styles.kept}>{texts.queue.kept[item.keptBecause]}</p>}
      {item.what === 'ask-outcome' && item.needsSomebody && item.paymentId !== null && (
        <div className={styles.decide}>
          <DecideButton paymentId={item.paymentId} />
        </div>
      )}
      {item.what === 'ask-refund' && item.refundId !== null && (
        <div className={styles.decide}>
          <DecideRefundButton refundId={item.refundId} where={item.where ?? ''} />
        </div>
      )}
      {isOpen && item.paymentId !== null && <PaymentHistory paymentId={item.paymentId} />}
    </li>
  )
}

/** Its address is forgotten: it is sent anew, or printed, where its sale is shown. */
const isUnsent = ({ what, state }: OwedItem): boolean => what === 'mail-receipt' && state === 'stopped'

function Next({ item, now }: { item: OwedItem; now: number }) {
  const texts = useTexts()
  const format = useFormat()
  const isDue = item.state === 'running' || (item.nextAt !== null && item.nextAt <= now)
  return (
    <div className={styles.next} data-testid="queue-next">
      {item.state === 'stopped'
        ? texts.queue.stopped
        : isDue
          ? texts.queue.now
          : texts.queue.nextIn(format.span((item.nextAt ?? now) - now))}
    </div>
  )
}

type ActionProps = Omit<ItemProps, 'now'> & { isOpen: boolean; onOpen: () => void }

function Actions({ item, isOpen, onOpen, onList, onGiveUp }: ActionProps) {
  const { ask, session } = useServices()
  const texts = useTexts()
  const isToNote = item.what === 'approval-disputed' || item.what === 'refund-disputed' || isUnsent(item)
  const tryNow = async () => {
    const answer = await ask('queue.try-now', { itemId: item.itemId })
    if (answer.ok) onList(answer.value)
    else session.notify({ tone: 'danger', say: (words) => errorSentence(words, answer.error) })
  }
  return (
    <div className={styles.actions}>
      {item.paymentId !== null && (
        <Button
          variant="quiet"
          icon={ChevronDown}
          aria-expanded={isOpen}
          data-testid="queue-history"
          onClick={onOpen}
        >
          {texts.queue.history}
        </Button>
      )}
      {(item.keptBecause === 'sale-open-again' || isUnsent(item)) && item.saleId !== null && (
        <Button
          icon={ReceiptText}
          data-testid="queue-show-sale"
          onClick={() => session.go('sales', { kind: 'show-sale', saleId: item.saleId ?? '' })}
        >
          {texts.reopened.showSale}
        </Button>
      )}
      {item.keptBecause === null && (
        <Button
          variant="quiet"
          disabled={item.state === 'running'}
          data-testid="queue-give-up"
          onClick={onGiveUp}
        >
          {isToNote ? texts.queue.note : texts.queue.giveUp}
        </Button>
      )}
      {!isToNote && (
        <Button
          icon={RotateCcw}
          disabled={!item.canTryNow}
          data-testid="queue-try-now"
          onClick={() => void tryNow()}
        >
          {texts.queue.tryNow}
        </Button>
      )}
    </div>
  )
}
