import type { Answer, Arguments, ChannelName, TillApi } from '../../preload/contract/channels.ts'
import { fail, type Result } from '../../preload/contract/result.ts'

export type Ask = <Name extends ChannelName>(
  name: Name,
  ...request: Arguments<Name>
) => Promise<Result<Answer<Name>>>

/** A call never throws at a screen: a till that cannot be reached is an error with a sentence like any other. */
export function askThrough(api: TillApi): Ask {
  return async (name, ...request) => {
    try {
      return await api.call(name, ...request)
    } catch {
      return fail('till-unreachable', { sent: 'maybe' })
    }
  }
}
