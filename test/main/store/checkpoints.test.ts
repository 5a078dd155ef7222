import { mkdirSync, rmSync, statSync } from 'node:fs'
import { expect, it } from 'vitest'
import { idleCheckpoints } from '../../../main/store/checkpoints.ts'
import { testClock } from '../../support/clock.ts'
import { testDatabase } from '../../support/database.ts'

const roomBytes = 2_500_000

/** A real database whose checkpoints are counted, and fail as long as the test says so. */
function stage() {
  const database = testDatabase()
  const clock = testClock()
  const warnings: string[] = []
  const state = { count: 0, failure: null as Error | null, maySpare: true }
  const counted = {
    ...database,
    checkpoint() {
      state.count += 1
      if (state.failure) throw state.failure
      database.checkpoint()
    },
  }
  const log = {
    info: () => undefined,
    error: () => undefined,
    warn: (event: string) => void warnings.push(event),
  }
  const room = { bytes: roomBytes, mayTake: () => state.maySpare }
  const logSize = () => statSync(`${database.path}-wal`).size
  return {
    clock,
    state,
    warnings,
    logSize,
    database,
    checkpoints: idleCheckpoints(counted, clock, log, room),
  }
}

const diskFull = () => Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })

it('a checkpoint waits until nothing was written for a moment, and the stop makes the last one', async () => {
  const { clock, state, checkpoints } = stage()
  checkpoints.touched()
  await clock.advance(1_000)
  checkpoints.touched()
  await clock.advance(1_000)
  expect(state.count).toBe(0)
  await clock.advance(1_000)
  expect(state.count).toBe(1)
  checkpoints.touched()
  checkpoints.stop()
  await clock.advance(10_000)
  expect(state.count).toBe(2)
})

it('a checkpoint on a full disk is told and tried again, and keeps no till from stopping', async () => {
  const { clock, state, warnings, checkpoints } = stage()
  state.failure = diskFull()
  checkpoints.touched()
  await clock.advance(2_000)
  expect(() => checkpoints.stop()).not.toThrow()
  expect(warnings).toEqual(['store.checkpoint-failed', 'store.checkpoint-failed'])
})

it('a checkpoint that fails for a bug is not passed over', () => {
  const { state, checkpoints } = stage()
  state.failure = new TypeError('the connection is not open')
  expect(() => checkpoints.stop()).toThrow('not open')
})

it('the first quiet moments make room for the log, and a later one finds it there', async () => {
  const { clock, database, logSize, checkpoints } = stage()
  checkpoints.touched()
  await clock.advance(1_500)
  expect(logSize()).toBeLessThan(roomBytes)
  await clock.advance(1_000)
  expect(logSize()).toBe(roomBytes)
  database.execute('create table kept (value text) strict')
  checkpoints.touched()
  await clock.advance(10_000)
  expect(logSize()).toBe(roomBytes)
})

it('whoever touches the till between two slices is served first', async () => {
  const { clock, logSize, checkpoints } = stage()
  checkpoints.touched()
  await clock.advance(1_500)
  const before = logSize()
  checkpoints.touched()
  await clock.advance(1_400)
  expect(logSize()).toBe(before)
  await clock.advance(1_000)
  expect(logSize()).toBe(roomBytes)
})

it('a disk that is short of room is spared, and one that refuses it is told once', async () => {
  const { clock, state, warnings, database, logSize, checkpoints } = stage()
  const before = logSize()
  state.maySpare = false
  checkpoints.touched()
  await clock.advance(5_000)
  expect(logSize()).toBe(before)
  state.maySpare = true
  // A folder in its place: whoever opens it to write is refused.
  rmSync(`${database.path}-wal`)
  mkdirSync(`${database.path}-wal`)
  checkpoints.touched()
  await clock.advance(5_000)
  checkpoints.touched()
  await clock.advance(5_000)
  expect(warnings).toEqual(['store.log-not-widened'])
})
