import type { NudgeTopic } from '../../preload/contract/channels.ts'
import type { Language, ShopSettings } from '../../preload/contract/views.ts'
import type { LogoMaker } from '../paper-ports.ts'
import type { Clock, Log } from '../ports.ts'
import type { Database } from '../store/database.ts'
import type { StoredLogo } from '../store/logo-store.ts'

/** What setting up and the settings need of the rest of the till; the composition hands it in. */
export type OfficeContext = {
  database: Database
  clock: Clock
  log: Log
  /** From memory; `rememberSettings` after each commit keeps it equal to the disk. */
  settings(): ShopSettings
  rememberSettings(): void
  nudge(topic: NudgeTopic): void
  seedSample(choice: { language: Language; currency: string }): number
  /** Only the tax rates of the samples: no product can be without one. */
  seedTaxRates(choice: { language: Language; currency: string }): void
  /** What the shop chose in training, while live mode is not set up. */
  suggested: ShopSettings | null
  /** The logo that stands in it. */
  suggestedLogo: StoredLogo | null
  makeLogo: LogoMaker
  basketIsEmpty(): boolean
  hasOpenPayment(): boolean
}
