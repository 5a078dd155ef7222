import ArrowRight from 'lucide-react/icons/arrow-right'
import CircleCheck from 'lucide-react/icons/circle-check'
import Printer from 'lucide-react/icons/printer'
import { type RefObject, useEffect, useRef } from 'react'
import { tinykeys } from 'tinykeys'
import { useStore } from 'zustand'
import type { PaymentView, SaleView } from '../../preload/contract/views.ts'
import { Amount } from '../design/amount.tsx'
import { Button } from '../design/button.tsx'
import { Paper } from '../design/paper.tsx'
import { GiftButton } from '../sales/gift-button.tsx'
import { useServices, useTexts } from '../state/till-context.tsx'
import type { Texts } from '../texts/en.ts'
import { GivenBack } from './given-back.tsx'
import { ReceiptChoice, useOffered, useReceiptWays, useWayKeys } from './receipt-choice.tsx'
import { CodeDialog, SendMailDialog } from './receipt-dialogs.tsx'
import styles from './sale-done.module.css'
import { TenderList } from './tender-list.tsx'

/** Paid. The change in figures that are read across the counter; whatever comes next begins the next sale. */
export function SaleDone() {
  const { payment } = useServices()
  const texts = useTexts()
  const sale = useStore(payment, (state) => state.sale)
  // The answer to the payment knows the change before the stored sale was read.
  const known = useStore(payment, (state) => state.payment)
  const paysAgain = known?.repays === true
  const isBack = sale !== null && sale.total.minor < 0
  const { asks } = useReceiptWays()
  const next = useRef<HTMLButtonElement>(null)
  useDoneKeys()
  useWayKeys(sale !== null && !paysAgain)
  return (
    <div className={styles.screen} data-testid="sale-done">
      <section className={styles.words}>
        <p className={styles.done} role="status">
          <CircleCheck size={34} aria-hidden />
          {doneWords(texts, sale, paysAgain)}
        </p>
        {isBack ? <GivenBack saleId={sale.saleId} /> : <PaidAmount sale={sale} known={known} />}
        <div className={styles.tenders}>
          {sale && sale.payments.length > 0 && <TenderList tenders={sale.payments} />}
        </div>
        <p className={styles.receipt}>
          {sale && (
            <>
              <span data-testid="receipt-number">{texts.payment.receiptNumber(sale.receiptNumber)}</span>
              {!paysAgain && <span data-testid="receipt-given">{givenWords(texts, sale, asks)}</span>}
            </>
          )}
        </p>
        {!paysAgain && <ReceiptChoice sale={sale} next={next} />}
        <div className={styles.actions}>
          <Button
            variant="primary"
            size="huge"
            icon={ArrowRight}
            keyName="↵"
            ref={next}
            // Enter means the next sale, whatever was tapped before; where the shop asks, the answer comes first.
            autoFocus={!asks || paysAgain}
            data-testid="new-sale"
            onClick={payment.close}
          >
            {texts.payment.newSale}
          </Button>
          {paysAgain && <PrintPaymentButton sale={sale} />}
          {!paysAgain && !isBack && <GiftButton saleId={sale?.saleId} size="huge" />}
        </div>
        <p className={styles.hint}>{texts.payment.newSaleHint}</p>
      </section>
      <aside className={styles.paper}>
        {sale && <Paper lines={sale.paper} label={texts.payment.paper} testId="done-paper" />}
      </aside>
      {sale && <ReceiptDialogs sale={sale} next={next} />}
    </div>
  )
}

type Known = { sale: SaleView | null; known: PaymentView | null }

/** The change, where there is any: what the hand counts out now. */
function PaidAmount({ sale, known }: Known) {
  const texts = useTexts()
  const again = known?.repays === true ? known : null
  const change = (again ? again.change : (sale?.change ?? known?.change)) ?? null
  const hasChange = change !== null && change.minor > 0
  return (
    <div>
      <p className={styles.label}>{hasChange ? texts.payment.change : texts.payment.total}</p>
      <p className={styles.change} aria-live="assertive">
        {hasChange ? (
          <Amount money={change} testId="change" />
        ) : (
          sale && <Amount money={again ? again.amount : sale.total} testId="done-total" />
        )}
      </p>
      {change && !hasChange && <p className={styles.label}>{texts.payment.noChange}</p>}
    </div>
  )
}

function doneWords(texts: Texts, sale: SaleView | null, paysAgain: boolean): string {
  if (!sale) return texts.payment.done
  if (paysAgain) return texts.reopened.done(sale.receiptNumber)
  return sale.total.minor < 0 ? texts.returns.done : texts.payment.done
}

/** In one line: what became of paper and letter, or that none is wanted. */
function givenWords(texts: Texts, sale: SaleView, asks: boolean): string {
  const { printed, mailed, declined } = sale
  const words = [
    mailed === 'not-asked' ? null : texts.mail.mailed[mailed],
    printed === 'not-asked' ? null : texts.payment.printed[printed],
  ].filter(Boolean)
  if (words.length > 0) return words.join(' ')
  if (declined) return texts.mail.declined
  // Not asked yet is not the same as nobody wanted one.
  return asks ? '' : texts.payment.printed['not-asked']
}

type DialogsProps = { sale: SaleView; next: RefObject<HTMLButtonElement | null> }

function ReceiptDialogs({ sale, next }: DialogsProps) {
  const { payment } = useServices()
  const offered = useOffered()
  const before = useRef(offered)
  // Seen and put away: the next sale is what comes now.
  useEffect(() => {
    if (before.current === 'code' && offered === null) next.current?.focus()
    before.current = offered
  }, [offered, next])
  const close = () => payment.offer(null)
  if (offered === 'mail') return <SendMailDialog saleId={sale.saleId} onSale={payment.took} onClose={close} />
  return offered === 'code' ? <CodeDialog sale={sale} onClose={close} /> : null
}

function PrintPaymentButton({ sale }: { sale: SaleView | null }) {
  const { payment } = useServices()
  const texts = useTexts()
  return (
    <Button
      size="huge"
      icon={Printer}
      keyName="Ctrl P"
      disabled={!sale}
      data-testid="print-again"
      onClick={() => void payment.print()}
    >
      {texts.reopened.printPayment}
    </Button>
  )
}

function useDoneKeys(): void {
  const { payment } = useServices()
  useEffect(() => {
    const bound = (work: () => void) => (event: KeyboardEvent) => {
      const isHeldDown = event.repeat
      if (!isHeldDown && event.key === 'Enter' && event.target instanceof HTMLButtonElement) return
      event.preventDefault()
      // The Enter that paid, held a moment too long, must not take the change out of sight.
      if (isHeldDown) return
      work()
    }
    return tinykeys(
      window,
      {
        Enter: bound(payment.close),
        Escape: bound(payment.close),
        'Control+p': bound(() => void payment.print()),
      },
      { ignore: () => document.querySelector('dialog[open]') !== null },
    )
  })
}
