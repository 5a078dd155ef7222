import { hash } from 'node:crypto'
import { dayFigures, figureDifferences } from '../../main/domain/day-figures.ts'
import type { Database } from '../../main/store/database.ts'
import { countDayTotals } from '../../main/store/day-count.ts'
import { readDayTotals } from '../../main/store/day-totals-store.ts'

/*
 * The books of a till, looked at from outside: what must hold in every data folder, whatever was done to the process or the
 * power. Each broken promise is one sentence; none means that the books are whole.
 */
export function auditTill(database: Database): string[] {
  const unsound = auditFile(database)
  // The rows of a damaged file prove nothing.
  if (unsound.length > 0) return unsound
  return [
    ...auditJournal(database),
    ...auditNumbers(database),
    ...auditSales(database),
    ...auditPayments(database),
    ...auditRefunds(database),
    ...auditTakenBack(database),
    ...auditReturns(database),
    ...auditDays(database),
  ]
}

function auditFile(database: Database): string[] {
  const verdicts = database.pragma('integrity_check') as { integrity_check: string }[]
  const orphans = database.pragma('foreign_key_check') as unknown[]
  return [
    ...verdicts.filter((row) => row.integrity_check !== 'ok').map((row) => `file: ${row.integrity_check}`),
    ...(orphans.length > 0 ? [`file: ${orphans.length} rows point to nothing`] : []),
  ]
}

type Entry = {
  number: number
  at: number
  kind: string
  subject: string
  body: string
  previous_hash: string
  hash: string
}

function auditJournal(database: Database): string[] {
  const problems: string[] = []
  let number = 0
  let previous = '0'.repeat(64)
  for (const entry of database.sql<[], Entry>('select * from journal order by number').iterate()) {
    number += 1
    if (entry.number !== number) problems.push(`journal: ${entry.number} stands where ${number} belongs`)
    if (entry.previous_hash !== previous) problems.push(`journal: entry ${entry.number} follows another one`)
    // The text is put together here once more and not by the till's own function: it is what an auditor would do.
    const { at, kind, subject, body } = entry
    const text = JSON.stringify([entry.previous_hash, entry.number, at, kind, subject, body])
    if (hash('sha256', text) !== entry.hash) problems.push(`journal: entry ${entry.number} was changed`)
    number = entry.number
    previous = entry.hash
  }
  return problems
}

function auditNumbers(database: Database): string[] {
  const problems: string[] = []
  const sales = database
    .sql<[], { number: number; receipt_number: string }>(
      'select number, receipt_number from sales order by number',
    )
    .all()
  // Behind a restore numbers go on where the journal says.
  const jumps = database
    .sql<[], { body: string }>(
      `select body from journal where kind = 'restored-from-backup' or kind = 'begun-empty' order by number`,
    )
    .all()
    .map(
      ({ body }) =>
        (JSON.parse(body) as { numbersGoOnBehind: { sale: number; receipt: number; z: number } })
          .numbersGoOnBehind,
    )
  const isNext = (number: number, before: number, what: 'sale' | 'receipt' | 'z') =>
    number === before + 1 || jumps.some((jump) => jump[what] >= before && number === jump[what] + 1)
  let before = { sale: 0, receipt: 0, z: 0 }
  for (const sale of sales) {
    const receipt = Number(/\d+$/.exec(sale.receipt_number)?.[0])
    if (!isNext(sale.number, before.sale, 'sale'))
      problems.push(`sale ${sale.number} stands where ${before.sale + 1} belongs`)
    if (!isNext(receipt, before.receipt, 'receipt'))
      problems.push(`sale ${sale.number} has receipt ${sale.receipt_number}`)
    before = { ...before, sale: sale.number, receipt }
  }
  const reports = database
    .sql<[], { z_number: number }>('select z_number from days where z_number is not null order by id')
    .all()
  for (const { z_number } of reports) {
    if (!isNext(z_number, before.z, 'z'))
      problems.push(`report ${z_number} stands where ${before.z + 1} belongs`)
    before = { ...before, z: z_number }
  }
  return problems
}

type SaleRow = { number: number; id: string; receipt_number: string; total_minor: number; document: string }

