import { useState } from 'react'
import type { DayView } from '../../preload/contract/day-views.ts'
import { useAnswer, useFormat, useSession } from '../state/till-context.tsx'
import { CloseDayDialog } from './close-day-dialog.tsx'
import { type CashDraft, cashDraft } from './closing-cash.tsx'
import { CountDialog } from './count-dialog.tsx'

type ClosingProps = { day: DayView; onClose: () => void; onClosed: (day: DayView) => void }

/** First the drawer is counted, where the shop does that; then the day is sealed. What hinders it is said before anybody counts. */
export function Closing({ day, onClose, onClosed }: ClosingProps) {
  const format = useFormat()
  const isCounted = useSession((state) => (state.settings?.cashCount ?? 'off') !== 'off')
  const cash = useAnswer('cash.state', [])
  const [draft, setDraft] = useState<CashDraft | null>(null)
  const wantsCount = isCounted && day.openPayments.length === 0 && draft === null
  if (wantsCount) {
    if (!cash.value) return null
    return (
      <CountDialog
        cash={cash.value}
        onCounted={(count) => setDraft(cashDraft(count, format))}
        onWithoutCount={() => setDraft(cashDraft(null, format))}
        onClose={onClose}
      />
    )
  }
  return (
    <CloseDayDialog
      day={day}
      cash={draft}
      onCash={setDraft}
      onCountAgain={() => setDraft(null)}
      onClose={onClose}
      onClosed={onClosed}
    />
  )
}
