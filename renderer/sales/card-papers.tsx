import Printer from 'lucide-react/icons/printer'
import { useState } from 'react'
import type { CardPaper } from '../../preload/contract/card-papers.ts'
import { Button } from '../design/button.tsx'
import { Paper } from '../design/paper.tsx'
import { errorNotice } from '../state/error-notice.ts'
import { useAnswer, useFormat, useServices, useTexts } from '../state/till-context.tsx'
import styles from './sales-screen.module.css'
import { SavePaper } from './save-paper.tsx'

/** What the card service wrote for customer and shop, word for word, and what of it is still to come. */
export function PapersOfCard({ paymentId }: { paymentId: string }) {
  const texts = useTexts()
  const format = useFormat()
  const { value } = useAnswer('payment.card-papers', [{ paymentId }], ['payment'])
  if (!value) return null
  const { refunds, isFollowing, canFetch } = value
  const hasPapers = isThere(value) || isFollowing || refunds.length > 0
  return (
    <>
      {canFetch && <FetchSlip paymentId={paymentId} />}
      {hasPapers && (
        <details className={styles.timeline} data-testid="card-papers">
          <summary>{texts.readers.cardPapers}</summary>
          {isFollowing && <SlipFollows />}
          <PaperPair paymentId={paymentId} refundId={null} papers={value} />
          {refunds.map((refund) => (
            <section key={refund.refundId} data-testid="refund-papers">
              <h3>{texts.readers.refundOf(format.money(refund.amount))}</h3>
              {refund.isFollowing && <SlipFollows />}
              <PaperPair paymentId={paymentId} refundId={refund.refundId} papers={refund} />
            </section>
          ))}
        </details>
      )}
    </>
  )
}

const isThere = ({ customer, merchant }: CardPaper): boolean => customer !== null || merchant !== null

function SlipFollows() {
  const texts = useTexts()
  return (
    <p className={styles.quiet} data-testid="slip-follows">
      {texts.readers.slipFollows}
    </p>
  )
}

function FetchSlip({ paymentId }: { paymentId: string }) {
  const { ask, session } = useServices()
  const texts = useTexts()
  const [busy, setBusy] = useState(false)
  const fetchIt = async () => {
    setBusy(true)
    const answer = await ask('payment.fetch-card-slip', { paymentId })
    setBusy(false)
    if (answer.ok) session.notify({ tone: 'info', say: (words) => words.readers.slipAsked })
    else errorNotice(session)(answer.error)
  }
  return (
    <div className={styles.headActions}>
      <Button busy={busy} data-testid="fetch-slip" onClick={() => void fetchIt()}>
        {texts.readers.fetchSlip}
      </Button>
    </div>
  )
}

type PairProps = { paymentId: string; refundId: string | null; papers: CardPaper }

function PaperPair(pair: PairProps) {
  return (
    <div className={styles.cardPapers}>
      <OnePaper {...pair} whose="customer" />
      <OnePaper {...pair} whose="merchant" />
    </div>
  )
}

function OnePaper({ paymentId, refundId, papers, whose }: PairProps & { whose: keyof CardPaper }) {
  const { ask, session } = useServices()
  const texts = useTexts()
  const [busy, setBusy] = useState(false)
  const lines = papers[whose]
  if (lines === null) return null
  const label = whose === 'customer' ? texts.readers.forCustomer : texts.readers.forShop
  const print = async () => {
    setBusy(true)
    const answer = await ask('payment.print-card-paper', { paymentId, refundId, whose })
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
        <SavePaper
          papers={[{ name: 'card', label, paper: { kind: 'card', paymentId, refundId, whose } }]}
          testId={`save-${whose}`}
        />
      </header>
      <Paper lines={lines} label={label} testId={`card-paper-${whose}`} />
    </section>
  )
}
