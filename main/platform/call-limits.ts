import { fail, type Result } from '../../preload/contract/result.ts'

export type Call = (channel: unknown, request: unknown) => Promise<Result<unknown>>

/** Far above what fingers, a scanner and every open screen together can do; far below what would stall the till. */
const usualLimits = { atOnce: 128, perSecond: 2_000 }

/**
 * One window's share of the till. A page that runs wild is answered `too-busy`, and everybody else's calls go on.
 * @param now milliseconds of a clock that never jumps
 */
export function boundedCalls(call: Call, now: () => number, limits = usualLimits): Call {
  let running = 0
  let allowance = limits.perSecond
  let countedAt = now()
  return async (channel, request) => {
    const at = now()
    allowance = Math.min(limits.perSecond, allowance + ((at - countedAt) / 1000) * limits.perSecond)
    countedAt = at
    if (allowance < 1 || running >= limits.atOnce) return fail('too-busy')
    allowance -= 1
    running += 1
    try {
      return await call(channel, request)
    } finally {
      running -= 1
    }
  }
}
