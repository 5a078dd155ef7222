import { setDefaultAutoSelectFamily, setDefaultAutoSelectFamilyAttemptTimeout } from 'node:net'

/**
 * How long one of a name's addresses gets before the next is tried. The platform's quarter of a second gives up a living
 * address behind a slow line, and what was given up is not tried again: where IPv6 is broken, nothing would be left. Two dead
 * addresses before the living one cost two seconds, which is what somebody at the counter may wait.
 */
export const addressAttemptMs = 1_000

/**
 * A name whose first address is dead, or a network whose IPv6 is, costs seconds and no minutes. Only connecting is tried
 * again: the request is written once, to the one connection that stands.
 */
export function tryEveryAddress(): void {
  setDefaultAutoSelectFamily(true)
  setDefaultAutoSelectFamilyAttemptTimeout(addressAttemptMs)
}
