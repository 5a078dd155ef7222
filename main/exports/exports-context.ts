import type { ShopSettings } from '../../preload/contract/views.ts'
import type { ExportFolder } from '../export-ports.ts'
import type { Clock, Ids, Log } from '../ports.ts'
import type { Database } from '../store/database.ts'

/** What exports need of the rest of the till; the composition hands it in. */
export type ExportsContext = {
  database: Database
  clock: Clock
  ids: Ids
  log: Log
  settings: () => ShopSettings
  isTraining: () => boolean
  /** Live, with a card service that charges nobody. */
  isTest: () => boolean
  version: string
  folder: ExportFolder
}
