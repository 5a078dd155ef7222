import * as v from 'valibot'
import type { Database } from './database.ts'
import { readFact, writeFact } from './settings-store.ts'

/* That this data came back from a backup: what happened between the two moments is in nobody's books here. */

const restoredSchema = v.object({
  /** What the data knows ends here. */
  madeAt: v.number(),
  restoredAt: v.number(),
  /** Somebody has compared it with the card services. */
  comparedAt: v.nullable(v.number()),
})
export type Restored = v.InferOutput<typeof restoredSchema>

export function readRestored(database: Database): Restored | null {
  const parsed = v.safeParse(restoredSchema, readFact(database, 'restored'))
  return parsed.success ? parsed.output : null
}

export function writeRestored(database: Database, restored: Restored): void {
  writeFact(database, 'restored', restored)
}
