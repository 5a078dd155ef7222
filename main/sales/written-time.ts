import type { ShopTime } from '../domain/shop-time.ts'

/*
 * "14:30", "28.11.2026", "28/11", "2026-11-28 14:30": a day, a minute of any day, or both, as people write them, on the shop's clock.
 */

const minute = /^(?<hour>\d{1,2}):(?<minute>\d{2})$/
const yearFirst = /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/
const dayFirst = /^(?<day>\d{1,2})[./-](?<month>\d{1,2})(?:[./-](?<year>\d{4})?)?$/

/** Whether a moment is what was said; undefined where the text says no time. */
export function writtenTime(query: string, time: ShopTime): ((at: number) => boolean) | undefined {
  const tests = query
    .trim()
    .split(/\s+/)
    .map((word) => testOf(word))
  if (tests.length > 2 || tests.some((test) => test === undefined)) return undefined
  return (at) => {
    const hour = time.hourOf(at)
    const passed = Math.floor((at - Date.parse(hour)) / 60_000)
    return tests.every((test) => test?.(`${hour.slice(0, 10)} ${hour.slice(11, 13)}`, passed))
  }
}

type Test = (dateAndHour: string, minuteOfHour: number) => boolean

function testOf(word: string): Test | undefined {
  const clock = minute.exec(word)?.groups
  if (clock) {
    const hour = two(clock.hour)
    return (at, passed) => at.slice(11) === hour && passed === Number(clock.minute)
  }
  const date = (yearFirst.exec(word) ?? dayFirst.exec(word))?.groups
  if (!date) return undefined
  const monthAndDay = `${two(date.month)}-${two(date.day)}`
  if (date.year === undefined) return (at) => at.slice(5, 10) === monthAndDay
  return (at) => at.slice(0, 10) === `${date.year}-${monthAndDay}`
}

const two = (text: string | undefined): string => (text ?? '').padStart(2, '0')
