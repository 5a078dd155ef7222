import type { ListedMovement } from './domain/reconcile.ts'

/*
 * A card service's own lists, as the till asks for them afterwards: what moved in a period, and what was paid out. Only for
 * comparing: what a payment became is asked by its own name (CardProvider in main/ports.ts).
 */

export type MovementWish = {
  from: number
  until: number
  /** The readers that this till had in that time: where lists go by reader, these are read. */
  providerReaderIds: readonly string[]
  /** Whether a charge of that name stands in the books: then nobody has to be asked whose it is. */
  isBooked(id: string): boolean
  /** The shop's: a service's day may be that of its customer. */
  timeZone: string
  /** What earlier turns of the same comparison were told about other charges. */
  told: ReadonlyMap<string, ChargeNames>
}
export type ChargeNames = { reference: string; tipMinor: number }

export type Movements = {
  movements: ListedMovement[]
  /** What was told in this turn about charges that are not in the books. */
  told: ReadonlyMap<string, ChargeNames>
  /** Null: everything was looked at. Otherwise why something was not: 'more' where it was too much for one turn. */
  unlooked: string | null
  /** Readers that the account does not have any more: nobody can say what stood in their lists. */
  unreadReaders: readonly string[]
  /** Over the bodies of all answers, in the order in which they came. */
  answersHash: string
  /** The service's own sums, where it has some, beside those of its list over the same time. */
  totals: readonly TotalsBeside[]
}

/** A reader's totals of its day, and what the list comes to for it. Null: what the service wrote could not be read. */
export type TotalsBeside = {
  providerReaderId: string
  date: string
  currency: string
  told: TotalsSum | null
  listed: TotalsSum
}
export type TotalsSum = { charges: number; chargedMinor: number; refunds: number; refundedMinor: number }

/** A payout, or what was kept back from one, as the service lists it: one row for each payment that it is about. */
export type PayoutRow = {
  id: string
  kind: 'payout' | 'refund' | 'charge-back' | 'other'
  /** The service's own word. */
  word: string
  date: string
  /** Kept back where it is below zero. Null: not to be read as money. */
  amountMinor: number | null
  feeMinor: number | null
  currency: string
  isDone: boolean
  /** What the transfer to the bank is called; rows of one transfer share it. */
  reference: string
  /** Of the payment, as a receipt has it. */
  transactionCode: string
}

type Heard<T> = { kind: 'answered'; value: T } | { kind: 'unavailable'; reason: string }

export type MovementSource = {
  listMovements(wish: MovementWish): Promise<Heard<Movements>>
  /** Undefined: the service tells nothing about payouts. Both days included, as 2026-11-21. */
  listPayouts?(fromDay: string, untilDay: string): Promise<Heard<PayoutRow[]>>
}
