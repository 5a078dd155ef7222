import type { Parsed } from '../../preload/contract/channels.ts'
import type { PeopleView } from '../../preload/contract/people-views.ts'
import { type ErrorCode, fail, ok, type Result } from '../../preload/contract/result.ts'
import { type Powers, powersOf, reachesAsFar } from '../domain/rights.ts'
import { actingPerson } from '../store/acting-person.ts'
import { appendJournal } from '../store/journal-store.ts'
import {
  insertPerson,
  insertRole,
  type Person,
  type Role,
  updatePerson,
  updateRole,
  writePin,
} from '../store/people-store.ts'
import { listPeople } from './list-people.ts'
import type { PeopleContext } from './people-context.ts'
import { hasPeople, personOf, powersOfPerson, remember } from './remember.ts'
import { signOut, takePlace } from './sign-in.ts'

type Wanted = Parsed<'people.save'>

/**
 * people.save. Two promises hold whatever is sent: the shop always has an owner who can sign in, and nobody gives rights that
 * they do not have, be it by a role, or by the PIN of somebody who has them.
 */
export async function savePerson(context: PeopleContext, wanted: Wanted): Promise<Result<PeopleView>> {
  const refused = refusalOf(context, wanted)
  if (refused) return fail(refused)
  const kept = wanted.pin === null ? null : await context.pins.hash(wanted.pin)
  // The hash took a moment, in which somebody else may have saved.
  const refusedNow = refusalOf(context, wanted)
  if (refusedNow) return fail(refusedNow)
  const isFirst = !hasPeople(context)
  const personId = write(context, wanted, kept)
  remember(context)
  if (isFirst) takePlace(context, personId)
  else if (context.memory.counter.personId === personId && wanted.archived) signOut(context)
  context.nudge('people')
  return ok(listPeople(context))
}

function refusalOf(context: PeopleContext, wanted: Wanted): ErrorCode | null {
  const { people, roles } = context.memory
  const before = people.find(({ id }) => id === wanted.id)
  const role = roles.find(({ id }) => id === wanted.roleId)
  if (!role) return 'role-not-found'
  if (wanted.id !== null && !before) return 'person-not-found'
  if (wanted.id === null && wanted.pin === null) return 'pin-needed'
  if (!hasPeople(context) && (role.kind !== 'owner' || wanted.archived)) return 'person-first-owner'
  const isTaken = people.some(
    ({ id, name, archived }) => id !== wanted.id && !archived && sameName(name, wanted.name),
  )
  if (isTaken && !wanted.archived) return 'person-name-taken'
  if (before && isLastOwner(context, before) && (wanted.archived || role.kind !== 'owner'))
    return 'person-last-owner'
  const touched = [powersOf(role), ...(before ? [powersOfPerson(context, before)] : [])]
  return touched.every((powers) => mayGive(context, powers)) ? null : 'person-beyond-rights'
}

const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

function isLastOwner({ memory }: PeopleContext, person: Person): boolean {
  const ownerRoles = memory.roles.filter(({ kind }) => kind === 'owner').map(({ id }) => id)
  const owners = memory.people.filter(({ roleId, archived }) => !archived && ownerRoles.includes(roleId))
  return owners.length === 1 && owners[0]?.id === person.id
}

/** By whoever asked, or by whoever approved it. */
function mayGive(context: PeopleContext, powers: Powers): boolean {
  const acting = actingPerson(context.database)
  if (!acting) return !hasPeople(context)
  const own = [acting.personId, acting.approvedBy].flatMap((id) =>
    id === null ? [] : (personOf(context, id) ?? []),
  )
  return own.some((person) => reachesAsFar(powersOfPerson(context, person), powers))
}

function write(context: PeopleContext, wanted: Wanted, kept: string | null): number {
  const { database, clock } = context
  const { name, color, roleId, archived } = wanted
  const initials = wanted.initials || initialsOf(name)
  const at = clock.now()
  return database.inTransaction(() => {
    if (wanted.id === null) {
      const id = insertPerson(database, { name, initials, color, roleId, pin: kept ?? '' }, at)
      appendJournal(database, at, 'person-added', String(id), { name, role: roleId })
      return id
    }
    updatePerson(database, { id: wanted.id, name, initials, color, roleId, archived })
    appendJournal(database, at, 'person-changed', String(wanted.id), { name, role: roleId, archived })
    if (kept !== null) {
      writePin(database, wanted.id, kept)
      appendJournal(database, at, 'pin-changed', String(wanted.id), {})
    }
    return wanted.id
  })
}

/** The first letters of the first words: two at most. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '')
  const letters = words.slice(0, 2).map((word) => Array.from(word)[0] ?? '')
  return letters.join('').toUpperCase().slice(0, 4) || '?'
}

/** people.save-role: an own one, or what the program's manager and cashier may do here. An owner always may everything. */
export function saveRole(context: PeopleContext, wanted: Parsed<'people.save-role'>): Result<PeopleView> {
  const { database, clock, memory } = context
  const before = memory.roles.find(({ id }) => id === wanted.id)
  const refused = roleRefusal(context, wanted, before)
  if (refused) return fail(refused)
  const name = before && before.kind !== 'own' ? '' : wanted.name
  const { rights, limits } = wanted
  const at = clock.now()
  database.inTransaction(() => {
    const id = before?.id ?? insertRole(database, { name, rights, limits })
    if (before) updateRole(database, { id, name, rights, limits })
    appendJournal(database, at, 'role-saved', String(id), {
      kind: before?.kind ?? 'own',
      name,
      rights,
      limits,
    })
  })
  remember(context)
  context.nudge('people')
  return ok(listPeople(context))
}

function roleRefusal(
  context: PeopleContext,
  wanted: Parsed<'people.save-role'>,
  before: Role | undefined,
): ErrorCode | null {
  if (wanted.id !== null && !before) return 'role-not-found'
  if (before?.kind === 'owner') return 'role-fixed'
  const isOwn = before === undefined || before.kind === 'own'
  if (isOwn && wanted.name === '') return 'name-missing'
  const isTaken = context.memory.roles.some(
    ({ id, kind, name }) => kind === 'own' && id !== wanted.id && sameName(name, wanted.name),
  )
  if (isTaken && isOwn) return 'role-name-taken'
  const mayBoth = mayGive(context, wanted) && (before === undefined || mayGive(context, before))
  return mayBoth ? null : 'person-beyond-rights'
}
