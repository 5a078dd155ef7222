import type { PeopleView } from '../../preload/contract/people-views.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { powersOf } from '../domain/rights.ts'
import { appendJournal } from '../store/journal-store.ts'
import { writePin } from '../store/people-store.ts'
import { writeFact } from '../store/settings-store.ts'
import { checkPin, refusedForMs } from './check-pin.ts'
import type { PeopleContext } from './people-context.ts'
import { lockFact, personHere, remember, tileOf } from './remember.ts'
import { noteActive } from './sign-in.ts'

/** people.list: everybody, also who has left. */
export function listPeople(context: PeopleContext): PeopleView {
  const { people, roles, lockAfterMinutes } = context.memory
  return {
    people: people.map((person) => ({
      ...tileOf(person),
      roleId: person.roleId,
      archived: person.archived,
      refusedForMs: refusedForMs(context, person),
    })),
    roles: roles.map((role) => {
      const { rights, limits } = powersOf(role)
      const holders = people.filter(({ roleId, archived }) => roleId === role.id && !archived)
      const { id, kind, name } = role
      return { id, kind, name, rights: [...rights], limits, people: holders.length }
    }),
    lockAfterMinutes,
  }
}

/** people.change-pin: one's own, with the old one. */
export async function changePin(
  context: PeopleContext,
  { pin, newPin }: { pin: string; newPin: string },
): Promise<Result<null>> {
  const person = personHere(context)
  if (!person) return fail('till-locked')
  const checked = await checkPin(context, person.id, pin, 'change-pin')
  if (!checked.ok) return checked
  const kept = await context.pins.hash(newPin)
  const { database, clock } = context
  database.inTransaction(() => {
    writePin(database, person.id, kept)
    appendJournal(database, clock.now(), 'pin-changed', String(person.id), {})
  })
  remember(context)
  return ok(null)
}

/** people.save-rules */
export function saveRules(
  context: PeopleContext,
  { lockAfterMinutes }: { lockAfterMinutes: number },
): Result<PeopleView> {
  const { database, clock, memory } = context
  if (lockAfterMinutes !== memory.lockAfterMinutes) {
    database.inTransaction(() => {
      writeFact(database, lockFact, lockAfterMinutes)
      appendJournal(database, clock.now(), 'people-rules-changed', 'shop', { lockAfterMinutes })
    })
    remember(context)
    noteActive(context)
    context.nudge('people')
  }
  return ok(listPeople(context))
}
