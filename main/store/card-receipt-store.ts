import type { CardReceipts } from '../ports.ts'
import type { Database } from './database.ts'

/* What a card service wrote for the cardholder and for the shop, kept word for word beside the payment. */

/** Call inside the transaction of the verdict. What was kept once stays: a later text never takes its place. */
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
       on conflict (payment_id) do nothing`,
    )
    .run(paymentId, customer, merchant, at)
}

export function loadCardReceipts(database: Database, paymentId: string): CardReceipts | undefined {
  return database
    .sql<[string], CardReceipts>('select customer, merchant from card_receipts where payment_id = ?')
    .get(paymentId)
}
