import type { World } from './world.ts'

/* What stands on the disk when everything has come to rest. */

export type RestPayment = {
  id: string
  saleId: string
  tender: 'cash' | 'card'
  status: string
  amountMinor: number
  chargedMinor: number | null
  tipMinor: number
  currency: string
  reference: string | null
  reason: string | null
  cancelWishedAt: number | null
  /** The payment beside which this second charge stands. */
  duplicateOf: string | null
}
export type RestSale = {
  id: string
  number: number
  dayId: number
  totalMinor: number
  receiptNumber: string
}
export type RestEntry = {
  number: number
  at: number
  kind: string
  subject: string
  body: string
  previousHash: string
  hash: string
}
export type RestRefund = {
  id: string
  paymentId: string
  amountMinor: number
  status: string
  reason: string | null
  submittedAt: number | null
}
export type RestSecondRefund = {
  paymentId: string
  amountMinor: number
  currency: string
  foundAt: number
}
export type Rest = {
  refunds: RestRefund[]
  secondRefunds: RestSecondRefund[]
  payments: RestPayment[]
  sales: RestSale[]
  journal: RestEntry[]
}

export function readRest(world: World): Rest {
  const raw = world.disk.raw()
  return {
    refunds: raw
      .sql<[], RestRefund>(
        `select id, payment_id as paymentId, amount_minor as amountMinor, status, reason,
           submitted_at as submittedAt from refunds`,
      )
      .all(),
    secondRefunds: raw
      .sql<[], RestSecondRefund>(
        `select payment_id as paymentId, amount_minor as amountMinor, currency, found_at as foundAt
         from second_refunds`,
      )
      .all(),
    payments: raw
      .sql<[], RestPayment>(
        `select id, sale_id as saleId, tender, status, amount_minor as amountMinor, charged_minor as chargedMinor,
           tip_minor as tipMinor, currency, reference, reason, cancel_wished_at as cancelWishedAt,
           duplicate_of as duplicateOf from payments`,
      )
      .all(),
    sales: raw
      .sql<[], RestSale>(
        `select id, number, day_id as dayId, total_minor as totalMinor, receipt_number as receiptNumber
         from sales order by number`,
      )
      .all(),
    journal: raw
      .sql<[], RestEntry>(
        'select number, at, kind, subject, body, previous_hash as previousHash, hash from journal order by number',
      )
      .all(),
  }
}
