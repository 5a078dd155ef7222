import type { Clock } from '../ports.ts'

/** Timers of Node hold at most 2^31 ms; a later date is reached in steps. */
const longestTimerMs = 2_000_000_000
/** Node's timers run by another clock and may end a millisecond before ours; a larger gap is a clock that was set back. */
const mostEarlyMs = 50

type Time = {
  now(): number
  after(ms: number, work: () => void): { unref(): unknown }
  clear(timer: unknown): void
}

/** The machine's clock. A pending timer does not keep the process alive: an orderly stop is the host's business. */
export function systemClock(time: Time = machineTime): Clock {
  return {
    now: () => time.now(),
    schedule(atMs, work) {
      let timer: unknown
      const wait = (ms: number, then: () => void) => {
        const started = time.after(ms, then)
        started.unref()
        timer = started
      }
      const arm = () => {
        const left = Math.max(0, atMs - time.now())
        if (left > longestTimerMs) wait(longestTimerMs, arm)
        else wait(left, due)
      }
      /** Work that comes at a moment looks at the clock: before that moment it would find nothing to do. */
      const due = () => {
        const early = atMs - time.now()
        if (early > 0 && early <= mostEarlyMs) wait(early, due)
        else work()
      }
      arm()
      return () => time.clear(timer)
    },
  }
}

const machineTime: Time = {
  now: () => Date.now(),
  after: (ms, work) => setTimeout(work, ms),
  clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
}
