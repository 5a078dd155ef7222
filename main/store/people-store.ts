import * as v from 'valibot'
import { rightLimits, rightList } from '../../preload/contract/people-rights.ts'
import { type PersonTile, roleKinds } from '../../preload/contract/people-views.ts'
import { type ReaderColor, readerColors } from '../../preload/contract/views.ts'
import type { Powers } from '../domain/rights.ts'
import type { Database } from './database.ts'

export type Role = Powers & { id: number; kind: (typeof roleKinds)[number]; name: string }

const roleSchema = v.object({
  id: v.number(),
  kind: v.picklist(roleKinds),
  name: v.string(),
  rights: v.pipe(v.string(), v.parseJson(), rightList),
  limits: v.pipe(v.string(), v.parseJson(), rightLimits),
})

export function loadRoles(database: Database): Role[] {
  return database
    .sql<[]>('select id, kind, name, rights, limits from roles order by id')
    .all()
    .map((row) => v.parse(roleSchema, row))
}

export function insertRole(database: Database, { name, rights, limits }: Omit<Role, 'id' | 'kind'>): number {
  const added = database
    .sql<[string, string, string]>(`insert into roles (kind, name, rights, limits) values ('own', ?, ?, ?)`)
    .run(name, JSON.stringify(rights), JSON.stringify(limits))
  return Number(added.lastInsertRowid)
}

export function updateRole(database: Database, { id, name, rights, limits }: Omit<Role, 'kind'>): void {
  database
    .sql<[string, string, string, number]>('update roles set name = ?, rights = ?, limits = ? where id = ?')
    .run(name, JSON.stringify(rights), JSON.stringify(limits), id)
}

export type Person = PersonTile & {
  roleId: number
  archived: boolean
  /** What is kept of the PIN. */
  pin: string
  /** Wrong PINs in a row. */
  refused: number
  refusedUntil: number | null
}

type PersonRow = Omit<Person, 'archived' | 'color'> & { archived: 0 | 1; color: string }

/** All that there ever were, in the order in which they came. */
export function loadPeople(database: Database): Person[] {
  return database
    .sql<[], PersonRow>(
      `select id, name, initials, color, role_id as roleId, archived, pin, refused, refused_until as refusedUntil
       from people order by id`,
    )
    .all()
    .map((row) => ({ ...row, archived: row.archived === 1, color: colorOf(row.color) }))
}

function colorOf(text: string): ReaderColor {
  return readerColors.find((color) => color === text) ?? readerColors[0]
}

export function personName(database: Database, personId: number): string | undefined {
  return database.sql<[number], { name: string }>('select name from people where id = ?').get(personId)?.name
}

type KeptPerson = Pick<Person, 'name' | 'initials' | 'color' | 'roleId' | 'pin'>

export function insertPerson(database: Database, person: KeptPerson, at: number): number {
  const { name, initials, color, roleId, pin } = person
  const added = database
    .sql<[string, string, string, number, string, number]>(
      'insert into people (name, initials, color, role_id, pin, created_at) values (?, ?, ?, ?, ?, ?)',
    )
    .run(name, initials, color, roleId, pin, at)
  return Number(added.lastInsertRowid)
}

export function updatePerson(
  database: Database,
  person: Omit<KeptPerson, 'pin'> & { id: number; archived: boolean },
): void {
  const { id, name, initials, color, roleId, archived } = person
  database
    .sql<[string, string, string, number, number, number]>(
      'update people set name = ?, initials = ?, color = ?, role_id = ?, archived = ? where id = ?',
    )
    .run(name, initials, color, roleId, archived ? 1 : 0, id)
}

/** A new PIN begins without the wrong ones of the old. */
export function writePin(database: Database, personId: number, pin: string): void {
  database
    .sql<[string, number]>('update people set pin = ?, refused = 0, refused_until = null where id = ?')
    .run(pin, personId)
}

type Refused = { refused: number; refusedUntil: number | null }

export function writePersonRefused(database: Database, personId: number, refused: Refused): void {
  database
    .sql<[number, number | null, number]>('update people set refused = ?, refused_until = ? where id = ?')
    .run(refused.refused, refused.refusedUntil, personId)
}

/* ---- the counter: one person at a time ---- */

export type Counter = Refused & { personId: number | null }

export function loadCounter(database: Database): Counter {
  const row = database
    .sql<[], Counter>(
      'select person_id as personId, refused, refused_until as refusedUntil from counter where id = 1',
    )
    .get()
  if (!row) throw new Error('the counter has lost its row')
  return row
}

export function writeCounterPerson(database: Database, personId: number | null, at: number): void {
  database
    .sql<[number | null, number]>('update counter set person_id = ?, since = ? where id = 1')
    .run(personId, at)
}

export function writeCounterRefused(database: Database, refused: Refused): void {
  database
    .sql<[number, number | null]>('update counter set refused = ?, refused_until = ? where id = 1')
    .run(refused.refused, refused.refusedUntil)
}
