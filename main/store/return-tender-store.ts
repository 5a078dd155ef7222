import type { Database } from './database.ts'

/* What returns gave back, tender by tender, and what moved otherwise than a recorded sale says. */

export type ReturnTender = {
  id: string
  saleId: string
  tender: 'cash' | 'card'
  amountMinor: number
  chargedMinor: number
  currency: string
  paymentId: string | null
  refundId: string | null
  givenAt: number
}

const columns = `id, sale_id as saleId, tender, amount_minor as amountMinor, charged_minor as chargedMinor, currency,
  payment_id as paymentId, refund_id as refundId, given_at as givenAt`

export function insertReturnTender(database: Database, tender: ReturnTender): void {
  database
    .sql<[string, string, string, number, number, string, string | null, string | null, number]>(
      `insert into return_tenders (id, sale_id, tender, amount_minor, charged_minor, currency, payment_id, refund_id, given_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      tender.id,
      tender.saleId,
      tender.tender,
      tender.amountMinor,
      tender.chargedMinor,
      tender.currency,
      tender.paymentId,
      tender.refundId,
      tender.givenAt,
    )
}

/** Cards first, as they were given. */
export function returnTenders(database: Database, saleId: string): ReturnTender[] {
  return database
    .sql<[string], ReturnTender>(`select ${columns} from return_tenders where sale_id = ?`)
    .all(saleId)
    .sort((a, b) => (a.tender === b.tender ? (a.id < b.id ? -1 : 1) : a.tender === 'card' ? -1 : 1))
}

export function returnTenderOfRefund(database: Database, refundId: string): ReturnTender | undefined {
  return database
    .sql<[string], ReturnTender>(`select ${columns} from return_tenders where refund_id = ?`)
    .get(refundId)
}

/** The sales that gave some of a card payment back. */
export function returnsOfPayment(database: Database, paymentId: string): string[] {
  return database
    .sql<[string], { saleId: string }>(
      `select distinct return_tenders.sale_id as saleId from refunds
         join return_tenders on return_tenders.refund_id = refunds.id where refunds.payment_id = ?`,
    )
    .all(paymentId)
    .map(({ saleId }) => saleId)
    .sort()
}

const isOwed = `exists (select 1 from refunds where refunds.id = refund_id and refunds.status = 'failed')
  and not exists (select 1 from tender_changes where subject = refund_id)`

/** Refunds of returns that came to nothing: the goods are back and the money is owed. Oldest first. */
export function owedReturnTenders(database: Database): ReturnTender[] {
  return database
    .sql<[], ReturnTender>(
      `select ${columns} from return_tenders where refund_id is not null and ${isOwed} order by given_at, id`,
    )
    .all()
}

export function countOwedReturns(database: Database): number {
  const row = database
    .sql<[], { count: number }>(
      `select count(*) as count from return_tenders where refund_id is not null and ${isOwed}`,
    )
    .get()
  return row?.count ?? 0
}

/* ---- what moved otherwise ---- */

export type TenderChange = {
  id: string
  saleId: string
  cause: 'card-refused' | 'not-cash'
  subject: string
  paymentId: string | null
  cashMinor: number
  cardMinor: number
  currency: string
  reason: string
  at: number
}

const changeColumns = `id, sale_id as saleId, cause, subject, payment_id as paymentId, cash_minor as cashMinor,
  card_minor as cardMinor, currency, reason, at`

export function insertTenderChange(database: Database, change: TenderChange): void {
  database
    .sql<[string, string, string, string, string | null, number, number, string, string, number]>(
      `insert into tender_changes (id, sale_id, cause, subject, payment_id, cash_minor, card_minor, currency, reason, at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      change.id,
      change.saleId,
      change.cause,
      change.subject,
      change.paymentId,
      change.cashMinor,
      change.cardMinor,
      change.currency,
      change.reason,
      change.at,
    )
}

/** By the refund or the payment that it is about. */
export function loadTenderChange(database: Database, subject: string): TenderChange | undefined {
  return database
    .sql<[string], TenderChange>(`select ${changeColumns} from tender_changes where subject = ?`)
    .get(subject)
}

export function tenderChangesOf(database: Database, saleId: string): TenderChange[] {
  return database
    .sql<[string], TenderChange>(`select ${changeColumns} from tender_changes where sale_id = ?`)
    .all(saleId)
    .sort((a, b) => a.at - b.at)
}

export type TenderChangeSums = { count: number; cashMinor: number; cardMinor: number }

/** Since the last Z report. */
export function readTenderChangeSums(database: Database, currency: string): TenderChangeSums {
  return (
    database
      .sql<[string], TenderChangeSums>(
        `select count(*) as count, coalesce(sum(cash_minor), 0) as cashMinor, coalesce(sum(card_minor), 0) as cardMinor
         from tender_changes where z_number is null and currency = ?`,
      )
      .get(currency) ?? { count: 0, cashMinor: 0, cardMinor: 0 }
  )
}

/** Inside the transaction that seals the day. */
export function countTenderChanges(database: Database, zNumber: number, currency: string): void {
  database
    .sql<[number, string]>('update tender_changes set z_number = ? where z_number is null and currency = ?')
    .run(zNumber, currency)
}
