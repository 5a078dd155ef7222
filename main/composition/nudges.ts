import type { NudgeTopic } from '../../preload/contract/channels.ts'
import type { Log } from '../ports.ts'

export type Nudges = {
  send(topic: NudgeTopic): void
  /** Returns the way to stop listening. */
  listen(listener: (topic: NudgeTopic) => void): () => void
}

export function createNudges(log: Log): Nudges {
  const listeners = new Set<(topic: NudgeTopic) => void>()
  return {
    send(topic) {
      for (const listener of listeners) {
        try {
          listener(topic)
        } catch (error) {
          // A window that just went away must not stop what the till was doing; it asks when it is back.
          log.warn('nudge.lost', { topic, problem: String(error) })
        }
      }
    },
    listen(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
