import * as v from 'valibot'
import { bookingAccounts } from '../../preload/contract/export-channels.ts'
import type { BookingAccounts } from '../../preload/contract/export-views.ts'
import { ok, type Result } from '../../preload/contract/result.ts'
import { readTaxRates } from '../store/catalogue-group-store.ts'
import { appendJournal } from '../store/journal-store.ts'
import { readFact, writeFact } from '../store/settings-store.ts'
import type { ExportsContext } from './exports-context.ts'

const fact = 'bookingAccounts'

/** Of the chart SKR03, as most German shops have it; a rate that it does not know is left to the shop. */
const skr03: BookingAccounts = {
  consultant: '1001',
  client: '1',
  yearStart: '01-01',
  accountLength: 4,
  cash: '1000',
  card: '1360',
  tips: '1700',
  rounding: '2700',
  clearing: '1590',
  revenue: [
    { ratePpm: 190_000, account: '8400' },
    { ratePpm: 70_000, account: '8300' },
    { ratePpm: 0, account: '8200' },
  ],
}

/** What is kept, or the usual; with a place for each rate that the shop has. */
export function accountsOf({ database }: ExportsContext): BookingAccounts {
  const kept = v.safeParse(bookingAccounts, readFact(database, fact))
  const accounts = kept.success ? kept.output : skr03
  const rates = [...new Set(readTaxRates(database).map(({ ratePpm }) => ratePpm))]
  const missing = rates.filter((ratePpm) => !accounts.revenue.some((one) => one.ratePpm === ratePpm))
  return {
    ...accounts,
    revenue: [...accounts.revenue, ...missing.map((ratePpm) => ({ ratePpm, account: '' }))].sort(
      (a, b) => b.ratePpm - a.ratePpm,
    ),
  }
}

/** Accounts decide where money is looked for: a change is an entry of the journal. */
export function saveAccounts(context: ExportsContext, accounts: BookingAccounts): Result<BookingAccounts> {
  const { database, clock } = context
  if (JSON.stringify(accounts) !== JSON.stringify(accountsOf(context)))
    database.inTransaction(() => {
      writeFact(database, fact, accounts)
      appendJournal(database, clock.now(), 'settings-changed', 'booking-accounts', accounts)
    })
  return ok(accountsOf(context))
}
