import { roundsCashByCountry } from '../../preload/contract/money.ts'
import { receiptInLink } from '../../preload/contract/receipt-look.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { ShopSettings } from '../../preload/contract/views.ts'
import { parsePrinterAddress } from '../domain/printer-address.ts'
import { cleanPattern, scaleRuleProblem } from '../domain/scale-code.ts'
import { countParkedBaskets } from '../store/day-store.ts'
import { loadDisplayPicture } from '../store/display-picture-store.ts'
import { appendJournal } from '../store/journal-store.ts'
import { loadLogo } from '../store/logo-store.ts'
import { newestSaleNumber } from '../store/sale-store.ts'
import { writeSettings } from '../store/settings-store.ts'
import type { OfficeContext } from './office-context.ts'

/**
 * settings.save. The currency is fixed with the first sale: amounts of two currencies in one book cannot be summed. The
 * names of what changed go into the journal, with the values: settings decide about money.
 */
export function saveSettings(context: OfficeContext, wanted: ShopSettings): Result<ShopSettings> {
  const before = context.settings()
  const after = withPossibleRounding(withCleanLines(wanted))
  const problem = settingsProblem(context, before, after)
  if (problem) return fail('settings-invalid', { field: problem })
  if (after.receiptQr === 'link' && !isReceiptLink(after.receiptLink)) return fail('receipt-link-invalid')
  const changed = changedSettings(before, after)
  if (Object.keys(changed).length === 0) return ok(before)
  context.database.inTransaction(() => {
    writeSettings(context.database, changed)
    appendJournal(context.database, context.clock.now(), 'settings-changed', 'shop', changed)
  })
  context.rememberSettings()
  context.nudge('settings')
  return ok(context.settings())
}

function settingsProblem(
  context: OfficeContext,
  before: ShopSettings,
  after: ShopSettings,
): keyof ShopSettings | undefined {
  if (!isTimeZone(after.timeZone)) return 'timeZone'
  if (after.logo !== null && !loadLogo(context.database, after.logo)) return 'logo'
  if (after.displayPicture !== null && !loadDisplayPicture(context.database, after.displayPicture))
    return 'displayPicture'
  if (after.printerAddress !== '' && !parsePrinterAddress(after.printerAddress)) return 'printerAddress'
  if (after.scaleRules.some((rule) => scaleRuleProblem(rule))) return 'scaleRules'
  if (after.scannerPort !== '' && parsePrinterAddress(after.scannerPort)?.kind !== 'serial')
    return 'scannerPort'
  const isFixed =
    newestSaleNumber(context.database) > 0 ||
    countParkedBaskets(context.database) > 0 ||
    !context.basketIsEmpty()
  return after.currency !== before.currency && isFixed ? 'currency' : undefined
}

/** Each receipt's link is its own, and leads to a page: a phone that reads the code opens it without asking. */
function isReceiptLink(link: string): boolean {
  if (!link.includes(receiptInLink)) return false
  const filled = link.replaceAll(receiptInLink, '000001')
  return /^https?:\/\/[^\s]+$/.test(filled) && URL.canParse(filled)
}

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    // RangeError is how Intl says that it does not know the zone.
    return false
  }
}

/** No control bytes and nothing that turns the direction of writing: both would reach paper and screens. */
export function cleanText(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ').trim()
}

/** Printed lines are clean; empty lines at the end are dropped. */
function withCleanLines(settings: ShopSettings): ShopSettings {
  const clean = (text: string) => text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ').trimEnd()
  const lines = (texts: string[]) => {
    const cleaned = texts.map(clean)
    while (cleaned.at(-1) === '') cleaned.pop()
    return cleaned
  }
  return {
    ...settings,
    shopName: cleanText(settings.shopName),
    taxNumber: clean(settings.taxNumber),
    printerAddress: settings.printerAddress.trim(),
    scannerPort: settings.scannerPort.trim(),
    displayGreeting: cleanText(settings.displayGreeting),
    displayThanks: cleanText(settings.displayThanks),
    scaleRules: settings.scaleRules.map((rule) => ({ ...rule, pattern: cleanPattern(rule.pattern) })),
    headerLines: lines(settings.headerLines),
    footerLines: lines(settings.footerLines),
    legalLines: lines(settings.legalLines),
    shopNumbers: settings.shopNumbers.map(cleanText).filter((line) => line !== ''),
    receiptLink: settings.receiptLink.trim(),
    secondLanguage: settings.secondLanguage === settings.language ? null : settings.secondLanguage,
  }
}

/** A choice that the currency does not leave to the shop is not kept: it must not wake up with the next currency. */
function withPossibleRounding(settings: ShopSettings): ShopSettings {
  return roundsCashByCountry(settings.currency) ? settings : { ...settings, cashRounding: 'currency' }
}

function changedSettings(before: ShopSettings, after: ShopSettings): Partial<ShopSettings> {
  return Object.fromEntries(
    Object.entries(after).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof ShopSettings]),
    ),
  )
}
