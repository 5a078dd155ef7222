import { describe, expect, it } from 'vitest'
import type { Database } from '../../../main/store/database.ts'
import { countDayTotals } from '../../../main/store/day-count.ts'
import { nextZNumber, readDaySales, saleRange } from '../../../main/store/day-store.ts'
import {
  nextSaleNumbers,
  readSale,
  readSaleLines,
  readSaleTaxes,
  saleNumberOfReceipt,
} from '../../../main/store/sale-store.ts'
import { testDatabase } from '../../support/database.ts'
import { recordSampleSale, type SampleSale } from '../../support/recorded-sales.ts'

const at = Date.UTC(2026, 10, 21, 9, 0)

function sell(database: Database, count: number, sample: SampleSale = { lines: [{}] }): string[] {
  return Array.from({ length: count }, () => recordSampleSale(database, sample, at))
}

const closeDay = (database: Database, zNumber: number) =>
  database.execute(
    `update days set closed_at = 1, z_number = ${zNumber}, document = '{}' where closed_at is null`,
  )

describe('the numbers of a sale', () => {
  it('go on from the newest sale, also when one was taken back', () => {
    const database = testDatabase()
    sell(database, 2)
    expect(() =>
      database.inTransaction(() => {
        sell(database, 1)
        expect(nextSaleNumbers(database)).toEqual({ saleNumber: 4, receipt: 4 })
        throw new Error('power')
      }),
    ).toThrow('power')
    expect(database.inTransaction(() => nextSaleNumbers(database))).toEqual({ saleNumber: 3, receipt: 3 })
    sell(database, 1)
    expect(database.sql('select number, receipt_number from sales').all()).toEqual([
      { number: 1, receipt_number: '000001' },
      { number: 2, receipt_number: '000002' },
      { number: 3, receipt_number: '000003' },
    ])
  })

  it('are never free again: a sale cannot be deleted, nor recorded twice', () => {
    const database = testDatabase()
    sell(database, 1)
    expect(() => database.execute('delete from sales')).toThrow(/never deleted/)
    expect(() => database.execute(`update sales set number = number`)).not.toThrow()
    expect(() =>
      database.execute(
        `insert into sales select 2, id, '000002', day_id, recorded_at, currency, tax_mode, line_count, subtotal_minor,
           discount_minor, tax_added_minor, total_minor, cash_rounding_minor, tip_minor, discount_kind, discount_value,
           note, lines, document, person_id from sales`,
      ),
    ).toThrow(/UNIQUE constraint failed: sales.id/)
  })

  it('find a receipt among any number of sales, and none where there is none', () => {
    const database = testDatabase()
    expect(saleNumberOfReceipt(database, '000001')).toBeUndefined()
    sell(database, 9)
    for (let number = 1; number <= 9; number += 1)
      expect(saleNumberOfReceipt(database, `00000${number}`)).toBe(number)
    for (const stranger of ['000000', '000010', 'T-000003', '', 'x', '3'])
      expect(saleNumberOfReceipt(database, stranger), stranger).toBeUndefined()
  })

  it('find a receipt where receipts run ahead of sales', () => {
    const database = testDatabase()
    sell(database, 5)
    database.execute("update sales set receipt_number = printf('%06d', number * 2)")
    expect(saleNumberOfReceipt(database, '000008')).toBe(4)
    expect(saleNumberOfReceipt(database, '000007')).toBeUndefined()
    expect(database.inTransaction(() => nextSaleNumbers(database))).toEqual({ saleNumber: 6, receipt: 11 })
  })
})

describe('the sales of a day', () => {
  it('are the range of numbers between its first and the next day’s first', () => {
    const database = testDatabase()
    expect(saleRange(database, 1)).toEqual({ first: 1, last: 0 })
    sell(database, 2)
    closeDay(database, 1)
    expect(saleRange(database, 1)).toEqual({ first: 1, last: 2 })
    sell(database, 3, { lines: [{ unitPriceMinor: 1000 }] })
    expect(saleRange(database, 1)).toEqual({ first: 1, last: 2 })
    expect(saleRange(database, 2)).toEqual({ first: 3, last: 5 })
    expect(readDaySales(database, 1)).toMatchObject({ firstReceipt: '000001', lastReceipt: '000002' })
    expect(readDaySales(database, 2)).toMatchObject({ firstReceipt: '000003', lastReceipt: '000005' })
    expect(countDayTotals(database, 2).find((total) => total.dimension === 'day')).toMatchObject({
      count: 3,
      amountMinor: 3000,
    })
    expect(readDaySales(database, 3)).toEqual({ firstReceipt: null, lastReceipt: null, currency: null })
  })

  it('that stand under another day are an error, not a figure', () => {
    const database = testDatabase()
    sell(database, 1)
    closeDay(database, 1)
    sell(database, 1)
    database.execute('update sales set day_id = 1')
    expect(() => countDayTotals(database, 2)).toThrow(/day 1 stands among those of day 2/)
  })

  it('give the next Z its number', () => {
    const database = testDatabase()
    expect(database.inTransaction(() => nextZNumber(database))).toBe(1)
    sell(database, 1)
    closeDay(database, 1)
    expect(database.inTransaction(() => nextZNumber(database))).toBe(2)
    expect(() => nextZNumber(database)).toThrow(/inside the transaction/)
  })
})

describe('what was sold', () => {
  it('is read back line by line, and as rows by a query', () => {
    const database = testDatabase()
    const [saleId = ''] = sell(database, 1, {
      lines: [
        {
          name: 'Tea 🌿 "late"\n',
          unit: 'kg',
          quantityMilli: 1250,
          unitPriceMinor: 399,
          listPriceMinor: 450,
          productId: 7,
          discount: { kind: 'percent', ppm: 100_000 },
          note: 'cold',
          categoryName: 'Drinks',
        },
        { name: '', unitPriceMinor: 0, discount: null },
      ],
      discount: { kind: 'amount', minor: 1 },
    })
    const number = readSale(database, saleId)?.number ?? 0
    const lines = readSaleLines(database, number)
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatchObject({
      position: 1,
      productId: 7,
      name: 'Tea 🌿 "late"\n',
      unit: 'kg',
      quantityMilli: 1250,
      unitPriceMinor: 399,
      listPriceMinor: 450,
      categoryName: 'Drinks',
      discountKind: 'percent',
      discountValue: 100_000,
      discountMinor: 50,
      totalMinor: 449,
      saleDiscountShareMinor: 1,
      note: 'cold',
    })
    const rows = database.sql('select * from sale_lines where sale_number = ?').all(number)
    expect(rows).toHaveLength(2)
    expect(rows[0]).toMatchObject({
      sale_number: number,
      position: 1,
      product_id: 7,
      name: 'Tea 🌿 "late"\n',
      unit: 'kg',
      quantity_milli: 1250,
      unit_price_minor: 399,
      list_price_minor: 450,
      category_name: 'Drinks',
      discount_kind: 'percent',
      discount_value: 100_000,
      discount_minor: 50,
      total_minor: 449,
      sale_discount_share_minor: 1,
      note: 'cold',
    })
    expect(rows[1]).toMatchObject({ name: '', product_id: null, discount_kind: null, unit_price_minor: 0 })
    expect(readSaleTaxes(database, number)).toEqual([expect.objectContaining({ grossMinor: 448 })])
    expect(readSaleLines(database, 99)).toEqual([])
  })
})
