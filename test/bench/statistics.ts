/** The p-th part of the sorted values: 0.5 is the median, 0.99 what one in a hundred exceeds. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** Milliseconds that the work took. */
export function timed(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}
