import type { Database } from './database.ts'
import { endDisputes } from './queue-store.ts'
import { type SalePaymentSums, salePayments } from './sale-payments.ts'

/* What the card service took back after it was booked, what is missing of its sale since, and what became of that. */

export type TakenBack = {
  paymentId: string
  saleId: string
  was: 'sold' | 'late' | 'part'
  amountMinor: number
  chargedMinor: number
  foundAt: number
  /** Null: its sale is open again, where it was sold. */
  outcome: 'paid' | 'written-off' | null
  settledAt: number | null
  writtenOffMinor: number
  reason: string | null
}

const columns = `payment_id as paymentId, sale_id as saleId, was, amount_minor as amountMinor,
  charged_minor as chargedMinor, found_at as foundAt, outcome, settled_at as settledAt,
  written_off_minor as writtenOffMinor, reason`

export function insertTakenBack(
  database: Database,
  entry: Pick<TakenBack, 'paymentId' | 'saleId' | 'was' | 'amountMinor' | 'chargedMinor' | 'foundAt'>,
): void {
  database
    .sql<[string, string, string, number, number, number]>(
      `insert into taken_back (payment_id, sale_id, was, amount_minor, charged_minor, found_at)
       values (?, ?, ?, ?, ?, ?)`,
    )
    .run(entry.paymentId, entry.saleId, entry.was, entry.amountMinor, entry.chargedMinor, entry.foundAt)
}

export function loadTakenBack(database: Database, paymentId: string): TakenBack | undefined {
  return database
    .sql<[string], TakenBack>(`select ${columns} from taken_back where payment_id = ?`)
    .get(paymentId)
}

/** Of a recorded sale, oldest first. */
export function takenBackOfSale(database: Database, saleId: string): TakenBack[] {
  return database
    .sql<[string], TakenBack>(`select ${columns} from taken_back where sale_id = ?`)
    .all(saleId)
    .filter(({ was }) => was === 'sold')
    .sort((a, b) => a.foundAt - b.foundAt)
}

export function insertRepayment(database: Database, paymentId: string, saleId: string): void {
  database
    .sql<[string, string]>('insert into repayments (payment_id, sale_id) values (?, ?)')
    .run(paymentId, saleId)
}

export function isRepayment(database: Database, paymentId: string): boolean {
  return database.sql<[string]>('select 1 from repayments where payment_id = ?').get(paymentId) !== undefined
}

/** What a sale that is open again still wants, and the payments that were made for it since. */
export type Reopened = SalePaymentSums & {
  totalMinor: number
  dueMinor: number
  currency: string
  /** Something of it is neither paid again nor written off. */
  isOpen: boolean
}

/**
 * Undefined where nothing was taken back. What was paid again and taken back once more is both an entry and a payment, so
 * that it is missing again.
 */
export function reopenedSale(database: Database, saleId: string): Reopened | undefined {
  const entries = takenBackOfSale(database, saleId)
  if (entries.length === 0) return undefined
  const sale = database
    .sql<[string], { currency: string }>('select currency from sales where id = ?')
    .get(saleId)
  if (!sale) return undefined
  const ids = new Set(
    database
      .sql<[string], { id: string }>('select payment_id as id from repayments where sale_id = ?')
      .all(saleId)
      .map(({ id }) => id),
  )
  const all = salePayments(database, saleId)
  const own = (list: SalePaymentSums['payments']) => list.filter(({ id }) => ids.has(id))
  const approved = own(all.approved)
  const undecided = own(all.undecided)
  const sum = (list: readonly { amountMinor: number }[]) =>
    list.reduce((total, { amountMinor }) => total + amountMinor, 0)
  const approvedMinor = sum(approved) + sum(undecided)
  const writtenOffMinor = entries.reduce((total, entry) => total + entry.writtenOffMinor, 0)
  const totalMinor = sum(entries) - writtenOffMinor
  return {
    payments: own(all.payments),
    approved,
    approvedMinor,
    undecided,
    openPaymentId: all.openPaymentId,
    totalMinor,
    dueMinor: totalMinor - approvedMinor,
    currency: sale.currency,
    isOpen: entries.some(({ outcome }) => outcome === null),
  }
}

