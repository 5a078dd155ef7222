import type { Parsed } from '../../preload/contract/channels.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import {
  insertTaxRate,
  productsWithTaxRate,
  readTaxRate,
  type TaxRateRow,
  updateTaxRate,
} from '../store/catalogue-group-store.ts'
import { appendJournal } from '../store/journal-store.ts'
import type { CatalogueContext } from './catalogue-context.ts'
import { cleanText, isReadable } from './clean-text.ts'

/** A changed rate is for lines to come: a line keeps the rate it was rung up with, also in a parked sale. */
export function saveTaxRate(
  context: CatalogueContext,
  request: Parsed<'catalogue.save-tax-rate'>,
): Result<TaxRateRow> {
  const { database } = context
  const name = cleanText(request.name)
  if (!isReadable(name)) return fail('name-missing')
  return database.inTransaction(() => {
    const before = request.id === null ? null : readTaxRate(database, request.id)
    if (before === undefined) return fail('tax-rate-not-found')
    if (before && request.archived && !before.archived) {
      const products = productsWithTaxRate(database, before.id)
      if (products > 0) return fail('tax-rate-in-use', { products })
    }
    const id = before ? before.id : insertTaxRate(database, { ...request, name })
    const saved = { ...request, id, name }
    if (before) updateTaxRate(database, saved)
    journalTaxRate(context, before, saved)
    return ok(saved)
  })
}

function journalTaxRate(context: CatalogueContext, before: TaxRateRow | null, after: TaxRateRow): void {
  const facts = (rate: TaxRateRow) => ({ name: rate.name, ratePpm: rate.ratePpm, archived: rate.archived })
  if (before && JSON.stringify(facts(before)) === JSON.stringify(facts(after))) return
  appendJournal(context.database, context.clock.now(), 'tax-rate-changed', String(after.id), {
    before: before && facts(before),
    after: facts(after),
  })
}
