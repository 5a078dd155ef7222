import type { Clock } from '../ports.ts'

/** Timers of Node hold at most 2^31 ms; a later date is reached in steps. */
const longestTimerMs = 2_000_000_000
/** Node's timers run by another clock and may end a little before ours; a larger gap is a wall clock that was set back. */
const mostEarlyMs = 50

/**
 * The machine's clock. Work never runs before its time, because whoever checks its own deadline would find it not reached
 * and wait for ever. Where the wall clock was set back meanwhile, the time that really passed counts. A pending timer
 * does not keep the process alive: an orderly stop is the host's business.
 */
export function systemClock(now: () => number = Date.now): Clock {
  return {
    now,
    schedule(atMs, work) {
      let timer: NodeJS.Timeout
      let isLastStep = false
      const arm = () => {
        const waitMs = Math.max(0, atMs - now())
        isLastStep = waitMs <= longestTimerMs
        timer = setTimeout(fire, Math.min(longestTimerMs, waitMs))
        timer.unref()
      }
      const fire = () => {
        const earlyMs = atMs - now()
        if (!isLastStep || (earlyMs > 0 && earlyMs <= mostEarlyMs)) arm()
        else work()
      }
      arm()
      return () => clearTimeout(timer)
    },
  }
}
