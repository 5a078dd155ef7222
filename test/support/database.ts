import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Database, openDatabase } from '../../main/store/database.ts'
import { migrate } from '../../main/store/migrate.ts'

/** A real database file in a folder of its own, removed when the test ends. */
export function testDatabase(): Database {
  const database = openDatabase(join(testFolder(), 'till.db'))
  migrate(database)
  onTestFinished(() => database.close())
  return database
}

export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'suretill-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
