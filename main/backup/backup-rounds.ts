import { join } from 'node:path'
import * as v from 'valibot'
import type { BackupProblem, MadeBackup } from '../../preload/contract/backup-views.ts'
import { appendJournal } from '../store/journal-store.ts'
import { type BackupChoice, readChoice, readLastBackup, writeLastBackup } from './backup-choice.ts'
import { isBackupDue } from './backup-due.ts'
import { type KeptKey, keptKeySchema } from './backup-format.ts'
import type { BackupsContext } from './backups-context.ts'
import type { BackupDone, BackupWish } from './make-backup.ts'

/* When backups are made: one at a time, by another thread. What does not succeed is said and tried again later. */

export type Rounds = {
  isRunning(): boolean
  problem(): { code: BackupProblem; at: number } | null
  nextTryAt(): number | null
  /** Now, whatever the rhythm says. */
  begin(): void
  /** Something was written or chosen: perhaps one is owed. */
  soon(): void
  start(): void
  stop(): Promise<void>
  /** Somebody has chosen anew. */
  forgetProblem(): void
}

export const secretName = 'backup-key'
const lookEveryMs = 60_000
const soonMs = 2_000
const retryMs = 10 * 60_000

export const chosenOf = ({ database, mode }: BackupsContext): BackupChoice =>
  readChoice(database, mode === 'live' ? 'z' : 'off')

export const targetOf = ({ folder, mode }: BackupsContext, choice: BackupChoice): string =>
  choice.folder === '' ? join(folder, mode, 'backups') : choice.folder

export function createRounds(context: BackupsContext): Rounds {
  const { clock, log } = context
  let running: Promise<void> | null = null
  let problem: { code: BackupProblem; at: number } | null = null
  let retryAt: number | null = null
  let isStopped = false
  let callOff = (): void => undefined

  const ended = (outcome: { code: BackupProblem; detail: string } | null): void => {
    problem = outcome && { code: outcome.code, at: clock.now() }
    retryAt = outcome && clock.now() + retryMs
    if (outcome) log.warn('backup.not-made', outcome)
  }
  const begin = (): void => {
    if (running !== null || isStopped) return
    running = makeOne(context)
      .then(ended, (error: unknown) => ended({ code: 'failed', detail: String(error) }))
      .finally(() => {
        running = null
        context.nudge()
      })
    context.nudge()
  }
  const mayTry = (now: number): boolean => retryAt === null || now >= retryAt || now < retryAt - retryMs
  const look = (): void => {
    lookIn(lookEveryMs)
    try {
      if (mayTry(clock.now()) && isOwed(context)) begin()
    } catch (error) {
      log.error('backup.not-looked', { problem: String(error) })
    }
  }
  const lookIn = (delayMs: number): void => {
    callOff()
    if (!isStopped) callOff = clock.schedule(clock.now() + delayMs, look)
  }

  return {
    isRunning: () => running !== null,
    problem: () => problem,
    nextTryAt: () => retryAt,
    begin,
    soon: () => lookIn(soonMs),
    start: () => lookIn(lookEveryMs / 4),
    async stop() {
      isStopped = true
      callOff()
      await running
    },
    forgetProblem: () => ended(null),
  }
}

/** Before the first start is done nothing is worth keeping. */
function isOwed(context: BackupsContext): boolean {
  const { database, clock } = context
  return (
    context.isSetUp() &&
    isBackupDue(database, chosenOf(context).rhythm, readLastBackup(database), clock.now())
  )
}

async function makeOne(context: BackupsContext): Promise<{ code: BackupProblem; detail: string } | null> {
  const chosen = chosenOf(context)
  const key = chosen.isEncrypted ? await keptKey(context) : null
  if (chosen.isEncrypted && !key) return { code: 'passphrase-lost', detail: 'no key is kept' }
  const outcome = await context.askThread({ work: 'make', wish: wishFor(context, chosen, key) })
  if ('problem' in outcome) return { code: outcome.problem, detail: outcome.detail }
  note(context, outcome.done, chosen.isEncrypted)
  return null
}

function wishFor(context: BackupsContext, chosen: BackupChoice, key: KeptKey | null): BackupWish {
  const { database, clock, folder, mode, program } = context
  return {
    databasePath: database.path,
    workFolder: join(folder, mode, 'backup.part'),
    targetFolder: targetOf(context, chosen),
    isOwnFolder: chosen.folder === '',
    marker: chosen.marker,
    printersFolder: join(folder, 'printers'),
    mode,
    program,
    madeAt: clock.now(),
    key,
  }
}

async function keptKey({ secrets }: BackupsContext): Promise<KeptKey | null> {
  const found = await secrets.read(secretName)
  if (found.kind !== 'kept') return null
  const parsed = v.safeParse(keptKeySchema, JSON.parse(found.text))
  return parsed.success ? parsed.output : null
}

function note({ database, clock, log }: BackupsContext, done: BackupDone, isEncrypted: boolean): void {
  const { fileName, bytes, sha256, journal, removed } = done
  const made: MadeBackup = { at: clock.now(), fileName, bytes, sha256, journalNumber: journal.number }
  database.inTransaction(() => {
    const head = { journalNumber: journal.number, journalHead: journal.hash }
    appendJournal(database, made.at, 'backup-made', fileName, {
      bytes,
      sha256,
      ...head,
      isEncrypted,
      removed,
    })
    writeLastBackup(database, made)
  })
  log.info('backup.made', { fileName, bytes })
}
