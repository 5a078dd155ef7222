import { zoneFormat } from './zone-format.ts'

/*
 * The shop's calendar: instants are UTC, days and hours are the shop's. The hour carries its offset, so that the hour that
 * happens twice when the clocks go back stays two hours.
 */

export type ShopTime = {
  timeZone: string
  /** The calendar day: 2026-11-21. */
  dateOf(at: number): string
  /** The hour as a key: 2026-10-25T02:00+02:00. `Date.parse` of it sorts hours as they happened. */
  hourOf(at: number): string
}

/** Every offset in use is a multiple of this, so that nothing changes inside of it. */
const quarterMs = 900_000

const hourFormat = zoneFormat({
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  timeZoneName: 'longOffset',
})

/** @throws RangeError when the zone is not one the runtime knows */
export function shopTime(timeZone: string): ShopTime {
  const format = hourFormat(timeZone)
  let quarter = Number.NaN
  let hour = ''
  const hourOf = (at: number): string => {
    const asked = Math.floor(at / quarterMs)
    if (asked !== quarter) {
      hour = keyFrom(format.formatToParts(at))
      quarter = asked
    }
    return hour
  }
  return { timeZone, hourOf, dateOf: (at) => hourOf(at).slice(0, 10) }
}

function keyFrom(parts: Intl.DateTimeFormatPart[]): string {
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((found) => found.type === type)?.value ?? ''
  const offset = part('timeZoneName').replace('GMT', '') || '+00:00'
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:00${offset}`
}
