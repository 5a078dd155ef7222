import type { NudgeTopic } from '../../preload/contract/channels.ts'
import type { ShopSettings } from '../../preload/contract/views.ts'
import type { Clock, Log } from '../ports.ts'
import type { Database } from '../store/database.ts'

/** What the catalogue needs from the rest of the till. */
export type CatalogueContext = {
  database: Database
  clock: Clock
  log: Log
  settings(): ShopSettings
  nudge(topic: NudgeTopic): void
  /** A card payment without a verdict: nothing heavy is started beside it. */
  hasOpenPayment(): boolean
}

/** Gives the event loop its turn: between two slices a sale, a poll or a key is served. */
export const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/**
 * Pauses only when a slice has used up its time, so that short work is not stretched and long work never holds the loop.
 * It measures real time, not the till's clock: what is rationed is the processor.
 */
export function pauseBySlices(sliceMs = 8): () => Promise<void> {
  let startedAt = performance.now()
  return async () => {
    if (performance.now() - startedAt < sliceMs) return
    await pause()
    startedAt = performance.now()
  }
}
