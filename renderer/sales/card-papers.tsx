import Printer from 'lucide-react/icons/printer'
import { useState } from 'react'
import type { CardPapers } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { Paper } from '../design/paper.tsx'
import { errorNotice } from '../state/error-notice.ts'
import { useAnswer, useServices, useTexts } from '../state/till-context.tsx'
import styles from './sales-screen.module.css'

/** What the card service wrote for customer and shop, word for word; nothing where it writes no receipts. */
export function PapersOfCard({ paymentId }: { paymentId: string }) {
  const texts = useTexts()
  const { value } = useAnswer('payment.card-papers', [{ paymentId }])
  if (!value || (value.customer === null && value.merchant === null)) return null
  return (
    <details className={styles.timeline} data-testid="card-papers">
      <summary>{texts.readers.cardPapers}</summary>
      <div className={styles.cardPapers}>
        <OnePaper paymentId={paymentId} whose="customer" papers={value} />
        <OnePaper paymentId={paymentId} whose="merchant" papers={value} />
      </div>
    </details>
  )
}

type OneProps = { paymentId: string; whose: keyof CardPapers; papers: CardPapers }

function OnePaper({ paymentId, whose, papers }: OneProps) {
  const { ask, session } = useServices()
  const texts = useTexts()
  const [busy, setBusy] = useState(false)
  const lines = papers[whose]
  if (lines === null) return null
  const label = whose === 'customer' ? texts.readers.forCustomer : texts.readers.forShop
  const print = async () => {
    setBusy(true)
    const answer = await ask('payment.print-card-paper', { paymentId, whose })
    setBusy(false)
    if (answer.ok) session.notify({ tone: 'success', say: (words) => words.readers.printQueued })
    else errorNotice(session)(answer.error)
  }
  return (
    <section className={styles.cardPaper}>
      <header className={styles.cardPaperHead}>
        <h3>{label}</h3>
        <Button icon={Printer} busy={busy} data-testid={`print-${whose}`} onClick={() => void print()}>
          {texts.readers.print}
        </Button>
      </header>
      <Paper lines={lines} label={label} testId={`card-paper-${whose}`} />
    </section>
  )
}
