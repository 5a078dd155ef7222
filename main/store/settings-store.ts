import * as v from 'valibot'
import { cashCounts } from '../../preload/contract/cash.ts'
import { latestDayEnd } from '../../preload/contract/day-views.ts'
import { currencyCodes } from '../../preload/contract/money.ts'
import { cashDrawers } from '../../preload/contract/printer-views.ts'
import { receiptQrs } from '../../preload/contract/receipt-look.ts'
import { receiptDefaults } from '../../preload/contract/receipt-ways.ts'
import { cashRoundings, languages, type ShopSettings } from '../../preload/contract/views.ts'
import type { Database } from './database.ts'

/** What the shop has chosen, one row a value. What does not parse is the default: a till must open to be mended. */
export const defaultSettings: ShopSettings = {
  language: 'en',
  shopName: '',
  headerLines: [],
  footerLines: [],
  taxNumber: '',
  logo: null,
  shopNumbers: [],
  legalLines: [],
  receiptQr: 'none',
  receiptLink: '',
  secondLanguage: null,
  currency: 'EUR',
  timeZone: 'UTC',
  taxMode: 'included',
  cashRounding: 'currency',
  receiptColumns: 42,
  printReceipts: 'always',
  printerAddress: '',
  printerModel: '',
  printerLetters: '',
  cashDrawer: 'none',
  drawerOpens: 'with-cash',
  cashCount: 'off',
  dayEndsAt: 4,
  cashFloatMinor: 0,
  cashLimitMinor: 0,
  theme: 'system',
  scanSound: true,
  scaleRules: [],
  scannerPrefix: '',
  scannerSuffix: '',
  scannerEnds: 'enter',
  scannerPort: '',
  displayLanguage: null,
  displayTheme: 'system',
  displayGreeting: '',
  displayThanks: '',
  displayPicture: null,
  displayOpens: 'asked',
  displayScreen: '',
}

const lines = v.array(v.string())
const schemas = {
  language: v.picklist(languages),
  shopName: v.string(),
  headerLines: lines,
  footerLines: lines,
  taxNumber: v.string(),
  logo: v.nullable(v.string()),
  shopNumbers: lines,
  legalLines: lines,
  receiptQr: v.picklist(receiptQrs),
  receiptLink: v.string(),
  secondLanguage: v.nullable(v.picklist(languages)),
  currency: v.picklist(currencyCodes as [string, ...string[]]),
  timeZone: v.string(),
  taxMode: v.picklist(['included', 'added']),
  cashRounding: v.picklist(cashRoundings),
  receiptColumns: v.picklist([42, 32]),
  printReceipts: v.picklist(receiptDefaults),
  printerAddress: v.string(),
  printerModel: v.string(),
  printerLetters: v.string(),
  cashDrawer: v.picklist(cashDrawers),
  drawerOpens: v.picklist(['with-cash', 'asked']),
  cashCount: v.picklist(cashCounts),
  dayEndsAt: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(latestDayEnd)),
  cashFloatMinor: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  cashLimitMinor: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  theme: v.picklist(['system', 'light', 'dark']),
  scanSound: v.boolean(),
  scaleRules: v.array(
    v.object({
      pattern: v.string(),
      holds: v.picklist(['price', 'weight', 'pieces']),
      decimals: v.pipe(v.number(), v.safeInteger()),
    }),
  ),
  scannerPrefix: v.string(),
  scannerSuffix: v.string(),
  scannerEnds: v.picklist(['enter', 'silence']),
  scannerPort: v.string(),
  displayLanguage: v.nullable(v.picklist(languages)),
  displayTheme: v.picklist(['system', 'light', 'dark']),
  displayGreeting: v.string(),
  displayThanks: v.string(),
  displayPicture: v.nullable(v.string()),
  displayOpens: v.picklist(['asked', 'second-screen']),
  displayScreen: v.string(),
} satisfies Record<keyof ShopSettings, v.GenericSchema>

export function readSettings(database: Database): ShopSettings {
  const stored = new Map(
    database
      .sql<[], { key: string; value: string }>(
        `select key, value from settings where key not like 'display-picture:%'`,
      )
      .all()
      .map((row) => [row.key, JSON.parse(row.value) as unknown]),
  )
  const entries = (Object.keys(schemas) as (keyof ShopSettings)[]).map((key) => {
    const parsed = v.safeParse(schemas[key], stored.get(key))
    return [key, parsed.success ? parsed.output : defaultSettings[key]]
  })
  return Object.fromEntries(entries) as ShopSettings
}

export function writeSettings(database: Database, settings: Partial<ShopSettings>): void {
  for (const [key, value] of Object.entries(settings)) writeFact(database, key, value)
}

/** Facts about the till itself (set up, mode, the till's own id), beside the shop's settings in the same table. */
export function readFact(database: Database, key: string): unknown {
  const row = database.sql<[string], { value: string }>('select value from settings where key = ?').get(key)
  return row ? (JSON.parse(row.value) as unknown) : undefined
}

export function writeFact(database: Database, key: string, value: unknown): void {
  database
    .sql<[string, string]>(
      'insert into settings (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
    )
    .run(key, JSON.stringify(value))
}
