import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startFailure } from './start-failure.ts'
import { writeWhole } from './write-whole.ts'

/*
 * Starts that did not end in order, in a small file of the data folder: a till that crashes again and again must not begin for ever
 * while a reader holds a payment. Written and read with nothing but the file system, which is all that a crash leaves.
 */

export type Crash = {
  /** When that start began. */
  at: number
  /** What it said, where it could. */
  problem: string | null
}

export type StartCount = {
  /** Of the last minutes, oldest first. */
  crashes: readonly Crash[]
  isLooping: boolean
  /** This start counts as crashed until it says that it ended. Somebody who begins anew begins to count anew. */
  begin(isAnew?: boolean): void
  failed(problem: string): void
  ended(): void
}

export const crashesOfALoop = 3
const lookBackMs = 5 * 60_000
const longestProblem = 2_000

export function countStarts(folder: string, now: () => number): StartCount {
  const path = join(folder, 'starts.json')
  const crashes = readStarts(path).filter(({ at }) => Math.abs(now() - at) <= lookBackMs)
  let kept: Crash[] = crashes
  const write = () => {
    try {
      writeWhole(path, JSON.stringify(kept))
    } catch {
      // A full disk is told elsewhere; then this start is not counted, and nothing else depends on it.
    }
  }
  return {
    crashes,
    isLooping: crashes.length >= crashesOfALoop,
    begin(isAnew = false) {
      kept = [...(isAnew ? [] : kept), { at: now(), problem: null }]
      write()
    },
    failed(problem) {
      const last = kept.at(-1)
      if (!last) return
      kept = [...kept.slice(0, -1), { ...last, problem: problem.slice(0, longestProblem) }]
      write()
    },
    ended() {
      kept = []
      write()
    },
  }
}

/** Opens the till as a start that counts, and keeps what it said where it could not. */
export async function counted<T>(starts: StartCount, open: () => Promise<T>): Promise<T> {
  starts.begin(starts.isLooping)
  try {
    return await open()
  } catch (error) {
    starts.failed(startFailure(error))
    throw error
  }
}

function readStarts(path: string): Crash[] {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return Array.isArray(read) ? read.filter(isCrash) : []
  } catch {
    // Not there, or not ours: nothing is known of earlier starts.
    return []
  }
}

function isCrash(value: unknown): value is Crash {
  if (typeof value !== 'object' || value === null) return false
  const { at, problem } = value as Partial<Crash>
  return Number.isSafeInteger(at) && (problem === null || typeof problem === 'string')
}
