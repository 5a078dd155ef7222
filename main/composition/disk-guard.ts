import type { MachineWarning } from '../../preload/contract/machine-warnings.ts'
import type { ReserveFile } from '../platform/reserve-file.ts'
import type { Clock, Log } from '../ports.ts'
import { type Database, storageFailure } from '../store/database.ts'
import { writeFact } from '../store/settings-store.ts'

/*
 * Watches whether the disk takes what the till writes. When nothing fits any more it gives the reserve back; when nothing can
 * be written it says so on every screen, and tries by itself until that is over.
 */

export type DiskGuard = {
  /** The same database; its failures are noticed. */
  database: Database
  /** Cheap: called with everything that a screen asks. */
  look(): void
  /** How often the reserve was given back: whoever was refused before may try once more. */
  timesFreed(): number
  warnings(): MachineWarning[]
  /** Lays the reserve down, now and after it was used, whenever there is room. */
  start(): void
  stop(): void
}

type Outside = {
  database: Database
  clock: Clock
  log: Log
  reserve: ReserveFile
  freeBytes(): number | null
  onChange(): void
}

/** With less the next few sales would fill the disk. */
const nothingLeftBytes = 4_000_000
/** The reserve is only taken where nobody is warned yet. */
const plentyBytes = 520_000_000
const lookGapMs = 1_000
const trialGapMs = 2_000
const layAfterMs = 60_000

export function guardDisk({ database, clock, log, reserve, freeBytes, onChange }: Outside): DiskGuard {
  let lookedAt = Number.NEGATIVE_INFINITY
  let triedAt = Number.NEGATIVE_INFINITY
  let failingSince: number | null = null
  let isReserveUsed = false
  let freed = 0
  let callOff = (): void => undefined

  function giveReserve(): boolean {
    if (!reserve.free()) return false
    freed += 1
    isReserveUsed = true
    onChange()
    return true
  }

  function failed(error: unknown): void {
    const failure = storageFailure(error)
    if (failure === undefined) return
    if (failure === 'disk-full' && giveReserve()) return
    if (failingSince !== null) return
    failingSince = clock.now()
    triedAt = failingSince
    log.error('disk.failing', { failure, problem: String(error) })
    onChange()
  }

  /** A write of nobody: only what was really written shows that it is over. */
  function tryAgain(): void {
    const now = clock.now()
    if (failingSince === null || Math.abs(now - triedAt) < trialGapMs) return
    triedAt = now
    try {
      database.inTransaction(() => writeFact(database, 'diskTriedAt', now))
      failingSince = null
      log.info('disk.works-again')
      onChange()
    } catch (error) {
      if (storageFailure(error) === 'disk-full') giveReserve()
    }
  }

  function look(): void {
    const now = clock.now()
    if (Math.abs(now - lookedAt) < lookGapMs) return
    lookedAt = now
    const free = freeBytes()
    if (free !== null && free < nothingLeftBytes) giveReserve()
    tryAgain()
  }

  function layLater(): void {
    callOff = clock.schedule(clock.now() + layAfterMs, () => {
      const free = freeBytes()
      if (free === null || free < plentyBytes) return layLater()
      reserve.lay().then(() => {
        isReserveUsed = false
        layLater()
      }, layLater)
    })
  }

  return {
    database: {
      ...database,
      inTransaction(work) {
        try {
          return database.inTransaction(work)
        } catch (error) {
          failed(error)
          throw error
        }
      },
    },
    look,
    timesFreed: () => freed,
    warnings() {
      const warnings: MachineWarning[] = []
      if (failingSince !== null) warnings.push({ code: 'storage-failing', since: failingSince })
      else if (isReserveUsed && !reserve.isLaid())
        warnings.push({ code: 'reserve-in-use', freeBytes: freeBytes() ?? 0 })
      return warnings
    },
    start: layLater,
    stop: () => callOff(),
  }
}
