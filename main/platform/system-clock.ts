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

/**
 * The machine's clock. A timer of Node may fire a millisecond before the wall clock says so: work never runs early here,
 * because whoever checks its own deadline would find it not reached and wait for ever. A pending timer does not keep the
 * process alive: an orderly stop is the host's business.
 */
export function systemClock(now: () => number = Date.now): Clock {
  return {
    now,
    schedule(atMs, work) {
      let timer: NodeJS.Timeout
      const arm = () => {
        timer = setTimeout(fire, Math.min(longestTimerMs, Math.max(0, atMs - now())))
        timer.unref()
      }
      const fire = () => {
        if (now() < atMs) arm()
        else work()
      }
      arm()
      return () => clearTimeout(timer)
    },
  }
}
