import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupPreview, BackupProblem } from '../../preload/contract/backup-views.ts'
import { openDatabase } from '../store/database.ts'
import { readLastClosedDay } from '../store/day-store.ts'
import { readSettings } from '../store/settings-store.ts'
import {
  type BackupFacts,
  BackupFileError,
  type Source,
  sizeAndSum,
  unpackBackup,
  writeBackup,
} from './backup-file.ts'
import type { KeptKey } from './backup-format.ts'
import { backupName, outdatedBackups } from './backup-names.ts'
import { checkCopy, isSound, numberOf, readHeadEntry } from './check-database.ts'
import { readMarker } from './mark-folder.ts'
import { syncFolder, writeFileWhole } from './whole-file.ts'

/*
 * One backup, from the database that is being sold with to a checked file in its folder. Runs in a thread of its own with a connection
 * of its own: the till only waits for nothing.
 */

export type BackupWish = {
  databasePath: string
  /** Of the mode's data: what is in the making lies here, on the same disk as the database. */
  workFolder: string
  targetFolder: string
  isOwnFolder: boolean
  /** What was laid into the folder when it was chosen: without it another stick, or none, is there now. */
  marker: string | null
  printersFolder: string
  mode: BackupPreview['mode']
  program: string
  madeAt: number
  key: KeptKey | null
}

export type BackupDone = {
  fileName: string
  bytes: number
  sha256: string
  journal: BackupFacts['journal']
  removed: string[]
}
export type BackupOutcome = { done: BackupDone } | { problem: BackupProblem; detail: string }

/** What the till itself must still find on its disk. */
const roomLeftBytes = 150_000_000

export function makeBackup(wish: BackupWish): BackupOutcome {
  try {
    return { done: make(wish) }
  } catch (error) {
    if (error instanceof BackupFileError) return { problem: error.problem, detail: error.message }
    return { problem: problemOf(error), detail: String(error) }
  } finally {
    rmSync(wish.workFolder, { recursive: true, force: true })
  }
}

function make(wish: BackupWish): BackupDone {
  checkFolder(wish)
  checkRoom(wish)
  rmSync(wish.workFolder, { recursive: true, force: true })
  mkdirSync(wish.workFolder, { recursive: true, mode: 0o700 })
  const snapshot = join(wish.workFolder, 'snapshot.db')
  takeSnapshot(wish.databasePath, snapshot)
  const sources: Source[] = [{ name: 'till.db', path: snapshot }, ...printerModels(wish.printersFolder)]
  const { facts, mark } = factsOf(wish, snapshot, sources)
  const fileName = backupName(wish.mode, mark, wish.madeAt)
  const path = join(wish.targetFolder, fileName)
  const written = writeFileWhole(
    path,
    (file) => writeBackup(file, { facts, sources, key: wish.key }),
    (part) => checkWritten(wish, part, facts),
  )
  return { fileName, ...written, journal: facts.journal, removed: rotate(wish, mark, fileName) }
}

function checkFolder({ targetFolder, isOwnFolder, marker }: BackupWish): void {
  if (isOwnFolder) return void mkdirSync(targetFolder, { recursive: true, mode: 0o700 })
  if (!existsSync(targetFolder) || !statSync(targetFolder).isDirectory())
    throw new BackupFileError('folder-missing')
  if (marker === null) return
  if (readMarker(targetFolder) !== marker)
    throw new BackupFileError('folder-missing', 'another folder lies there')
}

function checkRoom({ databasePath, workFolder, targetFolder }: BackupWish): void {
  const size = sizeOf(databasePath) + sizeOf(`${databasePath}-wal`)
  const parent = join(workFolder, '..')
  if (freeBytes(parent) < 2 * size + roomLeftBytes || freeBytes(targetFolder) < size)
    throw new BackupFileError('no-room')
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/** One moment of the data, whole, whatever is sold meanwhile; and each row of it was read for that. */
function takeSnapshot(databasePath: string, snapshot: string): void {
  const database = openDatabase(databasePath, { readonly: true })
  try {
    database.sql<[string]>('vacuum into ?').run(snapshot)
  } catch (error) {
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error)))
      throw new BackupFileError('data-damaged', String(error))
    throw error
  } finally {
    database.close()
  }
}

function printerModels(folder: string): Source[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => /^[a-z0-9][a-z0-9.-]{0,80}\.json$/.test(name))
    .map((name) => ({ name: `printers/${name}`, path: join(folder, name) }))
}

function factsOf(
  { mode, program, madeAt }: BackupWish,
  snapshot: string,
  sources: readonly Source[],
): { facts: BackupFacts; mark: string } {
  const database = openDatabase(snapshot, { asFound: true })
  try {
    if (!isSound(database)) throw new BackupFileError('data-damaged')
    const journal = readHeadEntry(database)
    const first = database.sql<[], { hash: string }>('select hash from journal where number = 1').get()
    if (!journal || !first) throw new BackupFileError('nothing-yet')
    const { shopName, currency, timeZone } = readSettings(database)
    const newest = database
      .sql<[], { receipt: string }>(
        'select receipt_number as receipt from sales order by number desc limit 1',
      )
      .get()
    return {
      mark: first.hash.slice(0, 8),
      facts: {
        madeAt,
        program,
        mode,
        schema: numberOf(database, 'user_version'),
        shopName,
        currency,
        timeZone,
        journal,
        lastZ: lastZOf(readLastClosedDay(database)),
        lastReceipt: newest?.receipt ?? null,
        files: sources.map(({ name, path }) => ({ name, ...sizeAndSum(path) })),
      },
    }
  } finally {
    database.close()
  }
}

function lastZOf(day: ReturnType<typeof readLastClosedDay>): BackupFacts['lastZ'] {
  if (!day || day.zNumber === null || day.closedAt === null || day.document === null) return null
  const { journalHead } = JSON.parse(day.document) as { journalHead: string }
  return { number: day.zNumber, date: day.date, closedAt: day.closedAt, journalHead }
}

/** Read back from where it lies, unpacked and opened: only then it counts as one. */
function checkWritten({ workFolder, key }: BackupWish, part: string, facts: BackupFacts): void {
  const folder = join(workFolder, 'check')
  mkdirSync(folder, { mode: 0o700 })
  try {
    unpackBackup(part, folder, { key })
    checkCopy(join(folder, 'till.db'), { head: facts.journal })
  } catch (error) {
    if (error instanceof BackupFileError) throw new BackupFileError('check-failed', error.message)
    throw error
  }
}

/** The new one stands; an old one that cannot be removed is no reason to call it none. */
function rotate({ targetFolder, mode, isOwnFolder }: BackupWish, mark: string, made: string): string[] {
  const names = readdirSync(targetFolder)
  const old = outdatedBackups(names, { mode, mark, isOwnFolder }).filter((name) => name !== made)
  for (const name of old) rmSync(join(targetFolder, name), { force: true })
  if (old.length > 0) syncFolder(targetFolder)
  return old
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

function problemOf(error: unknown): BackupProblem {
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT' || code.startsWith('SQLITE_FULL')) return 'no-room'
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'folder-not-writable'
  if (['ENOENT', 'ENOTDIR', 'ENODEV', 'EIO', 'ESTALE', 'ENXIO', 'EHOSTDOWN'].includes(code))
    return 'folder-missing'
  return 'failed'
}
