import type { Database } from '../../main/store/database.ts'

/** Mistakes that the harness must find; each was the way of some till once. */
export const plantedMistakes = ['synchronous-normal', 'journal-delete'] as const

/** The database with a mistake in it, as only the recorded process gets it. */
export function plantMistake(database: Database, mistake: string): Database {
  switch (mistake) {
    case '':
      return database
    case 'synchronous-normal':
      // The library's own default with a write-ahead log: commits are synced with the next checkpoint.
      database.pragma('synchronous = NORMAL')
      return database
    case 'journal-delete':
      // A rollback journal with FULL: the removal of the journal is the commit, and nobody syncs the folder after it.
      database.pragma('journal_mode = DELETE')
      return database
    default:
      throw new Error(`no mistake is called ${mistake}; there are ${plantedMistakes.join(' and ')}`)
  }
}
