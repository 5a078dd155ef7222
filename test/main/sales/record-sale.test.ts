import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTaxKey } from '../../../main/domain/day-keys.ts'
import type { ReceiptDocument } from '../../../main/domain/receipt.ts'
import { addOpenAmount } from '../../../main/sales/add-to-basket.ts'
import { setLineDiscount, setQuantity, setSaleDiscount } from '../../../main/sales/edit-basket.ts'
import { getSale } from '../../../main/sales/get-sale.ts'
import { getBasket, openBasket, saleTotal } from '../../../main/sales/open-basket.ts'
import { clearBasket, parkBasket } from '../../../main/sales/park-basket.ts'
import { finishFree, recordIfPaid } from '../../../main/sales/record-sale.ts'
import type { Database } from '../../../main/store/database.ts'
import { readDayTotals } from '../../../main/store/day-totals-store.ts'
import { readSaleDocument } from '../../../main/store/sale-store.ts'
import type { TaxMode } from '../../../preload/contract/views.ts'
import {
  codeOf,
  good,
  insertTender,
  payCash,
  ring,
  type SalesTill,
  salesTill,
} from '../../support/sales-till.ts'

const record = ({ context, clock }: SalesTill, saleId: string) =>
  context.database.inTransaction(() => recordIfPaid(context, saleId, clock.now()).recorded)

const count = (database: Database, table: string) =>
  database.sql<[], { n: number }>(`select count(*) as n from ${table}`).get()?.n ?? -1

const journalKinds = (database: Database) =>
  database
    .sql<[], { kind: string }>('select kind from journal order by number')
    .all()
    .map((row) => row.kind)