/** A sale is whole: payment, journal, receipt, print job, and no open attempt beside it. */
function auditSales(database: Database): string[] {
  const problems: string[] = []
  const sales = database
    .sql<[], SaleRow>('select number, id, receipt_number, total_minor, document from sales')
    .all()
  for (const sale of sales) {
    const say = (problem: string) => problems.push(`sale ${sale.number}: ${problem}`)
    const paid = sumOf(
      database,
      `select sum(amount_minor) as n from payments where status = 'approved' and sale_id = ?
         and not exists (select 1 from taken_back where payment_id = payments.id and was <> 'sold')`,
      sale.id,
    )
    if (paid < sale.total_minor) say(`only ${paid} of ${sale.total_minor} is paid`)
    const entries = database
      .sql<[string], { body: string }>(
        `select body from journal where kind = 'sale-recorded' and subject = ?`,
      )
      .all(sale.id)
    if (entries.length !== 1) say(`${entries.length} journal entries tell of it`)
    const body = JSON.parse(entries[0]?.body ?? '{}') as Record<string, unknown>
    if (body.saleNumber !== sale.number || body.receiptNumber !== sale.receipt_number)
      say('the journal has another number for it')
    if (body.totalMinor !== sale.total_minor) say('the journal has another total for it')
    if (body.documentHash !== hash('sha256', sale.document)) say('the receipt is not the recorded one')
    const prints = sumOf(
      database,
      `select count(*) as n from jobs where kind = 'print-receipt' and subject = ?`,
      sale.id,
    )
    if (prints === 0) say('nobody prints its receipt')
  }
  const untold = sumOf(
    database,
    `select count(*) as n from journal where kind = 'sale-recorded' and kind <> ?
       and not exists (select 1 from sales where sales.id = journal.subject)`,
    '',
  )
  if (untold > 0) problems.push(`the journal tells of ${untold} sales that are not there`)
  return problems
}

type PaymentRow = {
  id: string
  sale_id: string
  tender: string
  status: string
  amount_minor: number
  duplicate_of: string | null
}

const openStatuses = ['created', 'submitting', 'pending', 'unknown']

function auditPayments(database: Database): string[] {
  const problems: string[] = []
  const payments = database
    .sql<[], PaymentRow>('select id, sale_id, tender, status, amount_minor, duplicate_of from payments')
    .all()
  for (const payment of payments) {
    const say = (problem: string) => problems.push(`payment ${payment.id} (${payment.status}): ${problem}`)
    if (payment.tender === 'card') auditAttempt(database, payment, say)
  }
  const unrecorded = database
    .sql<[], { sale_id: string; paid: number }>(
      `select sale_id, sum(amount_minor) as paid from payments where status = 'approved'
         and not exists (select 1 from sales where sales.id = payments.sale_id)
         and not exists (select 1 from late_charges where payment_id = payments.id and choice is not 'book')
         and not exists (select 1 from taken_back where payment_id = payments.id and was <> 'sold')
       group by sale_id`,
    )
    .all()
  for (const { sale_id, paid } of unrecorded) {
    const due = sumOf(
      database,
      `select sum(cast(round(quantity_milli * unit_price_minor / 1000.0) as integer)) as n
         from basket_lines where basket_id = ?`,
      sale_id,
    )
    if (paid >= due) problems.push(`basket ${sale_id}: ${paid} of ${due} is paid, and there is no sale`)
  }
  return problems
}

/** What was taken back of a sale is in the journal, and what closed it is as well. */
function auditTakenBack(database: Database): string[] {
  const entries = database
    .sql<[], { payment_id: string; sale_id: string; outcome: string | null; amount: number; off: number }>(
      `select payment_id, sale_id, outcome, amount_minor as amount, written_off_minor as off
       from taken_back where was = 'sold'`,
    )
    .all()
  return entries.flatMap(({ payment_id, sale_id, outcome, amount, off }) => {
    const count = (kind: string) =>
      sumOf(database, `select count(*) as n from journal where kind = '${kind}' and subject = ?`, sale_id)
    const say = (problem: string) => `taken back ${payment_id}: ${problem}`
    return [
      ...(count('sale-reopened') === 0 ? [say('the journal does not tell of it')] : []),
      ...(outcome === 'paid' && count('sale-paid-again') === 0
        ? [say('nothing tells that it was paid')]
        : []),
      ...(outcome === 'written-off' && count('sale-written-off') === 0 ? [say('nothing tells why')] : []),
      ...(off > amount ? [say(`${off} of ${amount} are written off`)] : []),
    ]
  })
}

/** A card attempt has its whole timeline, its journal entries, and while it is open somebody who asks. */
function auditAttempt(database: Database, payment: PaymentRow, say: (problem: string) => void): void {
  const count = (text: string) => sumOf(database, text, payment.id)
  const events = count('select count(*) as n from payment_events where payment_id = ?')
  const last = count('select max(sequence) as n from payment_events where payment_id = ?')
  const first = count('select min(sequence) as n from payment_events where payment_id = ?')
  if (events === 0 || last - first + 1 !== events) say('its timeline has a gap')
  // Nobody started the second of two charges, and it pays for nothing: it is named when it is found.
  if (payment.duplicate_of !== null) {
    if (count(`select count(*) as n from journal where kind = 'payment-alert' and subject = ?`) !== 1)
      say('the journal does not name it')
    return
  }
  if (count(`select count(*) as n from journal where kind = 'payment-started' and subject = ?`) !== 1)
    say('the journal does not tell of its start')
  const verdicts = count(`select count(*) as n from journal where kind = 'payment-final' and subject = ?`)
  if (!openStatuses.includes(payment.status)) {
    if (verdicts === 0) say('the journal does not tell of its end')
    return
  }
  if (verdicts > 0) say('the journal tells of an end')
  const jobs = `select count(*) as n from jobs where (state = 'waiting' or state = 'running')
    and kind in ('submit-payment', 'poll-payment') and subject = ?`
  if (count(jobs) === 0) say('nobody asks what became of it')
}

