import { join } from 'node:path'
import type { DayContext } from '../day/day-context.ts'
import { createExports, type Exports } from '../exports/exports.ts'
import { attemptNames } from '../payments/attempt-names.ts'
import { exportFolder } from '../platform/export-folder.ts'
import { shopPrinter } from '../platform/shop-printer.ts'
import type { DrawerOpener } from '../printer-ports.ts'
import type { DrawerContext } from '../receipts/drawer.ts'
import type { SlipContext } from '../receipts/fetch-slips.ts'
import { logoShelf } from '../receipts/logo-shelf.ts'
import type { MailContext } from '../receipts/mail-receipt.ts'
import { paperEncoders } from '../receipts/paper-encoders.ts'
import type { PrintContext } from '../receipts/print-context.ts'
import type { TryContext } from '../receipts/try-printer.ts'
import { oweLists } from './reconcile-wiring.ts'
import type { Wiring } from './wiring.ts'
import { isTest } from './world.ts'

/* What the papers of the till need of the rest of it. */

export function dayContext(
  { base, world, nudges, settings, wakeQueue }: Wiring,
  drawer: DrawerOpener,
): DayContext {
  return {
    ...base,
    drawer,
    settings: settings.get,
    isTraining: () => world.isTraining,
    isTest: () => isTest(world),
    providerName: (id) => world.providers().find((provider) => provider.id === id)?.displayName ?? id,
    sealed: (dayId, at) => oweLists(base.database, dayId, at),
    nudge: nudges.send,
    wakeQueue,
  }
}

/** Files lie in a folder of the data until they are handed over. */
export function openExports(
  { base, world, settings }: Wiring,
  { version, folder }: { version: string; folder: string },
): Exports {
  return createExports({
    ...base,
    settings: settings.get,
    isTraining: () => world.isTraining,
    isTest: () => isTest(world),
    version,
    folder: exportFolder(join(folder, 'exports')),
  })
}

export function slipContext({ base, world, nudges, settings, wakeQueue }: Wiring): SlipContext {
  return {
    ...base,
    get providers() {
      return world.providers()
    },
    namesOf: attemptNames,
    settings: settings.get,
    nudge: nudges.send,
    wakeQueue,
  }
}

export function printContext(
  { base, world, nudges, settings, wakeQueue }: Wiring,
  stopping: AbortSignal,
): TryContext & DrawerContext {
  return {
    ...base,
    printer: shopPrinter(),
    finder: world.finder,
    mayPrintTo: (address) => !world.isTraining || address === world.printerAddress(),
    logos: logoShelf(base),
    encoders: paperEncoders(base.models.known),
    settings: settings.get,
    printerAddress: world.printerAddress,
    isTraining: () => world.isTraining,
    isTest: () => isTest(world),
    nudge: nudges.send,
    wakeQueue,
    stopping,
  }
}

export function mailContext({ base, world }: Wiring, printing: PrintContext): MailContext {
  const { mailer, random } = base
  return { ...printing, mailer, random, mailAccount: () => world.mail?.account() ?? null }
}
