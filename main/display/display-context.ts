import type { PaymentView, ShopSettings } from '../../preload/contract/views.ts'
import type { DisplayHost } from '../display-ports.ts'
import type { Basket } from '../domain/basket.ts'
import type { Clock, Log } from '../ports.ts'
import type { Database } from '../store/database.ts'

/** What the customer's display needs of the rest of the till. */
export type DisplayContext = {
  database: Database
  clock: Clock
  log: Log
  version: string
  settings(): ShopSettings
  note(): 'training' | 'test' | null
  basket(): Basket
  payment(paymentId: string): PaymentView | undefined
  /** Null in a till without a host of its own. */
  host: DisplayHost | null
}
