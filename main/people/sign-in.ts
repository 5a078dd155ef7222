import type { CounterView } from '../../preload/contract/people-views.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { appendJournal } from '../store/journal-store.ts'
import { writeCounterPerson } from '../store/people-store.ts'
import { checkPin } from './check-pin.ts'
import type { PeopleContext } from './people-context.ts'
import { counterView, hasPeople, personHere, remember } from './remember.ts'

/*
 * The till is one counter and has one person at a time, in whichever window. What is open stays with the till: the next person
 * finds the basket and the payment of the one before.
 */

/** people.sign-in: also unlocks, and is how the next person takes over. */
export async function signIn(
  context: PeopleContext,
  { personId, pin }: { personId: number; pin: string },
): Promise<Result<CounterView>> {
  const checked = await checkPin(context, personId, pin, 'sign-in')
  if (!checked.ok) return checked
  takePlace(context, personId)
  const view = counterView(context)
  return view ? ok(view) : fail('person-not-found')
}

/** Who has shown who they are stands at the till from now on. */
export function takePlace(context: PeopleContext, personId: number): void {
  const { database, clock, memory } = context
  const at = clock.now()
  database.inTransaction(() => {
    const { personId: before } = memory.counter
    writeCounterPerson(database, personId, at)
    appendJournal(database, at, 'signed-in', String(personId), { before })
  })
  remember(context)
  memory.locked = false
  noteActive(context)
  context.nudge('people')
}

/** people.lock: the same person comes back with their PIN; another may take over. */
export function lockTill(
  context: PeopleContext,
  cause: 'asked-for' | 'idle' = 'asked-for',
): Result<CounterView | null> {
  const person = personHere(context)
  if (person) {
    const { database, clock } = context
    database.inTransaction(() =>
      appendJournal(database, clock.now(), 'till-locked', String(person.id), { cause }),
    )
    close(context)
  }
  return ok(counterView(context))
}

/** people.sign-out: nobody's turn. */
export function signOut(context: PeopleContext): Result<CounterView | null> {
  const { database, clock, memory } = context
  const { personId } = memory.counter
  if (hasPeople(context) && personId !== null) {
    const at = clock.now()
    database.inTransaction(() => {
      writeCounterPerson(database, null, at)
      appendJournal(database, at, 'signed-out', String(personId), {})
    })
    remember(context)
    close(context)
  }
  return ok(counterView(context))
}

function close(context: PeopleContext): void {
  const { memory } = context
  memory.locked = true
  memory.callOffLock()
  // What somebody approved was for the person who has gone.
  memory.approvals.clear()
  context.nudge('people')
}

/** Somebody is there: from now on the time until the till locks by itself counts anew. */
export function noteActive(context: PeopleContext): void {
  const { memory, clock } = context
  memory.activeAt = clock.now()
  memory.callOffLock()
  if (memory.lockAfterMinutes > 0)
    memory.callOffLock = clock.schedule(memory.activeAt + idleMs(context), () => lockIfIdle(context))
}

/** By the clock, and before every call: a timer that came late opens nothing. */
export function lockIfIdle(context: PeopleContext): void {
  const { memory, clock } = context
  if (memory.locked || memory.lockAfterMinutes === 0) return
  if (clock.now() - memory.activeAt >= idleMs(context)) lockTill(context, 'idle')
}

const idleMs = ({ memory }: PeopleContext): number => memory.lockAfterMinutes * 60_000
