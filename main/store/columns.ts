/*
 * The columns of a row, checked one by one on their way out. For the tables that are read after every step of a payment: a
 * schema over a wide row takes several times as long as reading it.
 */

/** A row as the database gives it: the columns are known, what stands in them is not. */
export type Columns<Row> = { readonly [Column in keyof Row]: unknown }

export function text(column: string, value: unknown): string {
  if (typeof value === 'string') return value
  throw unexpected(column, 'a text', value)
}

export function textOrNone(column: string, value: unknown): string | null {
  return value === null ? null : text(column, value)
}

export function number(column: string, value: unknown): number {
  if (typeof value === 'number') return value
  throw unexpected(column, 'a number', value)
}

export function numberOrNone(column: string, value: unknown): number | null {
  return value === null ? null : number(column, value)
}

export function oneOf<Word extends string>(column: string, words: readonly Word[], value: unknown): Word {
  const word = words.find((candidate) => candidate === value)
  if (word !== undefined) return word
  throw unexpected(column, `one of ${words.join(', ')}`, value)
}

function unexpected(column: string, wanted: string, value: unknown): Error {
  const found = value === undefined ? 'nothing' : JSON.stringify(value)
  return new Error(`the database has ${found} in ${column}, which is not ${wanted}`)
}
