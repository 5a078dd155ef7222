/*
 * When a closed day is laid beside the card service's list: with its Z report, when its list has caught up, and as long as a service is
 * known to take approvals back before it pays out.
 */

const hour = 3_600_000

export const compareAgesMs: readonly number[] = [0, 1.1 * hour, 24 * hour, 72 * hour]
/** Strangers' charges are asked about in turns. */
export const compareTurnGapMs = 30_000
/** An account that is not in this till: perhaps it is entered again. */
export const compareWithoutProviderMs = 12 * hour
export const compareWithoutProviderForMs = 7 * 24 * hour

/** The first planned comparison after one that was made at that age; undefined when that was the last. */
export function nextCompareAt(closedAt: number, comparedAt: number): number | undefined {
  return compareAgesMs.map((age) => closedAt + age).find((at) => at > comparedAt)
}