type RefundRow = { id: string; payment_id: string; status: string; submitted_at: number | null }

/** A refund has its journal entries, while it is open somebody who sees to it, and all of a charge never exceed it. */
function auditRefunds(database: Database): string[] {
  const problems: string[] = []
  const refunds = database
    .sql<[], RefundRow>('select id, payment_id, status, submitted_at from refunds')
    .all()
  for (const { id, status, submitted_at } of refunds) {
    const say = (problem: string) => problems.push(`refund ${id} (${status}): ${problem}`)
    const count = (text: string) => sumOf(database, text, id)
    if (count(`select count(*) as n from journal where kind = 'refund-started' and subject = ?`) !== 1)
      say('the journal does not tell of its start')
    const told = count(`select count(*) as n from payment_events where "values" ->> '$.refund' = ?`)
    if (told === 0) say('the timeline of its payment does not name it')
    const verdicts = count(`select count(*) as n from journal where kind = 'refund-final' and subject = ?`)
    const isOpen = status !== 'refunded' && status !== 'failed'
    if (!isOpen && verdicts === 0) say('the journal does not tell of its end')
    if (!isOpen) continue
    if (verdicts > 0) say('the journal tells of an end')
    if ((status === 'created') !== (submitted_at === null)) say('nobody can tell whether it was sent')
    const jobs = `select count(*) as n from jobs where (state = 'waiting' or state = 'running')
      and kind in ('submit-refund', 'poll-refund') and subject = ?`
    if (count(jobs) === 0) say('nobody sees to it')
  }
  const beyond = database
    .sql<[], { id: string; charged: number; back: number }>(
      `select payments.id, coalesce(charged_minor, 0) as charged, sum(refunds.amount_minor) as back
       from refunds join payments on payments.id = payment_id
       where refunds.status <> 'failed' group by payments.id having back > charged`,
    )
    .all()
  for (const { id, charged, back } of beyond)
    problems.push(`payment ${id}: ${back} of ${charged} goes or went back`)
  return problems
}

/** What came back is told by the journal and never more than was sold; a sale below nought has all of its money named. */
export function auditReturns(database: Database): string[] {
  const lines = database
    .sql<[], { sale: number; line: number }>(
      `select sale, line from (select of_sale as sale, of_line as line, sum(quantity_milli) as back,
         sum(amount_minor) as given from returns group by of_sale, of_line)
       where not exists (select 1 from sale_lines where sale_number = sale and position = line
         and quantity_milli >= back and total_minor - sale_discount_share_minor >= given
         and (quantity_milli > back or total_minor - sale_discount_share_minor = given))`,
    )
    .all()
  const sales = database
    .sql<[], { number: number; total: number; given: number; told: number; kept: number }>(
      `select number, total_minor as total,
         (select coalesce(sum(amount_minor), 0) from return_tenders where sale_id = sales.id) as given,
         (select json_array_length(body, '$.returns') from journal
           where kind = 'sale-recorded' and subject = sales.id) as told,
         (select count(*) from returns where sale_number = number) as kept
       from sales where total_minor < 0 or exists (select 1 from returns where sale_number = number)`,
    )
    .all()
  return [
    ...lines.map(({ sale, line }) => `sale ${sale}: line ${line} came back otherwise than it was sold`),
    ...sales
      .filter(({ total, given }) => given !== Math.max(0, 0 - total))
      .map(({ number, total, given }) => `sale ${number}: ${given} given back of ${total}`),
    ...sales
      .filter(({ told, kept }) => told !== kept)
      .map(({ number }) => `sale ${number}: the journal tells of other returns`),
  ]
}

function auditDays(database: Database): string[] {
  const problems: string[] = []
  const days = database
    .sql<[], { id: number; document: string | null }>('select id, document from days order by id')
    .all()
  for (const day of days) {
    const kept = dayFigures(readDayTotals(database, day.id))
    for (const difference of figureDifferences(kept, dayFigures(countDayTotals(database, day.id))))
      problems.push(`day ${day.id}: ${JSON.stringify(difference)}`)
    const sold = sumOf(database, 'select sum(total_minor) as n from sales where day_id = ?', day.id)
    if (sold !== kept.grossMinor) problems.push(`day ${day.id}: kept ${kept.grossMinor}, sold ${sold}`)
    if (day.document === null) continue
    const entry = database
      .sql<[string], { body: string }>(`select body from journal where kind = 'day-closed' and subject = ?`)
      .get(String(day.id))
    const told = JSON.parse(entry?.body ?? '{}') as { documentHash?: string }
    if (told.documentHash !== hash('sha256', day.document))
      problems.push(`day ${day.id}: the report is not the recorded one`)
  }
  return problems
}

function sumOf(database: Database, text: string, value: string | number): number {
  return database.sql<[string | number], { n: number | null }>(text).get(value)?.n ?? 0
}
