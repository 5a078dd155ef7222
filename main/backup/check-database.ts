import { checkBooks, firstPlace } from '../store/book-check.ts'
import { type Database, openDatabase } from '../store/database.ts'
import { applicationId, migrations } from '../store/migrate.ts'
import { BackupFileError } from './backup-file.ts'

/** Whether SQLite itself can read all of a file: every page, every index, every constraint of every row. */
export function isSound(database: Database): boolean {
  try {
    const rows = database.pragma('integrity_check(1)') as { integrity_check: string }[]
    return rows[0]?.integrity_check === 'ok'
  } catch {
    return false
  }
}

const sliceEntries = 2_000

/** Entries that do not fit the one before, or what they tell of. */
export function countBookFaults(database: Database): number {
  let faults = 0
  for (let place: typeof firstPlace | null = firstPlace; place; ) {
    const slice = checkBooks(database, place, sliceEntries)
    faults += slice.faults.length
    place = slice.next
  }
  return faults
}

export type JournalHead = { number: number; hash: string; at: number }

export function readHeadEntry(database: Database): JournalHead | undefined {
  return database
    .sql<[], JournalHead>('select number, hash, at from journal order by number desc limit 1')
    .get()
}

/**
 * Opens a copy and looks whether it is what it says: sound, ours, of a form that this program knows, and ending with that entry.
 * @throws BackupFileError
 */
export function checkCopy(
  path: string,
  { head }: { head: { number: number; hash: string } },
): { damagedEntries: number } {
  const database = openDatabase(path, { asFound: true })
  try {
    const version = numberOf(database, 'user_version')
    if (numberOf(database, 'application_id') !== applicationId) throw new BackupFileError('not-a-backup')
    if (version > migrations.length) throw new BackupFileError('newer-data')
    if (!isSound(database)) throw new BackupFileError('file-damaged', 'its database')
    const newest = readHeadEntry(database)
    if (newest?.number !== head.number || newest.hash !== head.hash)
      throw new BackupFileError('file-damaged', 'its journal')
    return { damagedEntries: countBookFaults(database) }
  } finally {
    database.close()
  }
}

export function numberOf(database: Database, pragma: 'user_version' | 'application_id'): number {
  const rows = database.pragma(pragma) as Record<string, number>[]
  return rows[0]?.[pragma] ?? 0
}
