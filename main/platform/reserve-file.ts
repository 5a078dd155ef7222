import { existsSync, rmSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import type { Log } from '../ports.ts'

export type ReserveFile = {
  /** Gives the room back to the disk. False: there was none. */
  free(): boolean
  /** Takes the room again, slowly and beside everything else; harmless where it is there. */
  lay(): Promise<void>
  isLaid(): boolean
}

/** Some hundred cash sales. */
const reserveBytes = 16_000_000
const stepBytes = 1_000_000

/**
 * Room that is kept for the worst moment: a file without a meaning, given back when the disk has nothing left. A disk fills up by
 * what others write, and they would take the last of it too.
 */
export function reserveFile(path: string, log: Log, bytes: number = reserveBytes): ReserveFile {
  const unfinished = `${path}.new`
  return {
    isLaid: () => existsSync(path),
    free() {
      try {
        const was = existsSync(path)
        rmSync(path, { force: true })
        rmSync(unfinished, { force: true })
        if (was) log.warn('reserve.freed', { bytes })
        return was
      } catch (error) {
        log.error('reserve.not-freed', { problem: String(error) })
        return false
      }
    },
    async lay() {
      if (existsSync(path)) return
      try {
        await write(unfinished, bytes)
        await rename(unfinished, path)
      } catch (error) {
        log.warn('reserve.not-laid', { problem: String(error) })
        await rm(unfinished, { force: true }).catch(() => undefined)
      }
    },
  }
}

async function write(path: string, bytes: number): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    for (let written = 0; written < bytes; written += stepBytes) {
      // Not zeros: some disks keep those in no room at all.
      const step = Buffer.alloc(
        Math.min(stepBytes, bytes - written),
        'a till keeps this room for a full disk\n',
      )
      await file.write(step)
    }
    await file.sync()
  } finally {
    await file.close()
  }
}
