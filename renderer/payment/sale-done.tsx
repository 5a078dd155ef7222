import ArrowRight from 'lucide-react/icons/arrow-right'
import CircleCheck from 'lucide-react/icons/circle-check'
import Printer from 'lucide-react/icons/printer'
import { useEffect } from 'react'
import { tinykeys } from 'tinykeys'
import { useStore } from 'zustand'
import type { SaleView } from '../../preload/contract/views.ts'
import { Amount } from '../design/amount.tsx'
import { Button } from '../design/button.tsx'
import { Paper } from '../design/paper.tsx'
import { GiftButton } from '../sales/gift-button.tsx'
import { useServices, useTexts } from '../state/till-context.tsx'
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
  const change = (paysAgain ? known.change : (sale?.change ?? known?.change)) ?? null
  const hasChange = change !== null && change.minor > 0
  useDoneKeys()
  return (
    <div className={styles.screen} data-testid="sale-done">
      <section className={styles.words}>
        <p className={styles.done} role="status">
          <CircleCheck size={34} aria-hidden />
          {paysAgain && sale ? texts.reopened.done(sale.receiptNumber) : texts.payment.done}
        </p>
        <div>
          <p className={styles.label}>{hasChange ? texts.payment.change : texts.payment.total}</p>
          <p className={styles.change} aria-live="assertive">
            {hasChange ? (
              <Amount money={change} testId="change" />
            ) : (
              sale && <Amount money={paysAgain ? known.amount : sale.total} testId="done-total" />
            )}
          </p>
          {change && !hasChange && <p className={styles.label}>{texts.payment.noChange}</p>}
        </div>
        <div className={styles.tenders}>{sale && <TenderList tenders={sale.payments} />}</div>
        <p className={styles.receipt}>
          {sale && (
            <>
              <span data-testid="receipt-number">{texts.payment.receiptNumber(sale.receiptNumber)}</span>
              {!paysAgain && <span>{texts.payment.printed[sale.printed]}</span>}
            </>
          )}
        </p>
        <div className={styles.actions}>
          <Button
            variant="primary"
            size="huge"
            icon={ArrowRight}
            keyName="↵"
            // Enter means the next sale, whatever was tapped before.
            autoFocus
            data-testid="new-sale"
            onClick={payment.close}
          >
            {texts.payment.newSale}
          </Button>
          <PrintButton sale={sale} paysAgain={paysAgain} />
          {!paysAgain && <GiftButton saleId={sale?.saleId} size="huge" />}
        </div>
        <p className={styles.hint}>{texts.payment.newSaleHint}</p>
      </section>
      <aside className={styles.paper}>
        {sale && <Paper lines={sale.paper} label={texts.payment.paper} testId="done-paper" />}
      </aside>
    </div>
  )
}

function PrintButton({ sale, paysAgain }: { sale: SaleView | null; paysAgain: boolean }) {
  const { payment } = useServices()
  const texts = useTexts()
  const word = sale?.printed === 'not-asked' ? texts.payment.print : texts.payment.printAgain
  return (
    <Button
      size="huge"
      icon={Printer}
      keyName="Ctrl P"
      disabled={!sale}
      data-testid="print-again"
      onClick={() => void payment.print()}
    >
      {paysAgain ? texts.reopened.printPayment : word}
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
