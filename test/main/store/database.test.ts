import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../../../build/prepare.mjs'
import {
  openDatabase,
  refuseOldRuntime,
  storageFailure,
  UnsuitableRuntimeError,
} from '../../../main/store/database.ts'
import { testDatabase, testFolder } from '../../support/database.ts'

describe('the database', () => {
  it('runs in WAL mode with every commit synced, read back from SQLite itself', () => {
    const database = testDatabase()
    expect(database.pragma('journal_mode')).toEqual([{ journal_mode: 'wal' }])
    expect(database.pragma('synchronous')).toEqual([{ synchronous: 2 }])
    expect(database.pragma('foreign_keys')).toEqual([{ foreign_keys: 1 }])
  })

  it('keeps all of a transaction or nothing', () => {
    const database = testDatabase()
    const insert = database.sql<[string, string]>('insert into settings (key, value) values (?, ?)')
    expect(() =>
      database.inTransaction(() => {
        insert.run('a', '1')
        insert.run('a', '2')
      }),
    ).toThrow(/UNIQUE/)
    expect(database.sql('select * from settings').all()).toEqual([])
  })

  it('refuses a transaction that awaits, because another hand could get between', () => {
    const database = testDatabase()
    expect(() => database.inTransaction(async () => 1)).toThrow(/promise/)
  })

  it('refuses a binding that is not there with a sentence', () => {
    const path = join(testFolder(), 'till.db')
    expect(() => openDatabase(path, { nativeBinding: '/nowhere/binding.node' })).toThrow(
      UnsuitableRuntimeError,
    )
    expect(() => openDatabase(path, { nativeBinding: '/nowhere/binding.node' })).toThrow(/not there/)
  })

  it('refuses a binding that is no module with a sentence that names the variable', () => {
    const folder = testFolder()
    const junk = join(folder, 'junk.node')
    writeFileSync(junk, 'not a module')
    for (const nativeBinding of [junk, folder]) {
      const open = () => openDatabase(join(folder, 'till.db'), { nativeBinding })
      expect(open).toThrow(UnsuitableRuntimeError)
      expect(open).toThrow(
        /^SURETILL_SQLITE_BINDING names .*, which cannot be loaded \(.+\)\. Correct the path/,
      )
    }
  })

  it('refuses a Node that it would crash, also with the module that is to blame named by hand', () => {
    const own = join(root, 'node_modules', 'better-sqlite3', 'prebuilds', 'linux-x64.node')
    const other = join(testFolder(), 'for-old-nodes.node')
    writeFileSync(other, '')
    expect(() => refuseOldRuntime(undefined, 9)).toThrow(/needs Node 22\.14 or newer\. Start the till with/)
    expect(() => refuseOldRuntime(own, 9)).toThrow(
      /needs Node 22\.14 or newer\. SURETILL_SQLITE_BINDING names/,
    )
    expect(() => refuseOldRuntime(other, 9)).not.toThrow()
    expect(() => refuseOldRuntime(own, 10)).not.toThrow()
  })

  it('tells a full disk and a failing disk from a bug', () => {
    const sqlite = (code: string) => Object.assign(new Error('disk'), { code })
    expect(storageFailure(sqlite('SQLITE_FULL'))).toBe('disk-full')
    expect(storageFailure(sqlite('ENOSPC'))).toBe('disk-full')
    expect(storageFailure(sqlite('SQLITE_IOERR_WRITE'))).toBe('storage-failed')
    expect(storageFailure(sqlite('SQLITE_READONLY'))).toBe('storage-failed')
    expect(storageFailure(sqlite('SQLITE_CONSTRAINT'))).toBeUndefined()
    expect(storageFailure('no')).toBeUndefined()
  })

  it('says that the disk is full when SQLite does, and stays readable', () => {
    const database = testDatabase()
    const pages = (database.pragma('page_count') as { page_count: number }[])[0]?.page_count ?? 0
    database.pragma(`max_page_count = ${pages}`)
    const fill = () =>
      database.inTransaction(() => {
        for (let row = 0; row < 1000; row += 1)
          database
            .sql<[string, string]>('insert into settings (key, value) values (?, ?)')
            .run(`k${row}`, `"${'x'.repeat(500)}"`)
      })
    let failure: unknown
    try {
      fill()
    } catch (error) {
      failure = error
    }
    expect(storageFailure(failure)).toBe('disk-full')
    expect(database.sql('select count(*) as count from settings').get()).toEqual({ count: 0 })
  })
})
