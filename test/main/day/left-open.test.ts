import { describe, expect, it, onTestFinished } from 'vitest'
import { closeDay } from '../../../main/day/close-day.ts'
import { currentDay, oneDay } from '../../../main/day/day-report.ts'
import { watchLeftOpen } from '../../../main/day/left-open.ts'
import { createReports } from '../../../main/day/reports.ts'
import { dayDesk } from '../../support/day-desk.ts'
import { shopSettings } from '../../support/recorded-sales.ts'
import { good as value } from '../../support/sales-till.ts'

const dayMs = 86_400_000

function forgetful(dayEndsAt = 4) {
  const desk = dayDesk({ settings: () => ({ ...shopSettings, dayEndsAt }) })
  let nudges = 0
  const watch = watchLeftOpen(desk.context, () => {
    nudges += 1
  })
  onTestFinished(() => watch.stop())
  return { ...desk, watch, nudges: () => nudges }
}

const written = (paper: { text: string }[]) => paper.map((line) => line.text).join('\n')

describe('a day that nobody closed', () => {
  it('C8: is said from the hour on at which the next business day begins, and the screens are told', async () => {
    const { context, sell, watch, nudges } = forgetful()
    expect(watch.warnings()).toEqual([])
    sell({ lines: [{}] })
    // Opened at 10:00 in Berlin; 18 hours later it is four o'clock.
    await context.clock.advance(dayMs * 0.75 - 1)
    expect(watch.warnings()).toEqual([])
    expect(nudges()).toBe(0)
    await context.clock.advance(300_000)
    expect(watch.warnings()).toEqual([{ code: 'day-left-open', date: '2026-11-21' }])
    expect(nudges()).toBe(1)
    // Still the same day days later: no second one was begun silently.
    await context.clock.advance(3 * dayMs)
    expect(watch.warnings()).toEqual([{ code: 'day-left-open', date: '2026-11-21' }])
    expect(nudges()).toBe(1)
  })

  it('C8: is over with its Z, also while nothing new was sold, and the next day is its own', async () => {
    const { context, sell, watch } = forgetful()
    sell({ lines: [{}] })
    await context.clock.advance(2 * dayMs)
    const closed = value(closeDay(context))
    expect(closed).toMatchObject({ zNumber: 1, date: '2026-11-21', dates: [] })
    expect(watch.warnings()).toEqual([])
    expect(currentDay(context).date).toBe('2026-11-23')
  })

  it('C8: and was sold into all the same keeps each date apart, on screen, on paper and in its Z', async () => {
    const { context, sell } = forgetful()
    sell({ lines: [{ unitPriceMinor: 100 }] })
    await context.clock.advance(dayMs)
    sell({ lines: [{ unitPriceMinor: 250 }] })
    sell({ lines: [{ unitPriceMinor: 50 }] })
    await context.clock.advance(2 * dayMs)
    sell({ lines: [{ unitPriceMinor: 900 }] })
    const each = [
      { date: '2026-11-21', sales: 1, amount: { minor: 100, currency: 'EUR' } },
      { date: '2026-11-22', sales: 2, amount: { minor: 300, currency: 'EUR' } },
      { date: '2026-11-24', sales: 1, amount: { minor: 900, currency: 'EUR' } },
    ]
    expect(currentDay(context).dates).toEqual(each)
    const closed = value(closeDay(context))
    expect(closed.dates).toEqual(each)
    expect(written(closed.paper)).toMatch(
      /Several days, not closed in between\n.*21.* \(1\) +1\.00\n.*22.* \(2\) +3\.00\n.*24.* \(1\) +9\.00/,
    )
    // One range of receipts, without a gap to the next.
    expect(closed).toMatchObject({ firstReceipt: '000001', lastReceipt: '000004' })
    await context.clock.advance(dayMs)
    expect(value(oneDay(context, closed.dayId)).paper).toEqual(closed.paper)
  })

  it('C5: past midnight is no forgotten one, for a shop whose evening ends later', async () => {
    const late = forgetful(6)
    late.context.clock.set(Date.UTC(2026, 10, 21, 23, 30))
    late.sell({ lines: [{}] })
    late.context.clock.set(Date.UTC(2026, 10, 22, 4, 30))
    expect(late.watch.warnings()).toEqual([])
    late.context.clock.set(Date.UTC(2026, 10, 22, 5, 0))
    expect(late.watch.warnings()).toHaveLength(1)
  })

  it('C5: past midnight is in the report of today as long as its evening lasts', async () => {
    const { context, sell } = forgetful()
    const reports = createReports(context)
    context.clock.set(Date.UTC(2026, 10, 21, 20, 0))
    sell({ lines: [{ unitPriceMinor: 700 }] })
    const today = async () => value(await reports.get({ period: { kind: 'today' }, currency: null }))
    context.clock.set(Date.UTC(2026, 10, 22, 1, 0))
    expect(JSON.stringify(await today())).toContain('"minor":700')
    context.clock.set(Date.UTC(2026, 10, 22, 3, 0))
    expect(JSON.stringify(await today())).not.toContain('"minor":700')
  })

  it('is not one that a clock which went back makes out of today', () => {
    const { context, sell, watch } = forgetful()
    sell({ lines: [{}] })
    context.clock.set(Date.UTC(2026, 10, 19, 9, 0))
    expect(watch.warnings()).toEqual([])
  })
})
