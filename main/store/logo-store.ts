import type { LinePicture } from '../domain/line-picture.ts'
import type { Database } from './database.ts'

/* The shop's logos: kept once, by the hash of their dots, and for ever, because receipts name them. */

export type StoredLogo = { hash: string; picture: LinePicture }

/** Harmless twice. */
export function keepLogo(database: Database, { hash, picture }: StoredLogo, at: number): void {
  database
    .sql<[string, number, number, Uint8Array, number]>(
      'insert into logos (hash, width, height, dots, kept_at) values (?, ?, ?, ?, ?) on conflict (hash) do nothing',
    )
    .run(hash, picture.width, picture.height, picture.rows, at)
}

export function loadLogo(database: Database, hash: string): StoredLogo | undefined {
  const row = database
    .sql<[string], { width: number; height: number; dots: Uint8Array }>(
      'select width, height, dots from logos where hash = ?',
    )
    .get(hash)
  return row && { hash, picture: { width: row.width, height: row.height, rows: row.dots } }
}
