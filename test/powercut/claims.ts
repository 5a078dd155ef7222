import type { Database } from '../../main/store/database.ts'
import type { RefundStatus } from '../../preload/contract/refund-views.ts'
import type { PaymentStatus } from '../../preload/contract/views.ts'

/*
 * What the recorded till said before the power went, one JSON line each: an answer that a screen had, or a request for
 * money that was about to leave. Whatever the disk holds then has to keep all of it.
 */
export type Claim =
  /** What was there before; the power goes after it only. */
  | { said: 'begin' }
  | { said: 'set-up' }
  /** So many lines were on the screen. */
  | { said: 'line'; saleId: string; lines: number }
  | { said: 'sale'; saleId: string; saleNumber: number; receiptNumber: string; totalMinor: number }
  | { said: 'payment'; paymentId: string; status: PaymentStatus; amountMinor: number }
  /** The next byte asks a reader to charge a card. */
  | { said: 'sending'; reference: string }
  | { said: 'refund'; refundId: string; status: RefundStatus; amountMinor: number }
  /** The next byte asks for money to go back. */
  | { said: 'refunding'; refundId: string }
  | { said: 'day'; zNumber: number; grossMinor: number }

export function readClaim(line: string): Claim | null {
  return line.startsWith('{"said":') ? (JSON.parse(line) as Claim) : null
}

/** Sentences about claims that were not kept, looked at after the till's own recovery. */
export function brokenClaims(database: Database, claims: readonly Claim[]): string[] {
  const lastLines = new Map<string, number>()
  const problems: string[] = []
  for (const claim of claims) {
    if (claim.said === 'line') lastLines.set(claim.saleId, claim.lines)
    problems.push(...(brokenClaim(database, claim) ?? []))
  }
  for (const [saleId, lines] of lastLines) {
    const kept = countOf(database, 'select count(*) as n from basket_lines where basket_id = ?', saleId)
    const sold = countOf(database, 'select max(line_count) as n from sales where id = ?', saleId)
    if (Math.max(kept, sold) < lines)
      problems.push(`${lines} lines were rung up, ${kept} are kept (${saleId})`)
  }
  return problems
}

function brokenClaim(database: Database, claim: Claim): string[] | null {
  switch (claim.said) {
    case 'begin':
      return null
    case 'line':
      // Lines come and go while a sale is rung up: only the newest count is a promise.
      return null
    case 'set-up':
      return countOf(database, `select count(*) as n from journal where kind = ?`, 'till-set-up') === 1
        ? null
        : ['the shop was set up, and is not']
    case 'sale':
      return brokenSale(database, claim)
    case 'payment':
      return brokenPayment(database, claim)
    case 'sending': {
      const row = paymentWhere(database, 'reference', claim.reference)
      // Without a time of sending it is one that surely never left, and another attempt would be free to.
      return row?.submitted_at
        ? null
        : [`the request ${claim.reference} had left, and the payment is ${row?.status ?? 'not there'}`]
    }
    case 'refund':
      return brokenRefund(database, claim)
    case 'refunding': {
      const row = refundWhere(database, claim.refundId)
      return row?.submitted_at
        ? null
        : [`the request of refund ${claim.refundId} had left, and it is ${row?.status ?? 'not there'}`]
    }
    case 'day': {
      const row = database
        .sql<[number], { id: number; closed_at: number | null }>(
          'select id, closed_at from days where z_number = ?',
        )
        .get(claim.zNumber)
      if (!row || row.closed_at === null) return [`report ${claim.zNumber} was shown, and is not there`]
      const gross = countOf(database, 'select sum(total_minor) as n from sales where day_id = ?', row.id)
      return gross === claim.grossMinor
        ? null
        : [`report ${claim.zNumber} was shown with ${claim.grossMinor}, and its sales come to ${gross}`]
    }
  }
}

function brokenSale(database: Database, claim: Extract<Claim, { said: 'sale' }>): string[] | null {
  const row = database
    .sql<[string], { number: number; receipt_number: string; total_minor: number }>(
      'select number, receipt_number, total_minor from sales where id = ?',
    )
    .get(claim.saleId)
  if (!row) return [`sale ${claim.saleNumber} was shown as paid, and is not there`]
  const isSame =
    row.number === claim.saleNumber &&
    row.receipt_number === claim.receiptNumber &&
    row.total_minor === claim.totalMinor
  return isSame ? null : [`sale ${claim.saleNumber} was shown as paid, and is another one now`]
}

/** How far a payment had come; it never goes back. */
const ranks: Record<PaymentStatus, number> = {
  created: 0,
  submitting: 1,
  pending: 2,
  unknown: 2,
  approved: 3,
  declined: 3,
  cancelled: 3,
  failed: 3,
}

function brokenPayment(database: Database, claim: Extract<Claim, { said: 'payment' }>): string[] | null {
  const row = paymentWhere(database, 'id', claim.paymentId)
  if (!row) return [`payment ${claim.paymentId} was ${claim.status}, and is not there`]
  if (row.amount_minor !== claim.amountMinor) return [`payment ${claim.paymentId} has another amount now`]
  const rank = ranks[claim.status]
  const isKept =
    rank === 3
      ? row.status === claim.status
      : rank === 0
        ? true
        : ranks[row.status] >= rank && row.status !== 'failed'
  return isKept ? null : [`payment ${claim.paymentId} was ${claim.status}, and is ${row.status}`]
}

const refundRanks: Record<RefundStatus, number> = {
  created: 0,
  submitting: 1,
  pending: 2,
  unknown: 2,
  refunded: 3,
  failed: 3,
}

function brokenRefund(database: Database, claim: Extract<Claim, { said: 'refund' }>): string[] | null {
  const row = refundWhere(database, claim.refundId)
  if (!row) return [`refund ${claim.refundId} was ${claim.status}, and is not there`]
  if (row.amount_minor !== claim.amountMinor) return [`refund ${claim.refundId} has another amount now`]
  const rank = refundRanks[claim.status]
  const isKept = rank === 3 ? row.status === claim.status : refundRanks[row.status] >= rank
  return isKept ? null : [`refund ${claim.refundId} was ${claim.status}, and is ${row.status}`]
}

function refundWhere(
  database: Database,
  refundId: string,
): { status: RefundStatus; amount_minor: number; submitted_at: number | null } | undefined {
  return database
    .sql<[string], { status: RefundStatus; amount_minor: number; submitted_at: number | null }>(
      'select status, amount_minor, submitted_at from refunds where id = ?',
    )
    .get(refundId)
}

function paymentWhere(
  database: Database,
  column: 'id' | 'reference',
  value: string,
): { status: PaymentStatus; amount_minor: number; submitted_at: number | null } | undefined {
  return database
    .sql<[string], { status: PaymentStatus; amount_minor: number; submitted_at: number | null }>(
      `select status, amount_minor, submitted_at from payments where ${column} = ?`,
    )
    .get(value)
}

function countOf(database: Database, text: string, value: string | number): number {
  return database.sql<[string | number], { n: number | null }>(text).get(value)?.n ?? 0
}
