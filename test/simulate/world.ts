import type { Database } from '../../main/store/database.ts'
import type { Clouds } from './clouds.ts'
import type { Coverage } from './coverage.ts'
import type { Disk, Move } from './disk.ts'
import type { Life } from './life.ts'
import type { Plan } from './plan.ts'
import type { Chance } from './random.ts'
import type { VirtualTime } from './virtual-time.ts'

/** Everything that one run consists of, handed to each of its players. */
export type World = {
  seed: number
  plan: Plan
  startedAt: number
  time: VirtualTime
  disk: Disk
  clouds: Clouds
  coverage: Coverage
  /** Faults are over: from here on everything must come to rest. */
  isQuiet(): boolean
  /** The process as it is now; undefined while the till is switched off. */
  running: Running | undefined
  /** Till code may go on: promises are to be drained. */
  woken: boolean
  /** The till's wall clock against true time. */
  clockOffsetMs: number
  violations: Violation[]
  /** Troubles that this run really met, for the rows of the catalogue. */
  met: Set<'outage' | 'device-trouble'>
  violated(invariant: string, what: string): void
  /** A line of the timeline; the text is only made when somebody reads it. */
  note(who: string, what: () => string): void
  chances: { network: Chance; cashier: Chance; device: Chance; power: Chance; readers: Chance }
  /** Told of every committed move of a payment's status. */
  onMove: ((move: Move) => void)[]
}

export type Violation = { invariant: string; what: string; at: number }

export type Running = {
  number: number
  life: Life
  database: Database
  isDead: boolean
  /** Dies here when its time has come, or was dead already: then it throws. */
  faultPoint(place: FaultPlace): void
}

export type FaultPlace =
  | 'before-commit'
  | 'inside-commit'
  | 'after-commit'
  | 'before-request'
  | 'after-request'
  | 'wake-up'

export const sinceStart = (world: World): number => world.time.now() - world.startedAt
