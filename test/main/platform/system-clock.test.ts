import { expect, test } from 'vitest'
import { systemClock } from '../../../main/platform/system-clock.ts'

/** A machine whose timers are run by hand. */
function machine(startAt: number) {
  let now = startAt
  let waiting: { ms: number; work: () => void } | null = null
  const waits: number[] = []
  const clock = systemClock({
    now: () => now,
    after(ms, work) {
      waits.push(ms)
      waiting = { ms, work }
      return { unref: () => undefined }
    },
    clear() {
      waiting = null
    },
  })
  return {
    clock,
    waits,
    /** The timer ends when the clock shows this time. */
    ring(at: number) {
      const ended = waiting
      now = at
      waiting = null
      ended?.work()
    },
  }
}

test('work is done at its time', () => {
  const { clock, ring, waits } = machine(1_000)
  const done: number[] = []
  clock.schedule(1_400, () => done.push(clock.now()))
  ring(1_400)
  expect(done).toEqual([1_400])
  expect(waits).toEqual([400])
})

test('a timer that ends a moment too early waits for the rest', () => {
  const { clock, ring, waits } = machine(1_000)
  const done: number[] = []
  clock.schedule(1_400, () => done.push(clock.now()))
  ring(1_399)
  expect(done).toEqual([])
  ring(1_400)
  expect(done).toEqual([1_400])
  expect(waits).toEqual([400, 1])
})

test('a clock that was set back does not hold the work up for as long', () => {
  const { clock, ring } = machine(10_000_000)
  const done: number[] = []
  clock.schedule(10_000_400, () => done.push(clock.now()))
  ring(6_400_400)
  expect(done).toEqual([6_400_400])
})

test('a date beyond the longest timer is reached in steps', () => {
  const { clock, ring, waits } = machine(0)
  const done: number[] = []
  clock.schedule(3_000_000_000, () => done.push(clock.now()))
  ring(2_000_000_000)
  expect(done).toEqual([])
  ring(3_000_000_000)
  expect(done).toEqual([3_000_000_000])
  expect(waits).toEqual([2_000_000_000, 1_000_000_000])
})

test('work that was called off is not done', () => {
  const { clock, ring } = machine(0)
  const done: string[] = []
  const callOff = clock.schedule(100, () => done.push('done'))
  callOff()
  ring(100)
  expect(done).toEqual([])
})

test('time that has already come is now', async () => {
  const clock = systemClock()
  await new Promise<void>((resolve) => clock.schedule(clock.now() - 1_000, resolve))
})
