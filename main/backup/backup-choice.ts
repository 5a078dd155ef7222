import * as v from 'valibot'
import { type BackupRhythm, backupRhythms, type MadeBackup } from '../../preload/contract/backup-views.ts'
import type { Database } from '../store/database.ts'
import { readFact, writeFact } from '../store/settings-store.ts'

/* What the shop has chosen about backups, and the last one that was made: facts beside the settings. */

const choiceSchema = v.object({
  /** Empty: the till's own folder. */
  folder: v.string(),
  /** What was laid into that folder, to know it again. */
  marker: v.nullable(v.string()),
  rhythm: v.picklist(backupRhythms),
  isEncrypted: v.boolean(),
})
export type BackupChoice = v.InferOutput<typeof choiceSchema>

export function readChoice(database: Database, usual: BackupRhythm): BackupChoice {
  const parsed = v.safeParse(choiceSchema, readFact(database, 'backup'))
  return parsed.success ? parsed.output : { folder: '', marker: null, rhythm: usual, isEncrypted: false }
}

export function writeChoice(database: Database, choice: BackupChoice): void {
  writeFact(database, 'backup', choice)
}

const madeSchema = v.object({
  at: v.number(),
  fileName: v.string(),
  bytes: v.number(),
  sha256: v.string(),
  journalNumber: v.number(),
})

export function readLastBackup(database: Database): MadeBackup | null {
  const parsed = v.safeParse(madeSchema, readFact(database, 'lastBackup'))
  return parsed.success ? parsed.output : null
}

export function writeLastBackup(database: Database, made: MadeBackup): void {
  writeFact(database, 'lastBackup', made)
}
