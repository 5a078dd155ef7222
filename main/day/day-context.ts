import type { NudgeTopic } from '../../preload/contract/channels.ts'
import type { ShopSettings } from '../../preload/contract/views.ts'
import type { Clock, Log } from '../ports.ts'
import type { DrawerOpener } from '../printer-ports.ts'
import type { Database } from '../store/database.ts'

/** What the business day needs of the rest of the till; the composition hands it in. */
export type DayContext = {
  database: Database
  clock: Clock
  log: Log
  settings: () => ShopSettings
  isTraining: () => boolean
  /** Live, with a card service that charges nobody. */
  isTest: () => boolean
  /** The cash drawer; absent where there is none. */
  drawer?: DrawerOpener
  /** What a card service is called on paper. */
  providerName?: (id: string) => string
  /** Inside the transaction that seals a day: what is owed because of it. */
  sealed?: (dayId: number, at: number) => void
  nudge: (topic: NudgeTopic) => void
  /** Tells the queue that a job was added. */
  wakeQueue: () => void
}
