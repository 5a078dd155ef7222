import * as v from 'valibot'
import { type SecondRefundChoice, secondRefundChoices } from '../../preload/contract/refund-views.ts'
import type { SecondRefund } from '../domain/refund.ts'
import type { Database } from './database.ts'

/* What went back beyond the refund that was asked for, and what somebody decided about it. */

export type SecondRefundRow = {
  id: string
  refundId: string
  paymentId: string
  /** The provider's name for it. */
  name: string
  amountMinor: number
  currency: string
  refundedAt: number
  foundAt: number
  choice: SecondRefundChoice | null
  reason: string | null
}

const rowSchema = v.object({
  id: v.string(),
  refundId: v.string(),
  paymentId: v.string(),
  name: v.string(),
  amountMinor: v.number(),
  currency: v.string(),
  refundedAt: v.number(),
  foundAt: v.number(),
  choice: v.nullable(v.picklist(secondRefundChoices)),
  reason: v.nullable(v.string()),
})

const columns = `id, refund_id as refundId, payment_id as paymentId, name, amount_minor as amountMinor, currency,
  refunded_at as refundedAt, found_at as foundAt, choice, reason`

/** False: it stands there already. */
export function insertSecondRefund(
  database: Database,
  of: { id: string; refundId: string; paymentId: string; foundAt: number },
  second: SecondRefund,
): boolean {
  const result = database
    .sql(
      `insert into second_refunds (id, refund_id, payment_id, name, amount_minor, currency, refunded_at, found_at)
       values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (payment_id, name) do nothing`,
    )
    .run(
      of.id,
      of.refundId,
      of.paymentId,
      second.name,
      second.amountMinor,
      second.currency,
      second.refundedAt ?? of.foundAt,
      of.foundAt,
    )
  return result.changes === 1
}

export function loadSecondRefund(database: Database, id: string): SecondRefundRow | undefined {
  const row = database.sql<[string]>(`select ${columns} from second_refunds where id = ?`).get(id)
  return row === undefined ? undefined : v.parse(rowSchema, row)
}

export function secondRefundsOfPayment(database: Database, paymentId: string): SecondRefundRow[] {
  const rows = database
    .sql<[string]>(`select ${columns} from second_refunds where payment_id = ?`)
    .all(paymentId)
  return rows.map((row) => v.parse(rowSchema, row)).sort((a, b) => a.foundAt - b.foundAt)
}

/** The newest first. */
export function undecidedSecondRefunds(database: Database): SecondRefundRow[] {
  const rows = database.sql<[]>(`select ${columns} from second_refunds where choice is null`).all()
  return rows.map((row) => v.parse(rowSchema, row)).sort((a, b) => b.foundAt - a.foundAt)
}

export function countSecondRefunds(database: Database): number {
  return (
    database
      .sql<[], { count: number }>('select count(*) as count from second_refunds where choice is null')
      .get()?.count ?? 0
  )
}

/** Gone from the charge, although no refund of ours asked for it. */
export function secondRefundedMinor(database: Database, paymentId: string): number {
  const row = database
    .sql<[string], { sum: number }>(
      'select coalesce(sum(amount_minor), 0) as sum from second_refunds where payment_id = ?',
    )
    .get(paymentId)
  return row?.sum ?? 0
}

export function chooseForSecondRefund(
  database: Database,
  id: string,
  { choice, reason, at }: { choice: SecondRefundChoice; reason: string; at: number },
): void {
  const result = database
    .sql<[string, string, number, string]>(
      'update second_refunds set choice = ?, reason = ?, chosen_at = ? where id = ? and choice is null',
    )
    .run(choice, reason, at, id)
  if (result.changes !== 1) throw new Error(`second refund ${id} is not there to be decided`)
}
