import Banknote from 'lucide-react/icons/banknote'
import CreditCard from 'lucide-react/icons/credit-card'
import type { PaymentStatus, PaymentView } from '../../preload/contract/views.ts'
import { Amount } from '../design/amount.tsx'
import { classNames } from '../design/class-names.ts'
import { Badge, type Tone } from '../design/status.tsx'
import { useFormat, useTexts } from '../state/till-context.tsx'
import styles from './tender-list.module.css'

export const statusTones: Record<PaymentStatus, Tone> = {
  created: 'info',
  submitting: 'info',
  pending: 'info',
  unknown: 'warning',
  approved: 'success',
  declined: 'danger',
  cancelled: 'neutral',
  failed: 'danger',
}

/** Every attempt of a sale, also those that took nothing. */
export function TenderList({ tenders }: { tenders: readonly PaymentView[] }) {
  const texts = useTexts()
  const format = useFormat()
  return (
    <ul className={styles.list} aria-label={texts.payment.tenders}>
      {tenders.map((tender, index) => {
        const Shape = tender.tender === 'cash' ? Banknote : CreditCard
        return (
          <li key={tender.paymentId} className={styles.row} data-testid={`tender-${index}`}>
            <Shape size={22} aria-hidden />
            <span className={styles.words}>
              <strong>{tender.tender === 'cash' ? texts.payment.cash : texts.payment.card}</strong>
              <span className={styles.quiet}>
                {[
                  tender.card?.lastFour && texts.payment.cardEnding(tender.card.scheme, tender.card.lastFour),
                  tender.readerName,
                  tender.tendered && texts.payment.tendered(format.money(tender.tendered)),
                  tender.tip && texts.payment.tip(format.money(tender.tip)),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {tender.decision && (
              <Badge tone={tender.decision.outcome === 'confirmed' ? 'neutral' : 'warning'}>
                {texts.decision.mark[tender.decision.outcome ?? 'open']}
              </Badge>
            )}
            {tender.takenBack && <Badge tone="danger">{texts.reopened.takenBackMark}</Badge>}
            {tender.status !== 'approved' && (
              <Badge tone={statusTones[tender.status]}>{texts.payment.status[tender.status]}</Badge>
            )}
            <Amount
              money={tender.charged ?? tender.amount}
              className={classNames(
                styles.amount,
                tender.isFinal && (tender.status !== 'approved' || tender.takenBack) && styles.nothing,
              )}
            />
          </li>
        )
      })}
    </ul>
  )
}
