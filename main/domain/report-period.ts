import type { ReportPreset, ReportRequest } from '../../preload/contract/report-views.ts'
import { assertNever } from '../../preload/contract/result.ts'
import { dateAfter, daysBetween, firstDayOf, lastDayOf, monthAfter, monthOf, weekdayOf } from './calendar.ts'

export type ReportSpan = { from: string; to: string }
export type ReportPeriod = ReportSpan & { before: ReportSpan }

/**
 * Which business days a period has, and which it is compared with: a day with the same weekday of the week before, what is not over yet
 * with as much of the one before. Weeks begin on Monday.
 */
export function reportPeriod(wanted: ReportRequest['period'], today: string): ReportPeriod {
  if (wanted.kind === 'own') {
    const { from, to } = wanted
    const days = daysBetween(from, to)
    return { from, to, before: { from: dateAfter(from, -days), to: dateAfter(from, -1) } }
  }
  return presetPeriod(wanted.kind, today)
}

function presetPeriod(preset: ReportPreset, today: string): ReportPeriod {
  const monday = dateAfter(today, 1 - weekdayOf(today))
  const month = monthOf(today)
  const year = Number(today.slice(0, 4))
  switch (preset) {
    case 'today':
      return weekBefore(today, today)
    case 'yesterday':
      return weekBefore(dateAfter(today, -1), dateAfter(today, -1))
    case 'this-week':
      return weekBefore(monday, today)
    case 'last-week':
      return weekBefore(dateAfter(monday, -7), dateAfter(monday, -1))
    case 'this-month':
      return { from: firstDayOf(month), to: today, before: monthUpTo(monthAfter(month, -1), today) }
    case 'last-month':
      return { ...wholeMonth(monthAfter(month, -1)), before: wholeMonth(monthAfter(month, -2)) }
    case 'this-year':
      return {
        from: `${year}-01-01`,
        to: today,
        before: {
          from: `${year - 1}-01-01`,
          to: monthUpTo(`${year - 1}-${today.slice(5, 7)}`, today).to,
        },
      }
    case 'last-year':
      return { ...wholeYear(year - 1), before: wholeYear(year - 2) }
    default:
      return assertNever(preset)
  }
}

const weekBefore = (from: string, to: string): ReportPeriod => ({
  from,
  to,
  before: { from: dateAfter(from, -7), to: dateAfter(to, -7) },
})

const wholeMonth = (month: string): ReportSpan => ({ from: firstDayOf(month), to: lastDayOf(month) })
const wholeYear = (year: number): ReportSpan => ({ from: `${year}-01-01`, to: `${year}-12-31` })

/** The month up to the same day of the month, or to its last one where it is shorter. */
function monthUpTo(month: string, today: string): ReportSpan {
  const sameDay = `${month}-${today.slice(8)}`
  const last = lastDayOf(month)
  return { from: firstDayOf(month), to: sameDay < last ? sameDay : last }
}
