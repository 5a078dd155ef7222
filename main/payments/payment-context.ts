import type { NudgeTopic } from '../../preload/contract/channels.ts'
import type { EmergencyNotes } from '../keeping-ports.ts'
import type { CardProvider, Clock, Ids, Log } from '../ports.ts'
import type { DrawerOpener } from '../printer-ports.ts'
import type { Database } from '../store/database.ts'
import type { SalePaymentSums } from '../store/sale-payments.ts'

/** What payments need of the rest of the till; handed in by the composition. */
export type PaymentContext = {
  database: Database
  clock: Clock
  ids: Ids
  log: Log
  /** The one for new readers first. */
  providers: readonly CardProvider[]
  /** What the open basket or parked sale comes to; undefined when there is no such sale to pay. */
  saleTotal(saleId: string): { totalMinor: number; currency: string } | undefined
  /** What the shop rounds cash to; undefined is the currency's own rule. */
  cashStepMinor(currency: string): number | undefined
  /** The basket that is being sold; undefined while it is empty. */
  openSaleId(): string | undefined
  /**
   * Records the sale when its approved tenders cover it. Runs inside the transaction of the payment; harmless twice. The
   * sale's payments are read where the caller does not hand them over.
   */
  recordIfPaid(saleId: string, at: number, payments?: SalePaymentSums): { recorded: boolean }
  /** Asks for the receipt of a payment for a sale that is open again, inside the payment's transaction, where receipts are printed. */
  printRepayment?(paymentId: string, at: number): void
  /** The cash drawer; absent where there is none. */
  drawer?: DrawerOpener
  /** What the disk of the data still takes; null where the system does not tell. */
  freeBytes(): number | null
  /** Beside the database, for an approval that comes while that cannot be written. */
  emergency?: EmergencyNotes
  nudge(topic: NudgeTopic): void
  /** Lets the worker look at the queue now; a missed call costs a moment, no truth. */
  wakeQueue(): void
  /** Fires when the till stops: what nobody waits for ends there. */
  stopping?: AbortSignal
  /** From 0 to 1. */
  random(): number
}

export function providerOf(context: PaymentContext, id: string): CardProvider | undefined {
  return context.providers.find((provider) => provider.id === id)
}
