import type { CounterView } from '../../preload/contract/people-views.ts'
import { type Powers, powersOf } from '../domain/rights.ts'
import type { Database } from '../store/database.ts'
import { loadCounter, loadPeople, loadRoles, type Person } from '../store/people-store.ts'
import { readFact } from '../store/settings-store.ts'
import type { PeopleContext, PeopleMemory } from './people-context.ts'

/* What is known of the shop's people without asking the disk. */

const usualLockMinutes = 5
export const lockFact = 'lockAfterMinutes'

function onDisk(database: Database): Pick<PeopleMemory, 'people' | 'roles' | 'counter' | 'lockAfterMinutes'> {
  const minutes = readFact(database, lockFact)
  return {
    people: loadPeople(database),
    roles: loadRoles(database),
    counter: loadCounter(database),
    lockAfterMinutes: typeof minutes === 'number' ? minutes : usualLockMinutes,
  }
}

export function createPeopleMemory(database: Database): PeopleMemory {
  return {
    ...onDisk(database),
    locked: true,
    activeAt: 0,
    callOffLock: () => undefined,
    approvals: new Map(),
    pinTurn: Promise.resolve(),
  }
}

/** After each commit that changed people, roles or the counter. */
export function remember({ database, memory }: PeopleContext): void {
  Object.assign(memory, onDisk(database))
}

/** A shop without people is one person's: nobody signs in and everything is allowed. */
export function hasPeople({ memory }: PeopleContext): boolean {
  return memory.people.length > 0
}

export function personOf({ memory }: PeopleContext, personId: number): Person | undefined {
  return memory.people.find(({ id, archived }) => id === personId && !archived)
}

/** @throws when the role is not there, which the database does not allow */
export function powersOfPerson({ memory }: PeopleContext, { roleId }: Pick<Person, 'roleId'>): Powers {
  const role = memory.roles.find(({ id }) => id === roleId)
  if (!role) throw new Error(`there is no role ${roleId}`)
  return powersOf(role)
}

/** Who is at the till; undefined while it is locked. */
export function personHere(context: PeopleContext): Person | undefined {
  const { locked, counter } = context.memory
  return locked || counter.personId === null ? undefined : personOf(context, counter.personId)
}

/** Null: a shop without people. */
export function counterView(context: PeopleContext): CounterView | null {
  if (!hasPeople(context)) return null
  const { people, counter, lockAfterMinutes } = context.memory
  const person = personHere(context)
  return {
    person: person ? { ...tileOf(person), ...powersOfPerson(context, person) } : null,
    lockedBy: counter.personId,
    people: people.filter(({ archived }) => !archived).map(tileOf),
    lockAfterMinutes,
  }
}

export function tileOf({ id, name, initials, color }: Person) {
  return { id, name, initials, color }
}
