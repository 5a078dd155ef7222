import type { ShopSettings } from '../../preload/contract/views.ts'
import type { EmergencyNotes } from '../keeping-ports.ts'
import type { StoredLogo } from '../store/logo-store.ts'
import type { Nudges } from './nudges.ts'
import type { Base } from './outside.ts'
import type { World } from './world.ts'

export type RememberedSettings = { get(): ShopSettings; refresh(): void }
export type Suggestion = { settings: ShopSettings; logo: StoredLogo | null }

/** What the contexts of the capabilities are made of, once the data and the world are open. */
export type Wiring = {
  base: Base
  world: World
  nudges: Nudges
  settings: RememberedSettings
  /** What the shop chose in training, while live mode is not set up. */
  suggested: Suggestion | null
  emergency: EmergencyNotes
  wakeQueue(): void
}
