import * as v from 'valibot'
import { decidedReasons } from '../domain/decision.ts'
import type { CashPayment } from '../domain/payment.ts'
import { loadCardReceipts } from './card-receipt-store.ts'
import type { Database } from './database.ts'
import { waitingJob } from './job-store.ts'

/* What the sale side needs to know of a sale's payments: how much is covered, and whether one is still open. */

export type SalePayment = {
  id: string
  tender: 'cash' | 'card'
  status: string
  /** How much of the sale it covers: what was asked for, or less where the card service approved less. */
  amountMinor: number
  chargedMinor: number | null
  tipMinor: number
  tenderedMinor: number | null
  changeMinor: number | null
  roundingMinor: number
  readerName: string | null
  provider: string | null
  /** Our own reference at the provider. */
  reference: string | null
  card: v.InferOutput<typeof cardSchema> | null
  /** What the card service wrote for the cardholder. */
  cardReceipt: string | null
  /** It is still being fetched. */
  slipFollows: boolean
  /** Charged on a person's word, and not confirmed by the card service. */
  isByWord: boolean
  approvedAt: number | null
  /** Who began it. */
  personId: number | null
}

export type SalePaymentSums = {
  payments: SalePayment[]
  approved: SalePayment[]
  approvedMinor: number
  /** Charges that came late and about which nobody has decided: they count as paid, and are in no sale yet. */
  undecided: SalePayment[]
  /** An attempt that is not final: the sale may not change and no other attempt may start. */
  openPaymentId: string | null
}

export const cardSchema = v.object({
  scheme: v.string(),
  lastFour: v.string(),
  entry: v.string(),
  authorisationCode: v.string(),
  transactionCode: v.string(),
})

type Row = {
  id: string
  tender: 'cash' | 'card'
  status: string
  amount_minor: number
  charged_minor: number | null
  tip_minor: number
  tendered_minor: number | null
  change_minor: number | null
  rounding_minor: number
  reader_name: string | null
  provider: string | null
  reference: string | null
  card: string | null
  reason: string | null
  approved_at: number | null
  created_at: number
  person_id: number | null
}

const openStatuses = new Set(['created', 'submitting', 'pending', 'unknown'])

export function salePayments(database: Database, saleId: string): SalePaymentSums {
  const payments = database
    .sql<[string], Row>(
      `select id, tender, status, amount_minor, charged_minor, tip_minor, tendered_minor, change_minor, rounding_minor,
         reader_name, provider, reference, card, reason, approved_at, created_at, person_id
       from payments where sale_id = ? and duplicate_of is null`,
    )
    .all(saleId)
    // Sorted here: a bound value beside an "order by" makes the database prepare the statement anew each time.
    .sort((a, b) => a.created_at - b.created_at || (a.id < b.id ? -1 : 1))
    .map((row) => toSalePayment(database, row))
  const late = lateChoices(database, payments)
  const gone = takenBackUnsold(database, payments)
  const approved = payments.filter(
    ({ id, status }) => status === 'approved' && (late.get(id) ?? 'book') === 'book' && !gone.has(id),
  )
  const undecided = payments.filter(({ id }) => late.get(id) === 'undecided' && !gone.has(id))
  return {
    payments,
    approved,
    approvedMinor: [...approved, ...undecided].reduce((sum, payment) => sum + payment.amountMinor, 0),
    undecided,
    openPaymentId: payments.find((payment) => openStatuses.has(payment.status))?.id ?? null,
  }
}

/** The same with cash that was taken in this transaction, so that nothing needs to be read again. */
export function withCash(sums: SalePaymentSums, cash: CashPayment): SalePaymentSums {
  const payment: SalePayment = {
    ...cash,
    tipMinor: 0,
    readerName: null,
    provider: null,
    reference: null,
    card: null,
    cardReceipt: null,
    slipFollows: false,
    // Taken in this very call: whose it is, the call says.
    personId: null,
    isByWord: false,
  }
  return {
    payments: [...sums.payments, payment],
    approved: [...sums.approved, payment],
    approvedMinor: sums.approvedMinor + cash.amountMinor,
    undecided: sums.undecided,
    openPaymentId: sums.openPaymentId,
  }
}

/** What was decided about a sale's late charges. Asked for only where a card was charged: cash has none. */
function lateChoices(database: Database, payments: readonly SalePayment[]): Map<string, string> {
  const choices = new Map<string, string>()
  for (const { id, tender, status } of payments) {
    if (tender !== 'card' || status !== 'approved') continue
    const row = database
      .sql<[string], { choice: string | null }>('select choice from late_charges where payment_id = ?')
      .get(id)
    if (row) choices.set(id, row.choice ?? 'undecided')
  }
  return choices
}

/** What the card service took back before it was in a sale pays for nothing. In a recorded sale it stays the tender that it was. */
function takenBackUnsold(database: Database, payments: readonly SalePayment[]): Set<string> {
  const ids = payments.filter(({ tender, status }) => tender === 'card' && status === 'approved')
  return new Set(
    ids
      .map(({ id }) => id)
      .filter(
        (id) =>
          database
            .sql<[string]>(`select 1 from taken_back where payment_id = ? and was <> 'sold'`)
            .get(id) !== undefined,
      ),
  )
}

function toSalePayment(database: Database, row: Row): SalePayment {
  const isCharged = row.tender === 'card' && row.status === 'approved'
  const cardReceipt = isCharged ? (loadCardReceipts(database, row.id)?.customer ?? null) : null
  return {
    id: row.id,
    tender: row.tender,
    status: row.status,
    amountMinor: isCharged
      ? Math.min(row.amount_minor, (row.charged_minor ?? row.amount_minor) - row.tip_minor)
      : row.amount_minor,
    chargedMinor: row.charged_minor,
    tipMinor: row.tip_minor,
    tenderedMinor: row.tendered_minor,
    changeMinor: row.change_minor,
    roundingMinor: row.rounding_minor,
    readerName: row.reader_name,
    provider: row.provider,
    reference: row.reference,
    card: row.card === null ? null : v.parse(cardSchema, JSON.parse(row.card)),
    cardReceipt,
    slipFollows:
      isCharged && cardReceipt === null && waitingJob(database, 'fetch-slip', row.id) !== undefined,
    isByWord: isCharged && row.reason === decidedReasons.charged,
    approvedAt: row.approved_at,
    personId: row.person_id,
  }
}
