import { type DisplayLook, type DisplayMessage, displayBeatMs } from '../../preload/contract/display.ts'
import type { DisplayContext } from './display-context.ts'
import { displayLook } from './display-look.ts'
import { nothingShown, projectScene, type Shown } from './display-scene.ts'

export type Listener = (message: DisplayMessage) => void

/** The customers' side of the till: what they see is told to whoever follows, and nobody can ask. */
export type Display = {
  /** Tells everything at once and then what changes; returns the way to stop. */
  follow(listener: Listener): () => void
  stop(): void
}

/**
 * Projects after a change, not in it: the cashier's answer goes out first, and several changes at once are one picture. While
 * nobody follows, nothing is done.
 * @param listen calls back when something of the till has changed
 */
export function createDisplay(context: DisplayContext, listen: (changed: () => void) => () => void): Display {
  const { clock } = context
  const followers = new Set<Listener>()
  const lookNow = rememberedLook(context)
  let shown: Shown = nothingShown
  let told: { look?: DisplayLook; scene?: string } = {}
  let stopListening: (() => void) | null = null
  const callOff: { draw?: (() => void) | undefined; turn?: () => void; beat?: () => void } = {}

  const tell = (message: DisplayMessage) => {
    for (const listener of followers) listener(message)
  }
  /** Tells what is true now and was not told; answers all of it. */
  const project = (): DisplayMessage => {
    const { scene, shown: next, until } = projectScene(context, shown)
    const look = lookNow()
    const text = JSON.stringify(scene)
    const news = {
      ...(look === told.look ? {} : { look }),
      ...(text === told.scene ? {} : { scene }),
    }
    shown = next
    told = { look, scene: text }
    callOff.turn?.()
    if (until !== null) callOff.turn = clock.schedule(until, draw)
    if (news.look || news.scene) tell(news)
    return { look, scene }
  }
  const draw = () => {
    callOff.draw = undefined
    attempt(context, project)
  }
  const beat = () => {
    callOff.beat = clock.schedule(clock.now() + displayBeatMs, beat)
    attempt(context, () => tell({}))
  }
  const begin = () => {
    beat()
    stopListening = listen(() => {
      callOff.draw ??= clock.schedule(clock.now(), draw)
    })
  }
  const rest = () => {
    followers.clear()
    stopListening?.()
    stopListening = null
    callOff.draw?.()
    callOff.draw = undefined
    callOff.turn?.()
    callOff.beat?.()
  }
  return {
    follow(listener) {
      if (followers.size === 0) begin()
      attempt(context, () => listener(project()))
      followers.add(listener)
      return () => {
        if (followers.delete(listener) && followers.size === 0) rest()
      }
    },
    stop: rest,
  }
}

/** The customer's picture is no reason to trouble anybody: the next change draws it anew. */
function attempt({ log }: DisplayContext, work: () => unknown): void {
  try {
    work()
  } catch (error) {
    log.warn('display.not-drawn', { problem: String(error) })
  }
}

/** It has a picture in it: made anew when the settings are. */
function rememberedLook(context: DisplayContext): () => DisplayLook {
  let look: { of: unknown; note: unknown; value: DisplayLook } | null = null
  return () => {
    const [of, note] = [context.settings(), context.note()]
    if (look?.of !== of || look.note !== note) look = { of, note, value: displayLook(context) }
    return look.value
  }
}
