/*
 * When a refund that waits is tried again, and when a provider is asked what became of one. A refund that is owed is never
 * dropped; only the steps get longer.
 */

const minute = 60_000
const waits: readonly number[] = [5_000, 15_000, 30_000, minute, 2 * minute, 5 * minute, 10 * minute]
const longestWaitMs = 30 * minute

/** Right after a payment a refund is refused for minutes; a provider that is down is not hammered. ± 20 %. */
export function refundWaitMs(tries: number, random: number): number {
  return Math.round((waits[Math.max(0, tries - 1)] ?? longestWaitMs) * (0.8 + 0.4 * random))
}

/**
 * While a copy of the request may still arrive somebody stands at the till, and a card at the reader: these looks together
 * last longer than any row of the silence table about refunds.
 */
const nearLooks: readonly number[] = [1_500, 10_000, 20_000, 30_000, 40_000, minute, minute]
/** Then as long as late approvals are looked for. */
const lateLooks: readonly number[] = [
  15 * minute,
  60 * minute,
  6 * 60 * minute,
  24 * 60 * minute,
  48 * 60 * minute,
]
const looks = [...nearLooks, ...lateLooks]

/** To the next look after the end of a refund, by how many there were. Undefined when enough was looked. */
export function refundLookMs(looked: number): number | undefined {
  return looks[looked]
}

/** Counted, and not by the clock: a clock that was set forward shortens no look. */
export function mayMeetCopy(looked: number): boolean {
  return looked < nearLooks.length
}
