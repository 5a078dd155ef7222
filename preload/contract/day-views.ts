import type { Money } from './money.ts'
import type { OutsideView } from './refund-views.ts'
import type { PaperLine, PaymentStatus } from './views.ts'

/* The business day as a screen may know it: open, with its X report, or closed, with its Z report. */

export type DaySettings = {
  /** Until which hour of the night it is still the business day before; 0: midnight. */
  dayEndsAt: number
}
export const latestDayEnd = 12

export type DayTotals = {
  sales: number
  gross: Money
  /** Sales with something that went back, and what that came to: below nought, and in the sums already. */
  returns: number
  returned: Money
  tips: Money
  cashRounding: Money
  discounts: Money
  byTender: { tender: 'cash' | 'card'; count: number; amount: Money }[]
  byTax: { name: string; ratePpm: number; net: Money; tax: Money; gross: Money }[]
  byCategory: { name: string; quantityMilli: number; amount: Money }[]
  byHour: { hour: string; sales: number; amount: Money }[]
  /** Cards without tips; the name is the service's, the reader's, the card's or the person's. Empty: not told. */
  byProvider: NamedSum[]
  byReader: NamedSum[]
  byScheme: NamedSum[]
  byCashier: NamedSum[]
  voidedLines: { count: number; amount: Money }
  voidedSales: { count: number; amount: Money }
}

type NamedSum = { name: string; count: number; amount: Money; tips: Money }

export type DayView = {
  dayId: number
  /** Number of the Z report; null while the day is open. */
  zNumber: number | null
  /** The business day, as the shop's calendar says: 2026-11-21. */
  date: string
  openedAt: number
  /** By business day, where it goes over several because nobody closed it; empty otherwise. */
  dates: { date: string; sales: number; amount: Money }[]
  closedAt: number | null
  firstReceipt: string | null
  lastReceipt: string | null
  totals: DayTotals
  /** What stands in the way of closing. */
  openPayments: {
    paymentId: string
    saleId: string
    amount: Money
    status: PaymentStatus
    /** For a finished sale that is open again. */
    repays: boolean
  }[]
  /** Paid on sales that are not finished: in no figure of this day. */
  partPayments: { tender: 'cash' | 'card'; count: number; amount: Money }[]
  /** What moved on cards and is in no sale of this day. */
  outside: OutsideView
  parkedBaskets: number
  /** The journal's last hash, as printed on the Z report. */
  journalHead: string | null
  paper: PaperLine[]
}
export type DaySummary = {
  dayId: number
  zNumber: number | null
  date: string
  closedAt: number | null
  sales: number
  gross: Money
}
