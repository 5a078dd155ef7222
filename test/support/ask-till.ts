import type { Answer, Arguments, ChannelName } from '../../preload/contract/channels.ts'
import type { Result } from '../../preload/contract/result.ts'

/** Asks a till as a screen does; a refusal is an error. For programs that run outside of a test. */
export type AskTill = <Name extends ChannelName>(
  name: Name,
  ...request: Arguments<Name>
) => Promise<Answer<Name>>

export class Refused extends Error {
  readonly code: string
  constructor(name: string, code: string, values: unknown) {
    super(`${name}: ${code} ${JSON.stringify(values ?? {})}`)
    this.code = code
  }
}

export function askTill(call: (channel: string, request: unknown) => Promise<Result<unknown>>): AskTill {
  return async (name, ...request) => {
    const result = await call(name, request[0])
    if (!result.ok) throw new Refused(name, result.error.code, result.error.values)
    return result.value as never
  }
}

/** Looks again until it holds. The caller's process has the time-out. */
export async function lookUntil<T>(look: () => Promise<T | undefined | false>, gapMs = 10): Promise<T> {
  for (;;) {
    const found = await look()
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, gapMs))
  }
}