describe('recording a sale', () => {
  it('writes sale, lines, taxes, totals, journal and print job together and opens the next basket', () => {
    const till = salesTill()
    ring(till, 1, 2000)
    ring(till, 2)
    const saleId = payCash(till)
    const { database } = till.context
    expect(good(getSale(till.context, saleId))).toMatchObject({
      saleId,
      saleNumber: 1,
      receiptNumber: '000001',
      recordedAt: till.clock.now(),
      total: { minor: 755, currency: 'EUR' },
      lineCount: 2,
      tenders: [{ tender: 'cash', amount: { minor: 755 }, lastFour: null }],
      training: false,
      printed: 'waiting',
      change: { minor: 0 },
      paper: [{ text: '000001' }],
      lines: [
        { name: 'Espresso', quantityMilli: 2000, total: { minor: 560 } },
        { name: 'Croissant', taxRateName: 'Reduced' },
      ],
      totals: {
        quantityMilli: 3000,
        taxes: [{ ratePpm: 190_000 }, { ratePpm: 70_000 }],
        total: { minor: 755 },
      },
    })
    expect(journalKinds(database)).toEqual(['day-opened', 'sale-recorded'])
    expect(getBasket(till.context)).toMatchObject({ lines: [], locked: false, revision: 0 })
    expect(getBasket(till.context).basketId).not.toBe(saleId)
    till.restart()
    expect(getBasket(till.context)).toMatchObject({ lines: [], locked: false, revision: 0 })
    expect(saleTotal(till.context, saleId)).toBeUndefined()
  })

  it('shows the same lines and totals before and after', () => {
    const till = salesTill({ taxMode: 'added' })
    ring(till, 5)
    ring(till, 3, 1234)
    good(
      setLineDiscount(till.context, {
        lineId: getBasket(till.context).lines[0]?.id ?? '',
        discount: { kind: 'percent', ppm: 99_999 },
      }),
    )
    good(setSaleDiscount(till.context, { discount: { kind: 'amount', minor: 11 } }))
    const before = getBasket(till.context)
    const sale = good(getSale(till.context, payCash(till)))
    expect(sale.lines).toEqual(before.lines)
    expect(sale.totals).toEqual(before.totals)
  })

  it('waits until the tenders cover it, and for the end of an open attempt', () => {
    const till = salesTill()
    const { basketId } = ring(till, 1)
    expect(record(till, basketId)).toBe(false)
    insertTender(till, basketId, 'cash', 200)
    expect(record(till, basketId)).toBe(false)
    const attempt = insertTender(till, basketId, 'pending', 80)
    insertTender(till, basketId, 'cash', 80)
    expect(record(till, basketId)).toBe(false)
    till.context.database
      .sql(`update payments set status = 'declined', final_at = 1 where id = ?`)
      .run(attempt)
    expect(record(till, basketId)).toBe(true)
    expect(good(getSale(till.context, basketId)).tenders.map((tender) => tender.amount.minor)).toEqual([
      200, 80,
    ])
  })

  it('does nothing the second time, for a stranger and for a discarded basket', () => {
    const till = salesTill()
    ring(till, 1)
    const saleId = payCash(till)
    expect(record(till, saleId)).toBe(false)
    expect(record(till, 'stranger')).toBe(false)
    const discarded = ring(till, 1).basketId
    good(clearBasket(till.context))
    insertTender(till, discarded, 'approved', 280)
    expect(record(till, discarded)).toBe(false)
    expect(count(till.context.database, 'sales')).toBe(1)
  })

  it('records a parked basket whose ruled-out card was approved after all, and leaves the open one alone', () => {
    const till = salesTill()
    const parked = ring(till, 1).basketId
    good(parkBasket(till.context, { label: '' }))
    const open = ring(till, 2).basketId
    insertTender(till, parked, 'approved', 280)
    expect(record(till, parked)).toBe(true)
    expect(getBasket(till.context)).toMatchObject({ basketId: open, totals: { lineCount: 1 } })
    till.restart()
    expect(getBasket(till.context)).toMatchObject({ basketId: open, totals: { lineCount: 1 } })
    expect(saleTotal(till.context, parked)).toBeUndefined()
  })

  it('belongs into the transaction of the payment', () => {
    const till = salesTill()
    expect(() => recordIfPaid(till.context, 'x', 0)).toThrow(/transaction/)
  })

  it('keeps tip, rounding, change and card apart from the sale’s own total', async () => {
    const till = salesTill()
    ring(till, 1, 4000)
    const { basketId } = getBasket(till.context)
    insertTender(till, basketId, 'approved', 1000, { tipMinor: 150, lastFour: '1881' })
    await till.clock.advance(1000)
    insertTender(till, basketId, 'cash', 120, { roundingMinor: -2, tenderedMinor: 200 })
    expect(record(till, basketId)).toBe(true)
    const sale = good(getSale(till.context, basketId))
    expect(sale).toMatchObject({ total: { minor: 1120 }, change: { minor: 82 } })
    expect(sale.tenders.map(({ tender, lastFour }) => [tender, lastFour])).toEqual([
      ['card', '1881'],
      ['cash', null],
    ])
    const document = JSON.parse(readSaleDocument(till.context.database, basketId) ?? '') as ReceiptDocument
    expect(document).toMatchObject({ tipMinor: 150, cashRoundingMinor: -2, totalMinor: 1120 })
    expect(document.tenders).toMatchObject([
      {
        tender: 'card',
        amountMinor: 1000,
        chargedMinor: 1150,
        card: { lastFour: '1881', reader: 'Counter' },
      },
      { tender: 'cash', amountMinor: 120, chargedMinor: 118, tenderedMinor: 200, changeMinor: 82 },
    ])
  })

  it('says aloud when more was approved than the sale costs', () => {
    const till = salesTill()
    const { basketId } = ring(till, 1)
    insertTender(till, basketId, 'cash', 200)
    insertTender(till, basketId, 'approved', 280)
    expect(record(till, basketId)).toBe(true)
    expect(till.warnings).toEqual(['paid-too-much'])
    expect(journalKinds(till.context.database)).toEqual(['day-opened', 'sale-recorded', 'payment-alert'])
    const tenders = readDayTotals(till.context.database, 1).filter((total) => total.dimension === 'tender')
    expect(tenders.reduce((sum, total) => sum + total.amountMinor, 0)).toBe(280)
  })

  it('asks for paper only where the shop wants it always', () => {
    const till = salesTill({ printReceipts: 'on-request' })
    ring(till, 1)
    expect(good(getSale(till.context, payCash(till))).printed).toBe('not-asked')
    expect(count(till.context.database, 'jobs')).toBe(0)
  })

  it('is not printed in a shop without a printer', () => {
    const till = salesTill({ printerAddress: '' })
    ring(till, 1)
    expect(good(getSale(till.context, payCash(till))).printed).toBe('not-asked')
  })

  it('marks the numbers of training', () => {
    const till = salesTill()
    till.context = { ...till.context, isTraining: true }
    ring(till, 1)
    expect(good(getSale(till.context, payCash(till)))).toMatchObject({
      receiptNumber: 'T-000001',
      training: true,
    })
  })

  it('tells what was sold, for the order of tiles and search', () => {
    const till = salesTill()
    const sold: unknown[] = []
    till.context = { ...till.context, countSold: (lines) => sold.push(...lines) }
    ring(till, 1, 3000)
    good(addOpenAmount(till.context, { amountMinor: 5 }))
    payCash(till)
    expect(sold).toEqual([{ productId: 1, quantityMilli: 3000 }])
  })
})

