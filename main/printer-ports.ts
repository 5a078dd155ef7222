import type { DrawerPulse } from './domain/printer-dialect.ts'
import type { PrinterProfile, StatusWay } from './domain/printer-profile.ts'
import type { PrintOutcome } from './ports.ts'

/* What setting up a printer needs of the outside; printing itself stands in ports.ts. */

/** A file that is no printer model. `field` is the first thing in it that is not right. */
export type ModelProblem = {
  file: string
  problem: 'name' | 'not-readable' | 'not-json' | 'field'
  field: string
}

/** Printer models by the names of their files. */
export type PrinterModels = {
  known(): ReadonlyMap<string, PrinterProfile>
  /** Looks at the files anew and says which are none. */
  readAgain(): ModelProblem[]
}

/** The cash drawer hangs on a printer, and opens also where that has no paper if it can be told to at once. */
export type DrawerLine = {
  pulse(address: string, pulse: DrawerPulse, status: StatusWay, signal?: AbortSignal): Promise<PrintOutcome>
}

/** What cash needs of the drawer. */
export type DrawerOpener = {
  /** In the transaction of the cash; false where the drawer does not open by itself. */
  note(subject: string, at: number, cause?: 'cash' | 'cash-move'): boolean
  /** After it. Nobody waits for it. */
  open(): void
}

/** A printer that was found; `said` is what it calls itself. */
export type FoundPrinter = { kind: 'network' | 'usb' | 'serial' | 'queue'; address: string; said: string }

export type PrinterFinder = {
  /** Ports and queues of this machine. */
  onMachine(): Promise<FoundPrinter[]>
  /** Whoever answers on the network within a few seconds. A network that carries no such questions is none. */
  onNetwork(signal: AbortSignal): Promise<FoundPrinter[]>
}
