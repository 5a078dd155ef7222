import type { Basket } from '../../main/domain/basket.ts'
import { type Gate, peopleGate } from '../../main/people/gate.ts'
import type { PeopleContext } from '../../main/people/people-context.ts'
import { createPeopleMemory, remember } from '../../main/people/remember.ts'
import { takePlace } from '../../main/people/sign-in.ts'
import { pinHasher } from '../../main/platform/pin-hash.ts'
import { randomIds } from '../../main/platform/random-ids.ts'
import { insertPerson, insertRole } from '../../main/store/people-store.ts'
import { type Right, type RightLimits, rights } from '../../preload/contract/people-rights.ts'
import { basketOf, lineOf } from './baskets.ts'
import { type TestClock, testClock } from './clock.ts'
import { testDatabase } from './database.ts'

export type PeopleDesk = {
  context: PeopleContext
  clock: TestClock
  gate: Gate
  /** Somebody whose role has these rights and no others; the PIN is `pinOfAll`. */
  hire(name: string, has: readonly Right[] | 'owner', limits?: Partial<RightLimits>): Promise<number>
  /** Stands at the till without a PIN. */
  place(personId: number): void
}

export const pinOfAll = '2580'
const noLimits = { discountPpm: null, refundMinor: null, refundDays: null, cashDifferenceMinor: null }
export const allBut = (right: Right): Right[] => rights.filter((other) => other !== right)

/** The people and the gate alone: a real database and real PINs, and a clock that the test moves. */
export function peopleDesk(basket: Basket = basketOf([lineOf({ quantityMilli: 10_000 })])): PeopleDesk {
  const database = testDatabase()
  const clock = testClock()
  const context: PeopleContext = {
    database,
    clock,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    ids: randomIds(),
    pins: pinHasher(2),
    memory: createPeopleMemory(database),
    nudge: () => undefined,
    basket: () => basket,
    listPriceMinor: () => 100,
  }
  return {
    context,
    clock,
    gate: peopleGate(context),
    async hire(name, has, limits = {}) {
      const pin = await context.pins.hash(pinOfAll)
      const roleId =
        has === 'owner' ? 1 : insertRole(database, { name, rights: has, limits: { ...noLimits, ...limits } })
      const id = insertPerson(database, { name, initials: name.slice(0, 2), color: 'blue', roleId, pin }, 0)
      remember(context)
      return id
    },
    place: (personId) => takePlace(context, personId),
  }
}
