export const cashDrawers = ['none', 'pin-2', 'pin-5'] as const
export type CashDrawer = (typeof cashDrawers)[number]

/** Which printer the shop has, and how. */
export type PrinterSettings = {
  /** "host:port" of a network printer, a port or a queue; empty: there is none. Training prints on its virtual one. */
  printerAddress: string
  /** The name of a printer model's file; empty: a generic printer for the paper. */
  printerModel: string
  /** How its letters came out: empty (as its model says), one code page alone, or `pictures` for all that is not ASCII. */
  printerLetters: string
  /** The printer's pin that the cash drawer hangs on. */
  cashDrawer: CashDrawer
  /** By itself whenever cash is taken, or only when somebody asks with a reason. */
  drawerOpens: 'with-cash' | 'asked'
}

/** Sent is all that can be known: whether a drawer is open is told by too few printers. */
export type DrawerOpening = { sent: true } | { sent: false; reason: string }

/** A printer that was found. `printerModel` is the one that it is likely to be; empty: nobody knows it. */
export type FoundPrinterView = {
  kind: 'network' | 'usb' | 'serial' | 'queue'
  address: string
  /** What it calls itself; empty where a port says nothing. */
  name: string
  printerModel: string
}

export type PrinterModelView = { id: string; name: string; columns: number; drawerPins: (2 | 5)[] }

/** Models to choose from, and files of the shop that are none, each with what is wrong with it. */
export type PrinterModelsView = {
  models: PrinterModelView[]
  problems: { file: string; problem: 'name' | 'not-readable' | 'not-json' | 'field'; field: string }[]
}

export type TriedPrinter = {
  outcome: 'printed' | 'not-printed' | 'doubtful'
  /** Why not; empty where it was printed. */
  reason: string
  /** The code pages on the test page, in the order of its numbered lines. */
  pages: string[]
}
