import { hash as hashOf } from 'node:crypto'
import * as v from 'valibot'
import type { Database } from './database.ts'
import { genesisHash, hashedText, type JournalEntry } from './journal-store.ts'

/*
 * Whether the books are what was written: each entry of the journal against the one before, and what it tells of sales and payments
 * against their rows. A flipped bit, a lost log and an edited row all show here; the file's own check sees few of them.
 */

export type BookFault = {
  what: 'entry-changed' | 'entry-missing' | 'sale-changed' | 'sale-missing' | 'payment-changed'
  /** The entry of the journal that tells it. */
  entry: number
  at: number
}

export type BookPlace = { number: number; hash: string }
export const firstPlace: BookPlace = { number: 0, hash: genesisHash }

/** The next entries, so many at most. At the end `next` is null. */
export function checkBooks(
  database: Database,
  { number, hash }: BookPlace,
  most: number,
): { faults: BookFault[]; next: BookPlace | null } {
  const entries = database
    .sql<[number, number], JournalEntry>(
      `select number, at, kind, subject, body, previous_hash as previousHash, hash from journal where number > ?
       order by number limit ?`,
    )
    .all(number, most)
  const faults: BookFault[] = []
  let before = { number, hash }
  for (const entry of entries) {
    const what = faultOf(database, entry, before)
    if (what) faults.push({ what, entry: entry.number, at: entry.at })
    before = { number: entry.number, hash: entry.hash }
  }
  return { faults, next: entries.length < most ? null : before }
}

type What = BookFault['what'] | null

function faultOf(database: Database, entry: JournalEntry, before: BookPlace): What {
  if (entry.number !== before.number + 1) return 'entry-missing'
  if (entry.previousHash !== before.hash || hashOf('sha256', hashedText(entry)) !== entry.hash)
    return 'entry-changed'
  if (entry.kind === 'sale-recorded') return saleFault(database, entry)
  return entry.kind === 'payment-final' ? paymentFault(database, entry) : null
}

const amount = v.optional(v.number())
const text = v.optional(v.string())
const saleBody = v.object({
  saleNumber: v.number(),
  receiptNumber: v.string(),
  dayId: amount,
  currency: text,
  taxMode: text,
  subtotalMinor: amount,
  discountMinor: amount,
  taxAddedMinor: amount,
  totalMinor: v.number(),
  cashRoundingMinor: amount,
  tipMinor: amount,
  documentHash: v.string(),
  lines: v.optional(v.array(v.array(v.union([v.string(), v.number(), v.null()])))),
  returns: v.optional(v.array(v.array(v.number()))),
})

type SaleFacts = Omit<v.InferOutput<typeof saleBody>, 'documentHash' | 'lines' | 'returns'> & {
  document: string
}

function saleFault(database: Database, entry: JournalEntry): What {
  const row = database
    .sql<[string], SaleFacts>(
      `select number as saleNumber, receipt_number as receiptNumber, day_id as dayId, currency, tax_mode as taxMode,
         subtotal_minor as subtotalMinor, discount_minor as discountMinor, tax_added_minor as taxAddedMinor,
         total_minor as totalMinor, cash_rounding_minor as cashRoundingMinor, tip_minor as tipMinor, document
       from sales where id = ?`,
    )
    .get(entry.subject)
  if (!row) return 'sale-missing'
  const told = v.safeParse(saleBody, JSON.parse(entry.body))
  // Told by a program that wrote it in another way: nothing can be compared, and its chain was.
  if (!told.success) return null
  const { documentHash, lines, returns, ...facts } = told.output
  const isSame = Object.entries(facts).every(([name, value]) => row[name as keyof SaleFacts] === value)
  if (!isSame || hashOf('sha256', row.document) !== documentHash) return 'sale-changed'
  const rows = lines && linesOf(database, facts.saleNumber)
  if (JSON.stringify(rows) !== JSON.stringify(lines)) return 'sale-changed'
  if (!returns) return null
  return JSON.stringify(returnsOf(database, facts.saleNumber)) === JSON.stringify(returns.toSorted(byLine))
    ? null
    : 'sale-changed'
}

const byLine = (a: readonly number[], b: readonly number[]): number =>
  (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0) || (a[2] ?? 0) - (b[2] ?? 0)

/** Of which line of which sale, as the journal has them. */
function returnsOf(database: Database, saleNumber: number): number[][] {
  return database
    .sql<[number], Record<string, number>>(
      `select position, of_sale, of_line, quantity_milli, amount_minor, discount_minor, tax_minor from returns
       where sale_number = ? order by position, of_sale, of_line`,
    )
    .all(saleNumber)
    .map((part) => Object.values(part))
}

/** As the journal has them (main/sales/record-sale.ts). */
function linesOf(database: Database, saleNumber: number): unknown[][] {
  return database
    .sql<[number], Record<string, unknown>>(
      `select position, name, quantity_milli, unit_price_minor, discount_minor, total_minor, sale_discount_share_minor,
         rate_ppm, category_name from sale_lines where sale_number = ?`,
    )
    .all(saleNumber)
    .map((line) => Object.values(line))
}

const paymentBody = v.object({ amountMinor: v.number(), currency: v.string(), saleId: v.string() })

/** What was asked for never changes; what became of it may, by an entry of its own. */
function paymentFault(database: Database, entry: JournalEntry): What {
  const told = v.safeParse(paymentBody, JSON.parse(entry.body))
  if (!told.success) return null
  const row = database
    .sql<[string], v.InferOutput<typeof paymentBody>>(
      'select amount_minor as amountMinor, currency, sale_id as saleId from payments where id = ?',
    )
    .get(entry.subject)
  const { amountMinor, currency, saleId } = told.output
  const isSame = row?.amountMinor === amountMinor && row.currency === currency && row.saleId === saleId
  return isSame ? null : 'payment-changed'
}
