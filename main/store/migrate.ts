import { existsSync, renameSync, rmSync } from 'node:fs'
import { type Database, openDatabase } from './database.ts'
import { till0001 } from './migrations/0001-till.ts'
import { twoProviders0002 } from './migrations/0002-two-providers.ts'
import { ruledOut0003 } from './migrations/0003-ruled-out.ts'
import { refunds0004 } from './migrations/0004-refunds.ts'
import { lateCharges0005 } from './migrations/0005-late-charges.ts'
import { cardReceipts0006 } from './migrations/0006-card-receipts.ts'
import { secondCharges0007 } from './migrations/0007-second-charges.ts'
import { watchedCharges0008 } from './migrations/0008-watched-charges.ts'
import { secondRefunds0009 } from './migrations/0009-second-refunds.ts'
import { takenBack0010 } from './migrations/0010-taken-back.ts'
import { refundSlips0011 } from './migrations/0011-refund-slips.ts'
import { logos0012 } from './migrations/0012-logos.ts'
import { decisions0013 } from './migrations/0013-decisions.ts'
import { receiptWays0014 } from './migrations/0014-receipt-ways.ts'
import { cash0015 } from './migrations/0015-cash.ts'
import { totals0016 } from './migrations/0016-totals.ts'
import { reconciliations0017 } from './migrations/0017-reconciliations.ts'
import { returns0018 } from './migrations/0018-returns.ts'
import { payouts0019 } from './migrations/0019-payouts.ts'
import { readerStores0020 } from './migrations/0020-reader-stores.ts'
import { people0021 } from './migrations/0021-people.ts'

/** Numbered, forward only, never edited after a release. Entry n brings a file from version n to n + 1. */
export const migrations: readonly string[] = [
  till0001,
  twoProviders0002,
  ruledOut0003,
  refunds0004,
  lateCharges0005,
  cardReceipts0006,
  secondCharges0007,
  watchedCharges0008,
  secondRefunds0009,
  takenBack0010,
  refundSlips0011,
  logos0012,
  decisions0013,
  receiptWays0014,
  cash0015,
  totals0016,
  reconciliations0017,
  returns0018,
  payouts0019,
  readerStores0020,
  people0021,
]

/** "till" in the file's header: a file of another program is refused instead of being changed. */
export const applicationId = 0x74696c6c

/** The file was written by a newer Suretill. Nothing was changed. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError'
  readonly found: number
  readonly known: number
  constructor(found: number, known: number) {
    super(
      `This data was written by a newer Suretill (data version ${found}, this program knows ${known}). Install the newer program again; nothing was changed.`,
    )
    this.found = found
    this.known = known
  }
}

/** The file belongs to another program. Nothing was changed. */
export class ForeignDatabaseError extends Error {
  override readonly name = 'ForeignDatabaseError'
  constructor(path: string) {
    super(
      `${path} is a database, but not one of Suretill's. Choose another data folder; nothing was changed.`,
    )
  }
}

/**
 * Asks the file whose it is before the till opens it for work: opening alone puts a database into WAL mode and tidies up
 * after a crash, and what is not ours to change must stay as it is, byte for byte.
 * @throws NewerDatabaseError, ForeignDatabaseError
 */
export function refuseStrangers(path: string, known = migrations.length): void {
  if (!existsSync(path)) return
  // A log beside the file: whoever may write would move it into the file when closing.
  const database = openDatabase(path, existsSync(`${path}-wal`) ? { readonly: true } : { asFound: true })
  try {
    readOrigin(database, known)
  } finally {
    database.close()
  }
}

/** @throws NewerDatabaseError, ForeignDatabaseError */
function readOrigin(database: Database, known: number): { version: number; isEmpty: boolean } {
  const version = readNumber(database, 'user_version')
  const owner = readNumber(database, 'application_id')
  const tables = database
    .sql<[], { count: number }>(`select count(*) as count from sqlite_schema where type = 'table'`)
    .get()
  const isEmpty = (tables?.count ?? 0) === 0
  if (owner !== applicationId && !isEmpty) throw new ForeignDatabaseError(database.path)
  if (version > known) throw new NewerDatabaseError(version, known)
  return { version, isEmpty }
}

/**
 * Brings the file to the newest version, each step in a transaction of its own and with a copy of the file beside it
 * before (`…/till.db.before-2`), so that the older program still has something to start from.
 */
export function migrate(database: Database, steps: readonly string[] = migrations): void {
  const { version, isEmpty } = readOrigin(database, steps.length)
  for (let next = version; next < steps.length; next += 1) {
    if (!isEmpty || next > 0) copyBefore(database, next + 1, isEmpty)
    const text = steps[next] ?? ''
    database.inTransaction(() => {
      database.execute(text)
      database.execute(`pragma user_version = ${next + 1}`)
      database.execute(`pragma application_id = ${applicationId}`)
    })
  }
}

function copyBefore(database: Database, version: number, isEmpty: boolean): void {
  if (isEmpty || database.path === ':memory:') return
  const copy = `${database.path}.before-${version}`
  if (existsSync(copy)) return
  // Whole or not at all: a copy that a full disk or a power cut broke off would be trusted by the next start.
  const part = `${copy}.part`
  rmSync(part, { force: true })
  database.sql<[string]>('vacuum into ?').run(part)
  renameSync(part, copy)
}

function readNumber(database: Database, pragma: 'user_version' | 'application_id'): number {
  const rows = database.pragma(pragma) as Record<string, number>[]
  return rows[0]?.[pragma] ?? 0
}
