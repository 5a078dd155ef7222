import { describe, expect, it } from 'vitest'
import { businessDate } from '../../../main/domain/business-day.ts'
import { sumsByDate } from '../../../main/domain/day-dates.ts'
import { shopTime } from '../../../main/domain/shop-time.ts'

const berlin = shopTime('Europe/Berlin')
const at = (text: string) => Date.parse(text)

describe('the business day of a moment', () => {
  it.each([
    ['2026-11-21T23:59:59.999+01:00', 4, '2026-11-21'],
    ['2026-11-22T00:00:01+01:00', 4, '2026-11-21'],
    ['2026-11-22T03:59:59.999+01:00', 4, '2026-11-21'],
    ['2026-11-22T04:00:00+01:00', 4, '2026-11-22'],
    ['2026-11-22T00:00:00+01:00', 0, '2026-11-22'],
    ['2026-03-01T01:00:00+01:00', 4, '2026-02-28'],
    ['2027-01-01T02:00:00+01:00', 4, '2026-12-31'],
    // Half past two comes twice, and both belong to the evening before.
    ['2026-10-25T00:30:00Z', 4, '2026-10-24'],
    ['2026-10-25T01:30:00Z', 4, '2026-10-24'],
    ['2026-10-25T01:30:00Z', 2, '2026-10-25'],
  ])('at %s, with days that end at %i, is %s', (moment, endsAt, date) => {
    expect(businessDate(berlin, at(moment), endsAt)).toBe(date)
  })
})

describe('the sums of a report', () => {
  const hour = (key: string, amountMinor: number) => ({ hour: key, sales: 1, amountMinor })

  it('stand in one row where it is one business day, also past midnight', () => {
    const hours = [hour('2026-11-21T22:00+01:00', 100), hour('2026-11-22T01:00+01:00', 200)]
    expect(sumsByDate(hours, 4)).toBeUndefined()
    expect(sumsByDate([], 4)).toBeUndefined()
  })

  it('stand by date, oldest first, where days were not closed', () => {
    const hours = [
      hour('2026-11-23T09:00+01:00', 400),
      hour('2026-11-21T22:00+01:00', 100),
      hour('2026-11-22T01:00+01:00', 200),
      hour('2026-11-22T04:00+01:00', -50),
    ]
    expect(sumsByDate(hours, 4)).toEqual([
      { date: '2026-11-21', sales: 2, amountMinor: 300 },
      { date: '2026-11-22', sales: 1, amountMinor: -50 },
      { date: '2026-11-23', sales: 1, amountMinor: 400 },
    ])
  })
})
