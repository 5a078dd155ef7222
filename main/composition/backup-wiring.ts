import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { AskThread } from '../backup/backup-thread.ts'
import { type Backups, createBackups } from '../backup/backups.ts'
import type { BackupKeys } from '../backup/backups-context.ts'
import { isSetUp } from '../office/set-up.ts'
import { askedThread } from '../platform/asked-thread.ts'
import { besideSources, type PainterFiles } from '../platform/line-painter.ts'
import type { Mode } from '../platform/mode-file.ts'
import { secretFile } from '../platform/secret-file.ts'
import { openDatabase } from '../store/database.ts'
import { readFact } from '../store/settings-store.ts'
import type { Outside } from './outside.ts'
import type { Wiring } from './wiring.ts'

/* What backups need of the rest of the till. */

/** A large shop on a slow stick; a folder that has hung for so long will not answer any more. */
const longestMs = 60 * 60_000

export function backupThread(files: PainterFiles = besideSources): AskThread {
  const ask = askedThread({ file: files.backupThread, longestMs, work: 'backups' })
  return async (wish) => (await ask(wish)) as never
}

export function openBackups(outside: Outside, { base, nudges }: Wiring, mode: Mode): Backups {
  const { folder } = outside
  const keyFolder = join(folder, mode, 'backup-key')
  mkdirSync(keyFolder, { recursive: true, mode: 0o700 })
  const backups = createBackups({
    ...base,
    askThread: backupThread(outside.painterFiles),
    secrets: keysWhenAskedFor(outside, base, keyFolder),
    folder,
    mode,
    program: outside.version,
    isSetUp: () => isSetUp(base),
    hasData: (of) => of !== mode && wasSoldWith(join(folder, of, 'till.db')),
    nudge: () => nudges.send('backup'),
  })
  const leave = nudges.listen((topic) => {
    if (topic === 'sales') backups.soon()
  })
  return {
    ...backups,
    async stop() {
      leave()
      await backups.stop()
    },
  }
}

/** A safe that lets one wait must not hold up the start: most shops have no key for backups. */
function keysWhenAskedFor(outside: Outside, { log, clock }: Wiring['base'], folder: string): BackupKeys {
  let opened: Promise<BackupKeys> | undefined
  const open = async (): Promise<BackupKeys> => {
    const found = (await outside.findSafe?.()) ?? { kind: 'none' as const }
    return secretFile({ folder, found, log, now: clock.now })
  }
  const keys = () => {
    opened ??= open()
    return opened
  }
  return {
    read: async (name) => await (await keys()).read(name),
    keep: async (name, text) => await (await keys()).keep(name, text),
    forget: async (name) => await (await keys()).forget(name),
  }
}

/** What cannot be read may be the shop's books: then it counts as such. */
function wasSoldWith(path: string): boolean {
  if (!existsSync(path)) return false
  try {
    const database = openDatabase(path, { readonly: true })
    try {
      return readFact(database, 'setUpAt') !== undefined
    } finally {
      database.close()
    }
  } catch {
    return true
  }
}
