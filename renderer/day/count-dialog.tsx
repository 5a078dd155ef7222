import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { CashAddedView, CashCountView, CashPiece, CashView } from '../../preload/contract/cash.ts'
import { parseAmount } from '../../preload/contract/money.ts'
import { Amount } from '../design/amount.tsx'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Keypad, type KeypadKey } from '../design/keypad.tsx'
import { Banner } from '../design/status.tsx'
import { newId } from '../state/new-id.ts'
import { useFormat, useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './cash.module.css'

type CountDialogProps = {
  cash: CashView
  onCounted: (count: CashCountView) => void
  /** Where counting can be left out with a reason. */
  onWithoutCount?: () => void
  onClose: () => void
}

const looseName = 'loose'

/** What is being counted: the texts of the fields, what main adds them up to, and the count when it is done. */
function useCounting(cash: CashView, onCounted: (count: CashCountView) => void) {
  const { ask } = useServices()
  const texts = useTexts()
  const [written, setWritten] = useState<Record<string, string>>({})
  const [added, setAdded] = useState<CashAddedView | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const pieces = cash.pieces.toReversed()
  const looseText = written[looseName] ?? ''
  const looseMinor = looseText === '' ? 0 : parseAmount(looseText, cash.currency)
  const isLooseWrong = looseMinor === undefined || looseMinor < 0
  const counted = countedPieces(pieces, written)
  const asked = JSON.stringify({ pieces: counted, looseMinor: isLooseWrong ? 0 : looseMinor })

  useEffect(() => {
    let isCurrent = true
    void ask('cash.add-up', JSON.parse(asked)).then((answer) => {
      if (isCurrent && answer.ok) setAdded(answer.value)
    })
    return () => {
      isCurrent = false
    }
  }, [ask, asked])

  const submit = async () => {
    if (busy || isLooseWrong) return
    setBusy(true)
    const countId = newId()
    const answer = await ask('cash.count', { countId, pieces: counted, looseMinor })
    setBusy(false)
    if (answer.ok) onCounted(answer.value)
    else setRefused(errorSentence(texts, answer.error))
  }
  const write = (name: string, text: string) => setWritten((before) => ({ ...before, [name]: text }))
  return { pieces, written, write, added, refused, busy, looseText, isLooseWrong, submit }
}
type Counting = ReturnType<typeof useCounting>

/** How many of each coin and note: one field each, the largest first, Enter goes on and after the last one is done. */
export function CountDialog({ cash, onCounted, onWithoutCount, onClose }: CountDialogProps) {
  const texts = useTexts()
  const form = useRef<HTMLFormElement>(null)
  const counting = useCounting(cash, onCounted)
  const fields = () => [...(form.current?.querySelectorAll<HTMLInputElement>('input') ?? [])]
  const press = (key: KeypadKey) => {
    const field = fields().find((one) => one.matches(':focus')) ?? fields()[0]
    if (!field) return
    field.focus()
    const text = pressed(field.value, key)
    counting.write(field.name, field.name === looseName ? text : text.replace(/\D/g, ''))
  }
  const goOn = (event: FormEvent) => {
    event.preventDefault()
    const all = fields()
    const next = all[all.findIndex((field) => field.matches(':focus')) + 1]
    if (next) next.select()
    else void counting.submit()
  }
  return (
    <Dialog
      title={texts.cash.countTitle}
      closeLabel={texts.common.close}
      onClose={onClose}
      size="wide"
      testId="count-dialog"
      actions={
        <>
          {onWithoutCount && (
            <Button variant="quiet" data-testid="count-without" onClick={onWithoutCount}>
              {texts.cash.withoutCount}
            </Button>
          )}
          <Button onClick={onClose}>{texts.common.cancel}</Button>
          <Button
            variant="primary"
            busy={counting.busy}
            disabled={counting.isLooseWrong}
            data-testid="count-done"
            onClick={() => void counting.submit()}
          >
            {texts.cash.countDone}
          </Button>
        </>
      }
    >
      {counting.refused !== null && <Banner tone="danger">{counting.refused}</Banner>}
      <div className={styles.counting}>
        <form ref={form} className={styles.pieces} aria-label={texts.cash.pieces} onSubmit={goOn}>
          <PieceFields counting={counting} currency={cash.currency} />
          <button type="submit" hidden />
        </form>
        <div className={styles.countSide}>
          <output className={styles.total} aria-live="polite" data-testid="count-total">
            <span className={styles.factLabel}>{texts.cash.total}</span>
            {counting.added && <Amount money={counting.added.total} />}
          </output>
          <Keypad onKey={press} corner="," deleteLabel={texts.common.delete} />
          <p className={styles.quiet}>{texts.cash.next}</p>
        </div>
      </div>
    </Dialog>
  )
}

function PieceFields({ counting, currency }: { counting: Counting; currency: string }) {
  const texts = useTexts()
  const { pieces, written, write, added, looseText, isLooseWrong } = counting
  return (
    <>
      {pieces.map((piece) => (
        <PieceRow
          key={piece.minor}
          piece={piece}
          currency={currency}
          text={written[piece.minor] ?? ''}
          sum={added?.pieces.find(({ minor }) => minor === piece.minor)?.sum ?? null}
          onText={(text) => write(String(piece.minor), text.replace(/\D/g, '').slice(0, 5))}
        />
      ))}
      <label className={styles.loose}>
        <span>{texts.cash.loose}</span>
        <input
          name={looseName}
          value={looseText}
          inputMode="decimal"
          autoComplete="off"
          aria-invalid={isLooseWrong || undefined}
          data-testid="count-loose"
          onChange={(event) => write(looseName, event.target.value.slice(0, 15))}
        />
      </label>
    </>
  )
}

type PieceRowProps = {
  piece: CashPiece
  currency: string
  text: string
  sum: CashAddedView['total'] | null
  onText: (text: string) => void
}

function PieceRow({ piece, currency, text, sum, onText }: PieceRowProps) {
  const format = useFormat()
  return (
    <label className={styles.piece}>
      <span className={piece.kind === 'note' ? styles.note : styles.coin}>
        {format.money({ minor: piece.minor, currency })}
      </span>
      <input
        name={String(piece.minor)}
        value={text}
        inputMode="numeric"
        autoComplete="off"
        data-testid={`count-${piece.minor}`}
        onChange={(event) => onText(event.target.value)}
      />
      <span className={styles.pieceSum}>{sum && <Amount money={sum} />}</span>
    </label>
  )
}

function countedPieces(pieces: readonly CashPiece[], written: Record<string, string>) {
  return pieces.flatMap(({ minor }) => {
    const count = Number(written[minor] ?? '')
    return count > 0 ? [{ minor, count }] : []
  })
}

function pressed(text: string, key: KeypadKey): string {
  if (key === 'back') return text.slice(0, -1)
  if (key === 'clear') return ''
  return text + key
}
