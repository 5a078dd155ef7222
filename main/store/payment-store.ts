import * as v from 'valibot'
import type { TimelineEntry } from '../../preload/contract/views.ts'
import {
  type CardPayment,
  type CashPayment,
  isRuledOutAfterSending,
  type Payment,
  type RuledOutPayment,
} from '../domain/payment.ts'
import type { Evidence } from '../ports.ts'
import { actingPerson } from './acting-person.ts'
import { type Columns, number, numberOrNone, oneOf, text, textOrNone } from './columns.ts'
import type { Database } from './database.ts'
import { cardOnly, type PaymentRow, toPayment, toRow } from './payment-row.ts'

/* Payments and their timelines in the database. */

export function loadPayment(database: Database, paymentId: string): Payment | undefined {
  const row = database
    .sql<[string], Columns<PaymentRow>>('select * from payments where id = ?')
    .get(paymentId)
  return row === undefined ? undefined : toPayment(row)
}

/** Every attempt without a verdict, oldest first. */
export function loadOpenPayments(database: Database): CardPayment[] {
  return database
    .sql<[], Columns<PaymentRow>>(`select * from payments where final_at is null order by created_at, id`)
    .all()
    .map((row) => cardOnly(toPayment(row)))
}

/** The attempt that holds a reader; a unique index lets there be one at most. */
export function openPaymentOfReader(database: Database, readerId: string): CardPayment | undefined {
  const row = database
    .sql<[string], Columns<PaymentRow>>(`select * from payments where reader_id = ? and final_at is null`)
    .get(readerId)
  return row === undefined ? undefined : cardOnly(toPayment(row))
}

/** Attempts that were given up because the provider knew nothing of them, or by a person's word, since `since`. */
export function paymentsWithoutTrace(database: Database, since: number): string[] {
  return database
    .sql<[number], { id: string }>(
      `select id from payments where status = 'failed' and (reason = 'no-trace' or reason = 'decided-not-charged') and final_at >= ?`,
    )
    .all(since)
    .map((row) => row.id)
}

/** Approvals that the provider may still take back. */
export function paymentsAwaitingSettlement(database: Database): string[] {
  return database
    .sql<[], { id: string }>(`select id from payments where settlement = 'open'`)
    .all()
    .map((row) => row.id)
}

/** In the words of the index payments_ruled_out, so that a look costs the same after a year. */
const isRuledOut = `submitted_at is not null and final_at is not null and status <> 'approved'`

/** Attempts of a provider that were sent and ruled out after that moment, oldest first. */
export function ruledOutSince(database: Database, provider: string, after: number): RuledOutPayment[] {
  return (
    database
      .sql<[number, string], Columns<PaymentRow>>(
        `select * from payments where ${isRuledOut} and final_at > ? and provider = ?`,
      )
      .all(after, provider)
      .map((row) => toPayment(row))
      .filter(isRuledOutAfterSending)
      // Sorted here: a bound value beside an "order by" makes the database prepare the statement anew each time.
      .sort((a, b) => a.finalAt - b.finalAt)
  )
}

export function ruledOutProviders(database: Database, after: number): string[] {
  return database
    .sql<[number], { provider: string }>(
      `select distinct provider from payments where ${isRuledOut} and final_at > ?`,
    )
    .all(after)
    .map((row) => row.provider)
}

/** How many attempts are in a state that no waiting will surely end: the attention list's count. */
export function countUnknownPayments(database: Database): number {
  const row = database
    .sql<[], { count: number }>(`select count(*) as count from payments where status = 'unknown'`)
    .get()
  return row?.count ?? 0
}

/** A wish that got lost is taken off the payment, so that it can be made again; its line stays. */
export function wasCancelWished(database: Database, paymentId: string): boolean {
  return (
    database
      .sql<[string]>(`select 1 from payment_events where payment_id = ? and code = 'cancel-wished'`)
      .get(paymentId) !== undefined
  )
}

export function isSaleRecorded(database: Database, saleId: string): boolean {
  return database.sql<[string]>('select 1 from sales where id = ?').get(saleId) !== undefined
}

