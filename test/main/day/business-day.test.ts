import { describe, expect, test } from 'vitest'
import { closeDay } from '../../../main/day/close-day.ts'
import { currentDay, oneDay } from '../../../main/day/day-report.ts'
import { createReports } from '../../../main/day/reports.ts'
import { readDayDocument } from '../../../main/domain/day-document.ts'
import { layOutDay } from '../../../main/domain/day-layout.ts'
import { readClosedDays } from '../../../main/store/day-store.ts'
import { dayDesk } from '../../support/day-desk.ts'
import { paperPicture } from '../../support/receipts.ts'
import { shopSettings } from '../../support/recorded-sales.ts'
import { good } from '../../support/sales-till.ts'

/* A business day is a stored thing: it opens with its first sale and ends with its Z, whatever the calendar and the clock do meanwhile. */

const minuteMs = 60_000
const hourMs = 60 * minuteMs

function shopIn(timeZone: string) {
  let settings = { ...shopSettings, timeZone }
  const desk = dayDesk({ settings: () => settings })
  const sellAt = async (at: string) => {
    await desk.context.clock.advance(Date.parse(at) - desk.context.clock.now())
    desk.sell({ lines: [{ unitPriceMinor: 100 }] })
  }
  return {
    ...desk,
    sellAt,
    change(next: Partial<typeof shopSettings>) {
      settings = { ...settings, ...next }
    },
    /** One sale in each hour of the clock between two instants. */
    async sellEachHour(from: string, to: string) {
      for (let at = Date.parse(from); at < Date.parse(to); at += hourMs)
        await sellAt(new Date(at).toISOString())
    },
  }
}

describe('a business day over midnight', () => {
  test.each([
    ['Europe/Berlin', '2026-12-31T21:30:00Z', '2027-01-01T00:30:00Z', '2026-12-31', ['22:00', '01:00']],
    ['America/New_York', '2027-03-06T03:30:00Z', '2027-03-06T06:30:00Z', '2027-03-05', ['22:00', '01:00']],
    // Hours that do not begin with the hour of the world.
    ['Asia/Kathmandu', '2026-12-31T17:00:00Z', '2026-12-31T19:20:00Z', '2026-12-31', ['22:00', '01:00']],
    // The calendar that is first of all.
    ['Pacific/Apia', '2026-12-31T09:30:00Z', '2026-12-31T12:30:00Z', '2026-12-31', ['22:00', '01:00']],
    // Half an hour of summer time.
    ['Australia/Lord_Howe', '2026-12-31T11:30:00Z', '2026-12-31T14:30:00Z', '2026-12-31', ['22:00', '01:00']],
  ] as const)('in %s belongs to the date on which it opened', async (zone, evening, night, date, hours) => {
    const shop = shopIn(zone)
    await shop.sellAt(evening)
    await shop.sellAt(night)
    const view = good(closeDay(shop.context))
    expect(view).toMatchObject({ date, totals: { sales: 2 } })
    expect(view.totals.byHour.map(({ hour }) => hour.slice(-5))).toEqual(hours)
    // The next sale, still in the night, opens the next day: under the new date where days end at midnight.
    shop.change({ dayEndsAt: 0 })
    await shop.context.clock.advance(minuteMs)
    shop.sell({ lines: [{ unitPriceMinor: 100 }] })
    expect(currentDay(shop.context).date > date).toBe(true)
  })

  test('names the dates where the same hour was sold in twice', async () => {
    const shop = shopIn('Europe/Berlin')
    await shop.sellAt('2026-12-30T09:10:00Z')
    await shop.sellAt('2026-12-31T09:10:00Z')
    expect(good(closeDay(shop.context)).totals.byHour.map(({ hour }) => hour)).toEqual([
      '12-30 10:00',
      '12-31 10:00',
    ])
  })
})

describe('a business day over a change of the clocks', () => {
  test.each([
    // Zone, the change, how many hours between the two midnights, what the hour of the change is called.
    ['Europe/Berlin', '2027-03-27T23:00:00Z', '2027-03-28T22:00:00Z', 23, ['01:00', '03:00']],
    ['Europe/Berlin', '2027-10-30T22:00:00Z', '2027-10-31T23:00:00Z', 25, ['02:00 A', '02:00 B']],
    ['America/New_York', '2027-03-14T05:00:00Z', '2027-03-15T04:00:00Z', 23, ['01:00', '03:00']],
    ['America/New_York', '2027-11-07T04:00:00Z', '2027-11-08T05:00:00Z', 25, ['01:00 A', '01:00 B']],
    ['Asia/Kathmandu', '2027-03-27T18:15:00Z', '2027-03-28T18:15:00Z', 24, ['00:00', '23:00']],
    ['Pacific/Apia', '2027-04-03T11:00:00Z', '2027-04-04T11:00:00Z', 24, ['00:00', '23:00']],
  ] as const)('in %s from %s has the hours that it had', async (zone, from, to, hours, names) => {
    const shop = shopIn(zone)
    await shop.sellEachHour(from, to)
    const view = good(closeDay(shop.context))
    expect(view.totals.sales).toBe(hours)
    const labels = view.totals.byHour.map(({ hour }) => hour)
    expect(labels).toHaveLength(hours)
    expect(labels).toEqual(expect.arrayContaining([...names]))
    expect(new Set(labels).size).toBe(hours)
    expect(view.totals.byHour.reduce((sum, { amount }) => sum + amount.minor, 0)).toBe(
      view.totals.gross.minor,
    )
    // On a screen of many days the hour is the clock's: the one that happens twice is one, the one that is left out has nothing.
    const report = good(
      await createReports(shop.context).get({
        period: { kind: 'own', from: view.date, to: view.date },
        currency: null,
      }),
    )
    expect(report.byHour).toHaveLength(24)
    expect(report.byHour.reduce((sum, { count }) => sum + count, 0)).toBe(hours)
    const twice = report.byHour.filter(({ count }) => count === 2).length
    const never = report.byHour.filter(({ count }) => count === 0).length
    expect([twice, never]).toEqual([Math.max(0, hours - 24), Math.max(0, 24 - hours)])
  })
})

test('a Z is the same paper years later, after the zone, the language and the name of the shop have changed', async () => {
  const shop = shopIn('America/New_York')
  await shop.sellAt('2027-11-07T05:30:00Z')
  await shop.sellAt('2027-11-07T06:30:00Z')
  const sealed = good(closeDay(shop.context))
  const picture = paperPicture(sealed.paper, 42)
  expect(picture).toContain('01:00 A')
  const stored = readClosedDays(shop.context.database)[0]?.document ?? ''
  shop.change({ timeZone: 'Pacific/Apia', language: 'fr', shopName: 'Another name', currency: 'NZD' })
  for (let year = 0; year < 5; year += 1) {
    await shop.context.clock.advance(365 * 24 * hourMs)
    shop.sell({ lines: [{ unitPriceMinor: 100 }] })
    good(closeDay(shop.context))
    expect(paperPicture(good(oneDay(shop.context, sealed.dayId)).paper, 42)).toBe(picture)
  }
  expect(readClosedDays(shop.context.database)[0]?.document).toBe(stored)
  expect(layOutDay(readDayDocument(stored), 42)).toEqual(sealed.paper)
})
