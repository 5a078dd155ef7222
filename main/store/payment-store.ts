import * as v from 'valibot'
import { assertNever } from '../../preload/contract/result.ts'
import type { TimelineEntry } from '../../preload/contract/views.ts'
import {
  type CardPayment,
  type CashPayment,
  isRuledOutAfterSending,
  type Payment,
  paymentStatuses,
  type RuledOutPayment,
} from '../domain/payment.ts'
import type { Evidence } from '../ports.ts'
import type { Database } from './database.ts'
import { cardSchema } from './sale-payments.ts'

/* Payments and their timelines as rows. A row is parsed on its way out: what contradicts its own status is a loud error. */

const time = v.nullable(v.number())
const rowSchema = v.object({
  id: v.string(),
  sale_id: v.string(),
  tender: v.picklist(['cash', 'card']),
  status: v.picklist(paymentStatuses),
  amount_minor: v.number(),
  currency: v.string(),
  charged_minor: v.nullable(v.number()),
  tip_minor: v.number(),
  tendered_minor: v.nullable(v.number()),
  change_minor: v.nullable(v.number()),
  rounding_minor: v.number(),
  provider: v.nullable(v.string()),
  reader_id: v.nullable(v.string()),
  provider_reader_id: v.nullable(v.string()),
  reader_name: v.nullable(v.string()),
  reference: v.nullable(v.string()),
  provider_ids: v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.string())),
  card: v.nullable(v.pipe(v.string(), v.parseJson(), cardSchema)),
  reason: v.nullable(v.string()),
  provider_text: v.nullable(v.string()),
  reader_state: v.nullable(v.string()),
  cancel_wished_at: time,
  submitted_at: time,
  approved_at: time,
  final_at: time,
  settlement: v.nullable(v.picklist(['open', 'settled', 'disputed'])),
  created_at: v.number(),
  updated_at: v.number(),
})
type Row = v.InferOutput<typeof rowSchema>

export function loadPayment(database: Database, paymentId: string): Payment | undefined {
  const row = database.sql<[string]>('select * from payments where id = ?').get(paymentId)
  return row === undefined ? undefined : fromRow(v.parse(rowSchema, row))
}

/** Every attempt without a verdict, oldest first. */
export function loadOpenPayments(database: Database): CardPayment[] {
  return database
    .sql<[]>(`select * from payments where final_at is null order by created_at, id`)
    .all()
    .map((row) => cardOnly(fromRow(v.parse(rowSchema, row))))
}

/** The attempt that holds a reader; a unique index lets there be one at most. */
export function openPaymentOfReader(database: Database, readerId: string): CardPayment | undefined {
  const row = database
    .sql<[string]>(`select * from payments where reader_id = ? and final_at is null`)
    .get(readerId)
  return row === undefined ? undefined : cardOnly(fromRow(v.parse(rowSchema, row)))
}

/** Attempts that were given up because the provider knew nothing of them, since `since`. */
export function paymentsWithoutTrace(database: Database, since: number): string[] {
  return database
    .sql<[number], { id: string }>(
      `select id from payments where status = 'failed' and reason = 'no-trace' and final_at >= ?`,
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
  return database
    .sql<[number, string]>(
      `select * from payments where ${isRuledOut} and final_at > ? and provider = ? order by final_at`,
    )
    .all(after, provider)
    .map((row) => fromRow(v.parse(rowSchema, row)))
    .filter(isRuledOutAfterSending)
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
         settlement, created_at, updated_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
    )
}

