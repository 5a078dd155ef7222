/*
 * How long no other PIN is listened to after wrong ones. Two slips of the finger cost nothing; whoever tries all PINs of four digits
 * at the longest delay needs months, and every try stands in the journal.
 */

const firstDelayMs = 30_000
const longestForPersonMs = 15 * 60_000
/** Shorter, because it keeps everybody out: a till that nobody can open is a shop that is closed. */
const longestForCounterMs = 2 * 60_000

const free = { person: 2, counter: 9 }

/** @param refused wrong PINs of this person in a row, the last one included */
export function personDelayMs(refused: number): number {
  return growing(refused - free.person, longestForPersonMs)
}

/** @param refused wrong PINs at this till since somebody's right one, whoever they were tried for */
export function counterDelayMs(refused: number): number {
  return growing(refused - free.counter, longestForCounterMs)
}

function growing(step: number, longestMs: number): number {
  if (step <= 0) return 0
  // Beyond the exponent's range the longest is reached anyway.
  return Math.min(longestMs, firstDelayMs * 2 ** Math.min(step - 1, 20))
}
