import type { DayView } from '../../preload/contract/views.ts'
import { Banner } from '../design/status.tsx'
import { useFormat, useTexts } from '../state/till-context.tsx'

/** Money that is there already and counts on another day: a report that kept quiet about it would leave a riddle. */
export function PartPayments({ day }: { day: DayView }) {
  const texts = useTexts()
  const format = useFormat()
  if (day.partPayments.length === 0) return null
  const sums = day.partPayments.map(({ tender, amount }) => `${texts.day[tender]} ${format.money(amount)}`)
  return (
    <Banner tone="info" testId="day-part-payments">
      {texts.day.partPaid(sums.join(', '))}
    </Banner>
  )
}
