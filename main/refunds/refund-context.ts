import type { NudgeTopic } from '../../preload/contract/channels.ts'
import type { CardPayment } from '../domain/payment.ts'
import type { AttemptNames, CardProvider, Clock, Ids, Log } from '../ports.ts'
import type { Database } from '../store/database.ts'

/** What refunds need of the rest of the till; handed in by the composition. */
export type RefundContext = {
  database: Database
  clock: Clock
  ids: Ids
  log: Log
  readonly providers: readonly CardProvider[]
  /** Everything by which a provider may know the payment. */
  namesOf(payment: CardPayment): AttemptNames
  /** What the open basket or parked sale comes to; undefined when there is no such sale to pay. */
  saleTotal(saleId: string): { totalMinor: number; currency: string } | undefined
  /** Records the sale when its approved tenders cover it; runs inside the transaction of the choice. */
  recordIfPaid(saleId: string, at: number): { recorded: boolean }
  nudge(topic: NudgeTopic): void
  wakeQueue(): void
  /** From 0 to 1. */
  random(): number
}

export function providerOf(context: RefundContext, id: string): CardProvider | undefined {
  return context.providers.find((provider) => provider.id === id)
}
