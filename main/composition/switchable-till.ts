import { fail, ok, type Result } from '../../preload/contract/result.ts'
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
export async function switchableTill(outside: SwitchOutside): Promise<Till> {
  const { folder, log, nudges, open } = outside
  let mode = readMode(folder)
  let current = await open(mode)
  let isChanging = false
  let settled: Promise<unknown> = Promise.resolve()
  let stopped = false
  const display = followersOver(() => current)

  async function goOver(to: Mode): Promise<Result<unknown>> {
    if (stopped) return fail('till-unreachable', { sent: 'no' })
    const next = await openNext(outside, to)
    if (!next) return fail('switch-failed')
    const before = current
    noteEntered(log, next, mode)
    current = next
    mode = to
    display.goOver()
    await before.stop()
    log.info('till.switched', { to })
    return await current.call('till.state', undefined)
  }

  /** The data itself is replaced: the till on it ends first, and whatever lies there then is opened. */
  async function goBack(): Promise<Result<unknown>> {
    if (stopped) return fail('till-unreachable', { sent: 'no' })
    const isPlaced = await stopAndPlace(log, current)
    mode = readMode(folder)
    current = await open(mode)
    display.goOver()
    return isPlaced ? ok(null) : fail('switch-failed')
  }

  async function change(over: () => Promise<Result<unknown>>): Promise<Result<unknown>> {
    isChanging = true
    const changed = over()
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
      if (!answer.ok || isChanging) return answer
      const call = callMade({ channel, request })
      if (call.channel === 'backup.restore') return await change(goBack)
      if (call.channel !== 'mode.switch') return answer
      const { mode: to } = call.request as { mode: Mode }
      return to === mode ? answer : await change(() => goOver(to))
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

/** Opened and written down as the choice; null, and everything as it was, where either fails. */
async function openNext({ folder, log, open }: SwitchOutside, to: Mode): Promise<OpenTill | null> {
  let next: OpenTill | null = null
  try {
    next = await open(to)
    writeMode(folder, to)
    return next
  } catch (error) {
    log.error('till.not-switched', { to, problem: String(error) })
    await next?.stop()
    return null
  }
}

/** Nothing was decided where it fails: then the old data is there to be opened again. */
async function stopAndPlace(log: Log, till: OpenTill): Promise<boolean> {
  await till.stop()
  try {
    till.placeRestore()
    log.info('till.restored')
    return true
  } catch (error) {
    log.error('restore.not-placed', { problem: String(error) })
    return false
  }
}

type Call = { channel: unknown; request: unknown }

/** What was really called: also where somebody with the right approved it. Read only after the till below has parsed and answered it. */
function callMade(call: Call): Call {
  if (call.channel !== 'people.approved') return call
  const approved = call.request as { channel: string; request: unknown }
  return callMade({ channel: approved.channel, request: approved.request })
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
