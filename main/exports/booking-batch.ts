import type { BookingAccounts } from '../../preload/contract/export-views.ts'
import { decimalText } from '../../preload/contract/money.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { type Booking, bookingsOfDay, revenueAccount } from '../domain/bookings.ts'
import { type DayDocument, readDayDocument } from '../domain/day-document.ts'
import { shopTime } from '../domain/shop-time.ts'
import { windows1252 } from '../domain/windows-1252.ts'
import { accountsOf } from './booking-accounts.ts'
import { batchColumns } from './booking-columns.ts'
import type { ExportScope } from './export-scope.ts'
import type { ExportsContext } from './exports-context.ts'

/*
 * Sealed days as a booking batch in the EXTF form of DATEV (Buchungsstapel, version 13): Windows-1252, semicolons, a decimal comma, days without a
 * year. It is written from the Z reports alone. The journal's head stands in each booking, its first half in the header.
 */

type Batch = { accounts: BookingAccounts; days: DayDocument[]; yearStart: string }

export function bookingBatch(
  context: ExportsContext,
  scope: ExportScope,
): Result<() => AsyncGenerator<Uint8Array>> {
  const accounts = accountsOf(context)
  const days = scope.days.flatMap(({ document }) => (document === null ? [] : [readDayDocument(document)]))
  const [first] = days
  const last = days.at(-1)
  if (!first || !last) return fail('day-not-found')
  const yearStart = yearStartOf(last.date, accounts.yearStart)
  // A booking's day has no year: the batch is of one business year, or nobody could tell which.
  if (first.date < yearStart) return fail('export-two-years')
  const missing = days
    .flatMap(({ figures }) => figures.byTax)
    .find(({ ratePpm }) => !revenueAccount(accounts, ratePpm))
  if (missing) return fail('export-account-missing', { rate: missing.name })
  return ok(() => batchText(context, scope, { accounts, days, yearStart }))
}

async function* batchText(
  context: ExportsContext,
  scope: ExportScope,
  batch: Batch,
): AsyncGenerator<Uint8Array> {
  yield windows1252(`${header(context, scope, batch)}\r\n${batchColumns.join(';')}\r\n`)
  for (const day of batch.days) {
    const lines = bookingsOfDay(day, batch.accounts).map((booking) =>
      bookingLine(booking, day, scope.end.hash),
    )
    yield windows1252(lines.map((line) => `${line}\r\n`).join(''))
  }
}

const quoted = (text: string): string => `"${text.replace(/[\r\n]+/g, ' ').replaceAll('"', '""')}"`
const plainDate = (date: string): string => date.replaceAll('-', '')

function header(context: ExportsContext, { end }: ExportScope, { accounts, days, yearStart }: Batch): string {
  const { timeZone } = context.settings()
  const at = context.clock.now()
  const hour = shopTime(timeZone).hourOf(at)
  const passed = at - Date.parse(hour)
  const digits = (value: number, count: number) => String(value).padStart(count, '0')
  const created = `${hour.slice(0, 13).replace(/[-T]/g, '')}${digits(Math.floor(passed / 60_000), 2)}${digits(passed % 60_000, 5)}`
  const [first] = days
  const last = days.at(-1)
  return [
    '"EXTF";700;21;"Buchungsstapel";13',
    created,
    ';"";"";""',
    accounts.consultant,
    accounts.client,
    plainDate(yearStart),
    accounts.accountLength,
    plainDate(first?.date ?? ''),
    plainDate(last?.date ?? ''),
    quoted(`Kasse Z ${first?.zNumber ?? ''} bis ${last?.zNumber ?? ''}`),
    '"";1;0;0',
    quoted(last?.currency ?? ''),
    ';"";;;"03";;;""',
    quoted(end.hash.slice(0, 16)),
  ].join(';')
}

function bookingLine(booking: Booking, day: DayDocument, head: string): string {
  const cells = new Map<string, string>([
    ['Umsatz (ohne Soll/Haben-Kz)', decimalText(booking.amountMinor, day.currency).replace('.', ',')],
    ['Soll/Haben-Kennzeichen', quoted(booking.side)],
    ['WKZ Umsatz', quoted(day.currency)],
    ['Konto', booking.account],
    ['Gegenkonto (ohne BU-Schlüssel)', booking.contra],
    ['Belegdatum', `${day.date.slice(8, 10)}${day.date.slice(5, 7)}`],
    ['Belegfeld 1', quoted(`Z${day.zNumber ?? ''}`)],
    ['Buchungstext', quoted(booking.text.slice(0, 60))],
    ['Zusatzinformation - Art 1', quoted('Journal')],
    ['Zusatzinformation- Inhalt 1', quoted(head)],
  ])
  return batchColumns.map((name) => cells.get(name) ?? '').join(';')
}

/** The newest first day of a business year that is not behind the date. */
function yearStartOf(date: string, monthAndDay: string): string {
  const year = Number(date.slice(0, 4))
  const thisYear = `${year}-${monthAndDay}`
  return thisYear <= date ? thisYear : `${year - 1}-${monthAndDay}`
}