export function insertPayment(database: Database, payment: Payment): void {
  if (payment.tender === 'cash') {
    insertCash(database, payment)
    return
  }
  const row = toRow(payment)
  database
    .sql(
      `insert into payments (id, sale_id, tender, status, amount_minor, currency, charged_minor, tip_minor,
         tendered_minor, change_minor, rounding_minor, provider, reader_id, provider_reader_id, reader_name, reference,
         provider_ids, card, reason, provider_text, reader_state, cancel_wished_at, submitted_at, approved_at, final_at,
         settlement, created_at, updated_at, person_id)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      row.id,
      row.sale_id,
      row.tender,
      row.status,
      row.amount_minor,
      row.currency,
      row.charged_minor,
      row.tip_minor,
      row.tendered_minor,
      row.change_minor,
      row.rounding_minor,
      row.provider,
      row.reader_id,
      row.provider_reader_id,
      row.reader_name,
      row.reference,
      row.provider_ids,
      row.card,
      row.reason,
      row.provider_text,
      row.reader_state,
      row.cancel_wished_at,
      row.submitted_at,
      row.approved_at,
      row.final_at,
      row.settlement,
      row.created_at,
      row.updated_at,
      actingPerson(database)?.personId ?? null,
    )
}

/** Half the columns: cash is written while the customer waits for the change. */
function insertCash(database: Database, cash: CashPayment): void {
  database
    .sql(
      `insert into payments (id, sale_id, tender, status, amount_minor, currency, charged_minor, tendered_minor,
         change_minor, rounding_minor, approved_at, final_at, created_at, updated_at, person_id)
       values (?, ?, 'cash', 'approved', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      cash.id,
      cash.saleId,
      cash.amountMinor,
      cash.currency,
      cash.chargedMinor,
      cash.tenderedMinor,
      cash.changeMinor,
      cash.roundingMinor,
      cash.approvedAt,
      cash.finalAt,
      cash.createdAt,
      cash.updatedAt,
      actingPerson(database)?.personId ?? null,
    )
}

/** Writes the whole state. Amount, sale and reference are not among the columns: those never change. */
export function updatePayment(database: Database, payment: CardPayment): void {
  const row = toRow(payment)
  const result = database
    .sql(
      `update payments set status = ?, charged_minor = ?, tip_minor = ?, provider_ids = ?, card = ?, reason = ?,
         provider_text = ?, reader_state = ?, cancel_wished_at = ?, submitted_at = ?, approved_at = ?, final_at = ?,
         settlement = ?, updated_at = ?
       where id = ?`,
    )
    .run(
      row.status,
      row.charged_minor,
      row.tip_minor,
      row.provider_ids,
      row.card,
      row.reason,
      row.provider_text,
      row.reader_state,
      row.cancel_wished_at,
      row.submitted_at,
      row.approved_at,
      row.final_at,
      row.settlement,
      row.updated_at,
      row.id,
    )
  if (result.changes !== 1) throw new Error(`payment ${payment.id} is not there to be updated`)
}

export function appendPaymentEvent(
  database: Database,
  paymentId: string,
  entry: TimelineEntry,
  evidence: Evidence | undefined,
): void {
  database
    .sql(
      `insert into payment_events (payment_id, sequence, at, source, code, "values", evidence)
       values (?, (select count(*) + 1 from payment_events where payment_id = ?), ?, ?, ?, ?, ?)`,
    )
    .run(
      paymentId,
      paymentId,
      entry.at,
      entry.source,
      entry.code,
      JSON.stringify(entry.values),
      evidence ? JSON.stringify(evidence) : null,
    )
}

type EventRow = {
  sequence: number
  at: number
  source: TimelineEntry['source']
  code: string
  values: string
  request: string | null
  http_status: number | null
  took_ms: number | null
}

const sources = [
  'till',
  'cashier',
  'provider',
  'reader',
] as const satisfies readonly TimelineEntry['source'][]
const valuesSchema = v.record(v.string(), v.union([v.string(), v.number()]))

/** The bodies of the answers stay here: they are evidence for a dispute, and too much for a screen. */
export function loadTimeline(database: Database, paymentId: string): TimelineEntry[] {
  return (
    database
      .sql<[string], Columns<EventRow>>(
        `select sequence, at, source, code, "values", evidence ->> '$.request' as request,
           evidence ->> '$.httpStatus' as http_status, evidence ->> '$.tookMs' as took_ms
         from payment_events where payment_id = ?`,
      )
      .all(paymentId)
      .map((row) => ({ sequence: number('sequence', row.sequence), entry: toEntry(row) }))
      // Sorted here: a bound value beside an "order by" makes the database prepare the statement anew each time.
      .sort((a, b) => a.sequence - b.sequence)
      .map(({ entry }) => entry)
  )
}

export type KeptEvent = { at: number; source: string; code: string; values: unknown; evidence: unknown }

/** The timeline with the bodies of the answers, as they were kept: for a dispute, and for nobody else. */
export function loadKeptEvents(database: Database, paymentId: string): KeptEvent[] {
  return database
    .sql<[string], { at: number; source: string; code: string; values: string; evidence: string | null }>(
      `select at, source, code, "values", evidence from payment_events where payment_id = ? order by sequence`,
    )
    .all(paymentId)
    .map((row) => ({
      ...row,
      values: JSON.parse(row.values),
      evidence: row.evidence === null ? null : JSON.parse(row.evidence),
    }))
}

function toEntry(row: Columns<EventRow>): TimelineEntry {
  const values = text('values', row.values)
  const entry = {
    at: number('at', row.at),
    source: oneOf('source', sources, row.source),
    code: text('code', row.code),
    values: values === '{}' ? {} : v.parse(valuesSchema, JSON.parse(values)),
  }
  const request = textOrNone('request', row.request)
  const httpStatus = numberOrNone('http_status', row.http_status)
  const tookMs = numberOrNone('took_ms', row.took_ms)
  // A provider that was not asked leaves an evidence without a request.
  return request ? { ...entry, exchange: { request, httpStatus, tookMs: tookMs ?? 0 } } : entry
}
