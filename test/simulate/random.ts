/*
 * Chance from one seed. Each part of the simulated world draws from a stream of its own, so that one more question to
 * the cloud does not change what the cashier does next.
 */

export type Chance = {
  /** From 0 up to, but not including, 1. */
  next(): number
  happens(probability: number): boolean
  /** A whole number from 0 up to, but not including, `count`. */
  below(count: number): number
  /** A whole number, both ends included. */
  between(lowest: number, highest: number): number
  pick<T>(list: readonly T[]): T
}

export function chanceOf(seed: number, stream: number): Chance {
  // Neighbouring seeds must not give neighbouring runs: both are mixed before the first draw.
  let state = mixed(mixed(seed + 0x9e3779b9) ^ Math.imul(stream + 1, 0x85ebca6b))
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (count: number) => Math.floor(next() * count)
  return {
    next,
    happens: (probability) => next() < probability,
    below,
    between: (lowest, highest) => lowest + below(highest - lowest + 1),
    pick<T>(list: readonly T[]): T {
      if (list.length === 0) throw new Error('there is nothing to pick from')
      return list[below(list.length)] as T
    },
  }
}

function mixed(value: number): number {
  let word = value | 0
  word = Math.imul(word ^ (word >>> 16), 0x7feb352d)
  word = Math.imul(word ^ (word >>> 15), 0x846ca68b)
  return word ^ (word >>> 16)
}
