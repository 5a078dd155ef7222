import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { counterDelayMs, personDelayMs } from '../domain/pin-delay.ts'
import { appendJournal } from '../store/journal-store.ts'
import { type Person, writeCounterRefused, writePersonRefused } from '../store/people-store.ts'
import type { PeopleContext } from './people-context.ts'
import { personOf, remember } from './remember.ts'

/** What somebody wants with a PIN: stands in the journal where it was wrong. */
export type PinPurpose = 'sign-in' | 'approval' | 'change-pin'

/**
 * Whether this is the person's PIN. One is checked at a time, and the try is on disk before it is checked: neither many windows
 * at once nor a restart at the right moment makes one more try than the delays allow.
 */
export function checkPin(
  context: PeopleContext,
  personId: number,
  pin: string,
  purpose: PinPurpose,
): Promise<Result<Person>> {
  const { memory } = context
  const checked = memory.pinTurn.then(() => checkNow(context, personId, pin, purpose))
  memory.pinTurn = checked.catch(() => undefined)
  return checked
}

async function checkNow(
  context: PeopleContext,
  personId: number,
  pin: string,
  purpose: PinPurpose,
): Promise<Result<Person>> {
  const person = personOf(context, personId)
  if (!person) return fail('person-not-found')
  const waitMs = refusedForMs(context, person)
  if (waitMs > 0) return fail('pin-refused-for-now', { waitMs })
  const refused = countTry(context, person)
  if (await context.pins.matches(pin, person.pin)) {
    forgetTries(context, person)
    return ok(personOf(context, personId) ?? person)
  }
  noteRefusal(context, person, refused, purpose)
  const nextMs = refusedForMs(context, personOf(context, personId) ?? person)
  return nextMs > 0 ? fail('pin-refused-for-now', { waitMs: nextMs }) : fail('pin-wrong')
}

/** Until another PIN of this person is listened to here. */
export function refusedForMs({ memory, clock }: PeopleContext, person: Person): number {
  const until = Math.max(person.refusedUntil ?? 0, memory.counter.refusedUntil ?? 0)
  return Math.max(0, until - clock.now())
}

function countTry(context: PeopleContext, person: Person): number {
  const { database, memory, clock } = context
  const refused = person.refused + 1
  const atCounter = memory.counter.refused + 1
  const now = clock.now()
  const after = (delayMs: number) => (delayMs > 0 ? now + delayMs : null)
  database.inTransaction(() => {
    writePersonRefused(database, person.id, { refused, refusedUntil: after(personDelayMs(refused)) })
    writeCounterRefused(database, {
      refused: atCounter,
      refusedUntil: after(counterDelayMs(atCounter)),
    })
  })
  remember(context)
  return refused
}

function forgetTries(context: PeopleContext, person: Person): void {
  const { database } = context
  database.inTransaction(() => {
    writePersonRefused(database, person.id, { refused: 0, refusedUntil: null })
    writeCounterRefused(database, { refused: 0, refusedUntil: null })
  })
  remember(context)
}

function noteRefusal(
  { database, clock, log }: PeopleContext,
  person: Person,
  refused: number,
  purpose: PinPurpose,
): void {
  database.inTransaction(() =>
    appendJournal(database, clock.now(), 'pin-refused', String(person.id), { refused, purpose }),
  )
  log.warn('people.pin-refused', { personId: person.id, refused, purpose })
}
