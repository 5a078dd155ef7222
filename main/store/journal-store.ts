import { hash as hashOf } from 'node:crypto'
import { actingPerson } from './acting-person.ts'
import type { Database } from './database.ts'

/*
 * The journal: every event that touches money, cash, rights, prices or settings is one row, chained by SHA-256 over
 * number, time, kind, subject and body. Written inside the transaction of the event itself.
 */

export type JournalEntry = {
  number: number
  at: number
  kind: JournalKind
  subject: string
  body: string
  previousHash: string
  hash: string
}

export type JournalKind =
  | 'till-set-up'
  | 'sale-recorded'
  | 'line-voided'
  | 'basket-discarded'
  | 'payment-started'
  | 'payment-final'
  | 'payment-alert'
  | 'payment-decided'
  | 'refund-decided'
  | 'decision-settled'
  | 'late-charge-decided'
  | 'second-refund-decided'
  | 'refund-started'
  | 'refund-final'
  | 'day-opened'
  | 'day-closed'
  | 'day-compared'
  | 'charge-adopted'
  | 'settings-changed'
  | 'product-changed'
  | 'catalogue-imported'
  | 'tax-rate-changed'
  | 'reader-paired'
  | 'reader-removed'
  | 'reader-changed'
  | 'mode-entered'
  | 'data-exported'
  | 'drawer-opened'
  | 'cash-moved'
  | 'cash-counted'
  | 'receipt-copied'
  | 'gift-receipt-printed'
  | 'paper-saved'
  | 'print-given-up'
  | 'receipt-mail-asked'
  | 'receipt-mailed'
  | 'mail-given-up'
  | 'receipt-declined'
  | 'receipt-code-shown'
  | 'mail-account-saved'
  | 'mail-account-removed'
  | 'slip-given-up'
  | 'dispute-noted'
  | 'tender-changed'
  | 'sale-reopened'
  | 'sale-paid-again'
  | 'sale-written-off'
  | 'account-saved'
  | 'account-removed'
  | 'account-key-rotated'
  | 'clock-set-back'
  | 'clock-differs'
  | 'clock-confirmed'
  | 'books-damaged'
  | 'display-address-renewed'
  | 'backup-made'
  | 'backup-settings-changed'
  | 'restored-from-backup'
  | 'restore-compared'
  | 'begun-empty'
  | 'person-added'
  | 'person-changed'
  | 'pin-changed'
  | 'role-saved'
  | 'signed-in'
  | 'signed-out'
  | 'till-locked'
  | 'pin-refused'
  | 'right-approved'
  | 'people-rules-changed'
  | 'owner-pin-renewed'

export const genesisHash = '0'.repeat(64)

/** The text whose hash is taken: one line, fields as JSON, so that no two entries can share it. */
export function hashedText(entry: Omit<JournalEntry, 'hash'>): string {
  return JSON.stringify([entry.previousHash, entry.number, entry.at, entry.kind, entry.subject, entry.body])
}

/**
 * Appends one entry; must run inside the transaction of what it tells.
 * @returns the entry's hash, the new head
 */
export function appendJournal(
  database: Database,
  at: number,
  kind: JournalKind,
  subject: string,
  body: Record<string, unknown>,
): string {
  if (!database.isInTransaction())
    throw new Error('a journal entry belongs into the transaction of its event')
  // The journal is its own counter: entries are never deleted, so the next number is the newest one's successor.
  const newest = newestEntry(database)
  const number = (newest?.number ?? 0) + 1
  const previousHash = newest?.hash ?? genesisHash
  const text = JSON.stringify(withActing(database, body))
  const hash = hashOf('sha256', hashedText({ number, at, kind, subject, body: text, previousHash }))
  database
    .sql<[number, number, string, string, string, string, string]>(
      'insert into journal (number, at, kind, subject, body, previous_hash, hash) values (?, ?, ?, ?, ?, ?, ?)',
    )
    .run(number, at, kind, subject, text, previousHash, hash)
  return hash
}

/** Whose call it was, and who approved it, as the numbers that the entries of people carry. */
function withActing(database: Database, body: Record<string, unknown>): Record<string, unknown> {
  const acting = actingPerson(database)
  if (!acting) return body
  const { personId, approvedBy } = acting
  return { ...body, person: personId, ...(approvedBy !== null && { approvedBy }) }
}

/** The newest hash; the genesis hash while the journal is empty. */
export function journalHead(database: Database): string {
  return newestEntry(database)?.hash ?? genesisHash
}

/** When the newest entry was written; undefined while there is none. */
export function journalTime(database: Database): number | undefined {
  return newestEntry(database)?.at
}

function newestEntry(database: Database): { number: number; at: number; hash: string } | undefined {
  return database
    .sql<[], { number: number; at: number; hash: string }>(
      'select number, at, hash from journal order by number desc limit 1',
    )
    .get()
}
