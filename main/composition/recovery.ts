import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupPreview } from '../../preload/contract/backup-views.ts'
import { readChoice } from '../backup/backup-choice.ts'
import { beginEmpty, finishRestore, placeRestore } from '../backup/place-restore.ts'
import { acceptDamage } from '../backup/watch-data.ts'
import type { PainterFiles } from '../platform/line-painter.ts'
import { readMode } from '../platform/mode-file.ts'
import type { RecoveryWays } from '../platform/recovery-screen.ts'
import { openDatabase } from '../store/database.ts'
import { backupThread } from './backup-wiring.ts'

/* What the page of main/platform/recovery-screen.ts can do, with no till on the data. */

/** What hinders a start and is damage of the data; null: something else. */
export function damageOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  if (error.name === 'DamagedDataError') return error.message
  const code = 'code' in error ? String(error.code) : ''
  return /^SQLITE_(CORRUPT|NOTADB)/.test(code) ? `${error.message} (${code})` : null
}

export function recoveryWays(given: {
  folder: string
  damage: string | null
  wish: string
  files: PainterFiles
  now(): number
  start: RecoveryWays['start']
}): RecoveryWays {
  const { folder, damage, wish, now, start } = given
  finishRestore(folder)
  const mode = readMode(folder)
  const path = join(folder, mode, 'till.db')
  const askThread = backupThread(given.files)
  let looked: BackupPreview | null = null
  return {
    folder: join(folder, mode),
    damage,
    wish,
    async find() {
      const places = [join(folder, mode, 'backups'), chosenFolder(path)].filter((place) => place !== '')
      const found = await Promise.all(
        places.map((place) => askThread({ work: 'find', folder: place }).catch(() => [])),
      )
      return found.flat().sort((a, b) => b.madeAt - a.madeAt)
    },
    async look(backup, passphrase) {
      looked = null
      const outcome = await askThread({
        work: 'prepare',
        wish: { path: backup, passphrase, folder, now: now() },
      })
      if ('problem' in outcome) return { problem: outcome.problem }
      looked = outcome.preview
      return outcome
    },
    restore() {
      if (looked === null) throw new Error('no backup was looked at')
      placeRestore(folder, looked, now())
      looked = null
    },
    beginEmpty: (reason) => void beginEmpty(folder, mode, { reason, now: now() }),
    accept: () => acceptDamage(path),
    start,
  }
}

/** Where backups went, if the damaged data can still tell. */
function chosenFolder(path: string): string {
  if (!existsSync(path)) return ''
  try {
    const database = openDatabase(path, { readonly: true })
    try {
      return readChoice(database, 'off').folder
    } finally {
      database.close()
    }
  } catch {
    // Damaged is why somebody is here: then the path is typed.
    return ''
  }
}
