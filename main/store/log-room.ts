import { closeSync, existsSync, fdatasyncSync, fstatSync, openSync, writeSync } from 'node:fs'
import type { Database } from './database.ts'

/*
 * Room for the write-ahead log. A commit that has to lengthen the log waits for the file system to write down the new
 * length as well, which costs it almost as much again; over blocks that are there it waits for its own bytes alone. SQLite
 * takes the log away with its last connection, so the room is made again after each start, in quiet moments.
 */

/** A long queue at the till without one quiet moment: about forty sales with everything that was rung up. */
export const logRoomBytes = 4 * 1024 * 1024

/** What one quiet moment writes and syncs. */
const sliceBytes = 1024 * 1024

/** As SQLite writes: from large writes the system makes large units of its cache, in which small ones are slow. */
const zeros = Buffer.alloc(4096)

/**
 * Lengthens the log by a slice of zeros, never touching what stands in it. Zeros are no frame: whoever reads the log, after
 * a crash too, stops at its last commit as before. The transaction holds the only right to write meanwhile.
 * @returns whether the log has its room now
 */
export function widenLog(database: Database, roomBytes = logRoomBytes): boolean {
  if (database.path === ':memory:') return true
  return database.inTransaction(() => {
    const path = `${database.path}-wal`
    // A database that keeps no such log has no use for room in it.
    if (!existsSync(path)) return true
    const log = openSync(path, 'r+')
    try {
      const size = fstatSync(log).size
      if (size >= roomBytes) return true
      const end = Math.min(roomBytes, size + sliceBytes)
      for (let at = size; at < end; ) at += writeSync(log, zeros, 0, Math.min(zeros.length, end - at), at)
      fdatasyncSync(log)
      return end === roomBytes
    } finally {
      closeSync(log)
    }
  })
}
