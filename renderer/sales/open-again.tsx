import CreditCard from 'lucide-react/icons/credit-card'
import Printer from 'lucide-react/icons/printer'
import { useState } from 'react'
import type { ReopenedView } from '../../preload/contract/reopened-view.ts'
import type { SaleView } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { Card } from '../design/page.tsx'
import { Banner } from '../design/status.tsx'
import type { Format } from '../format.ts'
import { ReasonDialog } from '../frame/reason-dialog.tsx'
import { errorNotice } from '../state/error-notice.ts'
import { useFormat, useServices, useTexts } from '../state/till-context.tsx'
import type { Texts } from '../texts/en.ts'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './sales-screen.module.css'

type Props = { sale: SaleView; reopened: ReopenedView; onSale: (sale: SaleView) => void }

/** What the card service took back of this sale, what is missing since, and the two ways on. */
export function OpenAgain({ sale, reopened, onSale }: Props) {
  const texts = useTexts()
  const format = useFormat()
  const [isWritingOff, setWritingOff] = useState(false)
  const isOpen = sale.missing !== null
  return (
    <>
      <Card testId="sale-open-again">
        <Banner tone={isOpen ? 'danger' : 'info'}>
          {reopened.takenBack.map((entry) => (
            <p key={entry.paymentId}>{takenBackWords(texts, format, entry)}</p>
          ))}
          {isOpen && (
            <p data-testid="sale-missing">{texts.reopened.whatToDo(format.money(reopened.missing))}</p>
          )}
        </Banner>
        {isOpen && <Ways sale={sale} reopened={reopened} onWriteOff={() => setWritingOff(true)} />}
      </Card>
      {isWritingOff && <WriteOffDialog sale={sale} onSale={onSale} onClose={() => setWritingOff(false)} />}
    </>
  )
}

function takenBackWords(texts: Texts, format: Format, entry: ReopenedView['takenBack'][number]): string {
  const said = texts.reopened.takenBack(format.money(entry.amount), format.moment(entry.at))
  if (entry.outcome === null || entry.settledAt === null) return said
  const when = format.moment(entry.settledAt)
  const after =
    entry.outcome === 'paid'
      ? texts.reopened.paidAgain(when)
      : texts.reopened.writtenOff(format.money(entry.writtenOff), when, entry.reason ?? '')
  return `${said} ${after}`
}

type WaysProps = { sale: SaleView; reopened: ReopenedView; onWriteOff: () => void }

function Ways({ sale, reopened, onWriteOff }: WaysProps) {
  const { payment, session } = useServices()
  const texts = useTexts()
  const ask = async () => {
    await payment.reopen(sale.saleId)
    if (payment.getState().phase !== 'closed') session.go('sale')
  }
  return (
    <div className={styles.ways}>
      <Button variant="primary" icon={CreditCard} data-testid="ask-again" onClick={() => void ask()}>
        {reopened.openPaymentId === null ? texts.reopened.askAgain : texts.reopened.follow}
      </Button>
      <Button disabled={reopened.openPaymentId !== null} data-testid="write-off" onClick={onWriteOff}>
        {texts.reopened.writeOff}
      </Button>
    </div>
  )
}

type DialogProps = { sale: SaleView; onSale: (sale: SaleView) => void; onClose: () => void }

/** The shop gives the money up: said in words, and with a reason that stands in the journal. */
function WriteOffDialog({ sale, onSale, onClose }: DialogProps) {
  const { ask, session } = useServices()
  const texts = useTexts()
  const format = useFormat()
  const amount = sale.missing === null ? '' : format.money(sale.missing)
  const writeOff = async (reason: string) => {
    const answer = await ask('sales.write-off', { saleId: sale.saleId, reason })
    if (!answer.ok) return errorSentence(texts, answer.error)
    onSale(answer.value)
    void session.refreshState()
    return null
  }
  return (
    <ReasonDialog
      title={texts.reopened.writeOffTitle(amount)}
      label={texts.reopened.writeOffReason}
      confirm={texts.reopened.writeOff}
      testName="write-off"
      onConfirm={writeOff}
      onClose={onClose}
    >
      <p>{texts.reopened.writeOffText}</p>
    </ReasonDialog>
  )
}

/** The receipt of a payment that was asked for again. */
export function PrintPayment({ paymentId }: { paymentId: string }) {
  const { ask, session } = useServices()
  const texts = useTexts()
  const [busy, setBusy] = useState(false)
  const print = async () => {
    setBusy(true)
    const answer = await ask('sales.print-repayment', { paymentId })
    setBusy(false)
    if (answer.ok) session.notify({ tone: 'success', say: (words) => words.readers.printQueued })
    else errorNotice(session)(answer.error)
  }
  return (
    <Button icon={Printer} busy={busy} data-testid="print-repayment" onClick={() => void print()}>
      {texts.reopened.printPayment}
    </Button>
  )
}
