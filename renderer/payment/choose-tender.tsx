import ArrowLeft from 'lucide-react/icons/arrow-left'
import Banknote from 'lucide-react/icons/banknote'
import CreditCard from 'lucide-react/icons/credit-card'
import { useLayoutEffect, useState } from 'react'
import { tinykeys } from 'tinykeys'
import { useStore } from 'zustand'
import type { DueView } from '../../preload/contract/views.ts'
import { Amount } from '../design/amount.tsx'
import { Button } from '../design/button.tsx'
import { Keypad } from '../design/keypad.tsx'
import { Banner } from '../design/status.tsx'
import { isInField, useAmountEntry } from '../entry/use-amount-entry.ts'
import { BasketLines } from '../sale/basket-lines.tsx'
import { useCurrency, useFormat, useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import { CardProspect } from './card-prospect.tsx'
import styles from './choose-tender.module.css'
import { ReaderChoice } from './reader-choice.tsx'
import { TenderList } from './tender-list.tsx'

/** What is due, and every way to pay it on one screen: notes, keys, card. Nothing is charged before a button says so. */
export function ChooseTender() {
  const { payment } = useServices()
  const due = useStore(payment, (state) => state.due)
  if (!due) return null
  return (
    <div className={styles.screen} data-testid="payment-screen">
      <Due due={due} />
      {/* What was keyed in for one tender is not meant for the next. */}
      <Ways key={due.tenders.length} due={due} />
    </div>
  )
}

function Due({ due }: { due: DueView }) {
  const { payment } = useServices()
  const texts = useTexts()
  const format = useFormat()
  const error = useStore(payment, (state) => state.error)
  const isPart = due.tenders.some((tender) => tender.status === 'approved')
  const short = due.tenders.findLast((tender) => tender.short !== null)
  return (
    <section className={styles.due}>
      <h1 className={styles.label}>{isPart ? texts.payment.stillToPay : texts.payment.toPay}</h1>
      <p className={styles.figure}>
        <Amount money={due.due} testId="due" />
      </p>
      {due.cashRounding.minor !== 0 && (
        <p className={styles.inCash} data-testid="cash-due">
          {texts.payment.inCash} <Amount money={due.cashDue} className={styles.strong} />{' '}
          <span>({texts.payment.rounded(format.money(due.cashRounding))})</span>
        </p>
      )}
      {isPart && (
        <p className={styles.inCash}>
          {texts.payment.total} <Amount money={due.total} /> · {texts.payment.paid}{' '}
          <Amount money={due.paid} />
        </p>
      )}
      {due.reopens !== null && (
        <Banner tone="warning" testId="pays-again">
          {texts.reopened.paysAgain(due.reopens)}
        </Banner>
      )}
      {error && (
        <Banner tone="danger" testId="payment-error">
          {errorSentence(texts, error)}
        </Banner>
      )}
      {short?.charged && (
        <Banner tone="warning" testId="part-approved">
          {texts.payment.partApproved(format.money(short.charged), format.money(due.due))}
        </Banner>
      )}
      {due.tenders.length > 0 && <TenderList tenders={due.tenders} />}
      {due.reopens === null && (
        <div className={styles.lines}>
          <BasketLines isReadOnly />
        </div>
      )}
      <Button
        icon={ArrowLeft}
        size="large"
        keyName="Esc"
        className={styles.back}
        data-testid="payment-back"
        onClick={payment.close}
      >
        {texts.payment.backToSale}
      </Button>
    </section>
  )
}

function Ways({ due }: { due: DueView }) {
  const { payment } = useServices()
  const texts = useTexts()
  const format = useFormat()
  const currency = useCurrency()
  const busy = useStore(payment, (state) => state.busy)
  const entry = useAmountEntry(currency, isInField, payment.takeTypedAhead)
  const [readerId, setReaderId] = useState<string | null>(null)
  const typed = entry.isEmpty ? null : { minor: entry.minor, currency }
  // Exact coins are accepted where coins are rounded up, so a part is less than both totals.
  const isPart = typed !== null && typed.minor < due.cashDue.minor && typed.minor < due.due.minor

  const takeCash = () => {
    if (!typed) return void payment.cash(due.saleId, null, null)
    // Less than what is due is a part, and only the button that says so takes it.
    return void payment.cash(due.saleId, typed.minor, isPart ? typed.minor : null)
  }
  const takeCard = () => {
    const part = typed && typed.minor < due.due.minor ? typed.minor : null
    return void payment.card(due.saleId, { readerId: readerId ?? usualReader(due), amountMinor: part })
  }
  const cardPart = typed !== null && typed.minor > 0 && typed.minor < due.due.minor
  usePaymentKeys({ takeCash, takeCard, exact: () => void payment.cash(due.saleId, null, null) })

  return (
    <section className={styles.ways}>
      <div className={styles.notes}>
        {due.suggestions.map((amount, index) => (
          <Button
            key={amount.minor}
            size="large"
            disabled={busy}
            keyName={index === 0 ? 'F8' : undefined}
            data-testid={`cash-suggestion-${index}`}
            onClick={() => void payment.cash(due.saleId, index === 0 ? null : amount.minor, null)}
          >
            {index === 0 && <small className={styles.exact}>{texts.payment.exact}</small>}
            <Amount money={amount} />
          </Button>
        ))}
      </div>
      <div className={styles.entry}>
        <span className={styles.entryLabel}>{texts.payment.received}</span>
        <output className={styles.entryFigure} data-testid="tendered" aria-live="polite">
          {typed ? format.money(typed) : <span className={styles.faint}>{format.money(due.cashDue)}</span>}
        </output>
      </div>
      <div className={styles.keypad}>
        <Keypad onKey={entry.press} deleteLabel={texts.common.delete} />
      </div>
      <CardProspect
        reader={due.readers.find((reader) => reader.readerId === (readerId ?? usualReader(due)))}
      />
      <div className={styles.actions}>
        <Button
          variant="primary"
          size="huge"
          icon={Banknote}
          keyName="↵"
          disabled={busy || (typed !== null && typed.minor === 0)}
          data-testid="take-cash"
          onClick={takeCash}
        >
          {typed === null
            ? texts.payment.cash
            : isPart
              ? texts.payment.takePart(format.money(typed))
              : texts.payment.takeCashAmount(format.money(typed))}
        </Button>
        <Button
          variant="primary"
          size="huge"
          icon={CreditCard}
          keyName="F9"
          disabled={busy || !due.cardAvailable}
          data-testid="take-card"
          onClick={takeCard}
        >
          {cardPart && typed ? texts.payment.cardPart(format.money(typed)) : texts.payment.card}
        </Button>
      </div>
      <ReaderChoice due={due} readerId={readerId ?? usualReader(due)} onReader={setReaderId} />
    </section>
  )
}

const usualReader = (due: DueView): string | null =>
  (due.readers.find((reader) => reader.isDefault) ?? due.readers[0])?.readerId ?? null

type Ways = { takeCash: () => void; takeCard: () => void; exact: () => void }

function usePaymentKeys({ takeCash, takeCard, exact }: Ways): void {
  const { payment } = useServices()
  useLayoutEffect(() => {
    const bound = (work: () => void) => (event: KeyboardEvent) => {
      if (event.key === 'Enter' && event.target instanceof HTMLButtonElement) return
      event.preventDefault()
      // Held down since the screen before: that press has done what it should.
      if (!event.repeat) work()
    }
    const hasDialog = () => document.querySelector('dialog[open]') !== null
    return tinykeys(
      window,
      { Enter: bound(takeCash), F8: bound(exact), F9: bound(takeCard), Escape: bound(payment.close) },
      { ignore: hasDialog },
    )
  })
}
