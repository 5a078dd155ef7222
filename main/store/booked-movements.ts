import * as v from 'valibot'
import type { BookedMovement } from '../domain/reconcile.ts'
import type { Database } from './database.ts'

/* What the books say about card payments and refunds, as rows to be laid beside a card service's list. */

type PaymentColumns = {
  id: string
  status: string
  reference: string
  ids: string
  amountMinor: number
  currency: string
  at: number
  providerReaderId: string
  isSecond: 0 | 1
  isTakenBack: 0 | 1
}

const paymentColumns = `id, status, reference, provider_ids as ids, coalesce(charged_minor, amount_minor) as amountMinor,
  currency, coalesce(final_at, created_at) as at, provider_reader_id as providerReaderId,
  duplicate_of is not null as isSecond,
  (settlement = 'disputed' or exists (select 1 from taken_back where payment_id = payments.id)) as isTakenBack`

type RefundColumns = {
  id: string
  paymentId: string
  status: string
  reference: string | null
  name: string | null
  ids: string
  amountMinor: number
  currency: string
  at: number
  providerReaderId: string
}

const refundColumns = `id, payment_id as paymentId, status, reference, null as name, provider_ids as ids,
  amount_minor as amountMinor, currency, coalesce(final_at, created_at) as at, provider_reader_id as providerReaderId`

/** A refund that nobody asked for has the service's name alone. */
const secondColumns = `second.id as id, second.payment_id as paymentId, 'refunded' as status, null as reference,
  second.name as name, '{}' as ids, second.amount_minor as amountMinor, second.currency as currency,
  second.found_at as at, payments.provider_reader_id as providerReaderId`

/** The service's name for a refund, out of what its answers gave; each service knows its own. */
export type RefundNaming = (providerIds: Readonly<Record<string, string>>) => string | null

type Period = { after: number; until: number }
type Reading = { database: Database; provider: string; period: Period; nameOfRefund: RefundNaming }

/** Everything that was sent in the day or became final in it. */
export function movementsOfDay(reading: Reading): BookedMovement[] {
  const { database, provider, period } = reading
  const { after, until } = period
  const select = `select ${paymentColumns} from payments where tender = 'card' and provider = ?`
  const payments = [
    ...database
      .sql<[string, number, number], PaymentColumns>(
        `${select} and status = 'approved' and final_at > ? and final_at <= ?`,
      )
      .all(provider, after, until),
    ...database
      .sql<[string, number, number], PaymentColumns>(
        `${select} and status <> 'approved' and submitted_at is not null and final_at is not null
           and final_at > ? and final_at <= ?`,
      )
      .all(provider, after, until),
    ...database
      .sql<[string, number, number], PaymentColumns>(
        `${select} and final_at is null and submitted_at is not null and created_at > ? and created_at <= ?`,
      )
      .all(provider, after, until),
  ]
  const refunds = database
    .sql<[string, number, number], RefundColumns>(
      `select ${refundColumns} from refunds where provider = ? and submitted_at is not null
         and coalesce(final_at, created_at) > ? and coalesce(final_at, created_at) <= ?`,
    )
    .all(provider, after, until)
  const seconds = database
    .sql<[string, number, number], RefundColumns>(
      `select ${secondColumns} from second_refunds as second join payments on payments.id = second.payment_id
       where payments.provider = ? and second.found_at > ? and second.found_at <= ?`,
    )
    .all(provider, after, until)
  return [
    ...payments.map((row) => paymentMovement(row, period)),
    ...[...refunds, ...seconds].map((row) => refundMovement(row, reading)),
  ]
}

/** The payment and all that went back of it. */
export function movementsOfPayment(reading: Reading, paymentId: string): BookedMovement[] {
  const { database, period } = reading
  const payments = database
    .sql<[string], PaymentColumns>(`select ${paymentColumns} from payments where id = ?`)
    .all(paymentId)
  const refunds = database
    .sql<[string], RefundColumns>(
      `select ${refundColumns} from refunds where payment_id = ? and submitted_at is not null`,
    )
    .all(paymentId)
  const seconds = database
    .sql<[string], RefundColumns>(
      `select ${secondColumns} from second_refunds as second join payments on payments.id = second.payment_id
       where second.payment_id = ?`,
    )
    .all(paymentId)
  return [
    ...payments.map((row) => paymentMovement(row, period)),
    ...[...refunds, ...seconds].map((row) => refundMovement(row, reading)),
  ]
}

const idsSchema = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.string()))
const isOf = (at: number, { after, until }: Period) => at > after && at <= until

