import * as v from 'valibot'
import { cashCounts } from './cash.ts'
import { latestDayEnd } from './day-views.ts'
import { currencyCodes } from './money.ts'
import { cashDrawers } from './printer-views.ts'
import { receiptQrs } from './receipt-look.ts'
import { receiptDefaults } from './receipt-ways.ts'
import { cashRoundings, languages } from './views.ts'

/* What a request may carry of the shop's settings. */

export const text = (max: number) => v.pipe(v.string(), v.maxLength(max))
export const currency = v.picklist(currencyCodes as [string, ...string[]])
export const timeZone = v.pipe(text(64), v.minLength(1))

const drawerMinor = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1e12))

export const scaleRules = v.pipe(
  v.array(
    v.object({
      pattern: text(40),
      holds: v.picklist(['price', 'weight', 'pieces']),
      decimals: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(3)),
    }),
  ),
  v.maxLength(12),
)

/** Everything that a printer is set up with. */
export const printerChoice = {
  printerAddress: text(200),
  receiptColumns: v.picklist([42, 32]),
  printerModel: v.pipe(text(40), v.regex(/^[a-z0-9-]*$/)),
  printerLetters: v.pipe(text(20), v.regex(/^(?:|pictures|cp\d+)$/)),
  cashDrawer: v.picklist(cashDrawers),
}

/** settings.save, and the preview of what is not saved yet. */
export const settings = v.object({
  language: v.picklist(languages),
  shopName: v.pipe(text(80), v.trim(), v.minLength(1)),
  headerLines: v.pipe(v.array(text(80)), v.maxLength(8)),
  footerLines: v.pipe(v.array(text(80)), v.maxLength(8)),
  taxNumber: text(40),
  logo: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  shopNumbers: v.pipe(v.array(text(60)), v.maxLength(4)),
  legalLines: v.pipe(v.array(text(200)), v.maxLength(8)),
  receiptQr: v.picklist(receiptQrs),
  receiptLink: text(300),
  secondLanguage: v.nullable(v.picklist(languages)),
  currency,
  timeZone,
  taxMode: v.picklist(['included', 'added']),
  cashRounding: v.picklist(cashRoundings),
  printReceipts: v.picklist(receiptDefaults),
  ...printerChoice,
  drawerOpens: v.picklist(['with-cash', 'asked']),
  cashCount: v.picklist(cashCounts),
  dayEndsAt: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(latestDayEnd)),
  cashFloatMinor: drawerMinor,
  cashLimitMinor: drawerMinor,
  theme: v.picklist(['system', 'light', 'dark']),
  scanSound: v.boolean(),
  scaleRules,
  scannerPrefix: text(12),
  scannerSuffix: text(12),
  scannerEnds: v.picklist(['enter', 'silence']),
  scannerPort: text(200),
  displayLanguage: v.nullable(v.picklist(languages)),
  displayTheme: v.picklist(['system', 'light', 'dark']),
  displayGreeting: text(80),
  displayThanks: text(80),
  displayPicture: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  displayOpens: v.picklist(['asked', 'second-screen']),
  displayScreen: text(40),
})
