import { dateAfter } from './calendar.ts'
import type { ShopTime } from './shop-time.ts'

/*
 * The business day of a moment. A shop that sells past midnight says until which hour it is still the evening before; with
 * nought its days are the calendar's.
 */

export function businessDate(time: ShopTime, at: number, endsAtHour: number): string {
  return businessDateOfHour(time.hourOf(at), endsAtHour)
}

/** @param hour a key of the shop's calendar: 2026-10-25T02:00+02:00 */
export function businessDateOfHour(hour: string, endsAtHour: number): string {
  const date = hour.slice(0, 10)
  return Number(hour.slice(11, 13)) < endsAtHour ? dateAfter(date, -1) : date
}
