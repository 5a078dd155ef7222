import type { BackupPreview } from '../../preload/contract/backup-views.ts'
import type { Secrets } from '../keeping-ports.ts'
import type { Clock, Ids, Log } from '../ports.ts'
import type { Database } from '../store/database.ts'
import type { AskThread } from './backup-thread.ts'

/** Where the key of sealed backups is kept. */
export type BackupKeys = Pick<Secrets, 'read' | 'keep' | 'forget'>

/** What backups need of the rest of the till; the composition hands it in. */
export type BackupsContext = {
  database: Database
  clock: Clock
  ids: Ids
  log: Log
  askThread: AskThread
  /** A place of its own: keys of backups. */
  secrets: BackupKeys
  /** The data folder, and the mode's folder in it. */
  folder: string
  mode: BackupPreview['mode']
  program: string
  /** Before the first start is done nothing here is worth keeping, and a restore may replace it. */
  isSetUp(): boolean
  /** Whether data of that mode lies here that somebody has sold with. */
  hasData(mode: BackupPreview['mode']): boolean
  nudge(): void
}
