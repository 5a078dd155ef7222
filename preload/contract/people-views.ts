import type { Right, RightLimits } from './people-rights.ts'
import type { ReaderColor } from './views.ts'

/* People as screens see them. Never a PIN, nor what is kept of it. */

export const roleKinds = ['owner', 'manager', 'cashier', 'own'] as const
export type RoleKind = (typeof roleKinds)[number]

export type RoleView = {
  id: number
  kind: RoleKind
  /** Of an own role; the others are called in the language of the screen. */
  name: string
  rights: Right[]
  limits: RightLimits
  /** How many who are not archived have it. */
  people: number
}

/** A tile of the lock screen. */
export type PersonTile = {
  id: number
  name: string
  initials: string
  color: ReaderColor
}

export type PersonView = PersonTile & {
  roleId: number
  archived: boolean
  /** Milliseconds until another PIN is listened to; 0: now. */
  refusedForMs: number
}

/** Who stands at the till. */
export type CounterView = {
  /** Null: the till is locked. */
  person: (PersonTile & { rights: readonly Right[]; limits: RightLimits }) | null
  /** Whose turn it was when it was locked; null where they signed out. */
  lockedBy: number | null
  people: PersonTile[]
  /** Without a key or a tap for so long it locks by itself; 0: never. */
  lockAfterMinutes: number
}

export type PeopleView = {
  people: PersonView[]
  roles: RoleView[]
  lockAfterMinutes: number
}

/** Good once, for the very call that it was given for, and not for long. */
export type ApprovalView = { token: string; validForMs: number }
