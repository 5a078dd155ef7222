import type { TillState } from '../../preload/contract/views.ts'
import type { DisplayHost } from '../display-ports.ts'
import type { AnswerSigns } from '../domain/answer-signs.ts'
import type { Mailer } from '../mail-ports.ts'
import type { LogoMaker, PdfMaker } from '../paper-ports.ts'
import type { KnownSecrets } from '../platform/host-log.ts'
import type { PainterFiles } from '../platform/line-painter.ts'
import type { FoundSafe } from '../platform/os-safe.ts'
import type { MailWay } from '../platform/smtp-sending.ts'
import type { TestClouds } from '../platform/test-clouds.ts'
import type { Clock, Ids, LinePainter, Log } from '../ports.ts'
import type { PrinterFinder, PrinterModels } from '../printer-ports.ts'
import type { Fetch } from '../providers/http-client.ts'
import type { Database } from '../store/database.ts'

/** Everything that is not ours. What is left out is the real thing. */
export type Outside = {
  /** The data folder; made when it is not there. */
  folder: string
  host: TillState['host']
  version: string
  log: Log
  /** Of the host's own log, which is older than any secret. */
  knownSecrets?: KnownSecrets
  clock?: Clock
  ids?: Ids
  fetch?: Fetch
  random?: () => number
  openDatabase?: (path: string) => Database
  /** What the disk of a folder still takes. */
  freeBytes?: (folder: string) => number | null
  /** On another disk than the data, for what must not be lost while that disk cannot be written; null: there is none. */
  emergencyFolder?: string | null
  /** How long the database's log is made beforehand. */
  logRoomBytes?: number
  /** The system's safe for secrets, looked for when live mode opens; without it there is none. */
  findSafe?: () => Promise<FoundSafe>
  /** Where live mode asks instead of the real card services. */
  testClouds?: TestClouds
  /** Where the built program has what draws lines of paper. */
  painterFiles?: PainterFiles
  /** Where it has its printer models. */
  modelFolder?: string
  /** How letters go out: patience, and certificates that are trusted beside the usual ones. */
  mailWay?: Partial<MailWay>
  /** How this host shows a customer's display. */
  displayHost?: DisplayHost
  /** How live mode looks for printers. */
  finder?: PrinterFinder
  /** How much work a PIN is kept with. */
  pinCost?: number
  /** Fixed ports for the virtual clouds and printer; free ones otherwise. */
  trainingPorts?: { cloud: number; cm: number; printer: number }
}

/** What every part of the till works with. */
export type Base = {
  database: Database
  clock: Clock
  ids: Ids
  log: Log
  random: () => number
  /** What an answer of a real card service shows of this machine. */
  onSigns?: (signs: AnswerSigns) => void
  /** What the disk of the data still takes. */
  freeBytes: () => number | null
  painter: LinePainter
  makeLogo: LogoMaker
  /** Printer models, those of the program and those of the shop. */
  models: PrinterModels
  makePdf: PdfMaker
  mailer: Mailer
}
