import Undo2 from 'lucide-react/icons/undo-2'
import { useState } from 'react'
import type { SaleReturnsView } from '../../preload/contract/return-views.ts'
import { Button } from '../design/button.tsx'
import { Card } from '../design/page.tsx'
import { Segmented } from '../design/segmented.tsx'
import { ReasonDialog } from '../frame/reason-dialog.tsx'
import place from '../payment/give-back.module.css'
import { useAnswer, useFormat, useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import { GivenTenders } from './given-tenders.tsx'
import styles from './sales-screen.module.css'

/** Opens the sale screen with this receipt ready to be taken back. */
export function TakeBackButton({ saleId }: { saleId: string }) {
  const { dialogs, selling, session } = useServices()
  const texts = useTexts()
  const takeBack = () => {
    selling.beginNextSale()
    session.go('sale')
    dialogs.show({ kind: 'take-back', saleId })
  }
  return (
    <Button icon={Undo2} data-testid="sale-take-back" onClick={takeBack}>
      {texts.returns.takeBack}
    </Button>
  )
}

/** What came back of this sale or with it, what it gave, and what was keyed as cash. */
export function SaleReturns({ saleId }: { saleId: string }) {
  const texts = useTexts()
  const format = useFormat()
  const { value: returns, replace } = useAnswer('return.of-sale', [{ saleId }], ['sales', 'payment'])
  if (!returns) return null
  const { given, takenBackBy, tookBackFrom, cash } = returns
  const hasReturns = given.length + takenBackBy.length + tookBackFrom.length > 0
  return (
    <>
      {hasReturns && (
        <Card testId="sale-returns" title={texts.returns.title}>
          <div className={place.given}>
            {tookBackFrom.map((one) => (
              <p key={one.saleId} className={styles.quiet}>
                {texts.returns.tookFrom(one.receiptNumber)}
              </p>
            ))}
            {takenBackBy.map((one) => (
              <p key={one.saleId} className={styles.quiet}>
                {texts.returns.takenBy(one.receiptNumber, format.money(one.amount), format.moment(one.at))}
              </p>
            ))}
            <GivenTenders given={given} />
          </div>
        </Card>
      )}
      {cash.map((tender) => (
        <CashTender key={tender.paymentId} tender={tender} returns={returns} onReturns={replace} />
      ))}
    </>
  )
}

type CashProps = {
  tender: SaleReturnsView['cash'][number]
  returns: SaleReturnsView
  onReturns: (returns: SaleReturnsView) => void
}

/** Keyed as cash: the way to say that none was taken, and what was said. */
function CashTender({ tender, returns, onReturns }: CashProps) {
  const texts = useTexts()
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  if (tender.corrected) {
    return (
      <p className={styles.quiet} data-testid="tender-corrected">
        {texts.returns.corrected(format.moment(tender.corrected.at), tender.corrected.reason)}
      </p>
    )
  }
  return (
    <div className={styles.headActions}>
      <Button variant="quiet" data-testid="correct-tender" onClick={() => setOpen(true)}>
        {texts.returns.correct}: {format.money(tender.amount)}
      </Button>
      {isOpen && (
        <CorrectDialog
          tender={tender}
          returns={returns}
          onReturns={onReturns}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  )
}

const elsewhere = 'elsewhere'

function CorrectDialog({ tender, returns, onReturns, onClose }: CashProps & { onClose: () => void }) {
  const { ask, session } = useServices()
  const texts = useTexts()
  const format = useFormat()
  const fitting = returns.charges.filter(({ amount }) => amount.minor === tender.amount.minor)
  const [way, setWay] = useState(fitting[0]?.paymentId ?? elsewhere)
  const cardOf = ({ scheme, lastFour }: SaleReturnsView['charges'][number]) =>
    texts.payment.cardEnding(scheme, lastFour)
  const charge = fitting.find(({ paymentId }) => paymentId === way)
  const correct = async (reason: string) => {
    const chargeId = charge?.paymentId ?? null
    const answer = await ask('tender.correct', { paymentId: tender.paymentId, chargeId, reason })
    if (!answer.ok) return errorSentence(texts, answer.error)
    onReturns(answer.value)
    void session.refreshState()
    return null
  }
  return (
    <ReasonDialog
      title={texts.returns.correctTitle(format.money(tender.amount))}
      label={texts.returns.reason}
      confirm={texts.returns.correct}
      testName="correct-tender"
      onConfirm={correct}
      onClose={onClose}
    >
      <p>{texts.returns.correctText}</p>
      {fitting.length > 0 && (
        <Segmented
          label={texts.returns.whichWay}
          value={way}
          options={[
            ...fitting.map((one) => ({ value: one.paymentId, label: cardOf(one), testId: 'correct-charge' })),
            { value: elsewhere, label: texts.returns.outside, testId: 'correct-outside' },
          ]}
          onValue={setWay}
          wide
        />
      )}
      <p>{charge ? texts.returns.correctCharge(cardOf(charge)) : texts.returns.correctOutside}</p>
    </ReasonDialog>
  )
}
