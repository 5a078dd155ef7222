import {
  type LimitName,
  limitsOfRights,
  type Right,
  type RightLimits,
  rights,
} from '../../preload/contract/people-rights.ts'
import type { RoleKind } from '../../preload/contract/people-views.ts'

/* What a role may do, as a question of sets and limits: pure, asked for every call by main/people/gate.ts. */

export type Powers = { rights: readonly Right[]; limits: RightLimits }

/** What one call needs: a right, or one of several, and how far it has to go. */
export type Need = {
  right: Right | readonly Right[]
  reach?: { limit: LimitName; value: number }
}

const noLimits: RightLimits = {
  discountPpm: null,
  refundMinor: null,
  refundDays: null,
  cashDifferenceMinor: null,
}

/** Of an owner everything, also what a later program adds. */
export function powersOf(role: { kind: RoleKind } & Powers): Powers {
  if (role.kind === 'owner') return { rights, limits: noLimits }
  return { rights: role.rights, limits: role.limits }
}

export function isMet({ rights, limits }: Powers, { right, reach }: Need): boolean {
  const oneOf: readonly Right[] = typeof right === 'string' ? [right] : right
  if (!oneOf.some((name) => rights.includes(name))) return false
  const most = reach === undefined ? null : limits[reach.limit]
  return reach === undefined || most === null || reach.value <= most
}

/** The right that is named where a call is refused. */
export function namedRight({ right }: Need): Right {
  const [first] = typeof right === 'string' ? [right] : right
  if (first === undefined) throw new Error('a need names at least one right')
  return first
}

/** Nobody gives what they do not have: the other's rights are among one's own, and go no further. */
export function reachesAsFar(own: Powers, other: Powers): boolean {
  const hasRights = other.rights.every((right) => own.rights.includes(right))
  const names = other.rights.flatMap((right) => limitsOfRights[right] ?? [])
  return hasRights && names.every((name) => isWithin(own.limits[name], other.limits[name]))
}

const isWithin = (own: number | null, other: number | null): boolean =>
  own === null || (other !== null && other <= own)
