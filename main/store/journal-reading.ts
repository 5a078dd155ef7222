import type { Database } from './database.ts'
import { genesisHash, type JournalEntry } from './journal-store.ts'

/* The journal for somebody who reads it through: always in slices by number, never the whole of it. */

const columns = 'number, at, kind, subject, body, previous_hash as previousHash, hash'

/** Entries behind `after` up to `last`, so many at most. */
export function readEntries(database: Database, after: number, last: number, most: number): JournalEntry[] {
  return database
    .sql<[number, number, number], JournalEntry>(
      `select ${columns} from journal where number > ? and number <= ? order by number limit ?`,
    )
    .all(after, last, most)
}

export function readHashes(database: Database, after: number, last: number): string[] {
  return database
    .sql<[number, number], { hash: string }>(
      'select hash from journal where number > ? and number <= ? order by number',
    )
    .all(after, last)
    .map(({ hash }) => hash)
}

export type JournalPlace = { number: number; hash: string }

/** Where the journal ends now; what stands up to there never changes. */
export function journalEnd(database: Database): JournalPlace {
  const row = database
    .sql<[], JournalPlace>('select number, hash from journal order by number desc limit 1')
    .get()
  return row ?? { number: 0, hash: genesisHash }
}

/** The hash of an entry; before the first there is the genesis hash. */
export function hashOfEntry(database: Database, number: number): string {
  if (number === 0) return genesisHash
  const row = database
    .sql<[number], { hash: string }>('select hash from journal where number = ?')
    .get(number)
  if (!row) throw new Error(`the journal has no entry ${number}`)
  return row.hash
}

/** The entries of a slice that seal a day, as number and the day's id. */
export function readSealings(
  database: Database,
  after: number,
  last: number,
): { number: number; dayId: number }[] {
  return database
    .sql<[number, number], { number: number; subject: string }>(
      `select number, subject from journal where number > ? and number <= ? and kind = 'day-closed'`,
    )
    .all(after, last)
    .map(({ number, subject }) => ({ number, dayId: Number(subject) }))
}

/** The entries of a slice that are about one of those, oldest first. */
export function numbersAbout(
  database: Database,
  subjects: readonly string[],
  after: number,
  last: number,
): number[] {
  return database
    .sql<[number, number, string], { number: number }>(
      `select number from journal where number > ? and number <= ?
         and subject in (select value from json_each(?)) order by number`,
    )
    .all(after, last, JSON.stringify(subjects))
    .map(({ number }) => number)
}
