import type { CashCountView, ClosingCash } from '../../preload/contract/cash.ts'
import { decimalText, parseAmount } from '../../preload/contract/money.ts'
import { shortestReason } from '../../preload/contract/reasons.ts'
import { Button } from '../design/button.tsx'
import { Field } from '../design/field.tsx'
import type { Format } from '../format.ts'
import { useTexts } from '../state/till-context.tsx'
import styles from './cash.module.css'
import { CountResult } from './count-result.tsx'

/** The drawer's part of a closing as it is filled in: the count, or none. */
export type CashDraft = { count: CashCountView | null; leaves: string; reason: string }

export function cashDraft(count: CashCountView | null, format: Format): CashDraft {
  const float = count?.proposedFloat
  const leaves = float ? decimalText(float.minor, float.currency).replace('.', format.decimalSign) : ''
  return { count, leaves, reason: '' }
}

/** What can be sent; undefined while something is missing, which the fields say. */
export function closingOf({ count, leaves, reason }: CashDraft): ClosingCash | undefined {
  const said = reason.trim()
  if (!count) return said.length < shortestReason ? undefined : { kind: 'not-counted', reason: said }
  const leaveMinor = parseAmount(leaves, count.counted.currency)
  if (leaveMinor === undefined || leaveMinor < 0) return undefined
  if (count.needsReason && said.length < shortestReason) return undefined
  return { kind: 'counted', countId: count.countId, leaveMinor, reason: said }
}

type ClosingCashProps = {
  draft: CashDraft
  /** Somebody has pressed the button: what is missing is said now. */
  isAsked: boolean
  onDraft: (draft: CashDraft) => void
  onAgain: () => void
  onSubmit: () => void
}

export function ClosingCashFields({ draft, isAsked, onDraft, onAgain, onSubmit }: ClosingCashProps) {
  const texts = useTexts().cash
  const { count, leaves, reason } = draft
  const leaveMinor = count ? parseAmount(leaves, count.counted.currency) : 0
  const isReasonMissing = isAsked && reason.trim().length < shortestReason
  return (
    <form
      className={styles.stack}
      data-testid="closing-cash"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {count && <CountResult count={count} />}
      {(!count || count.needsReason) && (
        <Field
          label={count ? texts.why : texts.notCountedWhy}
          error={isReasonMissing ? texts.whyMissing : null}
          value={reason}
          maxLength={200}
          data-testid="closing-cash-reason"
          onChange={(event) => onDraft({ ...draft, reason: event.target.value })}
        />
      )}
      {count && (
        <Field
          label={texts.leaves}
          hint={texts.leavesHint}
          error={leaveMinor === undefined || leaveMinor < 0 ? texts.looseWrong : null}
          value={leaves}
          inputMode="decimal"
          suffix={count.counted.currency}
          data-testid="closing-cash-leaves"
          onChange={(event) => onDraft({ ...draft, leaves: event.target.value })}
        />
      )}
      <div>
        <Button data-testid="closing-cash-again" onClick={onAgain}>
          {count ? texts.again : texts.count}
        </Button>
      </div>
      <button type="submit" hidden />
    </form>
  )
}
