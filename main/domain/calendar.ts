/* Dates of a calendar, as texts (2026-11-21, 2026-11): no time and no zone. */

const dayMs = 86_400_000
const at = (date: string): number => Date.parse(`${date}T00:00:00Z`)
const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

export const dateAfter = (date: string, days: number): string => dateOf(at(date) + days * dayMs)

/** How many days from one date to another, both included. */
export const daysBetween = (from: string, to: string): number => Math.round((at(to) - at(from)) / dayMs) + 1

/** 1 is Monday, 7 Sunday. */
export const weekdayOf = (date: string): number => new Date(at(date)).getUTCDay() || 7

export const monthOf = (date: string): string => date.slice(0, 7)

export function monthAfter(month: string, months: number): string {
  const first = new Date(at(`${month}-01`))
  first.setUTCMonth(first.getUTCMonth() + months)
  return first.toISOString().slice(0, 7)
}

export const firstDayOf = (month: string): string => `${month}-01`
export const lastDayOf = (month: string): string => dateAfter(firstDayOf(monthAfter(month, 1)), -1)
