import type { CardView } from '../../preload/contract/views.ts'
import type { Database } from './database.ts'

/* The second of two charges under one reference: a row beside its payment, which it never pays for. */

type SecondChargeRow = {
  id: string
  providerIds: Record<string, string>
  chargedMinor: number
  tipMinor: number
  card: CardView
  approvedAt: number | null
  at: number
}

/** False: it stands there already. */
export function insertSecondCharge(database: Database, paymentId: string, second: SecondChargeRow): boolean {
  const { id, chargedMinor, tipMinor, card, approvedAt, at } = second
  const result = database
    .sql(
      `insert into payments (id, sale_id, tender, status, amount_minor, currency, charged_minor, tip_minor, provider,
         reader_id, provider_reader_id, reader_name, reference, provider_ids, card, submitted_at, approved_at, final_at,
         settlement, duplicate_of, created_at, updated_at)
       select ?, sale_id, 'card', 'approved', ?, currency, ?, ?, provider, reader_id, provider_reader_id, reader_name,
         reference, ?, ?, submitted_at, ?, ?, 'settled', id, ?, ?
       from payments where id = ? and not exists (select 1 from payments
         where duplicate_of = ? and provider_ids ->> '$.transactionId' = ?)`,
    )
    .run(
      id,
      chargedMinor - tipMinor,
      chargedMinor,
      tipMinor,
      JSON.stringify(second.providerIds),
      JSON.stringify(card),
      approvedAt ?? at,
      at,
      at,
      at,
      paymentId,
      paymentId,
      second.providerIds.transactionId ?? '',
    )
  return result.changes === 1
}

/** The payment beside which a second charge stands. */
export function firstOfTwo(database: Database, paymentId: string): string | null {
  const row = database
    .sql<[string], { first: string | null }>('select duplicate_of as first from payments where id = ?')
    .get(paymentId)
  return row?.first ?? null
}
