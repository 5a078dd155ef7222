import { useMemo } from 'react'
import { useFormat } from '../state/till-context.tsx'

/** A Monday, so that weekdays can be named from their numbers. */
const mondayMs = Date.UTC(2024, 0, 1)
const dayMs = 86_400_000

/** How days, months, weekdays and changes are written in reports. */
export function useReportWords() {
  const { locale } = useFormat()
  return useMemo(() => {
    const dates = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
    const short = dates({ day: 'numeric', month: 'numeric' })
    const months = dates({ month: 'short', year: '2-digit' })
    const wholeMonths = dates({ month: 'long', year: 'numeric' })
    const weekdays = dates({ weekday: 'short' })
    const wholeWeekdays = dates({ weekday: 'long' })
    const changes = new Intl.NumberFormat(locale, {
      style: 'percent',
      maximumFractionDigits: 1,
      signDisplay: 'exceptZero',
    })
    const at = (date: string) => new Date(`${date}T00:00:00Z`)
    const weekday = (number: string) => new Date(mondayMs + (Number(number) - 1) * dayMs)
    return {
      dayMark: (date: string) => short.format(at(date)),
      monthMark: (month: string) => months.format(at(`${month}-01`)),
      month: (month: string) => wholeMonths.format(at(`${month}-01`)),
      weekdayMark: (number: string) => weekdays.format(weekday(number)),
      weekday: (number: string) => wholeWeekdays.format(weekday(number)),
      change: (millionths: number) => changes.format(millionths / 1_000_000),
    }
  }, [locale])
}
