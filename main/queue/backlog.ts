import type { Clock } from '../ports.ts'
import type { Job } from '../store/job-store.ts'

/*
 * After a sleep, a day switched off or an outage, everything is due in the same moment. The first few begin at once, because
 * somebody may be waiting for one of them; the rest follow one by one, so that no provider is hammered by a till that
 * comes back, nor by all the tills of a town.
 */

/** A step that begins later than this after its time belongs to the backlog. */
const lateMs = 5_000
const atOnce = 4
const gapMs = 400

export type Backlog = {
  /** Whether one of the backlog may begin now. */
  mayBegin(): boolean
  /** What is due since then is no backlog. */
  dueSince(): number
  /** When the next one may begin. */
  nextAt(): number
  /** A step began; counted when it was late. */
  began(job: Job): void
}

export function createBacklog(clock: Clock): Backlog {
  let left = atOnce
  let filledAt = clock.now()

  const fill = () => {
    const now = clock.now()
    const passedMs = now - filledAt
    const more = Math.floor(Math.max(0, passedMs) / gapMs)
    if (more === 0 && passedMs >= 0) return
    left = Math.min(atOnce, left + more)
    // Full again, or the clock was set back: counted from now on.
    filledAt = left === atOnce || passedMs < 0 ? now : filledAt + more * gapMs
  }

  return {
    mayBegin() {
      fill()
      return left > 0
    },
    dueSince: () => clock.now() - lateMs,
    nextAt: () => filledAt + gapMs,
    began(job) {
      if (clock.now() - job.runAt <= lateMs) return
      // The time to the next one runs from the first that was taken from a full measure.
      if (left === atOnce) filledAt = clock.now()
      left -= 1
    },
  }
}
