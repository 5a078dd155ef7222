import type { Clock } from '../ports.ts'

/** Timers of Node hold at most 2^31 ms; a later date is reached in steps. */
const longestTimerMs = 2_000_000_000

/** The machine's clock. A pending timer does not keep the process alive: an orderly stop is the host's business. */
export function systemClock(): Clock {
  return {
    now: () => Date.now(),
    schedule(atMs, work) {
      let timer: NodeJS.Timeout
      const arm = () => {
        const wait = Math.max(0, atMs - Date.now())
        timer = wait > longestTimerMs ? setTimeout(arm, longestTimerMs) : setTimeout(work, wait)
        timer.unref()
      }
      arm()
      return () => clearTimeout(timer)
    },
  }
}
