import { fail, type Result } from '../../preload/contract/result.ts'
import type { Listener } from '../display/display.ts'
import { type Mode, readMode, writeMode } from '../platform/mode-file.ts'
import type { Log } from '../ports.ts'
import type { Nudges } from './nudges.ts'
import type { OpenTill, Till } from './till.ts'

export type SwitchOutside = {
  /** Where training and live lie beside each other. */
  folder: string
  log: Log
  nudges: Nudges
  open(mode: Mode): Promise<OpenTill>
}

/**
 * One till for the hosts, over the data that was chosen. Going over to the other data opens it first: when that fails, or
 * the choice cannot be kept, everything is as it was.
 * @throws what opening throws
 */
export async function switchableTill({ folder, log, nudges, open }: SwitchOutside): Promise<Till> {
  let mode = readMode(folder)
  let current = await open(mode)
  let isChanging = false
  let settled: Promise<unknown> = Promise.resolve()
  let stopped = false
  const display = followersOver(() => current)

  async function goOver(to: Mode): Promise<Result<unknown>> {
    if (stopped) return fail('till-unreachable', { sent: 'no' })
    let next: OpenTill | null = null
    try {
      next = await open(to)
      writeMode(folder, to)
    } catch (error) {
      log.error('till.not-switched', { to, problem: String(error) })
      await next?.stop()
      return fail('switch-failed')
    }
    const before = current
    const from = mode
    current = next
    mode = to
    noteEntered(log, next, from)
    display.goOver()
    await before.stop()
    log.info('till.switched', { to })
    return await current.call('till.state', undefined)
  }

  async function change(to: Mode): Promise<Result<unknown>> {
    isChanging = true
    const changed = goOver(to)
    settled = changed.catch(() => undefined)
    try {
      return await changed
    } finally {
      isChanging = false
      // Every window shows the other data: it begins anew.
      nudges.send('mode')
    }
  }

  return {
    async call(channel, request) {
      // Meant for the data that the window shows, and that is just being left.
      if (isChanging) return fail('till-unreachable', { sent: 'no' })
      const answer = await current.call(channel, request)
      if (channel !== 'mode.switch' || !answer.ok || isChanging) return answer
      const { mode: to } = request as { mode: Mode }
      return to === mode ? answer : await change(to)
    },
    onNudge: nudges.listen,
    display,
    get desk() {
      return current.desk
    },
    async stop() {
      stopped = true
      await settled
      await current.stop()
    },
  }
}

function noteEntered(log: Log, next: OpenTill, from: Mode): void {
  try {
    next.entered(from)
  } catch (error) {
    log.error('till.switch-not-noted', { from, problem: String(error) })
  }
}

/** Whoever follows the customers' side goes over with the till. */
function followersOver(current: () => OpenTill) {
  const followers = new Map<Listener, () => void>()
  const follow = (listener: Listener) => followers.set(listener, current().display.follow(listener))
  return {
    follow(listener: Listener) {
      follow(listener)
      return () => {
        followers.get(listener)?.()
        followers.delete(listener)
      }
    },
    goOver() {
      for (const [listener, leave] of [...followers]) {
        leave()
        follow(listener)
      }
    },
  }
}
