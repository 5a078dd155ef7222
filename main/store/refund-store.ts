import * as v from 'valibot'
import { type Refund, refundCauses, refundStatuses } from '../domain/refund.ts'
import { actingPerson } from './acting-person.ts'
import type { Database } from './database.ts'
import { secondRefundedMinor } from './second-refund-store.ts'

/* Refunds as rows, parsed on their way out. The ceiling is kept by triggers (migrations/0004-refunds.ts). */

const time = v.nullable(v.number())
const rowSchema = v.object({
  id: v.string(),
  payment_id: v.string(),
  amount_minor: v.number(),
  currency: v.string(),
  cause: v.picklist(refundCauses),
  status: v.picklist(refundStatuses),
  provider: v.string(),
  reader_id: v.nullable(v.string()),
  provider_reader_id: v.string(),
  reference: v.string(),
  provider_ids: v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.string())),
  reason: v.nullable(v.string()),
  provider_text: v.nullable(v.string()),
  submitted_at: time,
  refunded_at: time,
  final_at: time,
  created_at: v.number(),
  updated_at: v.number(),
})

export function loadRefund(database: Database, refundId: string): Refund | undefined {
  const row = database.sql<[string]>('select * from refunds where id = ?').get(refundId)
  return row === undefined ? undefined : fromRow(row)
}

/** Oldest first. */
export function refundsOfPayment(database: Database, paymentId: string): Refund[] {
  return database
    .sql<[string]>('select * from refunds where payment_id = ?')
    .all(paymentId)
    .map(fromRow)
    .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
}

/** What the till still owes back, oldest first. */
export function loadOpenRefunds(database: Database): Refund[] {
  return database
    .sql<[]>('select * from refunds where final_at is null order by created_at')
    .all()
    .map(fromRow)
}

/** Done, on its way, and gone without being asked for: what is no longer there to be refunded. */
export function reservedMinor(database: Database, paymentId: string): number {
  const row = database
    .sql<[string], { sum: number }>(
      `select coalesce(sum(amount_minor), 0) as sum from refunds where payment_id = ? and status <> 'failed'`,
    )
    .get(paymentId)
  return (row?.sum ?? 0) + secondRefundedMinor(database, paymentId)
}

/** A refund that waits at a reader for the card. */
export function openRefundAtReader(database: Database, readerId: string): Refund | undefined {
  const row = database
    .sql<[string]>(
      `select * from refunds where reader_id = ? and submitted_at is not null and final_at is null`,
    )
    .get(readerId)
  return row === undefined ? undefined : fromRow(row)
}

/** @throws when refunds would exceed the charge: see isBeyondCharge */
export function insertRefund(database: Database, refund: Refund): void {
  const acting = actingPerson(database)
  database
    .sql(
      `insert into refunds (id, payment_id, amount_minor, currency, cause, status, provider, reader_id,
         provider_reader_id, reference, provider_ids, reason, provider_text, submitted_at, refunded_at, final_at,
         created_at, updated_at, person_id, approved_by)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      refund.id,
      refund.paymentId,
      refund.amountMinor,
      refund.currency,
      refund.cause,
      refund.status,
      refund.provider,
      refund.readerId,
      refund.providerReaderId,
      refund.reference,
      JSON.stringify(refund.providerIds),
      refund.reason,
      refund.providerText,
      refund.submittedAt,
      refund.refundedAt,
      refund.finalAt,
      refund.createdAt,
      refund.updatedAt,
      acting?.personId ?? null,
      acting?.approvedBy ?? null,
    )
}

/** Writes the state. Amount, payment and reference are not among the columns: those never change. */
export function updateRefund(database: Database, refund: Refund): void {
  const result = database
    .sql(
      `update refunds set status = ?, provider_ids = ?, reason = ?, provider_text = ?, submitted_at = ?,
         refunded_at = ?, final_at = ?, updated_at = ? where id = ?`,
    )
    .run(
      refund.status,
      JSON.stringify(refund.providerIds),
      refund.reason,
      refund.providerText,
      refund.submittedAt,
      refund.refundedAt,
      refund.finalAt,
      refund.updatedAt,
      refund.id,
    )
  if (result.changes !== 1) throw new Error(`refund ${refund.id} is not there to be updated`)
}

/** The database's own word for more than was charged. */
export function isBeyondCharge(error: unknown): boolean {
  return error instanceof Error && error.message.includes('refunds exceed the charge')
}

function fromRow(row: unknown): Refund {
  const parsed = v.parse(rowSchema, row)
  return {
    id: parsed.id,
    paymentId: parsed.payment_id,
    amountMinor: parsed.amount_minor,
    currency: parsed.currency,
    cause: parsed.cause,
    status: parsed.status,
    provider: parsed.provider,
    readerId: parsed.reader_id,
    providerReaderId: parsed.provider_reader_id,
    reference: parsed.reference,
    providerIds: parsed.provider_ids,
    reason: parsed.reason,
    providerText: parsed.provider_text,
    submittedAt: parsed.submitted_at,
    refundedAt: parsed.refunded_at,
    finalAt: parsed.final_at,
    createdAt: parsed.created_at,
    updatedAt: parsed.updated_at,
  }
}
