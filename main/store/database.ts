import { AsyncLocalStorage } from 'node:async_hooks'
import { existsSync, realpathSync } from 'node:fs'
import SqliteDatabase from 'better-sqlite3'
import type { Acting, ActingStorage } from './acting-person.ts'

/*
 * The one place that opens SQLite. Durability is chosen out loud: the library is compiled so that WAL means
 * synchronous=NORMAL, with which a power cut takes sales that the screen already called paid. FULL is set and read back.
 */

type SqliteHandle = SqliteDatabase.Database
export type Statement<Parameters extends unknown[], Row> = {
  get(...parameters: Parameters): Row | undefined
  all(...parameters: Parameters): Row[]
  run(...parameters: Parameters): { changes: number; lastInsertRowid: number | bigint }
  iterate(...parameters: Parameters): IterableIterator<Row>
}

export type Database = {
  readonly path: string
  /** Whose call it is that writes (acting-person.ts). */
  readonly acting: ActingStorage
  /** Prepared once per text and kept: write SQL as constants, values as parameters. */
  sql<Parameters extends unknown[] = unknown[], Row = unknown>(text: string): Statement<Parameters, Row>
  /** Runs statements without parameters (pragmas, migrations). */
  execute(text: string): void
  pragma(text: string): unknown
  /** All or nothing, in one synced commit; nests by savepoint. The work must not await: a promise is refused. */
  inTransaction<T>(work: () => T): T
  isInTransaction(): boolean
  /** Moves the log into the file. Called in idle moments so that no sale ever waits for it. */
  checkpoint(): void
  close(): void
}

/** The runtime cannot load SQLite. A sentence for a person, thrown before the native code could crash. */
export class UnsuitableRuntimeError extends Error {
  override readonly name = 'UnsuitableRuntimeError'
}

export type OpenOptions = {
  readonly?: boolean
  /** Only looked at: the file keeps its journal mode, whoever's it is. */
  asFound?: boolean
  nativeBinding?: string | undefined
}

/**
 * @param path a file, or ':memory:' for a test of something other than durability
 * @throws UnsuitableRuntimeError where the database module would crash the process
 */
export function openDatabase(path: string, options: OpenOptions = {}): Database {
  const nativeBinding = options.nativeBinding ?? process.env.SURETILL_SQLITE_BINDING
  const handle = openHandle(path, { readonly: options.readonly ?? false }, nativeBinding)
  try {
    if (!options.readonly && !options.asFound) setDurability(handle, path)
    handle.pragma('foreign_keys = ON')
    handle.pragma('busy_timeout = 5000')
    handle.pragma('cache_size = -32000')
    handle.pragma('temp_store = MEMORY')
  } catch (error) {
    handle.close()
    throw error
  }
  return wrap(handle, path)
}

/**
 * The library's own handle, for this file and the folder's lock.
 * @throws UnsuitableRuntimeError where the database module cannot be loaded or would crash the process
 */
export function openHandle(
  path: string,
  options: SqliteDatabase.Options,
  nativeBinding: string | undefined,
): SqliteHandle {
  refuseOldRuntime(nativeBinding)
  if (!nativeBinding) return new SqliteDatabase(path, options)
  try {
    return new SqliteDatabase(path, { ...options, nativeBinding })
  } catch (error) {
    // SQLite's own errors are about the file that was opened; every other one is about the module.
    if (error instanceof SqliteDatabase.SqliteError) throw error
    const words = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw new UnsuitableRuntimeError(
      `SURETILL_SQLITE_BINDING names ${nativeBinding}, which cannot be loaded (${words}). Correct the path or unset the variable.`,
    )
  }
}

/** better-sqlite3 13 is built for Node-API 10; below it the process dies by a signal, without a word. */
export function refuseOldRuntime(
  nativeBinding: string | undefined,
  napi = Number(process.versions.napi),
): void {
  if (nativeBinding && !existsSync(nativeBinding)) {
    throw new UnsuitableRuntimeError(
      `SURETILL_SQLITE_BINDING names ${nativeBinding}, which is not there. Correct the path or unset the variable.`,
    )
  }
  if (napi >= 10) return
  const needed = `This is Node ${process.versions.node}; the till's database needs Node 22.14 or newer.`
  if (!nativeBinding)
    throw new UnsuitableRuntimeError(
      `${needed} Start the till with "npm start": it brings a suitable Node along.`,
    )
  // The library's own files are what an old runtime dies of, and the first that somebody names.
  if (/better-sqlite3[\\/]prebuilds[\\/]/.test(realpathSync(nativeBinding)))
    throw new UnsuitableRuntimeError(
      `${needed} SURETILL_SQLITE_BINDING names ${nativeBinding}, which needs it as well. Unset the variable.`,
    )
}

function setDurability(handle: SqliteHandle, path: string): void {
  if (path !== ':memory:') {
    const mode = handle.pragma('journal_mode = WAL', { simple: true })
    if (mode !== 'wal')
      throw new Error(`the database could not be put into WAL mode (it is "${String(mode)}")`)
  }
  handle.pragma('synchronous = FULL')
  const synchronous = handle.pragma('synchronous', { simple: true })
  if (synchronous !== 2) throw new Error(`synchronous=FULL was refused (it is ${String(synchronous)})`)
  // Checkpoints belong into idle moments (main/store/checkpoints.ts). This is the net for a till that is never idle.
  handle.pragma('wal_autocheckpoint = 16000')
  handle.pragma('journal_size_limit = 67108864')
}

function wrap(handle: SqliteHandle, path: string): Database {
  const statements = new Map<string, unknown>()
  const transaction = handle.transaction((work: () => unknown) => work()).immediate
  return {
    path,
    acting: new AsyncLocalStorage<Acting | null>(),
    sql<Parameters extends unknown[], Row>(text: string) {
      let statement = statements.get(text)
      if (!statement) {
        statement = handle.prepare(text)
        statements.set(text, statement)
      }
      return statement as Statement<Parameters, Row>
    },
    execute: (text) => void handle.exec(text),
    pragma: (text) => handle.pragma(text),
    inTransaction: <T>(work: () => T) => transaction(work) as T,
    isInTransaction: () => handle.inTransaction,
    checkpoint: () => void handle.pragma('wal_checkpoint(PASSIVE)'),
    close: () => void handle.close(),
  }
}

/** Tells a full or failing disk from a bug: the first two are said to the cashier, nothing was changed. */
export function storageFailure(error: unknown): 'disk-full' | 'storage-failed' | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC') return 'disk-full'
  if (/^SQLITE_(IOERR|READONLY|CANTOPEN|CORRUPT|NOTADB)/.test(code)) return 'storage-failed'
  return undefined
}
