import type { Clock } from '../../../main/ports.ts'

export type VirtualClock = Clock & {
  /** Lets time pass and runs what falls due, in the order of its time. */
  advance(ms: number): void
}

export function virtualClock(startAt = Date.UTC(2026, 10, 21, 9, 0, 0)): VirtualClock {
  let now = startAt
  let order = 0
  let waiting: { atMs: number; order: number; work: () => void }[] = []
  return {
    now: () => now,
    schedule(atMs, work) {
      order += 1
      const entry = { atMs: Math.max(atMs, now), order, work }
      waiting.push(entry)
      return () => {
        waiting = waiting.filter((candidate) => candidate !== entry)
      }
    },
    advance(ms) {
      const until = now + ms
      for (;;) {
        const [next] = waiting
          .filter((entry) => entry.atMs <= until)
          .sort((a, b) => a.atMs - b.atMs || a.order - b.order)
        if (!next) break
        waiting = waiting.filter((entry) => entry !== next)
        now = next.atMs
        next.work()
      }
      now = until
    },
  }
}

/** Mulberry32: the same seed gives the same ids in every run. */
export function seededRandom(seed = 1): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
