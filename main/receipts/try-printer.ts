import type { Parsed } from '../../preload/contract/channels.ts'
import type {
  FoundPrinterView,
  PrinterModelsView,
  TriedPrinter,
} from '../../preload/contract/printer-views.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { PaperLine } from '../../preload/contract/views.ts'
import { parsePrinterAddress } from '../domain/printer-address.ts'
import { drawerPulse } from '../domain/printer-dialect.ts'
import { modelNamed } from '../domain/printer-profile.ts'
import { layOutTestPage, rulerLine } from '../domain/test-page.ts'
import type { PrintOutcome, ReceiptPrinter } from '../ports.ts'
import type { DrawerLine, FoundPrinter, PrinterFinder, PrinterModels } from '../printer-ports.ts'
import { appendJournal } from '../store/journal-store.ts'
import type { ModelEncoders } from './paper-encoders.ts'
import type { PrintContext } from './print-context.ts'
import { paint } from './print-step.ts'

/* Setting a printer up: who is there, and does it print what it should. Nothing here changes a setting or waits in a queue. */

export type TryContext = Omit<PrintContext, 'encoders' | 'printer'> & {
  printer: ReceiptPrinter & DrawerLine
  encoders: ModelEncoders
  models: PrinterModels
  finder: PrinterFinder
  /** In training nothing leaves the machine: there is one printer, and it is virtual. */
  mayPrintTo(address: string): boolean
}

/** The generic printer, for whatever nobody knows. */
const generic = ''

export async function findPrinters(
  context: TryContext,
  { where }: Parsed<'printer.find'>,
): Promise<Result<FoundPrinterView[]>> {
  const { finder, stopping } = context
  const found =
    where === 'machine'
      ? await finder.onMachine()
      : await finder.onNetwork(stopping ?? new AbortController().signal)
  const views = found.map((printer) => viewOf(context, printer))
  // Those that print receipts first: a shop's office printer answers as well.
  const known = (view: FoundPrinterView) => (view.printerModel === generic ? 1 : 0)
  return ok(views.sort((a, b) => known(a) - known(b) || a.address.localeCompare(b.address, 'en')))
}

function viewOf({ models }: TryContext, { kind, address, said }: FoundPrinter): FoundPrinterView {
  return { kind, address, name: said, printerModel: modelNamed(said, models.known()) ?? generic }
}

export function printerModelViews({ models }: TryContext): Result<PrinterModelsView> {
  const problems = models.readAgain()
  const views = [...models.known()]
    .filter(([id]) => !id.startsWith('generic-'))
    .map(([id, { name, columns, drawerPins }]) => ({ id, name, columns, drawerPins }))
  return ok({ models: views.sort((a, b) => a.name.localeCompare(b.name, 'en')), problems })
}

/** The code pages of a printer, in the order of the ruler on its test page. */
function pagesOf(context: TryContext, choice: Parsed<'printer.try'>): string[] {
  return context.encoders.profileOf(choice).codePages.map(({ page }) => page)
}

/** Prints at once, whatever waits for the shop's own printer; the answer says what became of it. */
export async function tryPrinter(
  context: TryContext,
  choice: Parsed<'printer.try'>,
): Promise<Result<TriedPrinter>> {
  if (!parsePrinterAddress(choice.printerAddress)) return fail('printer-address-wrong')
  if (!context.mayPrintTo(choice.printerAddress)) return fail('printer-training-only')
  const outcome = choice.what === 'drawer' ? await pulse(context, choice) : await page(context, choice)
  context.log.info('printer-tried', { what: choice.what, outcome: outcome.kind })
  const pages = pagesOf(context, choice)
  if (outcome.kind === 'printed') return ok({ outcome: outcome.kind, reason: '', pages })
  return ok({ outcome: outcome.kind, reason: outcome.reason, pages })
}

/** As with every opening, the journal's entry is made before the pulse is sent. */
async function pulse(context: TryContext, choice: Parsed<'printer.try'>): Promise<PrintOutcome> {
  const { database, clock, encoders, printer, stopping } = context
  database.inTransaction(() => {
    appendJournal(database, clock.now(), 'drawer-opened', 'printer', { cause: 'printer-set-up' })
  })
  const profile = encoders.profileOf(choice)
  const bytes = drawerPulse(profile, choice.cashDrawer === 'pin-5' ? 5 : 2)
  return await printer.pulse(choice.printerAddress, bytes, profile.status, stopping)
}

async function page(context: TryContext, choice: Parsed<'printer.try'>): Promise<PrintOutcome> {
  const { encoders, printer, stopping } = context
  const bytes = await pageBytes(context, choice)
  return await printer.print(choice.printerAddress, bytes, stopping, encoders.statusOf(choice))
}

/** The page as receipts would come out, and below it a line in each code page alone. */
async function pageBytes(context: TryContext, choice: Parsed<'printer.try'>): Promise<Uint8Array> {
  const { encoders, clock } = context
  const { language, shopName, timeZone } = context.settings()
  const { receiptColumns: columns, printerAddress } = choice
  const page = { language, shopName, printerAddress, timeZone, at: clock.now() }
  const lines = layOutTestPage({ ...page, training: context.isTraining(), test: context.isTest() }, columns)
  const parts = [await encoded(context, choice, lines, true)]
  for (const [index, name] of pagesOf(context, choice).entries()) {
    const encoder = encoders.of({ ...choice, printerLetters: name })
    parts.push(encoder.encode([rulerLine(index + 1, name)], { more: true }))
  }
  parts.push(await encoded(context, choice, [{ text: '' }], false))
  return Buffer.concat(parts)
}

async function encoded(
  context: TryContext,
  choice: Parsed<'printer.try'>,
  lines: PaperLine[],
  more: boolean,
): Promise<Uint8Array> {
  const encoder = context.encoders.of(choice)
  const pictures = await paint(context, encoder.unwritable(lines), choice.receiptColumns)
  return encoder.encode(lines, { pictures, more })
}
