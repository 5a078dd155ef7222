import { describe, expect, it } from 'vitest'
import {
  addToDay,
  dayTotal,
  type HourMemory,
  insertOpenDay,
  openDayId,
  readDayTotals,
} from '../../../main/store/day-totals-store.ts'
import { testDatabase } from '../../support/database.ts'

const hour = '2026-11-21T10:00+01:00'

describe('the kept totals of a day', () => {
  it('begin with the first and add up from then on, each figure by itself', () => {
    const database = testDatabase()
    const dayId = insertOpenDay(database, '2026-11-21', 1, 1)
    addToDay(database, dayId, hour, [
      { dimension: 'tax', key: '190000 Standard', count: 1, amountMinor: 119, netMinor: 100, taxMinor: 19 },
      { dimension: 'hour', key: 'h', count: 1, amountMinor: 119 },
    ])
    addToDay(database, dayId, hour, [
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

  it('are one row an hour, added up for the day', () => {
    const database = testDatabase()
    const dayId = insertOpenDay(database, '2026-11-21', 1, 1)
    for (const at of ['h1', 'h2', 'h1'])
      addToDay(database, dayId, at, [
        { dimension: 'day', key: 'all', count: 1, amountMinor: 7 },
        { dimension: 'hour', key: at, count: 1, amountMinor: 7 },
      ])
    expect(database.sql('select day_id, hour from day_totals').all()).toEqual([
      { day_id: dayId, hour: 'h1' },
      { day_id: dayId, hour: 'h2' },
    ])
    expect(readDayTotals(database, dayId)).toEqual([
      dayTotal('day', 'all', { count: 3, amountMinor: 21 }),
      dayTotal('hour', 'h1', { count: 2, amountMinor: 14 }),
      dayTotal('hour', 'h2', { count: 1, amountMinor: 7 }),
    ])
  })

  it('are what the row says, whatever was remembered: after a rollback, another hour, another writer', () => {
    const database = testDatabase()
    const dayId = insertOpenDay(database, '2026-11-21', 1, 1)
    const memory: HourMemory = {}
    const add = (amountMinor: number, at = hour, remembered: HourMemory | undefined = memory) =>
      addToDay(database, dayId, at, [{ dimension: 'day', key: 'all', count: 1, amountMinor }], remembered)
    const sum = () => readDayTotals(database, dayId)[0]
    add(1)
    add(2)
    expect(() =>
      database.inTransaction(() => {
        add(1_000)
        throw new Error('undone')
      }),
    ).toThrow('undone')
    add(4)
    database.execute(
      `create temp trigger refused before update on day_totals begin select raise(abort, 'no room'); end`,
    )
    expect(() => add(1_000)).toThrow('no room')
    database.execute('drop trigger refused')
    expect(sum()).toEqual(dayTotal('day', 'all', { count: 3, amountMinor: 7 }))
    add(8, hour, undefined)
    add(16)
    add(32, 'next hour')
    add(64)
    expect(sum()).toEqual(dayTotal('day', 'all', { count: 7, amountMinor: 127 }))
  })

  it('keep any name of a category apart from every other', () => {
    const database = testDatabase()
    const dayId = insertOpenDay(database, '2026-11-21', 1, 1)
    const names = ['', ' ', '__proto__', 'constructor', '1', 'a b', '"', '👩‍👩‍👧']
    addToDay(
      database,
      dayId,
      hour,
      names.map((key) => ({ dimension: 'category', key, count: 1, amountMinor: 1 })),
    )
    expect(readDayTotals(database, dayId).map((total) => total.key)).toEqual([...names].sort())
  })

  it('belong to the one open day', () => {
    const database = testDatabase()
    expect(openDayId(database)).toBeUndefined()
    const dayId = insertOpenDay(database, '2026-11-21', 1, 1)
    expect(openDayId(database)).toBe(dayId)
    expect(() => insertOpenDay(database, '2026-11-22', 1, 2)).toThrow(/UNIQUE/)
  })
})
