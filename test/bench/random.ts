/** A seeded source of chance: the same seed gives the same numbers on every machine. */
export type Random = {
  /** A number from 0 up to 1. */
  fraction(): number
  /** A whole number from 0 up to the given one. */
  below(count: number): number
  pick<T>(items: readonly T[]): T
}

export const seededRandom = (seed: number): Random => {
  let state = seed >>> 0
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (count: number): number => Math.floor(fraction() * count)
  return { fraction, below, pick: <T>(items: readonly T[]): T => items[below(items.length)] as T }
}
