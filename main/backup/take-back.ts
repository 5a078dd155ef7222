import type { BackupPreview, FoundBackup } from '../../preload/contract/backup-views.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { appendJournal } from '../store/journal-store.ts'
import { readRestored, writeRestored } from '../store/restored-store.ts'
import { chosenOf, targetOf } from './backup-rounds.ts'
import type { BackupsContext } from './backups-context.ts'
import { placeRestore } from './place-restore.ts'

/* The way back at the first start of a running till: look at a backup, then let it take this data's place. */

export type TakeBack = {
  find(request: { folder: string }): Promise<Result<FoundBackup[]>>
  look(request: { path: string; passphrase: string }): Promise<Result<BackupPreview>>
  /** Whether what was looked at last may be put in place. */
  mayRestore(request: { journalHash: string }): Result<BackupPreview>
  /** Puts in place what `mayRestore` allowed; the till on this data has stopped. */
  placeLooked(): void
  compared(): Result<null>
}

export function createTakeBack(context: BackupsContext): TakeBack {
  const { clock, log, folder, askThread } = context
  let looked: BackupPreview | null = null
  return {
    async find({ folder: place }) {
      const wanted = place === '' ? targetOf(context, chosenOf(context)) : place
      try {
        return ok(await askThread({ work: 'find', folder: wanted }))
      } catch (error) {
        log.warn('backup.not-found', { problem: String(error) })
        return ok([])
      }
    },
    async look({ path, passphrase }) {
      // It lies where what was looked at before would be put in place from.
      looked = null
      const outcome = await askThread({
        work: 'prepare',
        wish: { path, passphrase, folder, now: clock.now() },
      })
      if ('problem' in outcome) {
        log.warn('backup.not-readable', { path, detail: outcome.detail })
        return fail('backup-unusable', { problem: outcome.problem })
      }
      looked = outcome.preview
      return ok(outcome.preview)
    },
    mayRestore({ journalHash }) {
      if (context.isSetUp()) return fail('setup-done')
      if (looked === null || looked.journal.hash !== journalHash) return fail('backup-not-looked-at')
      if (context.hasData(looked.mode)) return fail('backup-unusable', { problem: 'has-data' })
      return ok(looked)
    },
    placeLooked() {
      if (looked === null) throw new Error('no backup was looked at')
      placeRestore(folder, looked, clock.now())
    },
    compared: () => noteCompared(context),
  }
}

function noteCompared({ database, clock, mode, nudge }: BackupsContext): Result<null> {
  const restored = readRestored(database)
  if (!restored || restored.comparedAt !== null) return ok(null)
  const now = clock.now()
  database.inTransaction(() => {
    writeRestored(database, { ...restored, comparedAt: now })
    appendJournal(database, now, 'restore-compared', mode, { madeAt: restored.madeAt })
  })
  nudge()
  return ok(null)
}
