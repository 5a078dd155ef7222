import * as v from 'valibot'
import { type ReaderColor, readerColors } from '../../preload/contract/views.ts'
import type { ReaderStatus } from '../ports.ts'
import { oneOf } from './columns.ts'
import type { Database } from './database.ts'

/* Readers as the till knows them. Removed ones stay as rows: old payments name them. */

export type StoredReader = {
  id: string
  provider: string
  providerReaderId: string
  name: string
  color: ReaderColor
  model: string
  serial: string
  /** Empty where the account says nothing about it. */
  storeName: string
  pairing: Pairing
  isDefault: boolean
  /** What the provider said last, and when. */
  status: ReaderStatus | null
  checkedAt: number | null
  createdAt: number
}

export type Pairing = 'processing' | 'paired' | 'expired' | 'unknown'

const statusSchema = v.object({
  connection: v.nullable(v.picklist(['online', 'offline'])),
  state: v.nullable(v.string()),
  batteryPercent: v.nullable(v.number()),
  connectionType: v.nullable(v.string()),
  firmware: v.nullable(v.string()),
  lastActivityAt: v.nullable(v.number()),
})

const rowSchema = v.object({
  id: v.string(),
  provider: v.string(),
  provider_reader_id: v.string(),
  name: v.string(),
  model: v.string(),
  serial: v.string(),
  pairing: v.picklist(['processing', 'paired', 'expired', 'unknown']),
  is_default: v.number(),
  status: v.nullable(v.pipe(v.string(), v.parseJson(), statusSchema)),
  checked_at: v.nullable(v.number()),
  created_at: v.number(),
  color: v.picklist(readerColors),
  store_name: v.string(),
})

/** The readers that the till may use, oldest first. */
export function loadReaders(database: Database): StoredReader[] {
  return database
    .sql<[]>('select * from readers where removed_at is null order by created_at, id')
    .all()
    .map(fromRow)
}

export function loadReader(database: Database, readerId: string): StoredReader | undefined {
  const row = database
    .sql<[string]>('select * from readers where id = ? and removed_at is null')
    .get(readerId)
  return row === undefined ? undefined : fromRow(row)
}

export function loadDefaultReader(database: Database): StoredReader | undefined {
  const row = database
    .sql<[]>('select * from readers where is_default = 1 and removed_at is null order by created_at limit 1')
    .get()
  return row === undefined ? undefined : fromRow(row)
}

export function loadReaderByProviderId(
  database: Database,
  provider: string,
  providerReaderId: string,
): (StoredReader & { isRemoved: boolean }) | undefined {
  const row = database
    .sql<[string, string], { removed_at: number | null }>(
      'select * from readers where provider = ? and provider_reader_id = ?',
    )
    .get(provider, providerReaderId)
  return row === undefined ? undefined : { ...fromRow(row), isRemoved: row.removed_at !== null }
}

export function insertReader(
  database: Database,
  reader: Omit<StoredReader, 'status' | 'checkedAt' | 'storeName'>,
): void {
  database
    .sql(
      `insert into readers (id, provider, provider_reader_id, name, model, serial, pairing, is_default, created_at, color)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      reader.id,
      reader.provider,
      reader.providerReaderId,
      reader.name,
      reader.model,
      reader.serial,
      reader.pairing,
      reader.isDefault ? 1 : 0,
      reader.createdAt,
      reader.color,
    )
}

export function updateReaderFacts(
  database: Database,
  readerId: string,
  facts: {
    name: string
    model: string
    serial: string
    pairing: Pairing
    /** Left out: it stays as it was. Null: the account names none. */
    store?: { name: string } | null
  },
): void {
  const storeName = facts.store === undefined ? null : (facts.store?.name ?? '')
  database
    .sql<[string, string, string, string, string | null, string]>(
      `update readers set name = ?, model = ?, serial = ?, pairing = ?, store_name = coalesce(?, store_name),
         removed_at = null where id = ?`,
    )
    .run(facts.name, facts.model, facts.serial, facts.pairing, storeName, readerId)
}

export function updateReaderColor(database: Database, readerId: string, color: ReaderColor): void {
  database.sql<[string, string]>('update readers set color = ? where id = ?').run(color, readerId)
}

/** Also of a reader that was removed: its payments are still shown in it. */
export function colorOfReader(database: Database, readerId: string): ReaderColor | null {
  const row = database
    .sql<[string], { color: unknown }>('select color from readers where id = ?')
    .get(readerId)
  return row === undefined ? null : oneOf('color', readerColors, row.color)
}

export function updateReaderPairing(database: Database, readerId: string, pairing: Pairing): void {
  database.sql<[string, string]>('update readers set pairing = ? where id = ?').run(pairing, readerId)
}

export function updateReaderStatus(
  database: Database,
  readerId: string,
  status: ReaderStatus,
  at: number,
): void {
  database
    .sql<[string, number, string]>('update readers set status = ?, checked_at = ? where id = ?')
    .run(JSON.stringify(status), at, readerId)
}

/** Call inside a transaction: for a moment there is no default. */
export function chooseDefaultReader(database: Database, readerId: string): void {
  database.sql<[]>('update readers set is_default = 0 where is_default = 1').run()
  database.sql<[string]>('update readers set is_default = 1 where id = ?').run(readerId)
}

export function markReaderRemoved(database: Database, readerId: string, at: number): void {
  database
    .sql<[number, string]>('update readers set removed_at = ?, is_default = 0 where id = ?')
    .run(at, readerId)
}

function fromRow(row: unknown): StoredReader {
  const parsed = v.parse(rowSchema, row)
  return {
    id: parsed.id,
    provider: parsed.provider,
    providerReaderId: parsed.provider_reader_id,
    name: parsed.name,
    color: parsed.color,
    model: parsed.model,
    serial: parsed.serial,
    storeName: parsed.store_name,
    pairing: parsed.pairing,
    isDefault: parsed.is_default === 1,
    status: parsed.status,
    checkedAt: parsed.checked_at,
    createdAt: parsed.created_at,
  }
}