/** Half the columns: cash is written while the customer waits for the change. */
function insertCash(database: Database, cash: CashPayment): void {
  database
    .sql(
      `insert into payments (id, sale_id, tender, status, amount_minor, currency, charged_minor, tendered_minor,
         change_minor, rounding_minor, approved_at, final_at, created_at, updated_at)
       values (?, ?, 'cash', 'approved', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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

const eventSchema = v.object({
  sequence: v.number(),
  at: v.number(),
  source: v.picklist(['till', 'cashier', 'provider', 'reader']),
  code: v.string(),
  values: v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.union([v.string(), v.number()]))),
  request: v.nullable(v.string()),
  http_status: v.nullable(v.number()),
  took_ms: v.nullable(v.number()),
})

/** The bodies of the answers stay here: they are evidence for a dispute, and too much for a screen. */
export function loadTimeline(database: Database, paymentId: string): TimelineEntry[] {
  return (
    database
      .sql<[string]>(
        `select sequence, at, source, code, "values", evidence ->> '$.request' as request,
           evidence ->> '$.httpStatus' as http_status, evidence ->> '$.tookMs' as took_ms
         from payment_events where payment_id = ?`,
      )
      .all(paymentId)
      .map((row) => v.parse(eventSchema, row))
      // Sorted here: a bound value beside an "order by" makes the database prepare the statement anew each time.
      .sort((a, b) => a.sequence - b.sequence)
      .map(({ sequence: _, request, http_status: httpStatus, took_ms: tookMs, ...entry }) =>
        // A provider that was not asked leaves an evidence without a request.
        request ? { ...entry, exchange: { request, httpStatus, tookMs: tookMs ?? 0 } } : entry,
      )
  )
}

function toRow(payment: Payment): Omit<Row, 'provider_ids' | 'card'> & {
  provider_ids: string
  card: string | null
} {
  const attempt = payment.tender === 'card' ? payment.attempt : null
  return {
    id: payment.id,
    sale_id: payment.saleId,
    tender: payment.tender,
    status: payment.status,
    amount_minor: payment.amountMinor,
    currency: payment.currency,
    charged_minor: 'chargedMinor' in payment ? payment.chargedMinor : null,
    tip_minor: 'tipMinor' in payment ? payment.tipMinor : 0,
    tendered_minor: 'tenderedMinor' in payment ? payment.tenderedMinor : null,
    change_minor: 'changeMinor' in payment ? payment.changeMinor : null,
    rounding_minor: 'roundingMinor' in payment ? payment.roundingMinor : 0,
    provider: attempt?.provider ?? null,
    reader_id: attempt?.readerId ?? null,
    provider_reader_id: attempt?.providerReaderId ?? null,
    reader_name: attempt?.readerName ?? null,
    reference: attempt?.reference ?? null,
    provider_ids: JSON.stringify('providerIds' in payment ? payment.providerIds : {}),
    card: 'card' in payment ? JSON.stringify(payment.card) : null,
    reason: 'reason' in payment ? payment.reason : null,
    provider_text: 'providerText' in payment ? payment.providerText : null,
    reader_state: 'readerState' in payment ? payment.readerState : null,
    cancel_wished_at: 'cancelWishedAt' in payment ? payment.cancelWishedAt : null,
    submitted_at: 'submittedAt' in payment ? payment.submittedAt : null,
    approved_at: 'approvedAt' in payment ? payment.approvedAt : null,
    final_at: 'finalAt' in payment ? payment.finalAt : null,
    settlement: 'settlement' in payment ? payment.settlement : null,
    created_at: payment.createdAt,
    updated_at: payment.updatedAt,
  }
}

function fromRow(row: Row): Payment {
  if (row.tender === 'card') return cardFromRow(row)
  return {
    ...sharedOf(row),
    tender: 'cash',
    status: 'approved',
    chargedMinor: must(row, 'charged_minor'),
    tenderedMinor: must(row, 'tendered_minor'),
    changeMinor: must(row, 'change_minor'),
    roundingMinor: row.rounding_minor,
    approvedAt: must(row, 'approved_at'),
    finalAt: must(row, 'final_at'),
  }
}

function cardFromRow(row: Row): CardPayment {
  const attempt = {
    provider: must(row, 'provider'),
    readerId: must(row, 'reader_id'),
    providerReaderId: must(row, 'provider_reader_id'),
    readerName: must(row, 'reader_name'),
    reference: must(row, 'reference'),
  }
  const common = {
    ...sharedOf(row),
    tender: 'card' as const,
    attempt,
    cancelWishedAt: row.cancel_wished_at,
  }
  const { status, provider_ids: providerIds } = row
  switch (status) {
    case 'created':
      return { ...common, status }
    case 'submitting':
      return { ...common, status, submittedAt: must(row, 'submitted_at') }
    case 'pending':
    case 'unknown': {
      const waiting = {
        ...common,
        submittedAt: must(row, 'submitted_at'),
        providerIds,
        readerState: row.reader_state,
        providerText: row.provider_text,
      }
      if (status === 'pending') return { ...waiting, status, reason: row.reason }
      return { ...waiting, status, reason: must(row, 'reason') }
    }
    case 'approved':
      return {
        ...common,
        status,
        submittedAt: must(row, 'submitted_at'),
        providerIds,
        chargedMinor: must(row, 'charged_minor'),
        tipMinor: row.tip_minor,
        card: must(row, 'card'),
        approvedAt: must(row, 'approved_at'),
        finalAt: must(row, 'final_at'),
        settlement: must(row, 'settlement'),
      }
    case 'declined':
    case 'cancelled':
    case 'failed':
      return {
        ...common,
        status,
        submittedAt: row.submitted_at,
        providerIds,
        reason: must(row, 'reason'),
        providerText: row.provider_text,
        finalAt: must(row, 'final_at'),
      }
    default:
      return assertNever(status)
  }
}

function sharedOf(row: Row) {
  return {
    id: row.id,
    saleId: row.sale_id,
    amountMinor: row.amount_minor,
    currency: row.currency,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

/** @throws when the row contradicts its own status: going on with a half payment would be a guess about money */
function must<Column extends keyof Row>(row: Row, column: Column): NonNullable<Row[Column]> {
  const value = row[column]
  if (value === null || value === undefined)
    throw new Error(`payment ${row.id} is ${row.status} and has no ${column}`)
  return value
}

function cardOnly(payment: Payment): CardPayment {
  if (payment.tender === 'card') return payment
  throw new Error(`payment ${payment.id} is cash and open, which cannot be`)
}
