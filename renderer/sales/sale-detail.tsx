import Mail from 'lucide-react/icons/mail'
import Printer from 'lucide-react/icons/printer'
import { useState } from 'react'
import type { PaymentView, SaleView } from '../../preload/contract/views.ts'
import { Amount } from '../design/amount.tsx'
import { Button } from '../design/button.tsx'
import { Card } from '../design/page.tsx'
import { Paper } from '../design/paper.tsx'
import { Badge, Banner, Skeleton } from '../design/status.tsx'
import { SendMailDialog } from '../payment/receipt-dialogs.tsx'
import { Timeline } from '../payment/timeline.tsx'
import { useAnswer, useFormat, useServices, useSession, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import { PapersOfCard } from './card-papers.tsx'
import { EvidenceButton } from './evidence-button.tsx'
import { GiftButton } from './gift-button.tsx'
import { OpenAgain, PrintPayment } from './open-again.tsx'
import { SaleReturns, TakeBackButton } from './sale-returns.tsx'
import styles from './sales-screen.module.css'
import { SavePaper } from './save-paper.tsx'

/** One sale: the receipt as it was printed, and what happened to each of its payments. */
export function SaleDetail({ saleId }: { saleId: string }) {
  const texts = useTexts()
  const { value: sale, error, replace } = useAnswer('sales.get', [{ saleId }], ['sales', 'payment'])
  if (error && !sale) return <Banner tone="danger">{errorSentence(texts, error)}</Banner>
  if (!sale) return <Skeleton rows={4} height={110} />
  return (
    <div className={styles.detail} data-testid="sale-detail">
      <div className={styles.facts}>
        <SaleHead sale={sale} onSale={replace} />
        <SaleReturns saleId={saleId} />
        {sale.reopened && <OpenAgain sale={sale} reopened={sale.reopened} onSale={replace} />}
        {sale.payments.length > 0 && <h2 className={styles.factsTitle}>{texts.sales.payments}</h2>}
        {sale.payments.map((payment) => (
          <PaymentCard key={payment.paymentId} payment={payment} />
        ))}
      </div>
      <div className={styles.papers}>
        <Paper lines={sale.paper} label={texts.payment.paper} testId="sale-paper" />
      </div>
    </div>
  )
}

const printedTones = {
  waiting: 'info',
  printed: 'success',
  failed: 'danger',
  'not-asked': 'neutral',
} as const

const mailedTones = { waiting: 'info', sent: 'success', doubtful: 'warning', failed: 'danger' } as const

function MailButton({ saleId, onSale }: { saleId: string; onSale: (sale: SaleView) => void }) {
  const { session } = useServices()
  const texts = useTexts()
  const canMail = useSession((state) => state.till?.canMail ?? false)
  const [isOpen, setOpen] = useState(false)
  if (!canMail) return null
  const sent = (sale: SaleView) => {
    onSale(sale)
    session.notify({ tone: 'success', say: (words) => words.mail.queued })
  }
  return (
    <>
      <Button icon={Mail} data-testid="sale-mail" onClick={() => setOpen(true)}>
        {texts.mail.ways.mail}
      </Button>
      {isOpen && <SendMailDialog saleId={saleId} onSale={sent} onClose={() => setOpen(false)} />}
    </>
  )
}

function SaleHead({ sale, onSale }: { sale: SaleView; onSale: (sale: SaleView) => void }) {
  const { ask, session } = useServices()
  const texts = useTexts()
  const format = useFormat()
  const [busy, setBusy] = useState(false)
  const print = async () => {
    setBusy(true)
    const answer = await ask('sales.print', { saleId: sale.saleId })
    setBusy(false)
    if (!answer.ok) {
      session.notify({ tone: 'danger', say: (words) => errorSentence(words, answer.error) })
      return
    }
    onSale(answer.value)
    session.notify({ tone: 'success', say: (words) => words.sales.printQueued })
  }
  return (
    <Card>
      <div className={styles.head}>
        <div>
          <p className={styles.headTitle}>{texts.payment.receiptNumber(sale.receiptNumber)}</p>
          <p className={styles.quiet}>
            {texts.sales.sale(sale.saleNumber)} · {format.moment(sale.recordedAt)}
          </p>
        </div>
        <Amount money={sale.total} className={styles.headAmount} testId="sale-total" />
      </div>
      <div className={styles.headActions}>
        {(sale.printed !== 'not-asked' || (sale.mailed === 'not-asked' && !sale.declined)) && (
          <Badge tone={printedTones[sale.printed]}>{texts.sales.printed[sale.printed]}</Badge>
        )}
        {sale.mailed !== 'not-asked' && (
          <Badge tone={mailedTones[sale.mailed]}>{texts.mail.mark[sale.mailed]}</Badge>
        )}
        {sale.declined && sale.printed === 'not-asked' && (
          <Badge tone="neutral">{texts.mail.declinedMark}</Badge>
        )}
        {sale.giftReceipts > 0 && <Badge tone="neutral">{texts.receipt.gifts(sale.giftReceipts)}</Badge>}
      </div>
      <div className={styles.headActions}>
        <Button icon={Printer} busy={busy} data-testid="sale-print" onClick={() => void print()}>
          {sale.printed === 'not-asked' ? texts.payment.print : texts.sales.printCopy}
        </Button>
        {sale.lines.some(({ returned }) => returned === null) && (
          <>
            <TakeBackButton saleId={sale.saleId} />
            <GiftButton saleId={sale.saleId} />
          </>
        )}
        <MailButton saleId={sale.saleId} onSale={onSale} />
        <SavePaper
          papers={[
            {
              name: 'receipt',
              label: texts.receipt.receipt,
              paper: { kind: 'receipt', saleId: sale.saleId },
            },
            { name: 'gift', label: texts.receipt.gift, paper: { kind: 'gift', saleId: sale.saleId } },
          ]}
        />
      </div>
    </Card>
  )
}

const statusTones = {
  created: 'info',
  submitting: 'info',
  pending: 'info',
  unknown: 'warning',
  approved: 'success',
  declined: 'danger',
  cancelled: 'neutral',
  failed: 'danger',
} as const

function PaymentCard({ payment }: { payment: PaymentView }) {
  const texts = useTexts()
  return (
    <Card testId="sale-payment">
      <div className={styles.head}>
        <p className={styles.headTitle}>{texts.day[payment.tender]}</p>
        {payment.repays && <Badge tone="info">{texts.reopened.paysAgainMark}</Badge>}
        {payment.takenBack ? (
          <Badge tone="danger">{texts.reopened.takenBackMark}</Badge>
        ) : (
          <Badge tone={statusTones[payment.status]}>{texts.payment.status[payment.status]}</Badge>
        )}
        <Amount money={payment.charged ?? payment.amount} className={styles.paymentAmount} />
      </div>
      <PaymentFacts payment={payment} />
      {payment.repays && payment.status === 'approved' && <PrintPayment paymentId={payment.paymentId} />}
      {payment.tender === 'card' && <PapersOfCard paymentId={payment.paymentId} />}
      <div className={styles.headActions}>
        <EvidenceButton paymentId={payment.paymentId} />
      </div>
      <details className={styles.timeline}>
        <summary>{texts.payment.timeline}</summary>
        <Timeline entries={payment.timeline} situation={payment.situation} />
      </details>
    </Card>
  )
}

function PaymentFacts({ payment }: { payment: PaymentView }) {
  const texts = useTexts()
  const format = useFormat()
  const facts = [
    payment.card && texts.payment.cardEnding(payment.card.scheme, payment.card.lastFour),
    payment.card?.transactionCode,
    payment.readerName,
    payment.tip && payment.tip.minor > 0 && texts.payment.tip(format.money(payment.tip)),
    payment.tendered && texts.payment.tendered(format.money(payment.tendered)),
    payment.change && payment.change.minor > 0 && `${texts.payment.change} ${format.money(payment.change)}`,
  ].filter((fact): fact is string => typeof fact === 'string' && fact !== '')
  return facts.length > 0 ? <p className={styles.quiet}>{facts.join(' · ')}</p> : null
}
