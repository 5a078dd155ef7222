import type { Clock, Log } from '../ports.ts'
import { type Database, storageFailure } from './database.ts'

/** How long nothing must have been written before the log is moved into the file. */
const quietMs = 1_500

/**
 * Moves the write-ahead log into the database file when the till has been quiet for a moment, so that no sale pays for
 * it. `touched()` is called after each write; `stop()` does it for the last time.
 */
export function idleCheckpoints(
  database: Database,
  clock: Clock,
  log: Log,
): { touched(): void; stop(): void } {
  let cancel: (() => void) | undefined
  const checkpoint = () => {
    cancel = undefined
    try {
      database.checkpoint()
    } catch (error) {
      // Everything stays in the log, and the next attempt moves it: a full disk is no reason to leave the rest undone.
      if (!storageFailure(error)) throw error
      log.warn('store.checkpoint-failed', { problem: String(error) })
    }
  }
  return {
    touched() {
      cancel?.()
      cancel = clock.schedule(clock.now() + quietMs, checkpoint)
    },
    stop() {
      cancel?.()
      checkpoint()
    },
  }
}
