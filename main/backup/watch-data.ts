import { existsSync } from 'node:fs'
import type { MachineWarning } from '../../preload/contract/machine-warnings.ts'
import type { Clock, Log } from '../ports.ts'
import { type Database, storageFailure } from '../store/database.ts'
import type { AskThread } from './backup-thread.ts'
import { breakSeal, readMark, sealData, writeMark } from './data-seal.ts'
import { inspectData } from './inspect-data.ts'

/*
 * The data file from one stop to the next: looked at beside the first sales, by another thread, while no page of it changes (what is
 * written waits in the log for so long). What is found is told on every screen, and by the next start in place of the till.
 */

/** The data cannot be sold with as it is. The message names what is wrong, for the page that shows the way back. */
class DamagedDataError extends Error {
  override readonly name = 'DamagedDataError'
}

export type DataWatch = {
  /** The same database, whose log stays where it is until the file was looked at. */
  database: Database
  warnings(): MachineWarning[]
  isDamaged(): boolean
  /** No till came to be on it. */
  cancel(): void
  /** Before the till on it stops. */
  settle(): Promise<void>
  /** After it has stopped: sealed, if nothing is wrong with it. */
  seal(): void
}

type Watched = {
  path: string
  database: Database
  clock: Clock
  log: Log
  askThread: AskThread
  onChange(): void
}

/** As long as the first customers may be waiting for the first screen. */
const firstAfterMs = 3_000
const longestSealMs = 4_000
const usualCheckpointPages = 16_000

/** @throws DamagedDataError where data was that is not there any more, or something is known to be wrong with it */
export function refuseDamaged(path: string): void {
  const mark = readMark(path)
  if (!mark) return
  if (!existsSync(path)) throw new DamagedDataError('the data file is gone')
  if (mark.damage !== null) throw new DamagedDataError(mark.damage)
}

/** @throws DamagedDataError where the books end before they did */
export function refuseShortened(path: string, database: Database): void {
  const mark = readMark(path)
  if (mark && newestNumber(database) < mark.journalNumber)
    throw new DamagedDataError(
      `the books end with entry ${newestNumber(database)}, and went up to ${mark.journalNumber}`,
    )
}

/** Somebody wants to go on with what was found damaged, or to begin where there was data. */
export function acceptDamage(path: string): void {
  const mark = readMark(path)
  if (mark) writeMark(path, { journalNumber: 0, damage: null })
}

export function watchData({ path, database, clock, log, askThread, onChange }: Watched): DataWatch {
  let isHeld = true
  let damage: string | null = null
  let looking: Promise<void> | null = null
  database.pragma('wal_autocheckpoint = 0')

  const found = (what: string | null): void => {
    damage = what
    isHeld = false
    database.pragma(`wal_autocheckpoint = ${usualCheckpointPages}`)
    if (what === null) {
      breakSeal(path)
      return
    }
    log.error('data.damaged', { where: what })
    writeMark(path, { journalNumber: newestNumber(database), damage: what })
    breakSeal(path)
    onChange()
  }
  const look = async (): Promise<void> => {
    try {
      found(await askThread({ work: 'inspect', path }))
    } catch (error) {
      log.warn('data.not-inspected', { problem: String(error) })
      found(null)
    }
  }
  const callOff = clock.schedule(clock.now() + firstAfterMs, () => {
    looking = look()
  })

  return {
    database: {
      ...database,
      checkpoint() {
        if (!isHeld) database.checkpoint()
      },
    },
    warnings: () => (damage === null ? [] : [{ code: 'data-damaged' }]),
    isDamaged: () => damage !== null,
    cancel: callOff,
    async settle() {
      callOff()
      if (looking !== null) await looking
      else found(inspectData(path))
      if (damage === null && newestNumber(database) > 0)
        writeMark(path, { journalNumber: newestNumber(database), damage: null })
    },
    seal() {
      if (damage !== null) return
      try {
        sealData(path, { longestMs: longestSealMs, now: clock.now })
      } catch (error) {
        if (!storageFailure(error)) throw error
        log.warn('data.not-sealed', { problem: String(error) })
      }
    },
  }
}

function newestNumber(database: Database): number {
  return (
    database.sql<[], { number: number }>('select number from journal order by number desc limit 1').get()
      ?.number ?? 0
  )
}
