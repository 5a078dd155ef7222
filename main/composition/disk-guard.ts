import { join } from 'node:path'
import type { MachineWarning } from '../../preload/contract/machine-warnings.ts'
import type { Result } from '../../preload/contract/result.ts'
import { emergencyName } from '../platform/emergency-place.ts'
import { freeBytes } from '../platform/free-bytes.ts'
import { type ReserveFile, reserveFile } from '../platform/reserve-file.ts'
import type { Clock, Log } from '../ports.ts'
import { type Database, storageFailure } from '../store/database.ts'
import { writeFact } from '../store/settings-store.ts'
import type { Outside } from './outside.ts'

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

type Guarded = {
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

export function guardDisk({ database, clock, log, reserve, freeBytes, onChange }: Guarded): DiskGuard {
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

/** The disk that this data lies on. */
export function guardFolder(
  outside: Pick<Outside, 'freeBytes'>,
  { folder, ...rest }: Omit<Guarded, 'reserve' | 'freeBytes'> & { folder: string },
): DiskGuard {
  return guardDisk({
    ...rest,
    reserve: reserveFile(join(folder, 'reserve'), rest.log),
    freeBytes: () => (outside.freeBytes ?? freeBytes)(folder),
  })
}

/** What the disk refused for want of room, whole and without a trace, goes once more when the reserve has just made some. */
export async function withReserve(
  disk: DiskGuard,
  channel: unknown,
  ask: () => Promise<Result<unknown>>,
): Promise<Result<unknown>> {
  disk.look()
  const before = disk.timesFreed()
  const answer = await ask()
  const mayRepeat = !answer.ok && answer.error.code === 'disk-full' && disk.timesFreed() > before
  return mayRepeat && goesOnFromReserve(channel) ? await ask() : answer
}

/** What the reserve is for: ringing up and cash. No card payment begins on it. */
function goesOnFromReserve(channel: unknown): boolean {
  const name = String(channel)
  return name.startsWith('basket.') || name === 'payment.cash' || name === 'payment.finish-free'
}

/** Beside the data, and on another disk where there is one. */
export function emergencyPaths(emergencyFolder: Outside['emergencyFolder'], folder: string): string[] {
  const beside = join(folder, 'emergency')
  return emergencyFolder ? [beside, join(emergencyFolder, emergencyName(folder))] : [beside]
}
