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

const lateLooks: readonly number[] = [
  15 * minute,
  60 * minute,
  6 * 60 * minute,
  24 * 60 * minute,
  48 * 60 * minute,
]

/** After a refund without a trace: it may still turn up. Undefined when enough was looked. */
export function lateRefundLookMs(looks: number): number | undefined {
  return lateLooks[looks]
}
