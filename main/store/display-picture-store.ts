import type { Database } from './database.ts'
import { readFact, writeFact } from './settings-store.ts'

/* Pictures for the customer's display, by the hash of what they are: facts beside the settings, of which one names them. */

const keyOf = (hash: string) => `display-picture:${hash}`

/** Keeps it beside the one that is in use; what was chosen before and not saved goes. */
export function keepDisplayPicture(
  database: Database,
  { hash, url }: { hash: string; url: string },
  inUse: string | null,
): void {
  database
    .sql<[string, string]>(
      `delete from settings where key like 'display-picture:%' and key <> ? and key <> ?`,
    )
    .run(keyOf(hash), keyOf(inUse ?? hash))
  writeFact(database, keyOf(hash), url)
}

export function loadDisplayPicture(database: Database, hash: string): string | undefined {
  const url = readFact(database, keyOf(hash))
  return typeof url === 'string' ? url : undefined
}
