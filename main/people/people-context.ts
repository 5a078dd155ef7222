import type { NudgeTopic } from '../../preload/contract/channels.ts'
import type { Basket } from '../domain/basket.ts'
import type { PinHasher } from '../people-ports.ts'
import type { Clock, Ids, Log } from '../ports.ts'
import type { Database } from '../store/database.ts'
import type { Counter, Person, Role } from '../store/people-store.ts'

/** What the people of the shop need of the rest of the till; the composition hands it in. */
export type PeopleContext = {
  database: Database
  clock: Clock
  log: Log
  ids: Ids
  pins: PinHasher
  memory: PeopleMemory
  nudge(topic: NudgeTopic): void
  /** The open basket: how far a discount goes depends on it. */
  basket(): Basket
  /** Null: an open price. Undefined: there is no such product. */
  listPriceMinor(productId: number): number | null | undefined
}

/** A PIN that was given for one call. */
export type Approval = {
  callHash: string
  /** For whom. */
  personId: number
  approvedBy: number
  until: number
}

/** What every call asks; equal to the disk after each commit (`remember` in remember.ts). */
export type PeopleMemory = {
  people: readonly Person[]
  roles: readonly Role[]
  counter: Counter
  /** After each start somebody shows by their PIN that they are there. */
  locked: boolean
  lockAfterMinutes: number
  /** When somebody last touched the till. */
  activeAt: number
  callOffLock: () => void
  /** By the hash of their token. */
  approvals: Map<string, Approval>
  /** One PIN is checked at a time. */
  pinTurn: Promise<unknown>
}
