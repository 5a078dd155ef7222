import type { NudgeTopic } from '../../preload/contract/channels.ts'
import type { ShopSettings } from '../../preload/contract/views.ts'
import type { PdfMaker } from '../paper-ports.ts'
import type { Clock, LinePainter, Log, ReceiptPrinter } from '../ports.ts'
import type { Database } from '../store/database.ts'
import type { LogoShelf } from './logo-shelf.ts'
import type { PaperEncoders } from './paper-encoders.ts'

/** What printing needs of the rest of the till; the composition hands it in. */
export type PrintContext = {
  database: Database
  clock: Clock
  log: Log
  printer: ReceiptPrinter
  encoders: PaperEncoders
  painter: LinePainter
  logos: LogoShelf
  makePdf: PdfMaker
  settings: () => ShopSettings
  /** Where to print now: the shop's printer, or the virtual one of training; empty when there is none. */
  printerAddress: () => string
  isTraining: () => boolean
  /** Live, but with a card service that charges nobody. */
  isTest: () => boolean
  nudge: (topic: NudgeTopic) => void
  /** Tells the queue that a job was added. */
  wakeQueue: () => void
  /** Fires when the till stops: a long print ends and is printed again, as a copy, at the next start. */
  stopping?: AbortSignal
}
