import type { DayView } from '../../preload/contract/day-views.ts'
import { Banner } from '../design/status.tsx'
import { useFormat, useTexts } from '../state/till-context.tsx'

/** A day that went over several business days, because nobody closed it: each with what it brought. */
export function SeveralDates({ day }: { day: DayView }) {
  const texts = useTexts()
  const format = useFormat()
  if (day.dates.length === 0) return null
  const sums = day.dates.map(({ date, amount }) => `${format.businessDay(date)} ${format.money(amount)}`)
  return (
    <Banner tone="warning" testId="day-dates">
      {texts.opening.severalDates(sums.join(' · '))}
    </Banner>
  )
}
