import { cpSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type Database, openDatabase } from '../../../main/store/database.ts'
import { logRoomBytes, widenLog } from '../../../main/store/log-room.ts'
import { testFolder } from '../../support/database.ts'

const logSize = (database: Database) => statSync(`${database.path}-wal`).size

function stage(): Database {
  const database = openDatabase(join(testFolder(), 'till.db'))
  database.execute('create table notes (id integer primary key, value text not null) strict')
  return database
}

const note = (database: Database, value: string) =>
  database.sql<[string]>('insert into notes (value) values (?)').run(value)

const notes = (database: Database) =>
  database
    .sql<[], { value: string }>('select value from notes order by id')
    .all()
    .map((row) => row.value)

/** The files as the disk has them, opened by somebody else: what a start after a crash finds. */
function afterCrash(database: Database): Database {
  const copy = join(testFolder(), 'copy.db')
  for (const end of ['', '-wal']) cpSync(`${database.path}${end}`, `${copy}${end}`)
  return openDatabase(copy)
}

const widen = (database: Database) => {
  while (!widenLog(database));
}

it('the log gets its room in slices, and no more than that', () => {
  const database = stage()
  expect(widenLog(database)).toBe(false)
  widen(database)
  expect(logSize(database)).toBe(logRoomBytes)
  expect(widenLog(database)).toBe(true)
  expect(logSize(database)).toBe(logRoomBytes)
})

it('commits go into the room instead of lengthening the log, and after a checkpoint begin in front', () => {
  const database = stage()
  widen(database)
  for (let round = 0; round < 4; round += 1) {
    for (let count = 0; count < 200; count += 1) note(database, `${round} ${count}`)
    expect(logSize(database)).toBe(logRoomBytes)
    database.checkpoint()
  }
  expect(notes(database)).toHaveLength(800)
})

it('after a crash every commit is there, before and after the room was made, and none that was rolled back', () => {
  const database = stage()
  note(database, 'before')
  widenLog(database)
  note(database, 'between')
  widen(database)
  note(database, 'after')
  expect(() =>
    database.inTransaction(() => {
      note(database, 'never')
      throw new Error('undone')
    }),
  ).toThrow('undone')
  expect(notes(afterCrash(database))).toEqual(['before', 'between', 'after'])
  database.checkpoint()
  note(database, 'over the old frames')
  expect(notes(afterCrash(database))).toEqual(['before', 'between', 'after', 'over the old frames'])
})

it('room in a log that is still empty is no damage', () => {
  const database = stage()
  note(database, 'kept')
  database.close()
  const again = openDatabase(database.path)
  widen(again)
  expect(notes(afterCrash(again))).toEqual(['kept'])
  note(again, 'and more')
  expect(notes(afterCrash(again))).toEqual(['kept', 'and more'])
})

it('a database in memory has no log', () => {
  expect(widenLog(openDatabase(':memory:'))).toBe(true)
})
