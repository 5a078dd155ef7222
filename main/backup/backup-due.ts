import type { BackupRhythm, MadeBackup } from '../../preload/contract/backup-views.ts'
import type { Database } from '../store/database.ts'
import { readLastClosedDay } from '../store/day-store.ts'

/* Whether a backup is owed, from what stands in the data alone: a restart forgets none. */

const hourMs = 3_600_000
const gapMs: Readonly<Record<BackupRhythm, number | null>> = {
  z: null,
  'four-hours': 4 * hourMs,
  hour: hourMs,
  off: null,
}

/** Behind a backup stands its own entry: nothing new. */
const ownEntries = 1

type Newest = { number: number; at: number }

function newestEntry(database: Database): Newest | undefined {
  return database.sql<[], Newest>('select number, at from journal order by number desc limit 1').get()
}

export function isBackupDue(
  database: Database,
  rhythm: BackupRhythm,
  last: MadeBackup | null,
  now: number,
): boolean {
  if (rhythm === 'off') return false
  const closedAt = readLastClosedDay(database)?.closedAt ?? null
  if (closedAt !== null && (last === null || closedAt > last.at)) return true
  const gap = gapMs[rhythm]
  if (gap === null || !hasNews(database, last)) return false
  return last === null || now - last.at >= gap || now < last.at
}

function hasNews(database: Database, last: MadeBackup | null): boolean {
  const newest = newestEntry(database)
  return newest !== undefined && newest.number > (last?.journalNumber ?? 0) + (last ? ownEntries : 0)
}

const tooOldMs = 3 * 24 * hourMs
/** Who has chosen none is reminded, more seldom. */
const tooOldWhenOffMs = 7 * 24 * hourMs

/** Since when something stands in the data that no backup has; null while that is no matter. */
export function missingSince(
  database: Database,
  rhythm: BackupRhythm,
  last: MadeBackup | null,
  now: number,
): number | null {
  const first = database
    .sql<[number], { at: number }>(
      `select at from journal where number > ? and kind = 'sale-recorded' order by number limit 1`,
    )
    .get(last?.journalNumber ?? 0)
  if (!first) return null
  return now - first.at >= (rhythm === 'off' ? tooOldWhenOffMs : tooOldMs) ? first.at : null
}
