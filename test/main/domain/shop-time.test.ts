import { describe, expect, it } from 'vitest'
import { shopTime } from '../../../main/domain/shop-time.ts'

describe('the shop’s calendar', () => {
  it('keeps the hour that happens twice as two hours, in the order in which they happened', () => {
    const { hourOf } = shopTime('Europe/Berlin')
    const hours = [0, 30, 60, 90].map((minutes) => hourOf(Date.UTC(2026, 9, 25, 0, minutes)))
    expect(hours).toEqual([
      '2026-10-25T02:00+02:00',
      '2026-10-25T02:00+02:00',
      '2026-10-25T02:00+01:00',
      '2026-10-25T02:00+01:00',
    ])
    expect(Date.parse(hours[0] ?? '')).toBeLessThan(Date.parse(hours[2] ?? ''))
  })

  it('has no empty hour when the clocks go forward', () => {
    const { hourOf } = shopTime('Europe/Berlin')
    expect([0, 60].map((minutes) => hourOf(Date.UTC(2026, 2, 29, 0, minutes)))).toEqual([
      '2026-03-29T01:00+01:00',
      '2026-03-29T03:00+02:00',
    ])
  })

  it.each([
    ['UTC', 0, '1970-01-01T00:00+00:00'],
    ['Asia/Kathmandu', Date.UTC(2026, 0, 1, 18, 20), '2026-01-02T00:00+05:45'],
    ['America/St_Johns', Date.UTC(2026, 6, 1, 2, 29), '2026-06-30T23:00-02:30'],
    ['Pacific/Kiritimati', Date.UTC(2026, 11, 31, 10, 0), '2027-01-01T00:00+14:00'],
  ])('in %s at %d is %s', (zone, at, hour) => {
    const { hourOf, dateOf } = shopTime(zone)
    expect(hourOf(at)).toBe(hour)
    expect(dateOf(at)).toBe(hour.slice(0, 10))
  })

  it('remembers the last quarter without mixing it up with another', () => {
    const { hourOf } = shopTime('Asia/Kathmandu')
    const at = Date.UTC(2026, 0, 1, 18, 14, 59, 999)
    expect([hourOf(at), hourOf(at + 1), hourOf(at)]).toEqual([
      '2026-01-01T23:00+05:45',
      '2026-01-02T00:00+05:45',
      '2026-01-01T23:00+05:45',
    ])
  })

  it('refuses a zone that does not exist', () => {
    expect(() => shopTime('Mars/Olympus')).toThrow(RangeError)
  })
})
