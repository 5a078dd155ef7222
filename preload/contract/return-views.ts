import type { Money } from './money.ts'
import type { RefundView } from './refund-views.ts'
import type { Unit } from './views.ts'

/* Goods that come back and money that is given back, as a screen may know it. */

export type ReturnableLine = {
  position: number
  name: string
  unit: Unit
  soldMilli: number
  leftMilli: number
  unitPrice: Money
  /** What was paid for all of it, and what is left of that: after every discount, with tax. */
  paid: Money
  left: Money
  /** With which receipts it came back before. */
  returns: { receiptNumber: string; at: number }[]
  /** It stands in a sale that is not finished. */
  inBasket: boolean
}

export type ReturnableView = {
  saleId: string
  receiptNumber: string
  recordedAt: number
  total: Money
  /** Of everything that may still come back. */
  left: Money
  lines: ReturnableLine[]
}

/** How a sale below nought would be given back. */
export type GiveBackView = {
  saleId: string
  amount: Money
  cards: {
    amount: Money
    scheme: string
    lastFour: string
    providerName: string
    /** The card has to be presented again. */
    atReader: boolean
  }[]
  /** As it leaves the drawer; null where nothing does. */
  cash: { amount: Money; inCoins: Money; rounding: Money } | null
}

/** What a recorded sale gave back, tender by tender, as it stands now. */
export type GivenTender = {
  tender: 'cash' | 'card'
  amount: Money
  /** What really left the drawer. */
  inCoins: Money | null
  card: { scheme: string; lastFour: string } | null
  refund: RefundView | null
  /** The card took nothing back, and the money is still owed. */
  isOwed: boolean
  /** Given in cash instead. */
  paidOut: { at: number; inCoins: Money } | null
}

/** The goods are back, and the card took nothing. */
export type OwedReturnView = { saleId: string; receiptNumber: string; given: GivenTender }

export type SaleReturnsView = {
  saleId: string
  receiptNumber: string
  given: GivenTender[]
  /** The receipts that goods came back with: of this sale with others, and of others with this one. */
  takenBackBy: { saleId: string; receiptNumber: string; at: number; amount: Money }[]
  tookBackFrom: { saleId: string; receiptNumber: string }[]
  /** Tenders that were keyed as cash, and what may be said about each. */
  cash: {
    paymentId: string
    amount: Money
    corrected: { at: number; reason: string; byCharge: boolean } | null
  }[]
  /** Charges that came late and may stand for the cash. */
  charges: { paymentId: string; amount: Money; scheme: string; lastFour: string }[]
}
