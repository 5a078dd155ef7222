import type { Database } from './database.ts'

/* Rows for exports, page by page: append-only, so that a page read later is the page of now. */

type Money = Record<
  | 'subtotalMinor'
  | 'discountMinor'
  | 'taxAddedMinor'
  | 'taxMinor'
  | 'totalMinor'
  | 'cashRoundingMinor'
  | 'tipMinor',
  number
>
export type ExportedSale = Money & {
  number: number
  receiptNumber: string
  dayId: number
  recordedAt: number
  currency: string
  lineCount: number
  note: string
}

export function exportedSales(database: Database, after: number, last: number): ExportedSale[] {
  return database
    .sql<[number, number], ExportedSale>(
      `select number, receipt_number as receiptNumber, day_id as dayId, recorded_at as recordedAt, currency,
         line_count as lineCount, subtotal_minor as subtotalMinor, discount_minor as discountMinor,
         tax_added_minor as taxAddedMinor, total_minor as totalMinor, cash_rounding_minor as cashRoundingMinor,
         tip_minor as tipMinor, note,
         (select coalesce(sum(tax_minor), 0) from sale_taxes where sale_number = number) as taxMinor
       from sales where number > ? and number <= ? order by number`,
    )
    .all(after, last)
}

export type ExportedLine = {
  receiptNumber: string
  dayId: number
  currency: string
  position: number
  name: string
  categoryName: string
  unit: string
  quantityMilli: number
  unitPriceMinor: number
  listPriceMinor: number | null
  discountMinor: number
  totalMinor: number
  shareMinor: number
  taxName: string
  ratePpm: number
  note: string
}

export function exportedLines(database: Database, after: number, last: number): ExportedLine[] {
  return database
    .sql<[number, number], ExportedLine>(
      `select receipt_number as receiptNumber, day_id as dayId, currency, position, name, category_name as categoryName,
         unit, quantity_milli as quantityMilli, unit_price_minor as unitPriceMinor, list_price_minor as listPriceMinor,
         sale_lines.discount_minor as discountMinor, sale_lines.total_minor as totalMinor,
         sale_discount_share_minor as shareMinor, tax_rate_name as taxName, rate_ppm as ratePpm, sale_lines.note as note
       from sales join sale_lines on sale_number = number
       where number > ? and number <= ? order by number, position`,
    )
    .all(after, last)
}

export type ExportedPayment = {
  id: string
  receiptNumber: string | null
  at: number
  tender: 'cash' | 'card'
  status: string
  currency: string
  amountMinor: number
  chargedMinor: number | null
  tipMinor: number
  tenderedMinor: number | null
  changeMinor: number | null
  roundingMinor: number
  provider: string | null
  reference: string | null
  transactionCode: string | null
  scheme: string | null
  lastFour: string | null
  readerName: string | null
}

const paymentColumns = `payments.id as id, coalesce(payments.approved_at, payments.final_at, payments.created_at) as at, tender, status, payments.currency as currency, amount_minor as amountMinor,
  charged_minor as chargedMinor, payments.tip_minor as tipMinor, tendered_minor as tenderedMinor,
  change_minor as changeMinor, rounding_minor as roundingMinor, provider, reference,
  card ->> '$.transactionCode' as transactionCode, card ->> '$.scheme' as scheme, card ->> '$.lastFour' as lastFour,
  reader_name as readerName`

/** Every attempt of those sales, also what came to nothing. */
export function exportedPayments(database: Database, after: number, last: number): ExportedPayment[] {
  return database
    .sql<[number, number], ExportedPayment>(
      `select receipt_number as receiptNumber, ${paymentColumns}
       from sales join payments on payments.sale_id = sales.id
       where sales.number > ? and sales.number <= ? order by sales.number, payments.created_at`,
    )
    .all(after, last)
}

/** Charges that are in no sale, by the Z report that counted them; 0 stands for none yet. */
export function exportedLateCharges(database: Database, fromZ: number, toZ: number): ExportedPayment[] {
  return database
    .sql<[number, number], ExportedPayment>(
      `select null as receiptNumber, ${paymentColumns}
       from late_charges join payments on payments.id = late_charges.payment_id
       where coalesce(late_charges.z_number, 9e15) between ? and ?
         and not exists (select 1 from sales where sales.id = payments.sale_id) order by payments.created_at`,
    )
    .all(fromZ, toZ)
}

export type ExportedGiven = Pick<
  ExportedPayment,
  'id' | 'receiptNumber' | 'at' | 'currency' | 'amountMinor'
> & { chargedMinor: number }

/** Cash that returns gave back; what went to cards is among the refunds. */
export function exportedGiven(database: Database, after: number, last: number): ExportedGiven[] {
  return database
    .sql<[number, number], ExportedGiven>(
      `select return_tenders.id as id, receipt_number as receiptNumber, given_at as at, return_tenders.currency as currency,
         amount_minor as amountMinor, charged_minor as chargedMinor
       from sales join return_tenders on sale_id = sales.id and tender = 'cash'
       where sales.number > ? and sales.number <= ? order by sales.number, return_tenders.id`,
    )
    .all(after, last)
}

export type ExportedChange = Pick<ExportedPayment, 'id' | 'receiptNumber' | 'at' | 'currency'> & {
  subject: string
  cashMinor: number
  cardMinor: number
}

/** Money that moved otherwise than a sale says, by the Z report that counted it; 0 stands for none yet. */
export function exportedChanges(database: Database, fromZ: number, toZ: number): ExportedChange[] {
  return database
    .sql<[number, number], ExportedChange>(
      `select tender_changes.id as id, receipt_number as receiptNumber, at, tender_changes.currency as currency, subject,
         cash_minor as cashMinor, card_minor as cardMinor
       from tender_changes join sales on sales.id = sale_id
       where coalesce(z_number, 9e15) between ? and ? order by at, tender_changes.id`,
    )
    .all(fromZ, toZ)
}

export type ExportedRefund = Pick<
  ExportedPayment,
  'id' | 'receiptNumber' | 'at' | 'status' | 'currency' | 'amountMinor' | 'provider' | 'reference'
> & { paymentId: string }

export function exportedRefunds(database: Database, fromZ: number, toZ: number): ExportedRefund[] {
  return database
    .sql<[number, number], ExportedRefund>(
      `select refunds.id as id, refunds.payment_id as paymentId, sales.receipt_number as receiptNumber,
         refunds.refunded_at as at, refunds.status as status, refunds.currency as currency,
         refunds.amount_minor as amountMinor, refunds.provider as provider, refunds.reference as reference
       from refunds join payments on payments.id = refunds.payment_id left join sales on sales.id = payments.sale_id
       where refunds.status = 'refunded' and coalesce(refunds.z_number, 9e15) between ? and ?
       order by refunds.refunded_at`,
    )
    .all(fromZ, toZ)
}