describe('a sale of nothing to pay', () => {
  it('is recorded without a tender, and asked again answers the same sale', () => {
    const till = salesTill()
    const saleId = ring(till, 6).basketId
    const sale = good(finishFree(till.context, saleId))
    expect(sale).toMatchObject({ saleId, total: { minor: 0 }, tenders: [], change: null, payments: [] })
    expect(good(finishFree(till.context, saleId))).toEqual(sale)
    expect(count(till.context.database, 'sales')).toBe(1)
  })

  it('is what a whole discount makes', () => {
    const till = salesTill()
    const saleId = ring(till, 1).basketId
    good(setSaleDiscount(till.context, { discount: { kind: 'percent', ppm: 1_000_000 } }))
    expect(good(finishFree(till.context, saleId)).totals).toMatchObject({
      saleDiscountAmount: { minor: 280 },
      total: { minor: 0 },
      taxes: [{ net: { minor: 0 }, tax: { minor: 0 }, gross: { minor: 0 } }],
    })
  })

  it('is refused for an empty basket, a price to pay, an open attempt and a stranger', () => {
    const till = salesTill()
    expect(codeOf(finishFree(till.context, openBasket(till.context).id))).toBe('basket-empty')
    const saleId = ring(till, 1).basketId
    expect(codeOf(finishFree(till.context, saleId))).toBe('payment-amount-invalid')
    insertTender(till, saleId, 'unknown', 280)
    expect(codeOf(finishFree(till.context, saleId))).toBe('payment-open')
    expect(codeOf(finishFree(till.context, 'stranger'))).toBe('sale-not-found')
    expect(count(till.context.database, 'sales')).toBe(0)
  })
})

describe('numbers and days', () => {
  it.each(['sales', 'day_totals', 'journal', 'jobs'])(
    'have no gap, and nothing else changes, when writing %s fails',
    (table) => {
      const till = salesTill()
      ring(till, 1)
      payCash(till)
      ring(till, 2)
      const before = getBasket(till.context)
      const { database } = till.context
      const rows = () =>
        ['sales', 'sale_lines', 'sale_taxes', 'payments', 'jobs', 'journal'].map((name) =>
          count(database, name),
        )
      const rowsBefore = rows()
      const totals = readDayTotals(database, 1)
      for (const event of ['insert', 'update'])
        database.execute(
          `create temp trigger broken_${event} before ${event} on ${table} begin select raise(abort, 'disk I/O error'); end`,
        )
      expect(() => payCash(till)).toThrow('disk I/O error')
      for (const event of ['insert', 'update']) database.execute(`drop trigger broken_${event}`)
      expect(rows()).toEqual(rowsBefore)
      expect(readDayTotals(database, 1)).toEqual(totals)
      expect(getBasket(till.context)).toEqual(before)
      payCash(till)
      till.restart()
      expect(saleNumbers(till.context.database)).toEqual([1, 2])
      expect(getBasket(till.context).lines).toEqual([])
    },
  )

  it('take the business day from the shop’s calendar, and keep it open over midnight', async () => {
    const till = salesTill()
    till.clock.set(Date.UTC(2026, 6, 1, 22, 30))
    ring(till, 1)
    payCash(till)
    till.clock.set(Date.UTC(2026, 6, 2, 10, 0))
    ring(till, 1)
    payCash(till)
    const { database } = till.context
    expect(database.sql('select id, date, closed_at from days').all()).toEqual([
      { id: 1, date: '2026-07-01', closed_at: null },
    ])
    expect(hours(database)).toEqual([
      ['2026-07-02T00:00+02:00', 1],
      ['2026-07-02T12:00+02:00', 1],
    ])
    database.execute(`update days set closed_at = 1, z_number = 1, document = '{}'`)
    ring(till, 1)
    payCash(till)
    expect(database.sql('select id from days where closed_at is null').all()).toEqual([{ id: 2 }])
  })

  it('keep the hour that happens twice apart', () => {
    const till = salesTill()
    for (const minute of [0, 60]) {
      till.clock.set(Date.UTC(2026, 9, 25, 0, minute))
      ring(till, 1)
      payCash(till)
    }
    expect(hours(till.context.database)).toEqual([
      ['2026-10-25T02:00+01:00', 1],
      ['2026-10-25T02:00+02:00', 1],
    ])
  })
})