function paymentMovement(row: PaymentColumns, period: Period): BookedMovement {
  const { transactionId, clientTransactionId } = v.parse(idsSchema, row.ids)
  return {
    kind: 'charge',
    paymentId: row.id,
    refundId: null,
    ids: [transactionId, clientTransactionId].flatMap((id) => (id ? [id] : [])),
    reference: row.isSecond === 1 ? null : row.reference,
    state: stateOf(row.status),
    isTakenBack: row.isTakenBack === 1,
    amountMinor: row.amountMinor,
    currency: row.currency,
    at: row.at,
    providerReaderId: row.providerReaderId,
    isOfDay: isOf(row.at, period),
  }
}

function stateOf(status: string): BookedMovement['state'] {
  if (status === 'approved' || status === 'refunded') return 'done'
  return ['declined', 'cancelled', 'failed'].includes(status) ? 'ended' : 'open'
}

function refundMovement(row: RefundColumns, { period, nameOfRefund }: Reading): BookedMovement {
  const name = row.name ?? nameOfRefund(v.parse(idsSchema, row.ids))
  return {
    kind: 'refund',
    paymentId: row.paymentId,
    refundId: row.id,
    ids: name === null ? [] : [name],
    reference: row.reference,
    state: stateOf(row.status),
    isTakenBack: false,
    amountMinor: row.amountMinor,
    currency: row.currency,
    at: row.at,
    providerReaderId: row.providerReaderId,
    isOfDay: isOf(row.at, period),
  }
}

/* ---- by the names that a list has ---- */

/** The charge of the books that the service calls so. */
export function paymentOfCharge(database: Database, provider: string, id: string): string | undefined {
  return database
    .sql<[string, string], { id: string }>(
      `select id from payments where provider = ? and provider_ids ->> '$.transactionId' = ?
         and tender = 'card' and status = 'approved'`,
    )
    .get(provider, id)?.id
}

/** The attempt that was sent under that reference, whatever became of it. */
export function paymentOfReference(
  database: Database,
  provider: string,
  reference: string,
): string | undefined {
  return database
    .sql<[string, string], { id: string }>(
      'select id from payments where reference = ? and duplicate_of is null and provider = ?',
    )
    .get(reference, provider)?.id
}

export function paymentOfRefundReference(
  database: Database,
  provider: string,
  reference: string,
): string | undefined {
  return database
    .sql<[string, string], { id: string }>(
      'select payment_id as id from refunds where reference = ? and provider = ?',
    )
    .get(reference, provider)?.id
}

/** The readers of a service that this till had at any time of the period. */
export function readersInPeriod(
  database: Database,
  provider: string,
  { after, until }: Period,
): { providerReaderId: string; name: string }[] {
  return database
    .sql<[string, number, string, number, number], { providerReaderId: string; name: string }>(
      `select provider_reader_id as providerReaderId, name from readers
       where provider = ? and (removed_at is null or removed_at > ?)
       union
       select provider_reader_id, reader_name from payments
       where tender = 'card' and provider = ? and status = 'approved' and final_at > ? and final_at <= ?
         and provider_reader_id not in (select provider_reader_id from readers)`,
    )
    .all(provider, after, provider, after, until)
}

/** Services that this till took cards with in the period, or could have. */
export function providersInPeriod(database: Database, { after, until }: Period): string[] {
  return database
    .sql<[number, number, number, number, number], { provider: string }>(
      `select provider from readers where removed_at is null or removed_at > ?
       union select provider from payments
         where tender = 'card' and status = 'approved' and final_at > ? and final_at <= ?
       union select provider from refunds where coalesce(final_at, created_at) > ? and coalesce(final_at, created_at) <= ?`,
    )
    .all(after, after, until, after, until)
    .map(({ provider }) => provider)
    .sort()
}

/**
 * When what became final in the period was asked for at the earliest: an approval that comes late stands where the service made it,
 * days before the day that it is booked in.
 */
export function earliestAsked(database: Database, provider: string, { after, until }: Period): number | null {
  const row = database
    .sql<[string, number, number, string, number, number], { at: number | null }>(
      `select min(at) as at from (
         select min(min(coalesce(submitted_at, created_at), approved_at)) as at from payments
         where tender = 'card' and status = 'approved' and provider = ? and final_at > ? and final_at <= ?
         union all
         select min(coalesce(submitted_at, created_at)) from refunds
         where provider = ? and final_at > ? and final_at <= ?)`,
    )
    .get(provider, after, until, provider, after, until)
  return row?.at ?? null
}

/** Where the till's own time begins: nothing of before is its business. */
export function firstMovementAt(database: Database): number | null {
  const row = database
    .sql<[], { at: number | null }>(
      `select min(at) as at from (select min(created_at) as at from payments union all select min(opened_at) from days)`,
    )
    .get()
  return row?.at ?? null
}
