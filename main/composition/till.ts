import type { NudgeTopic } from '../../preload/contract/channels.ts'
import type { Result } from '../../preload/contract/result.ts'
import type { Display } from '../display/display.ts'
import type { Mode } from '../platform/mode-file.ts'
import type { TrainingDesk } from '../training/training-desk.ts'

/** The till over one of its data folders. */
export type OpenTill = {
  /** Never throws: what a screen sends is answered or refused. */
  call(channel: unknown, request: unknown): Promise<Result<unknown>>
  /** The training world beside the till, for tests and drills; live mode has none. */
  readonly desk: TrainingDesk | null
  /** Notes that somebody went over to this data. */
  entered(from: Mode): void
  /** What the customers see. */
  readonly display: Pick<Display, 'follow'>
  /** Puts the backup in place that was looked at; only once this till has stopped. */
  placeRestore(): void
  /** Lets running steps end, then closes everything. */
  stop(): Promise<void>
}

export type Till = Omit<OpenTill, 'entered' | 'placeRestore'> & {
  /** Something changed; returns the way to stop listening. */
  onNudge(listener: (topic: NudgeTopic) => void): () => void
}
