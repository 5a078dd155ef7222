import { describe, expect, it } from 'vitest'
import {
  addToDay,
  dayTotal,
  insertOpenDay,
  openDayId,
  readDayTotals,
} from '../../../main/store/day-totals-store.ts'
import { testDatabase } from '../../support/database.ts'

describe('the kept totals of a day', () => {
  it('begin with the first and add up from then on, each figure by itself', () => {
    const database = testDatabase()
    const dayId = insertOpenDay(database, '2026-11-21', 1)
    addToDay(database, dayId, [
      { dimension: 'tax', key: '190000 Standard', count: 1, amountMinor: 119, netMinor: 100, taxMinor: 19 },
      { dimension: 'hour', key: 'h', count: 1, amountMinor: 119 },
    ])
    addToDay(database, dayId, [
      {
        dimension: 'tax',
        key: '190000 Standard',
        count: 1,
        amountMinor: -119,
        netMinor: -100,
        taxMinor: -19,
      },
      { dimension: 'hour', key: 'h', count: 1, amountMinor: 1, tipMinor: 5 },
    ])
    expect(readDayTotals(database, dayId)).toEqual([
      dayTotal('hour', 'h', { count: 2, amountMinor: 120, tipMinor: 5 }),
      dayTotal('tax', '190000 Standard', { count: 2 }),
    ])
    expect(readDayTotals(database, 99)).toEqual([])
  })

  it('belong to the one open day', () => {
    const database = testDatabase()
    expect(openDayId(database)).toBeUndefined()
    const dayId = insertOpenDay(database, '2026-11-21', 1)
    expect(openDayId(database)).toBe(dayId)
    expect(() => insertOpenDay(database, '2026-11-22', 2)).toThrow(/UNIQUE/)
  })
})
