import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../main/store/database.ts'
import {
  ForeignDatabaseError,
  migrate,
  migrations,
  NewerDatabaseError,
  refuseStrangers,
} from '../../../main/store/migrate.ts'
import { testFolder } from '../../support/database.ts'

const fresh = () => openDatabase(join(testFolder(), 'till.db'))
const version = (database: ReturnType<typeof fresh>) => database.pragma('user_version')

describe('migrating the data', () => {
  it('brings an empty file to the newest version, once', () => {
    const database = fresh()
    migrate(database)
    migrate(database)
    expect(version(database)).toEqual([{ user_version: migrations.length }])
  })

  it('makes every table STRICT, so that 12.50 cannot land in an amount', () => {
    const database = fresh()
    migrate(database)
    const loose = database
      .sql<[], { name: string }>(
        `select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0 and name not like 'sqlite_%'`,
      )
      .all()
    expect(loose).toEqual([])
  })

  it('leaves data of a newer program untouched and says which version wrote it', () => {
    const database = fresh()
    migrate(database)
    database.execute('pragma user_version = 999')
    expect(() => migrate(database)).toThrow(NewerDatabaseError)
    expect(() => migrate(database)).toThrow(/newer Suretill.*999/)
    expect(version(database)).toEqual([{ user_version: 999 }])
  })

  it('refuses the database of another program', () => {
    const database = fresh()
    database.execute('create table other (id integer)')
    expect(() => migrate(database)).toThrow(ForeignDatabaseError)
  })

  it('copies the file before a step and keeps the old version when the step fails half-way', () => {
    const database = fresh()
    migrate(database, migrations.slice(0, 1))
    const broken = [
      ...migrations.slice(0, 1),
      'create table later (id integer) strict; insert into nowhere values (1);',
    ]
    expect(() => migrate(database, broken)).toThrow(/nowhere/)
    expect(version(database)).toEqual([{ user_version: 1 }])
    expect(database.sql(`select 1 from sqlite_schema where name = 'later'`).all()).toEqual([])
    expect(existsSync(`${database.path}.before-2`)).toBe(true)
    expect(existsSync(`${database.path}.before-2.part`)).toBe(false)
  })

  it('trusts no copy that a power cut broke off', () => {
    const database = fresh()
    migrate(database, migrations.slice(0, 1))
    writeFileSync(`${database.path}.before-2.part`, 'the first half')
    migrate(database, [...migrations.slice(0, 1), 'create table later (id integer) strict;'])
    const copy = openDatabase(`${database.path}.before-2`, { readonly: true })
    expect(version(copy)).toEqual([{ user_version: 1 }])
    copy.close()
  })
})

/** Names and bytes of everything in the folder, but for SQLite's shared memory, which holds nothing. */
function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => !name.endsWith('-shm'))
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'base64')]))
}

describe('a database that is not ours to change', () => {
  it.each([
    ['delete', NewerDatabaseError],
    ['wal', NewerDatabaseError],
    ['delete', ForeignDatabaseError],
    ['wal', ForeignDatabaseError],
  ])('stays as it is, byte for byte (journal mode %s, %o)', (mode, kind) => {
    const path = join(testFolder(), 'till.db')
    const other = new SqliteDatabase(path)
    other.pragma(`journal_mode = ${mode}`)
    other.exec('create table things (id integer)')
    if (kind === NewerDatabaseError)
      other.exec(`pragma application_id = 1953066092; pragma user_version = 99`)
    other.close()
    const before = contents(join(path, '..'))
    expect(() => refuseStrangers(path)).toThrow(kind)
    expect(contents(join(path, '..'))).toEqual(before)
  })

  it('stays as it is also after a crash of the newer program, whose last words are still in the log', () => {
    const running = fresh()
    migrate(running)
    running.execute('pragma user_version = 99')
    const crashed = join(testFolder(), 'till.db')
    for (const end of ['', '-wal']) cpSync(`${running.path}${end}`, `${crashed}${end}`)
    expect(statSync(`${crashed}-wal`).size).toBeGreaterThan(0)
    const before = contents(join(crashed, '..'))
    expect(() => refuseStrangers(crashed)).toThrow(NewerDatabaseError)
    expect(contents(join(crashed, '..'))).toEqual(before)
  })

  it('is not one that is ours, empty or not there yet', () => {
    const ours = fresh()
    migrate(ours)
    expect(() => refuseStrangers(ours.path)).not.toThrow()
    const empty = join(testFolder(), 'till.db')
    expect(() => refuseStrangers(empty)).not.toThrow()
    expect(existsSync(empty)).toBe(false)
    writeFileSync(empty, '')
    expect(() => refuseStrangers(empty)).not.toThrow()
    expect(statSync(empty).size).toBe(0)
  })
})
