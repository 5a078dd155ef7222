import { appendJournal } from '../store/journal-store.ts'
import { type Person, writeCounterRefused, writePin } from '../store/people-store.ts'
import type { PeopleContext } from './people-context.ts'
import { remember } from './remember.ts'

/**
 * The way back for an owner who forgot the PIN: whoever holds the data folder may ask for it (main/platform/owner-pin-file.ts).
 * Waits for wrong PINs end as well. Null: a shop without people needs none.
 */
export async function renewOwnerPin(context: PeopleContext, pin: string): Promise<Person | null> {
  const { database, clock, memory } = context
  const owner = memory.people.find((person) => !person.archived && isOwner(context, person))
  if (!owner) return null
  const kept = await context.pins.hash(pin)
  database.inTransaction(() => {
    writePin(database, owner.id, kept)
    writeCounterRefused(database, { refused: 0, refusedUntil: null })
    appendJournal(database, clock.now(), 'owner-pin-renewed', String(owner.id), {})
  })
  remember(context)
  return owner
}

function isOwner({ memory }: PeopleContext, { roleId }: Person): boolean {
  return memory.roles.some(({ id, kind }) => id === roleId && kind === 'owner')
}
