import * as v from 'valibot'
import type { PayoutRow } from '../statement-ports.ts'
import type { Database } from './database.ts'

/* What card services sent to the bank, as they said it last, and which charges it is about. */

export function keepPayouts(
  database: Database,
  provider: string,
  rows: readonly PayoutRow[],
  read: { at: number; fromDay: string },
): void {
  const insert = database.sql(
    `insert into payouts (provider, id, kind, word, date, amount_minor, fee_minor, currency, is_done, reference,
       transaction_code, read_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (provider, id) do update set kind = excluded.kind, word = excluded.word, date = excluded.date,
       amount_minor = excluded.amount_minor, fee_minor = excluded.fee_minor, currency = excluded.currency,
       is_done = excluded.is_done, reference = excluded.reference, transaction_code = excluded.transaction_code,
       read_at = excluded.read_at`,
  )
  for (const row of rows)
    insert.run(
      provider,
      row.id,
      row.kind,
      row.word,
      row.date,
      row.amountMinor,
      row.feeMinor,
      row.currency,
      row.isDone ? 1 : 0,
      row.reference,
      row.transactionCode,
      read.at,
    )
  database
    .sql<[string, number, string]>(
      `insert into payout_reads (provider, read_at, from_day) values (?, ?, ?)
       on conflict (provider) do update set read_at = excluded.read_at, from_day = excluded.from_day`,
    )
    .run(provider, read.at, read.fromDay)
}

export function payoutsReadAt(database: Database, provider: string): number | null {
  const row = database
    .sql<[string], { at: number }>('select read_at as at from payout_reads where provider = ?')
    .get(provider)
  return row?.at ?? null
}

export type StoredPayout = PayoutRow & { provider: string }

const rowSchema = v.pipe(
  v.object({
    provider: v.string(),
    id: v.string(),
    kind: v.picklist(['payout', 'refund', 'charge-back', 'other']),
    word: v.string(),
    date: v.string(),
    amountMinor: v.nullable(v.number()),
    feeMinor: v.nullable(v.number()),
    currency: v.string(),
    isDone: v.number(),
    reference: v.string(),
    transactionCode: v.string(),
  }),
  v.transform(({ isDone, ...row }): StoredPayout => ({ ...row, isDone: isDone === 1 })),
)

/** The newest transfer first, its rows as the service numbered them. */
export function payoutsSince(database: Database, fromDay: string): StoredPayout[] {
  return database
    .sql<[string]>(
      `select provider, id, kind, word, date, amount_minor as amountMinor, fee_minor as feeMinor, currency,
         is_done as isDone, reference, transaction_code as transactionCode
       from payouts where date >= ? order by date desc, provider, reference, id`,
    )
    .all(fromDay)
    .map((row) => v.parse(rowSchema, row))
}

export type ChargeToPay = {
  paymentId: string
  saleId: string
  provider: string
  transactionCode: string
  chargedMinor: number
  currency: string
  at: number
  receiptNumber: string | null
}

/** What was charged since then and stands: a service pays it out some days later. */
export function chargesToPay(database: Database, since: number): ChargeToPay[] {
  return database
    .sql<[number], ChargeToPay>(
      `select payments.id as paymentId, sale_id as saleId, provider, coalesce(card ->> 'transactionCode', '') as transactionCode,
         charged_minor as chargedMinor, payments.currency as currency, coalesce(approved_at, final_at) as at,
         sales.receipt_number as receiptNumber
       from payments left join sales on sales.id = payments.sale_id
       where tender = 'card' and status = 'approved' and final_at > ? and settlement is not 'disputed'
         and not exists (select 1 from taken_back where payment_id = payments.id)
       order by at desc`,
    )
    .all(since)
}
