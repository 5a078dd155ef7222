import type { NudgeTopic } from '../../preload/contract/channels.ts'
import type { Result } from '../../preload/contract/result.ts'
import type { ShopSettings } from '../../preload/contract/views.ts'
import type { CardProvider, Clock, Log } from '../ports.ts'
import type { Database } from '../store/database.ts'

/** A charge that only the service's list has, as that says it. */
export type FoundCharge = {
  provider: string
  /** The service's name for it. */
  id: string
  reference: string
  amountMinor: number
  tipMinor: number
  currency: string
  at: number | null
  /** Empty where the list does not say it. */
  providerReaderId: string
}

/** What comparing needs of the rest of the till; handed in by the composition. */
export type ReconcileContext = {
  database: Database
  clock: Clock
  log: Log
  providers: readonly CardProvider[]
  settings: () => ShopSettings
  /** From 0 to 1. */
  random(): number
  /** Takes the charge into the books: asked for by its own name first, so that nothing is booked on a list's word. */
  adoptCharge(charge: FoundCharge): Promise<Result<{ paymentId: string }>>
  /** Sends a late charge back to its card. */
  reverseCharge(paymentId: string, refundId: string): Result<unknown>
  nudge(topic: NudgeTopic): void
  wakeQueue(): void
}

export function providerOf({ providers }: ReconcileContext, id: string): CardProvider | undefined {
  return providers.find((provider) => provider.id === id)
}
