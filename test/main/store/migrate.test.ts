import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../main/store/database.ts'
import { ForeignDatabaseError, migrate, migrations, NewerDatabaseError } from '../../../main/store/migrate.ts'
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
  })
})
