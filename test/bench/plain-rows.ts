import type { ReceiptDocument } from '../../main/domain/receipt.ts'
import { type Database, openDatabase } from '../../main/store/database.ts'
import { unpackLines } from '../../main/store/sale-lines.ts'
import type { BenchYear } from './day-year.ts'

type Span = { first: number; last: number }

/** The same sales in plain tables, and the sums over them. */
export type PlainRows = {
  wholeYear: Span
  openDay: Span
  sales: number
  lines: number
  gross(span: Span): number
  /** Every sum of a report, one query each. */
  sum(span: Span): void
  close(): void
}

const tables = `
  create table sale (number integer primary key, hour text not null, cashier text not null, total integer not null,
    tip integer not null, rounding integer not null, discount integer not null) strict;
  create table line (sale integer not null, position integer not null, name text not null, category text not null, quantity integer not null,
    amount integer not null, discount integer not null, primary key (sale, position)) strict, without rowid;
  create table tax (sale integer not null, rate integer not null, name text not null, net integer not null, tax integer not null,
    gross integer not null, primary key (sale, rate, name)) strict, without rowid;
  create table tender (sale integer not null, position integer not null, kind text not null, provider text not null, reader text not null,
    scheme text not null, amount integer not null, tip integer not null, primary key (sale, position)) strict, without rowid;
`

const sums = [
  'select count(*), sum(total), sum(tip), sum(rounding), sum(discount) from sale where number between ? and ?',
  'select hour, count(*), sum(total) from sale where number between ? and ? group by hour',
  'select cashier, count(*), sum(total), sum(tip) from sale where number between ? and ? group by cashier',
  'select category, count(*), sum(quantity), sum(amount), sum(discount) from line where sale between ? and ? group by category',
  'select rate, name, count(*), sum(net), sum(tax), sum(gross) from tax where sale between ? and ? group by rate, name',
  'select kind, count(*), sum(amount), sum(tip) from tender where sale between ? and ? group by kind',
  'select provider, reader, count(*), sum(amount), sum(tip) from tender where sale between ? and ? group by provider, reader',
  'select scheme, count(*), sum(amount), sum(tip) from tender where sale between ? and ? group by scheme',
]

export function plainRows(
  path: string,
  year: BenchYear,
  { days, salesPerDay }: { days: number; salesPerDay: number },
): PlainRows {
  const database = openDatabase(path)
  database.pragma('synchronous = OFF')
  database.execute(tables)
  const sales = days * salesPerDay
  database.inTransaction(() => {
    layDown(database, year.context.database, year.first, 0)
    for (let day = 1; day < days; day += 1) copyDay(database, salesPerDay, day)
    layDown(database, year.context.database, year.open, sales - salesPerDay)
  })
  return {
    wholeYear: { first: 1, last: sales },
    openDay: { first: sales + 1, last: sales + salesPerDay },
    sales,
    lines: sales * 5,
    gross: ({ first, last }) =>
      database
        .sql<[number, number], { gross: number }>(
          'select sum(total) as gross from sale where number between ? and ?',
        )
        .get(first, last)?.gross ?? 0,
    sum({ first, last }) {
      for (const text of sums) database.sql<[number, number]>(text).all(first, last)
    },
    close: () => database.close(),
  }
}

type SaleRow = {
  number: number
  recorded_at: number
  total_minor: number
  tip_minor: number
  cash_rounding_minor: number
  discount_minor: number
  lines: string
  document: string
}

/** @param shift what is added to the till's numbers */
function layDown(rows: Database, till: Database, { first, last }: Span, shift: number): void {
  const put = (table: string, values: readonly unknown[]) =>
    rows.sql(`insert into ${table} values (${values.map(() => '?').join(', ')})`).run(...values)
  const sales = till
    .sql<[number, number], SaleRow>('select * from sales where number between ? and ?')
    .all(first, last)
  for (const sale of sales) {
    const number = sale.number + shift
    const document = JSON.parse(sale.document) as ReceiptDocument
    const hour = new Date(sale.recorded_at).toISOString().slice(11, 13)
    put('sale', [
      number,
      hour,
      document.cashier?.id ?? '',
      sale.total_minor,
      sale.tip_minor,
      sale.cash_rounding_minor,
      sale.discount_minor,
    ])
    for (const line of unpackLines(sale.lines))
      put('line', [
        number,
        line.position,
        line.name,
        line.categoryName,
        line.quantityMilli,
        line.totalMinor - line.saleDiscountShareMinor,
        line.discountMinor,
      ])
    for (const tax of document.taxes)
      put('tax', [number, tax.ratePpm, tax.name, tax.netMinor, tax.taxMinor, tax.grossMinor])
    for (const [position, tender] of document.tenders.entries())
      put('tender', [
        number,
        position,
        tender.tender,
        tender.takenBy?.provider ?? '',
        tender.takenBy?.reader ?? '',
        tender.card?.scheme ?? '',
        tender.amountMinor,
        tender.tipMinor,
      ])
  }
}

function copyDay(rows: Database, salesPerDay: number, day: number): void {
  const shift = day * salesPerDay
  for (const [table, key, rest] of [
    ['sale', 'number', 'hour, cashier, total, tip, rounding, discount'],
    ['line', 'sale', 'position, name, category, quantity, amount, discount'],
    ['tax', 'sale', 'rate, name, net, tax, gross'],
    ['tender', 'sale', 'position, kind, provider, reader, scheme, amount, tip'],
  ] as const)
    rows
      .sql<[number, number]>(
        `insert into ${table} (${key}, ${rest}) select ${key} + ?, ${rest} from ${table} where ${key} <= ?`,
      )
      .run(shift, salesPerDay)
}
