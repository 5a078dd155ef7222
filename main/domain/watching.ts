import { silence } from './silence.ts'

/*
 * Attempts that were ruled out are looked at for three days more, ever more seldom: providers report approvals hours late. The
 * first looks are the attempt's own (polling.ts); from the first hour on one look at the provider's lists serves all of them.
 * Attempts that were charged are watched by the same looks: another charge may stand under the same reference.
 */

const minute = 60_000
const hour = 60 * minute

/** Ages of an attempt's verdict at which it is looked at; the last look ends the watch. */
export const watchAgesMs: readonly number[] = [
  hour,
  3 * hour,
  6 * hour,
  12 * hour,
  24 * hour,
  48 * hour,
  silence.ruledOut.afterMs,
]

/** A copy of a request is over with its validity, so that the first look may find it; the others are for lists that lag. */
export const chargedAgesMs: readonly number[] = [
  10 * minute,
  hour,
  6 * hour,
  24 * hour,
  silence.secondCharge.afterMs,
]

/** An attempt with its verdict, and from when that is. */
export type Watched = { finalAt: number; isCharged: boolean }

/** Between two looks of one till, however many attempts it watches. */
export const shortestWatchGapMs = 10 * minute
const firstErrorGapMs = minute
const longestErrorGapMs = 30 * minute
/** After a sleep, or hours without power or network, all tills would come at once. */
const spreadMs = 30_000
const lateMs = minute

/** The first planned look after `lookedAt`; undefined when the last one was taken. Null: not looked at yet. */
function nextLookOf({ finalAt, isCharged }: Watched, lookedAt: number | null): number | undefined {
  const ages = isCharged ? chargedAgesMs : watchAgesMs
  return ages.map((age) => finalAt + age).find((at) => lookedAt === null || at > lookedAt)
}

export const isStillWatched = (watched: Watched, lookedAt: number | null): boolean =>
  nextLookOf(watched, lookedAt) !== undefined

/** When to look next for all of them; undefined when nothing is left to watch. */
export function nextWatchAt(
  watched: readonly Watched[],
  lookedAt: number | null,
  now: number,
): number | undefined {
  const looks = watched.flatMap((one) => nextLookOf(one, lookedAt) ?? [])
  if (looks.length === 0) return undefined
  const longestGapMs = silence.ruledOut.afterMs
  // A clock that was set back must not put the look off for longer than the watch itself.
  return Math.min(Math.max(Math.min(...looks), now + shortestWatchGapMs), now + longestGapMs)
}

export const isLastLook = (finalAt: number, now: number): boolean => now >= finalAt + silence.ruledOut.afterMs

/** @param random from 0 to 1 */
export function watchErrorDelayMs(failures: number, random: number): number {
  const doubled = Math.min(longestErrorGapMs, firstErrorGapMs * 2 ** Math.min(failures - 1, 10))
  return Math.round(doubled * (0.8 + 0.4 * random))
}

/** How much later than planned a look may come at once; beyond that it is spread. */
export function spreadDelayMs(plannedAt: number, now: number, random: number): number {
  return now - plannedAt > lateMs ? Math.round(spreadMs * random) : 0
}
