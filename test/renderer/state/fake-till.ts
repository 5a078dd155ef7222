import type { ChannelName } from '../../../preload/contract/channels.ts'
import { fail, ok, type Result } from '../../../preload/contract/result.ts'
import type { Ask } from '../../../renderer/state/ask.ts'

export type Call = { name: ChannelName; request: unknown }

/** Answers by a table of functions and keeps what it was asked. Only the channels that a test names exist. */
export function fakeTill(answers: Partial<Record<ChannelName, (request: never) => unknown>>) {
  const calls: Call[] = []
  const ask = (async (name: ChannelName, request: unknown) => {
    calls.push({ name, request })
    const answer = answers[name]
    if (!answer) return fail('unknown-channel')
    const value = answer(request as never)
    return isResult(value) ? value : ok(value)
  }) as Ask
  return { ask, calls, asked: (name: ChannelName) => calls.filter((call) => call.name === name) }
}

const isResult = (value: unknown): value is Result<unknown> =>
  typeof value === 'object' && value !== null && 'ok' in value

/** Timers that fire when the test says so. */
export function handTimers() {
  let waiting: { work: () => void; ms: number }[] = []
  return {
    setTimer(work: () => void, ms: number) {
      const timer = { work, ms }
      waiting.push(timer)
      return () => {
        waiting = waiting.filter((other) => other !== timer)
      }
    },
    get count() {
      return waiting.length
    },
    fire() {
      const due = waiting
      waiting = []
      for (const timer of due) timer.work()
    },
  }
}

/** Lets every promise that is already settled go on. */
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve))
