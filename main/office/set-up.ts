import type { Parsed } from '../../preload/contract/channels.ts'
import { currencyDecimals } from '../../preload/contract/money.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { appendJournal } from '../store/journal-store.ts'
import { keepLogo } from '../store/logo-store.ts'
import { readFact, writeFact, writeSettings } from '../store/settings-store.ts'
import type { OfficeContext } from './office-context.ts'
import { cleanText, isTimeZone } from './save-settings.ts'

/** Currencies of places where the price on the shelf is without the tax. */
const taxAddedCurrencies: ReadonlySet<string> = new Set(['USD', 'CAD'])

/** What a count may be off by before it needs a reason, in whole units of the currency. */
const smallDifference = 5

export function isSetUp(context: Pick<OfficeContext, 'database'>): boolean {
  return readFact(context.database, 'setUpAt') !== undefined
}

/** The first start: language, shop and currency are stored and the catalogue begins, in one transaction. */
export function completeSetup(context: OfficeContext, request: Parsed<'setup.complete'>): Result<null> {
  if (isSetUp(context)) return fail('setup-done')
  if (!isTimeZone(request.timeZone)) return fail('settings-invalid', { field: 'timeZone' })
  const shopName = cleanText(request.shopName)
  if (shopName === '') return fail('settings-invalid', { field: 'shopName' })
  const { database, clock } = context
  const { language, currency, timeZone } = request
  const chosen = { language, shopName, currency, timeZone }
  const counting = {
    cashCount: request.cashCount,
    cashLimitMinor: smallDifference * 10 ** currencyDecimals(currency),
  }
  const at = clock.now()
  const before = request.takeOver ? context.suggested : null
  const taxMode =
    before?.currency === currency ? before.taxMode : taxAddedCurrencies.has(currency) ? 'added' : 'included'
  database.inTransaction(() => {
    if (before && context.suggestedLogo) keepLogo(database, context.suggestedLogo, at)
    writeSettings(database, { ...counting, ...before, ...chosen, taxMode })
    writeFact(database, 'setUpAt', at)
    if (request.sample) context.seedSample({ language, currency })
    else context.seedTaxRates({ language, currency })
    appendJournal(database, at, 'till-set-up', 'shop', { ...chosen, ...counting, taxMode })
  })
  context.rememberSettings()
  context.nudge('settings')
  return ok(null)
}
