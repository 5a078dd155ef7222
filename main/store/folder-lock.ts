import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { openHandle } from './database.ts'

/*
 * One till per data folder, whichever host it runs in. Two tills on one database would both ask for the same payments and
 * print the same receipts. The lock is one of the operating system's, held on a file through SQLite: it ends with the
 * process, so there is no stale lock after a crash, no process number that another program has got since, and no race
 * between two starts in the same moment. Who holds it stands in a file beside it, for the second start to tell.
 */

const holderSchema = v.object({
  pid: v.number(),
  host: v.picklist(['electron', 'browser']),
  /** Where the browser host can be opened; null for a window. Holds the token: only the owner may read the file. */
  address: v.nullable(v.string()),
})
export type LockHolder = v.InferOutput<typeof holderSchema>

export type FolderLock = {
  /** Tells later starts who is here. */
  announce(holder: LockHolder): void
  release(): void
}

/**
 * @returns the lock, or who has it (null when it has not said so yet)
 * @throws UnsuitableRuntimeError where SQLite would crash the process
 */
export function takeFolderLock(
  folder: string,
  nativeBinding = process.env.SURETILL_SQLITE_BINDING,
): { ok: true; lock: FolderLock } | { ok: false; holder: LockHolder | null } {
  const holderPath = join(folder, 'running.json')
  const handle = openHandle(join(folder, 'running.lock'), { timeout: 0 }, nativeBinding)
  try {
    // In memory, because a journal file beside the lock would outlive a crash and be asked about at the next start.
    handle.pragma('journal_mode = memory')
    handle.exec('begin exclusive')
  } catch (error) {
    handle.close()
    if (!isBusy(error)) throw error
    return { ok: false, holder: readHolder(holderPath) }
  }
  rmSync(holderPath, { force: true })
  const release = () => {
    process.off('exit', release)
    rmSync(holderPath, { force: true })
    handle.close()
  }
  // It also keeps the handle referenced: one that is collected would quietly let go of the lock.
  process.on('exit', release)
  return {
    ok: true,
    lock: {
      announce: (holder) => writeFileSync(holderPath, JSON.stringify(holder), { mode: 0o600 }),
      release,
    },
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
}

function readHolder(path: string): LockHolder | null {
  try {
    return v.parse(holderSchema, JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    // It is starting or stopping this very moment: that it is there is all that is known.
    return null
  }
}
