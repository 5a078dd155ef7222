import type { BackupProblem, BackupState } from '../../preload/contract/backup-views.ts'
import type { Parsed } from '../../preload/contract/channels.ts'
import type { MachineWarning } from '../../preload/contract/machine-warnings.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { appendJournal } from '../store/journal-store.ts'
import { readRestored } from '../store/restored-store.ts'
import { type BackupChoice, readLastBackup, writeChoice } from './backup-choice.ts'
import { missingSince } from './backup-due.ts'
import { chosenOf, createRounds, type Rounds, secretName, targetOf } from './backup-rounds.ts'
import type { BackupsContext } from './backups-context.ts'
import { createTakeBack, type TakeBack } from './take-back.ts'

/* What screens ask of backups. */

export type Backups = TakeBack &
  Pick<Rounds, 'soon' | 'start' | 'stop'> & {
    state(): BackupState
    saveSettings(request: Parsed<'backup.save-settings'>): Promise<Result<BackupState>>
    backUpNow(): Result<BackupState>
    warnings(): MachineWarning[]
  }

const shortestPassphrase = 8

export function createBackups(context: BackupsContext): Backups {
  const rounds = createRounds(context)
  const state = () => stateOf(context, rounds)
  return {
    ...createTakeBack(context),
    soon: rounds.soon,
    start: rounds.start,
    stop: rounds.stop,
    state,
    async saveSettings(request) {
      const saved = await saveChoice(context, chosenOf(context), request)
      if (!saved.ok) return saved
      rounds.forgetProblem()
      rounds.soon()
      context.nudge()
      return ok(state())
    },
    backUpNow() {
      if (!context.isSetUp()) return fail('setup-needed')
      rounds.begin()
      return ok(state())
    },
    warnings: () => warningsOf(context, chosenOf(context), rounds.problem()),
  }
}

function stateOf(context: BackupsContext, rounds: Rounds): BackupState {
  const chosen = chosenOf(context)
  const problem = rounds.problem()
  return {
    folder: targetOf(context, chosen),
    isOwnFolder: chosen.folder === '',
    rhythm: chosen.rhythm,
    isEncrypted: chosen.isEncrypted,
    isRunning: rounds.isRunning(),
    last: readLastBackup(context.database),
    problem,
    nextTryAt: problem === null ? null : rounds.nextTryAt(),
  }
}

async function saveChoice(
  context: BackupsContext,
  before: BackupChoice,
  { folder, rhythm, passphrase }: Parsed<'backup.save-settings'>,
): Promise<Result<null>> {
  const { database, clock, ids, mode, askThread } = context
  if (passphrase !== null && passphrase !== '' && passphrase.length < shortestPassphrase)
    return fail('backup-passphrase-short', { least: shortestPassphrase })
  const marked =
    folder === '' ? { marker: null } : await askThread({ work: 'mark', folder, marker: ids.uuid() })
  if ('problem' in marked) return fail('backup-unusable', { problem: marked.problem })
  if (passphrase !== null) {
    const kept = await keepKey(context, passphrase)
    if (kept !== null) return kept
  }
  const isEncrypted = passphrase === null ? before.isEncrypted : passphrase !== ''
  const choice = { folder, marker: marked.marker, rhythm, isEncrypted }
  database.inTransaction(() => {
    writeChoice(database, choice)
    appendJournal(database, clock.now(), 'backup-settings-changed', mode, { folder, rhythm, isEncrypted })
  })
  return ok(null)
}

async function keepKey(context: BackupsContext, passphrase: string): Promise<Result<never> | null> {
  const { secrets, askThread } = context
  const kept =
    passphrase === ''
      ? await secrets.forget(secretName)
      : await secrets.keep(secretName, JSON.stringify(await askThread({ work: 'key', passphrase })))
  if (kept.kind === 'kept') return null
  return fail(kept.reason === 'disk-full' ? 'disk-full' : 'storage-failed')
}

function warningsOf(
  { database, clock, mode }: BackupsContext,
  { rhythm }: BackupChoice,
  problem: { code: BackupProblem } | null,
): MachineWarning[] {
  const warnings: MachineWarning[] = []
  const restored = readRestored(database)
  if (restored && restored.comparedAt === null)
    warnings.push({ code: 'restored-from-backup', madeAt: restored.madeAt })
  if (problem?.code === 'data-damaged') warnings.push({ code: 'data-damaged' })
  const since = mode === 'live' ? missingSince(database, rhythm, readLastBackup(database), clock.now()) : null
  if (since !== null) warnings.push({ code: 'backup-too-old', missingSince: since })
  return warnings
}
