import { useState } from 'react'
import type { TillError } from '../../preload/contract/result.ts'
import type { ReturnableView } from '../../preload/contract/return-views.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Banner, Skeleton } from '../design/status.tsx'
import { useAnswer, useFormat, useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './take-back.module.css'
import { TakeBackAmount } from './take-back-amount.tsx'
import { type Choice, ChosenLines, useChosen } from './take-back-lines.tsx'

type Taken =
  | { kind: 'all' }
  | { kind: 'lines'; lines: Choice[] }
  | { kind: 'amount'; amountMinor: number; reason: string }

/** What of a recorded sale comes back. Amounts are main's: here is only chosen. */
export function TakeBackDialog({ saleId }: { saleId: string }) {
  const { ask, basket, dialogs } = useServices()
  const texts = useTexts()
  const { value: sale, error } = useAnswer('return.look', [{ saleId }])
  const [refused, setRefused] = useState<TillError | null>(null)
  const [busy, setBusy] = useState(false)
  const take = async (taken: Taken) => {
    if (busy) return
    setBusy(true)
    const answer = await ask('return.add', { saleId, taken })
    setBusy(false)
    if (!answer.ok) return setRefused(answer.error)
    await basket.take(answer.value)
    dialogs.close()
  }
  const problem = refused ?? error
  return (
    <Dialog
      title={sale ? texts.returns.takeBackFrom(sale.receiptNumber) : texts.returns.takeBack}
      closeLabel={texts.common.close}
      onClose={dialogs.close}
      testId="take-back-dialog"
    >
      <div className={styles.stack}>
        {problem && (
          <Banner tone="danger" testId="take-back-problem">
            {errorSentence(texts, problem)}
          </Banner>
        )}
        {sale ? (
          <Ways sale={sale} busy={busy} onTake={(taken) => void take(taken)} />
        ) : (
          !error && <Skeleton rows={3} height={64} />
        )}
      </div>
    </Dialog>
  )
}

type WaysProps = { sale: ReturnableView; busy: boolean; onTake: (taken: Taken) => void }

function Ways({ sale, busy, onTake }: WaysProps) {
  const texts = useTexts()
  const format = useFormat()
  const [isAmount, setAmount] = useState(false)
  const chosen = useChosen(sale.lines)
  const isNothingLeft = sale.left.minor === 0 && sale.lines.every(({ leftMilli }) => leftMilli === 0)
  const sold = texts.returns.soldAt(format.moment(sale.recordedAt), format.money(sale.total))
  if (isNothingLeft) {
    return (
      <>
        <p className={styles.quiet}>{sold}</p>
        <Banner tone="info" testId="take-back-nothing">
          {texts.returns.nothingLeft}
        </Banner>
        <ChosenLines lines={sale.lines} chosen={chosen} onEnter={() => undefined} />
      </>
    )
  }
  if (isAmount) {
    return (
      <TakeBackAmount
        left={sale.left}
        busy={busy}
        onBack={() => setAmount(false)}
        onAmount={(amountMinor, reason) => onTake({ kind: 'amount', amountMinor, reason })}
      />
    )
  }
  const takeChosen = (focused?: Choice) => {
    const lines = chosen.choices.length > 0 ? chosen.choices : focused ? [focused] : []
    if (lines.length > 0) onTake({ kind: 'lines', lines })
  }
  return (
    <>
      <p className={styles.quiet}>{sold}</p>
      <ChosenLines lines={sale.lines} chosen={chosen} onEnter={takeChosen} />
      <div className={styles.others}>
        <Button disabled={busy} data-testid="take-back-all" onClick={() => onTake({ kind: 'all' })}>
          {texts.returns.everything}
        </Button>
        <Button variant="quiet" data-testid="take-back-amount" onClick={() => setAmount(true)}>
          {texts.returns.amountOnly}
        </Button>
      </div>
      <Button
        variant="primary"
        size="large"
        wide
        keyName="↵"
        busy={busy}
        disabled={chosen.choices.length === 0}
        data-testid="take-back-confirm"
        onClick={() => takeChosen()}
      >
        {chosen.choices.length === 0 ? texts.returns.choose : texts.returns.confirm(chosen.choices.length)}
      </Button>
    </>
  )
}
