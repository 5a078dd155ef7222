import type { Clock } from '../../main/ports.ts'

export type TestClock = Clock & {
  /** Moves time and runs what falls due, in order. */
  advance(milliseconds: number): Promise<void>
  set(at: number): void
}

/** Time that stands still until the test moves it. */
export function testClock(start = Date.UTC(2026, 0, 15, 10, 0, 0)): TestClock {
  let now = start
  let order = 0
  const timers: { at: number; order: number; work: () => void }[] = []
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
  return {
    now: () => now,
    schedule(at, work) {
      const timer = { at, order: order++, work }
      timers.push(timer)
      return () => {
        const index = timers.indexOf(timer)
        if (index >= 0) timers.splice(index, 1)
      }
    },
    async advance(milliseconds) {
      const end = now + milliseconds
      for (;;) {
        timers.sort((a, b) => a.at - b.at || a.order - b.order)
        const next = timers[0]
        if (!next || next.at > end) break
        timers.shift()
        now = Math.max(now, next.at)
        next.work()
        await settle()
      }
      now = end
      await settle()
    },
    set(at) {
      now = at
    },
  }
}
