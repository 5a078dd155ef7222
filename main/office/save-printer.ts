import type { Parsed } from '../../preload/contract/channels.ts'
import { fail, type Result } from '../../preload/contract/result.ts'
import type { ShopSettings } from '../../preload/contract/views.ts'
import { parsePrinterAddress } from '../domain/printer-address.ts'
import type { OfficeContext } from './office-context.ts'
import { saveSettings } from './save-settings.ts'

/**
 * printer.save: what a set-up came to, in one step, whatever else of the settings is being changed. The address that the till
 * prints to already is no news: that of training's virtual printer must never become the shop's.
 */
export function savePrinter(
  context: OfficeContext,
  choice: Parsed<'printer.save'>,
  printsTo: string,
): Result<ShopSettings> {
  const printerAddress = choice.printerAddress.trim()
  if (!parsePrinterAddress(printerAddress)) return fail('printer-address-wrong')
  const before = context.settings()
  const isKnown = printerAddress === printsTo
  return saveSettings(context, {
    ...before,
    ...choice,
    printerAddress: isKnown ? before.printerAddress : printerAddress,
  })
}
