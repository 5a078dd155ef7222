import type { Clock } from '../ports.ts'
import type { Database } from './database.ts'

/** How long nothing must have been written before the log is moved into the file. */
const quietMs = 1_500

/**
 * Moves the write-ahead log into the database file when the till has been quiet for a moment, so that no sale pays for
 * it. `touched()` is called after each write; returns also the way to stop.
 */
export function idleCheckpoints(database: Database, clock: Clock): { touched(): void; stop(): void } {
  let cancel: (() => void) | undefined
  return {
    touched() {
      cancel?.()
      cancel = clock.schedule(clock.now() + quietMs, () => {
        cancel = undefined
        database.checkpoint()
      })
    },
    stop: () => cancel?.(),
  }
}
