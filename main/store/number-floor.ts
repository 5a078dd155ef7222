import * as v from 'valibot'
import type { Database } from './database.ts'
import { readFact, writeFact } from './settings-store.ts'

/*
 * Numbers go on from the newest row. Data that came back from a backup does not know what was sold after it: there they go on
 * behind every number that may have been given meanwhile.
 */

const floorSchema = v.object({ sale: v.number(), receipt: v.number(), z: v.number() })
/** The highest numbers that may have been given by data that is not here. */
export type NumberFloor = v.InferOutput<typeof floorSchema>

const none: NumberFloor = { sale: 0, receipt: 0, z: 0 }

export function numberFloor(database: Database): NumberFloor {
  const parsed = v.safeParse(floorSchema, readFact(database, 'numberFloor'))
  return parsed.success ? parsed.output : none
}

export function raiseNumberFloor(database: Database, to: NumberFloor): void {
  const before = numberFloor(database)
  writeFact(database, 'numberFloor', {
    sale: Math.max(before.sale, to.sale),
    receipt: Math.max(before.receipt, to.receipt),
    z: Math.max(before.z, to.z),
  })
}
