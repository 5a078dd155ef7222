import { describe, expect, it } from 'vitest'
import { watchClock } from '../../../main/office/clock-watch.ts'
import type { Database } from '../../../main/store/database.ts'
import { appendJournal } from '../../../main/store/journal-store.ts'
import { testClock } from '../../support/clock.ts'
import { testDatabase } from '../../support/database.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** A till whose wall clock can be off; the time that passes cannot. */
function till(options: { lastEntryAgoMs?: number } = {}) {
  const database = testDatabase()
  const clock = testClock()
  const { now, schedule } = clock
  const began = now()
  let offMs = 0
  clock.now = () => now() + offMs
  clock.schedule = (at, work) => schedule(at - offMs, work)
  const { lastEntryAgoMs } = options
  if (lastEntryAgoMs !== undefined)
    database.inTransaction(() => appendJournal(database, began - lastEntryAgoMs, 'till-set-up', 'till', {}))
  const watch = watchClock({
    database,
    clock,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    steady: () => now() - began,
    onChange: () => undefined,
  })
  watch.start()
  const codes = () => watch.warnings().map(({ code }) => code)
  /** The service's own clock is right, or as far off as is said. */
  const hear = (serverOffMs = 0, tripMs = 200) =>
    watch.heard({
      serverAt: Math.floor((now() - tripMs / 2 + serverOffMs) / 1_000) * 1_000,
      sentAt: clock.now() - tripMs,
      receivedAt: clock.now(),
      isSignIn: false,
    })
  const set = (off: number) => {
    offMs = off
  }
  return { database, clock, watch, codes, hear, set }
}

const kinds = (database: Database) =>
  database
    .sql<[], { kind: string }>('select kind from journal order by number')
    .all()
    .map(({ kind }) => kind)

describe('the watch over the clock', () => {
  it('C1: says by how much the clock went back, and stands in the journal', async () => {
    const { watch, clock, set, codes, database } = till()
    await clock.advance(minute)
    expect(codes()).toEqual([])
    set(-3 * hour)
    await clock.advance(minute)
    expect(watch.warnings()).toMatchObject([{ code: 'clock-set-back', byMs: 3 * hour }])
    expect(kinds(database)).toEqual(['clock-set-back'])
    await clock.advance(10 * minute)
    expect(kinds(database)).toEqual(['clock-set-back'])
  })

  it('C1: is over when the clock is put right, when somebody says so, or when the card service agrees', async () => {
    for (const end of ['put right', 'said', 'heard'] as const) {
      const { watch, clock, set, codes, hear } = till()
      set(-3 * hour)
      await clock.advance(minute)
      expect(codes()).toEqual(['clock-set-back'])
      if (end === 'put right') set(0)
      else if (end === 'said') watch.confirm()
      else hear(-3 * hour)
      await clock.advance(minute)
      expect(codes(), end).toEqual([])
    }
  })

  it('takes a sleep and the small corrections of every day for nothing', async () => {
    const { clock, set, codes } = till()
    set(8 * hour)
    await clock.advance(minute)
    set(8 * hour - 30_000)
    await clock.advance(minute)
    expect(codes()).toEqual([])
  })

  it('C1, C2: compares with the clock of the card service, ahead and behind, and believes no single answer', async () => {
    for (const off of [-3 * hour, 10 * 365 * day]) {
      const { watch, hear, set, codes, database, clock } = till()
      set(off)
      await clock.advance(1_000)
      watch.confirm()
      hear()
      expect(codes()).not.toContain('clock-differs')
      hear()
      expect(watch.warnings()).toMatchObject([{ code: 'clock-differs' }])
      const [warning] = watch.warnings()
      expect(Math.abs((warning && 'byMs' in warning ? warning.byMs : 0) - off)).toBeLessThan(2_000)
      expect(kinds(database).filter((kind) => kind === 'clock-differs')).toHaveLength(1)
      set(0)
      hear()
      expect(codes()).toEqual([])
    }
  })

  it('hears nothing in answers that took long, have no date or are odd ones out', () => {
    const { watch, hear, codes, clock } = till()
    const at = clock.now()
    hear(5 * hour, 11_000)
    hear(5 * hour, 11_000)
    watch.heard({ serverAt: null, sentAt: at, receivedAt: at, isSignIn: false })
    hear(5 * hour)
    hear(-2 * hour)
    hear(0)
    hear(5 * hour)
    expect(codes()).toEqual([])
  })

  it('C2: asks for the date before the first sale when it is before the newest entry, or long after it', () => {
    for (const lastEntryAgoMs of [-2 * hour, 46 * day]) {
      const { watch, codes, database, clock } = till({ lastEntryAgoMs })
      expect(watch.warnings()).toEqual([
        { code: 'check-date', now: clock.now(), lastEntryAt: clock.now() - lastEntryAgoMs },
      ])
      watch.confirm()
      expect(codes()).toEqual([])
      expect(kinds(database)).toEqual(['till-set-up', 'clock-confirmed'])
    }
  })

  it('C2: asks no longer once the date was corrected or the card service says the same', () => {
    const corrected = till({ lastEntryAgoMs: -2 * hour })
    corrected.set(3 * hour)
    expect(corrected.codes()).toEqual([])
    const agreed = till({ lastEntryAgoMs: 46 * day })
    agreed.hear()
    expect(agreed.codes()).toEqual([])
  })

  it('C1: stops nobody with that question in the middle of a sale', async () => {
    const running = till({ lastEntryAgoMs: hour })
    running.set(-3 * hour)
    expect(running.codes()).toEqual(['clock-set-back'])
    const longOn = till({ lastEntryAgoMs: hour })
    await longOn.clock.advance(46 * day)
    expect(longOn.codes()).toEqual([])
    const corrected = till({ lastEntryAgoMs: -2 * hour })
    corrected.set(3 * hour)
    expect(corrected.codes()).toEqual([])
    corrected.set(0)
    expect(corrected.codes()).toEqual(['clock-set-back'])
  })

  it('asks nobody at a first start, nor after a weekend', () => {
    expect(till().codes()).toEqual([])
    expect(till({ lastEntryAgoMs: 3 * day }).codes()).toEqual([])
  })
})
