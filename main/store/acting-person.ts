import type { AsyncLocalStorage } from 'node:async_hooks'
import type { Database } from './database.ts'

/*
 * Who is doing what the till does at this moment. The door says it once, for everything that a call writes, however deep; what
 * the till does by itself later is nobody's (see `byTheTill`).
 */

export type Acting = {
  personId: number
  /** Who gave their PIN for it, where the person lacked the right. */
  approvedBy: number | null
}

export type ActingStorage = AsyncLocalStorage<Acting | null>

export function actingPerson(database: Database): Acting | null {
  return database.acting.getStore() ?? null
}

/** Nobody's, whoever's call it was that set it going. */
export function byTheTill<T>(database: Database, work: () => T): T {
  return actingPerson(database) === null ? work() : database.acting.run(null, work)
}
