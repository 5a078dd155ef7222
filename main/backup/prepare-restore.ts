import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { BackupPreview, BackupProblem, FoundBackup } from '../../preload/contract/backup-views.ts'
import { openDatabase } from '../store/database.ts'
import { migrate } from '../store/migrate.ts'
import { type BackupFacts, BackupFileError, readHead, unpackBackup } from './backup-file.ts'
import { backupEnding } from './backup-names.ts'
import { checkCopy } from './check-database.ts'
import { syncFile, syncFolder, withFile } from './whole-file.ts'

/*
 * The way back up to its last step: unpack beside the data, check all of it, bring it to today's form. Nothing of what is there is
 * touched. Runs in the thread of backups.
 */

export type RestoreWish = { path: string; passphrase: string; folder: string; now: number }
export type Prepared = { preview: BackupPreview }
export type PrepareOutcome = Prepared | { problem: BackupProblem; detail: string }

/** Of the data folder: what was unpacked, until it is put in place. */
export const preparedFolder = (folder: string): string => join(folder, 'restore.part')

export function prepareRestore({ path, passphrase, folder, now }: RestoreWish): PrepareOutcome {
  const part = preparedFolder(folder)
  try {
    rmSync(part, { recursive: true, force: true })
    mkdirSync(part, { recursive: true, mode: 0o700 })
    const facts = unpackBackup(path, part, { passphrase })
    const { damagedEntries } = checkCopy(join(part, 'till.db'), { head: facts.journal })
    // Numbers and times would go on before those that were given already.
    if (now < facts.journal.at) throw new BackupFileError('clock-before')
    bringToToday(part)
    const isEncrypted = withFile(path, 'r', (file) => readHead(file).header.encryption !== null)
    return { preview: { ...previewOf(facts), isEncrypted, damagedEntries } }
  } catch (error) {
    rmSync(part, { recursive: true, force: true })
    if (error instanceof BackupFileError) return { problem: error.problem, detail: error.message }
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const isFull = code === 'ENOSPC' || code.startsWith('SQLITE_FULL')
    return { problem: isFull ? 'no-room' : 'failed', detail: String(error) }
  }
}

/** What the first start on it would do, done before it counts: a step that fails leaves the old data where it is. */
function bringToToday(part: string): void {
  const path = join(part, 'till.db')
  const database = openDatabase(path, { asFound: true })
  try {
    migrate(database)
  } finally {
    database.close()
  }
  // The backup is the copy from before.
  for (const name of readdirSync(part)) if (name.startsWith('till.db.before-')) rmSync(join(part, name))
  syncFile(path)
  syncFolder(part)
}

function previewOf(facts: BackupFacts): Omit<BackupPreview, 'isEncrypted' | 'damagedEntries'> {
  const { madeAt, program, mode, shopName, currency, timeZone, lastZ, lastReceipt, journal } = facts
  return { madeAt, program, mode, shopName, currency, timeZone, lastZ, lastReceipt, journal }
}

const mostFound = 50

/** Only their heads are read: a folder of large files answers at once. */
export function findBackups(place: string): FoundBackup[] {
  const stat = statSync(place, { throwIfNoEntry: false })
  if (!stat) return []
  const folder = stat.isDirectory() ? place : dirname(place)
  return readdirSync(folder)
    .filter((name) => name.endsWith(backupEnding))
    .flatMap((name) => describe(join(folder, name), name))
    .sort((a, b) => b.madeAt - a.madeAt)
    .slice(0, mostFound)
}

function describe(path: string, fileName: string): FoundBackup[] {
  try {
    return withFile(path, 'r', (file) => {
      const { header, bytes } = readHead(file)
      return [{ path, fileName, bytes, madeAt: header.madeAt, isEncrypted: header.encryption !== null }]
    })
  } catch {
    // Not one of ours in spite of its name, or not to be read: whoever names it is told why.
    return []
  }
}
