import { parentPort } from 'node:worker_threads'
import type { FoundBackup } from '../../preload/contract/backup-views.ts'
import { assertNever } from '../../preload/contract/result.ts'
import { type KeptKey, keyFromPassphrase } from './backup-format.ts'
import { type BackupOutcome, type BackupWish, makeBackup } from './make-backup.ts'
import { type Marked, markFolder } from './mark-folder.ts'
import { findBackups, type PrepareOutcome, prepareRestore, type RestoreWish } from './prepare-restore.ts'

/* The thread of backups: whatever reads or writes whole files, or a folder that may not answer for minutes. */

export type ThreadWish =
  | { work: 'make'; wish: BackupWish }
  | { work: 'prepare'; wish: RestoreWish }
  | { work: 'find'; folder: string }
  | { work: 'key'; passphrase: string }
  | { work: 'mark'; folder: string; marker: string }

export type ThreadAnswers = {
  make: BackupOutcome
  prepare: PrepareOutcome
  find: FoundBackup[]
  key: KeptKey
  mark: Marked
}

/** Asks the thread; main/platform/asked-thread.ts is behind it. */
export type AskThread = <Wish extends ThreadWish>(wish: Wish) => Promise<ThreadAnswers[Wish['work']]>

function work(wish: ThreadWish): ThreadAnswers[ThreadWish['work']] {
  switch (wish.work) {
    case 'make':
      return makeBackup(wish.wish)
    case 'prepare':
      return prepareRestore(wish.wish)
    case 'find':
      return findBackups(wish.folder)
    case 'key':
      return keyFromPassphrase(wish.passphrase)
    case 'mark':
      return markFolder(wish.folder, wish.marker)
    default:
      return assertNever(wish)
  }
}

parentPort?.on('message', (wish: ThreadWish & { id: number }) => {
  try {
    parentPort?.postMessage({ id: wish.id, answer: work(wish) })
  } catch (error) {
    parentPort?.postMessage({ id: wish.id, error: String(error) })
  }
})
