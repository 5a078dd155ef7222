import Banknote from 'lucide-react/icons/banknote'
import CreditCard from 'lucide-react/icons/credit-card'
import { useState } from 'react'
import type { GivenTender } from '../../preload/contract/return-views.ts'
import { Amount } from '../design/amount.tsx'
import { Button } from '../design/button.tsx'
import { Badge, type Tone } from '../design/status.tsx'
import place from '../payment/give-back.module.css'
import { errorNotice } from '../state/error-notice.ts'
import { useFormat, useServices, useTexts } from '../state/till-context.tsx'

/** What a sale gave back, and how each of it stands. */
export function GivenTenders({ given }: { given: readonly GivenTender[] }) {
  const texts = useTexts()
  const format = useFormat()
  return (
    <ul className={place.given} data-testid="given-tenders">
      {given.map((tender, index) => {
        const Shape = tender.tender === 'cash' ? Banknote : CreditCard
        return (
          <li key={tender.refund?.refundId ?? 'cash'} className={place.place} data-testid={`given-${index}`}>
            <Shape size={24} aria-hidden />
            <span className={place.words}>
              <strong>
                {tender.card
                  ? texts.returns.toCard(tender.card.scheme, tender.card.lastFour)
                  : texts.returns.fromDrawer}
              </strong>
              {tender.paidOut && (
                <span className={place.quiet}>
                  {texts.returns.paidOut(
                    format.money(tender.paidOut.inCoins),
                    format.moment(tender.paidOut.at),
                  )}
                </span>
              )}
              <span>
                <StateBadge tender={tender} />
              </span>
              {tender.isOwed && <PayOutButton tender={tender} />}
            </span>
            <Amount money={tender.inCoins ?? tender.amount} className={place.amount} />
          </li>
        )
      })}
    </ul>
  )
}

function StateBadge({ tender }: { tender: GivenTender }) {
  const texts = useTexts()
  const { refund, isOwed } = tender
  if (!refund) return null
  const tones: Record<typeof refund.status, Tone> = {
    created: 'info',
    submitting: 'info',
    pending: 'info',
    unknown: 'warning',
    refunded: 'success',
    failed: isOwed ? 'danger' : 'neutral',
  }
  return (
    <Badge tone={tones[refund.status]}>
      {texts.returns.states[refund.status]}
      {isOwed && ` · ${texts.returns.owed}`}
    </Badge>
  )
}

/** The card took nothing: the drawer gives what is owed. */
export function PayOutButton({ tender }: { tender: GivenTender }) {
  const { ask, session } = useServices()
  const texts = useTexts()
  const format = useFormat()
  const [busy, setBusy] = useState(false)
  const refundId = tender.refund?.refundId
  if (refundId === undefined) return null
  const amount = format.money(tender.amount)
  const payOut = async () => {
    setBusy(true)
    const answer = await ask('return.pay-out', { refundId })
    setBusy(false)
    if (!answer.ok) return errorNotice(session)(answer.error)
    session.notify({ tone: 'success', say: (words) => words.returns.paidOutToast(amount) })
    void session.refreshState()
  }
  return (
    <Button icon={Banknote} busy={busy} data-testid="pay-out" onClick={() => void payOut()}>
      {texts.returns.payOut(amount)}
    </Button>
  )
}
