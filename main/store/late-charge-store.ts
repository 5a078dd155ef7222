import type { LateChargeCause, LateChargeChoice } from '../../preload/contract/refund-views.ts'
import type { Database } from './database.ts'

/* Charges that came when nobody expected them any more, and what somebody decided about each. */

export type LateCharge = {
  paymentId: string
  cause: LateChargeCause
  foundAt: number
  choice: LateChargeChoice | null
  chosenAt: number | null
}

const columns = 'payment_id as paymentId, cause, found_at as foundAt, choice, chosen_at as chosenAt'

export function insertLateCharge(
  database: Database,
  charge: Pick<LateCharge, 'paymentId' | 'cause' | 'foundAt'>,
): void {
  database
    .sql<[string, string, number]>(
      'insert into late_charges (payment_id, cause, found_at) values (?, ?, ?) on conflict do nothing',
    )
    .run(charge.paymentId, charge.cause, charge.foundAt)
}

export function loadLateCharge(database: Database, paymentId: string): LateCharge | undefined {
  return database
    .sql<[string], LateCharge>(`select ${columns} from late_charges where payment_id = ?`)
    .get(paymentId)
}

/** What somebody has to see: nothing decided yet, or on its way back. The newest first. */
export function unsettledLateCharges(database: Database): LateCharge[] {
  return database
    .sql<[], LateCharge>(
      `select ${columns} from late_charges where choice is null
       union all
       select ${columns} from late_charges where choice = 'reverse' and exists (select 1 from refunds
         where refunds.payment_id = late_charges.payment_id and refunds.final_at is null)
       order by foundAt desc`,
    )
    .all()
}

export function countUndecidedCharges(database: Database): number {
  return (
    database
      .sql<[], { count: number }>('select count(*) as count from late_charges where choice is null')
      .get()?.count ?? 0
  )
}

/** Null takes the decision back: the reversal came to nothing, and somebody has to decide anew. */
export function chooseForLateCharge(
  database: Database,
  paymentId: string,
  choice: LateChargeChoice | null,
  at: number,
): void {
  const result = database
    .sql<[string | null, number | null, string]>(
      'update late_charges set choice = ?, chosen_at = ? where payment_id = ?',
    )
    .run(choice, choice === null ? null : at, paymentId)
  if (result.changes !== 1) throw new Error(`payment ${paymentId} is no late charge`)
}

/* ---- the day ---- */

type Sum = { count: number; amountMinor: number }

/** What moved on cards outside of the sales since the last Z report. */
export type OutsideSums = {
  /** Charged, and in no sale. */
  late: Sum
  /** In a sale of this day, and charged before: an earlier Z report named it. */
  lateBooked: Sum
  refunds: Sum
  /** By name: late charges about which nobody has decided, and money that is on its way back. */
  undecided: { at: number; amountMinor: number; code: string; isReversing: boolean }[]
}

/** Given back by a sale below nought, which has it in its sums. */
const isInReturn = `(exists (select 1 from return_tenders where refund_id = refunds.id)
  and not exists (select 1 from tender_changes where subject = refunds.id))`

export function readOutsideSums(database: Database, currency: string): OutsideSums {
  const sum = (text: string): Sum => database.sql<[string], Sum>(text).get(currency) ?? nothing
  const charges = `select count(*) as count, coalesce(sum(charged_minor), 0) as amountMinor
    from late_charges join payments on payments.id = payment_id where currency = ?`
  return {
    late: sum(`${charges} and z_number is null and choice is not 'book'`),
    lateBooked: sum(`${charges} and z_number is not null and choice = 'book' and booked_z_number is null`),
    refunds: sum(
      `select count(*) as count, coalesce(sum(amount_minor), 0) as amountMinor from (
         select amount_minor, currency from refunds where status = 'refunded' and z_number is null
           and not ${isInReturn}
         union all
         select amount_minor, currency from second_refunds where z_number is null)
       where currency = ?`,
    ),
    undecided: database
      .sql<[string, string], Unsettled>(
        `select approved_at as at, charged_minor as amountMinor, card ->> 'transactionCode' as code, reference,
           0 as isReversing
         from late_charges join payments on payments.id = payment_id where choice is null and currency = ?
         union all
         select refunds.created_at as at, refunds.amount_minor as amountMinor, card ->> 'transactionCode' as code,
           refunds.reference, 1 as isReversing
         from refunds join payments on payments.id = payment_id
         where (refunds.final_at is null or (refunds.status = 'failed' and ${isInReturn})) and refunds.currency = ?`,
      )
      .all(currency, currency)
      .sort((a, b) => a.at - b.at)
      .map(({ at, amountMinor, code, reference, isReversing }) => ({
        at,
        amountMinor,
        code: code || reference,
        isReversing: isReversing === 1,
      })),
  }
}

type Unsettled = { at: number; amountMinor: number; code: string; reference: string; isReversing: 0 | 1 }

const nothing: Sum = { count: 0, amountMinor: 0 }

/** Inside the transaction that seals the day: each of them is in this Z report and in no other. */
export function countOutside(database: Database, zNumber: number, currency: string): void {
  const ofCurrency = '(select id from payments where currency = ?)'
  for (const text of [
    `update late_charges set booked_z_number = ? where choice = 'book' and booked_z_number is null
       and payment_id in ${ofCurrency}`,
    `update late_charges set z_number = ? where z_number is null and payment_id in ${ofCurrency}`,
    `update refunds set z_number = ? where status = 'refunded' and z_number is null and currency = ?`,
    'update second_refunds set z_number = ? where z_number is null and currency = ?',
  ])
    database.sql<[number, string]>(text).run(zNumber, currency)
}
