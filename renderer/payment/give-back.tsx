import ArrowLeft from 'lucide-react/icons/arrow-left'
import Banknote from 'lucide-react/icons/banknote'
import CreditCard from 'lucide-react/icons/credit-card'
import Undo2 from 'lucide-react/icons/undo-2'
import { useLayoutEffect } from 'react'
import { tinykeys } from 'tinykeys'
import { useStore } from 'zustand'
import type { GiveBackView } from '../../preload/contract/return-views.ts'
import { Amount } from '../design/amount.tsx'
import { Button } from '../design/button.tsx'
import { Banner } from '../design/status.tsx'
import { BasketLines } from '../sale/basket-lines.tsx'
import { useFormat, useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import choose from './choose-tender.module.css'
import styles from './give-back.module.css'

/** A sale below nought: where the money goes, before anything leaves. One button gives it back as it stands here. */
export function GiveBack() {
  const { payment } = useServices()
  const texts = useTexts()
  const format = useFormat()
  const plan = useStore(payment, (state) => state.giving)
  const busy = useStore(payment, (state) => state.busy)
  const error = useStore(payment, (state) => state.error)
  useGivingKeys()
  if (!plan) return null
  return (
    <div className={choose.screen} data-testid="give-back-screen">
      <section className={choose.due}>
        <h1 className={choose.label}>{texts.returns.giveBack}</h1>
        <p className={choose.figure}>
          <Amount money={plan.amount} testId="give-back-amount" />
        </p>
        {error && (
          <Banner tone="danger" testId="payment-error">
            {errorSentence(texts, error)}
          </Banner>
        )}
        <div className={choose.lines}>
          <BasketLines isReadOnly />
        </div>
        <Button
          icon={ArrowLeft}
          size="large"
          keyName="Esc"
          className={choose.back}
          data-testid="payment-back"
          onClick={payment.close}
        >
          {texts.payment.backToSale}
        </Button>
      </section>
      <section className={choose.ways}>
        <p className={styles.explain}>{texts.returns.explain}</p>
        <Places plan={plan} />
        <div className={styles.action}>
          <Button
            variant="primary"
            size="huge"
            wide
            icon={Undo2}
            keyName="↵"
            busy={busy}
            data-testid="give-back"
            onClick={() => void payment.give()}
          >
            {texts.returns.giveBackAmount(format.money(plan.amount))}
          </Button>
        </div>
      </section>
    </div>
  )
}

/** Each card and the drawer, with what it gives. */
function Places({ plan: { cards, cash } }: { plan: GiveBackView }) {
  const texts = useTexts()
  const format = useFormat()
  return (
    <ul className={styles.places}>
      {cards.map((card, index) => (
        <li
          key={`${card.lastFour} ${card.amount.minor}`}
          className={styles.place}
          data-testid={`give-card-${index}`}
        >
          <CreditCard size={26} aria-hidden />
          <span className={styles.words}>
            <strong>{texts.returns.toCard(card.scheme, card.lastFour)}</strong>
            <span className={styles.quiet}>
              {card.atReader ? texts.returns.presentCard : texts.returns.byService(card.providerName)}
            </span>
          </span>
          <Amount money={card.amount} className={styles.amount} />
        </li>
      ))}
      {cash && (
        <li className={styles.place} data-testid="give-cash">
          <Banknote size={26} aria-hidden />
          <span className={styles.words}>
            <strong>{texts.returns.fromDrawer}</strong>
            {cash.rounding.minor !== 0 && (
              <span className={styles.quiet}>
                {texts.returns.rounded(format.money(cash.amount), format.money(cash.inCoins))}
              </span>
            )}
          </span>
          <Amount money={cash.inCoins} className={styles.amount} />
        </li>
      )}
    </ul>
  )
}

function useGivingKeys(): void {
  const { payment } = useServices()
  useLayoutEffect(() => {
    const bound = (work: () => void) => (event: KeyboardEvent) => {
      if (event.key === 'Enter' && event.target instanceof HTMLButtonElement) return
      event.preventDefault()
      // Held down since the screen before: that press has done what it should.
      if (!event.repeat) work()
    }
    return tinykeys(
      window,
      { Enter: bound(() => void payment.give()), Escape: bound(payment.close) },
      { ignore: () => document.querySelector('dialog[open]') !== null },
    )
  })
}
