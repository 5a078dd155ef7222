import type { Database } from './database.ts'

export type NumberName = 'sale' | 'receipt' | 'z'

/** The next number of a gap-free series; given back by the rollback if its transaction fails. */
export function takeNumber(database: Database, name: NumberName): number {
  if (!database.isInTransaction())
    throw new Error(`the ${name} number is taken inside the transaction that uses it`)
  const row = database
    .sql<[string], { taken: number }>(
      'update numbers set next = next + 1 where name = ? returning next - 1 as taken',
    )
    .get(name)
  if (!row) throw new Error(`there is no number series "${name}"`)
  return row.taken
}