/** Closes what is open of a sale; its disputes are settled with it. */
export function settleTakenBack(
  database: Database,
  saleId: string,
  settled: { outcome: 'paid' | 'written-off'; at: number; writtenOffMinor: number; reason: string | null },
): void {
  let restMinor = settled.writtenOffMinor
  for (const entry of takenBackOfSale(database, saleId).reverse()) {
    if (entry.outcome !== null) continue
    const partMinor = Math.min(restMinor, entry.amountMinor)
    restMinor -= partMinor
    database
      .sql<[string, number, number, string | null, string]>(
        `update taken_back set outcome = ?, settled_at = ?, written_off_minor = ?, reason = ? where payment_id = ?`,
      )
      .run(settled.outcome, settled.at, partMinor, settled.reason, entry.paymentId)
    endDisputes(database, entry.paymentId)
  }
  if (restMinor > 0) throw new Error(`sale ${saleId} has less open than ${settled.writtenOffMinor}`)
}

/* ---- the day ---- */

type Sum = { count: number; amountMinor: number }
const nothing: Sum = { count: 0, amountMinor: 0 }

export type TakenBackSums = {
  /** Taken back since the last Z report, of what is or was named as charged. */
  takenBack: Sum
  /** Paid again since then, for sales of this day or of earlier ones. */
  repaidCash: Sum
  repaidCard: Sum
  /** Nobody will pay it. */
  writtenOff: Sum
  /** Missing now, of whatever day. */
  missing: Sum
}

export function readTakenBackSums(database: Database, currency: string): TakenBackSums {
  const sum = (text: string): Sum => database.sql<[string], Sum>(text).get(currency) ?? nothing
  const of = (column: string) => `select count(*) as count, coalesce(sum(${column}), 0) as amountMinor
    from taken_back join payments on payments.id = payment_id where currency = ?`
  const repaid = (tender: string) => `select count(*) as count, coalesce(sum(charged_minor), 0) as amountMinor
    from repayments join payments on payments.id = repayments.payment_id
    where currency = ? and repayments.z_number is null and tender = '${tender}' and status = 'approved'
      and not exists (select 1 from late_charges where payment_id = payments.id and choice is not 'book')`
  return {
    takenBack: sum(`${of('taken_back.charged_minor')} and z_number is null and was <> 'part'`),
    repaidCash: sum(repaid('cash')),
    repaidCard: sum(repaid('card')),
    writtenOff: sum(
      `${of('written_off_minor')} and outcome = 'written-off' and written_off_z_number is null`,
    ),
    missing: missingNow(database, currency),
  }
}

function missingNow(database: Database, currency: string): Sum {
  const saleIds = openSales(database)
  const due = saleIds.flatMap((saleId) => reopenedSale(database, saleId) ?? [])
  const own = due.filter((sale) => sale.currency === currency)
  return { count: own.length, amountMinor: own.reduce((sum, { dueMinor }) => sum + dueMinor, 0) }
}

function openSales(database: Database): string[] {
  return database
    .sql<[], { saleId: string }>(
      `select distinct sale_id as saleId from taken_back where was = 'sold' and outcome is null`,
    )
    .all()
    .map(({ saleId }) => saleId)
}

/** Inside the transaction that seals the day: each of them is in this Z report and in no other. */
export function countTakenBack(database: Database, zNumber: number, currency: string): void {
  const ofCurrency = '(select id from payments where currency = ?)'
  for (const text of [
    `update taken_back set z_number = ? where z_number is null and payment_id in ${ofCurrency}`,
    `update taken_back set written_off_z_number = ? where outcome = 'written-off' and written_off_z_number is null
       and payment_id in ${ofCurrency}`,
    `update repayments set z_number = ? where z_number is null and payment_id in
       (select id from payments where currency = ? and status = 'approved'
         and not exists (select 1 from late_charges where payment_id = payments.id and choice is not 'book'))`,
  ])
    database.sql<[number, string]>(text).run(zNumber, currency)
}
