import type { BenchYear } from './day-year.ts'

const between = 'between ? and ?'
const tenders = `from sales, json_each(document, '$.tenders') as one where number ${between}`
const ofTender = `count(*), sum(one.value ->> 'amountMinor'), sum(one.value ->> 'tipMinor')`

/** The sums of a report in SQL over the rows as the till has them: lines and taxes are views over the sale. */
const sums = [
  `select count(*), sum(total_minor), sum(tip_minor), sum(cash_rounding_minor), sum(discount_minor) from sales where number ${between}`,
  `select strftime('%H', recorded_at / 1000, 'unixepoch') as hour, count(*), sum(total_minor) from sales where number ${between} group by hour`,
  `select document ->> '$.cashier.id' as cashier, count(*), sum(total_minor) from sales where number ${between} group by cashier`,
  `select category_name, count(*), sum(quantity_milli), sum(total_minor - sale_discount_share_minor), sum(discount_minor)
   from sale_lines where sale_number ${between} group by category_name`,
  `select rate_ppm, name, count(*), sum(net_minor), sum(tax_minor), sum(gross_minor)
   from sale_taxes where sale_number ${between} group by rate_ppm, name`,
  `select one.value ->> 'tender' as tender, ${ofTender} ${tenders} group by tender`,
  `select one.value ->> '$.takenBy.reader' as reader, ${ofTender} ${tenders} group by reader`,
  `select one.value ->> '$.card.scheme' as scheme, ${ofTender} ${tenders} group by scheme`,
]

export function sumOwnRows({ context: { database }, open }: BenchYear): void {
  for (const text of sums) database.sql<[number, number]>(text).all(open.first, open.last)
}
