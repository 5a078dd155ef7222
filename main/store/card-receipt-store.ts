import type { CardReceipts } from '../ports.ts'
import type { Database } from './database.ts'

/* What a card service wrote for the cardholder and for the shop, kept word for word beside the payment. */

/** Call inside the transaction of the verdict. What was kept once stays: a later text only takes an empty place. */
export function keepCardReceipts(
  database: Database,
  paymentId: string,
  { customer, merchant }: CardReceipts,
  at: number,
): void {
  if (customer === null && merchant === null) return
  database
    .sql<[string, string | null, string | null, number]>(
      `insert into card_receipts (payment_id, customer, merchant, kept_at) values (?, ?, ?, ?)
       on conflict (payment_id) do update set
         customer = coalesce(customer, excluded.customer), merchant = coalesce(merchant, excluded.merchant)`,
    )
    .run(paymentId, customer, merchant, at)
}

/** The same of a refund, for which the card was presented. */
export function keepRefundSlip(
  database: Database,
  refundId: string,
  { customer, merchant }: CardReceipts,
  at: number,
): void {
  database
    .sql<[string, string | null, string | null, number]>(
      `insert into refund_slips (refund_id, customer, merchant, kept_at) values (?, ?, ?, ?)
       on conflict (refund_id) do nothing`,
    )
    .run(refundId, customer, merchant, at)
}

export function loadRefundSlip(database: Database, refundId: string): CardReceipts | undefined {
  return database
    .sql<[string], CardReceipts>('select customer, merchant from refund_slips where refund_id = ?')
    .get(refundId)
}

export function loadCardReceipts(database: Database, paymentId: string): CardReceipts | undefined {
  return database
    .sql<[string], CardReceipts>('select customer, merchant from card_receipts where payment_id = ?')
    .get(paymentId)
}
