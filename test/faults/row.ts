/*
 * The catalogue of what can go wrong at a till, row by row, with the tests that show what happens then. The ids are those of
 * the project's list of faults; the words are our own. A row says honestly what is not there yet.
 */

export type FaultRow = {
  /** What goes wrong, in one line. */
  fault: string
  /** A file of test/ and the exact titles in it. */
  tests?: Readonly<Record<string, readonly string[]>>
  /** What of the row the till does not do yet, and which capability it waits for. */
  later?: string
}

export type FaultRows<Letter extends string> = Readonly<Record<`${Letter}${number}`, FaultRow>>

/** How many rows each letter has: a row that nobody wrote down is missed. */
export const rowCounts = {
  P: 25,
  R: 14,
  K: 11,
  S: 12,
  C: 10,
  M: 16,
  H: 12,
  T: 8,
  N: 14,
  X: 12,
  E: 10,
  J: 6,
} as const
