import * as v from 'valibot'
import { type BackupPreview, type BackupState, backupRhythms, type FoundBackup } from './backup-views.ts'
import { channel, nothing } from './channel.ts'
import { text } from './settings-schema.ts'

/* Calls about backups; a part of the contract in channels.ts. */

const path = text(1000)
const passphrase = text(200)

export const backupChannels = {
  'backup.state': channel<BackupState>()(nothing),
  'backup.save-settings': channel<BackupState>()(
    v.object({
      /** Empty: the till's own folder. */
      folder: v.pipe(path, v.trim()),
      rhythm: v.picklist(backupRhythms),
      /** Null leaves what is kept; empty ends encryption. */
      passphrase: v.nullable(passphrase),
    }),
  ),
  'backup.now': channel<BackupState>()(nothing),
  /** Backups in a folder or, of a file's path, in the folder that it lies in; the newest first. */
  'backup.find': channel<FoundBackup[]>()(v.object({ folder: v.pipe(path, v.trim()) })),
  /** Unpacks and checks the whole file; nothing is put in place. */
  'backup.look': channel<BackupPreview>()(v.object({ path: v.pipe(path, v.trim()), passphrase })),
  /** Puts in place what was looked at last. Only before the first start is done; every window begins anew. */
  'backup.restore': channel<null>()(v.object({ journalHash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) })),
  /** Somebody has compared the books with the card services after a restore. */
  'backup.compared': channel<null>()(nothing),
} as const