describe('the kept sums of a day', () => {
  it('are those of the rows and of the journal, whatever is sold', () => {
    const sale = fc.array(
      fc.record({ product: fc.constantFrom(1, 2, 3, 5, 6), quantity: fc.integer({ min: 1, max: 5000 }) }),
      { minLength: 1, maxLength: 6 },
    )
    const day = fc.array(fc.record({ lines: sale, off: fc.nat(1_000_000) }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(day, fc.constantFrom<TaxMode>('included', 'added'), (sales, taxMode) => {
        const till = salesTill({ taxMode })
        for (const { lines, off } of sales) {
          for (const line of lines) ring(till, line.product, line.quantity)
          if (off > 0) good(setSaleDiscount(till.context, { discount: { kind: 'percent', ppm: off } }))
          const { basketId, totals } = getBasket(till.context)
          if (totals.total.minor === 0) good(finishFree(till.context, basketId))
          else payCash(till)
        }
        compareWithRows(till.context.database)
      }),
      { numRuns: 12 },
    )
  })
})

function compareWithRows(database: Database): void {
  const totals = readDayTotals(database, 1)
  const of = (dimension: string) => totals.filter((total) => total.dimension === dimension)
  const sums = database
    .sql<[], { n: number; total: number }>('select count(*) as n, sum(total_minor) as total from sales')
    .get()
  expect(of('day')).toMatchObject([{ count: sums?.n, amountMinor: sums?.total }])
  const taxes = database
    .sql<[], { ratePpm: number; name: string; net: number; tax: number; gross: number; n: number }>(
      `select rate_ppm as ratePpm, name, sum(net_minor) as net, sum(tax_minor) as tax, sum(gross_minor) as gross,
         count(*) as n from sale_taxes group by 1, 2`,
    )
    .all()
  expect(
    of('tax').map((total) => ({
      ...readTaxKey(total.key),
      net: total.netMinor,
      tax: total.taxMinor,
      gross: total.amountMinor,
      n: total.count,
    })),
  ).toEqual(expect.arrayContaining(taxes))
  const categories = database
    .sql<
      [],
      { key: string; amountMinor: number; count: number; quantityMilli: number; discountMinor: number }
    >(
      `select category_name as key, sum(total_minor - sale_discount_share_minor) as amountMinor, count(*) as count,
         sum(quantity_milli) as quantityMilli, sum(discount_minor + sale_discount_share_minor) as discountMinor
       from sale_lines group by 1 order by 1`,
    )
    .all()
  expect(of('category')).toMatchObject(categories)
  const journal = database
    .sql<[], { body: string }>(`select body from journal where kind = 'sale-recorded'`)
    .all()
    .map(
      (row) =>
        JSON.parse(row.body) as {
          totalMinor: number
          lines: [number, string, number, number, number, number, number][]
        },
    )
  expect(journal.reduce((sum, entry) => sum + entry.totalMinor, 0)).toBe(sums?.total)
  const inJournal = journal.flatMap((entry) => entry.lines).reduce((sum, line) => sum + line[5] - line[6], 0)
  expect(categories.reduce((sum, row) => sum + row.amountMinor, 0)).toBe(inJournal)
}

describe('a sale of ten thousand lines', () => {
  it('is rung up, parked over a restart, paid and shown', () => {
    const till = salesTill()
    const { context } = till
    const { basketId } = ring(till, 1)
    context.database.inTransaction(() => {
      const line = context.database.sql(
        `insert into basket_lines (basket_id, position, product_id, name, unit, quantity_milli, unit_price_minor,
           tax_rate_id, tax_rate_name, rate_ppm, category_name)
         values (?, ?, 3, 'طماطم 🍅', 'kg', ?, 299, 2, 'Reduced', 70000, 'Food')`,
      )
      for (let position = 2; position < 10_000; position += 1)
        line.run(basketId, position, 1 + (position % 900))
      context.database.execute('update baskets set next_position = 10000')
    })
    context.memory.forget()
    expect(ring(till, 2)).toMatchObject({ changed: [{ position: 10_000 }], totals: { lineCount: 10_000 } })
    good(setSaleDiscount(till.context, { discount: { kind: 'percent', ppm: 33_333 } }))
    good(
      setQuantity(till.context, { lineId: getBasket(till.context).lines[5000]?.id ?? '', quantityMilli: 77 }),
    )
    const before = getBasket(till.context)
    till.restart()
    expect(getBasket(till.context)).toEqual(before)
    const sale = good(getSale(till.context, payCash(till)))
    expect(sale.lines).toEqual(before.lines)
    expect(sale.totals).toEqual(before.totals)
    const shares = till.context.database
      .sql<[], { n: number }>('select sum(sale_discount_share_minor) as n from sale_lines')
      .get()
    expect(shares?.n).toBe(before.totals.saleDiscountAmount.minor)
    expect(saleTotal(till.context, sale.saleId)).toBeUndefined()
  })
})

function saleNumbers(database: Database): number[] {
  return database
    .sql<[], { number: number }>('select number from sales order by number')
    .all()
    .map((row) => row.number)
}

function hours(database: Database): [string, number][] {
  return readDayTotals(database, 1)
    .filter((total) => total.dimension === 'hour')
    .map((total) => [total.key, total.count])
}
