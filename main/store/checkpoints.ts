import type { Clock, Log } from '../ports.ts'
import { type Database, storageFailure } from './database.ts'
import { widenLog } from './log-room.ts'

/** How long nothing must have been written before the log is moved into the file. */
const quietMs = 1_500

/** Between two slices of the log's room, so that whoever touches the till meanwhile waits for one at most. */
const sliceMs = 100

type Room = {
  bytes?: number | undefined
  /** Whether the disk can spare it. */
  mayTake(): boolean
}

/**
 * Moves the write-ahead log into the database file when the till has been quiet for a moment, so that no sale pays for
 * it: the next commit begins at the log's start again, over blocks that are there. The first quiet moments make that room.
 * `touched()` is called after each write; `stop()` does it for the last time.
 */
export function idleCheckpoints(
  database: Database,
  clock: Clock,
  log: Log,
  room: Room,
): { touched(): void; stop(): void } {
  let cancel: (() => void) | undefined
  let hasRoom = false
  const checkpoint = () => {
    try {
      database.checkpoint()
    } catch (error) {
      // Everything stays in the log, and the next attempt moves it: a full disk is no reason to leave the rest undone.
      if (!storageFailure(error)) throw error
      log.warn('store.checkpoint-failed', { problem: String(error) })
    }
  }
  const widen = () => {
    cancel = undefined
    try {
      hasRoom = widenLog(database, room.bytes)
    } catch (error) {
      // Room makes commits quicker and nothing safer: a disk that refuses it is left alone until the next start.
      hasRoom = true
      log.warn('store.log-not-widened', { problem: String(error) })
    }
    if (!hasRoom) cancel = clock.schedule(clock.now() + sliceMs, widen)
  }
  const rest = () => {
    cancel = undefined
    checkpoint()
    if (!hasRoom && room.mayTake()) widen()
  }
  return {
    touched() {
      cancel?.()
      cancel = clock.schedule(clock.now() + quietMs, rest)
    },
    stop() {
      cancel?.()
      checkpoint()
    },
  }
}
