import { describe, expect, it } from 'vitest'
import { addOpenAmount } from '../../../main/sales/add-to-basket.ts'
import { getSale } from '../../../main/sales/get-sale.ts'
import { listSales } from '../../../main/sales/list-sales.ts'
import { openBasket } from '../../../main/sales/open-basket.ts'
import { recordIfPaid } from '../../../main/sales/record-sale.ts'
import {
  codeOf,
  good,
  insertTender,
  payCash,
  ring,
  type SalesTill,
  salesTill,
} from '../../support/sales-till.ts'

function payByCard(till: SalesTill, amountMinor: number, lastFour: string): string {
  const { context } = till
  const saleId = openBasket(context).id
  context.database.inTransaction(() => {
    insertTender(till, saleId, 'approved', amountMinor, { lastFour })
    recordIfPaid(context, saleId, till.clock.now())
  })
  return saleId
}

async function found(till: SalesTill, query: string): Promise<string[]> {
  const { sales, total } = await listSales(till.context, { query, offset: 0, limit: 50 })
  expect(total).toBe(sales.length)
  return sales.map((sale) => sale.receiptNumber)
}

describe('the list of sales', () => {
  it('shows the newest first, page by page, and knows how many there are', async () => {
    const till = salesTill()
    for (let sale = 0; sale < 7; sale += 1) {
      ring(till, 1)
      payCash(till)
    }
    const page = async (offset: number) => {
      const { sales, total } = await listSales(till.context, { query: ' ', offset, limit: 3 })
      return [total, ...sales.map((sale) => sale.saleNumber)]
    }
    expect(await page(0)).toEqual([7, 7, 6, 5])
    expect(await page(3)).toEqual([7, 4, 3, 2])
    expect(await page(6)).toEqual([7, 1])
    expect(await page(9)).toEqual([7])
  })

  it('is empty on a new till', async () => {
    expect(await listSales(salesTill().context, { query: '', offset: 0, limit: 50 })).toEqual({
      sales: [],
      total: 0,
    })
  })

  it('tells tenders, cards and the state of the paper', async () => {
    const till = salesTill()
    ring(till, 1)
    const saleId = payByCard(till, 280, '4242')
    const printed = async () =>
      (await listSales(till.context, { query: '', offset: 0, limit: 1 })).sales[0]?.printed
    expect((await listSales(till.context, { query: '', offset: 0, limit: 1 })).sales).toMatchObject([
      {
        saleId,
        tenders: [{ tender: 'card', amount: { minor: 280 }, lastFour: '4242' }],
        printed: 'waiting',
        training: false,
      },
    ])
    const { database } = till.context
    database.execute(`update jobs set state = 'running'`)
    expect(await printed()).toBe('waiting')
    database.execute(`update jobs set state = 'failed', finished_at = 1`)
    expect(await printed()).toBe('failed')
    database
      .sql(
        `insert into jobs (kind, subject, run_at, created_at, state, finished_at) values ('print-receipt', ?, 0, 0, 'done', 1)`,
      )
      .run(saleId)
    expect(await printed()).toBe('printed')
  })
})

describe('searching sales', () => {
  it('finds a receipt number with and without its zeros', async () => {
    const till = salesTill()
    for (let sale = 0; sale < 12; sale += 1) {
      ring(till, 1)
      payCash(till)
    }
    expect(await found(till, '000011')).toEqual(['000011'])
    expect(await found(till, '11')).toEqual(['000011'])
    expect(await found(till, '13')).toEqual([])
    expect(await found(till, '0')).toEqual([])
  })

  it('finds a training receipt as it is printed', async () => {
    const till = salesTill()
    till.context = { ...till.context, isTraining: true }
    ring(till, 1)
    payCash(till)
    for (const query of ['T-000001', 't000001', '1']) expect(await found(till, query)).toEqual(['T-000001'])
  })

  it('finds an amount, a card and a product, and all that a number can mean', async () => {
    const till = salesTill()
    const amounts = [1234, 123_400, 280]
    for (const amountMinor of amounts) {
      good(addOpenAmount(till.context, { amountMinor, name: `Crème brûlée ${amountMinor}` }))
      payCash(till)
    }
    ring(till, 5)
    payByCard(till, 350, '1234')
    expect(await found(till, '12.34')).toEqual(['000001'])
    expect(await found(till, '12,34')).toEqual(['000001'])
    // As an amount, as the end of a card, and as part of a name.
    expect(await found(till, '1234')).toEqual(['000004', '000002', '000001'])
    expect(await found(till, 'creme BRULEE')).toEqual(['000003', '000002', '000001'])
    expect(await found(till, 'بالنعناع')).toEqual(['000004'])
    expect(await found(till, '🌿')).toEqual(['000004'])
    expect(await found(till, 'nothing like it')).toEqual([])
  })

  it('takes wildcards and quotes for what they are', async () => {
    const till = salesTill()
    good(addOpenAmount(till.context, { amountMinor: 1, name: `50% "off" o'clock_` }))
    payCash(till)
    ring(till, 1)
    payCash(till)
    for (const query of ['50%', '"off"', "o'clock_"]) expect(await found(till, query)).toEqual(['000001'])
    for (const query of ['%%', '__', "';--"]) expect(await found(till, query)).toEqual([])
  })

  it('lets others come in between while it reads many sales', async () => {
    const till = salesTill()
    ring(till, 1)
    payCash(till)
    const { database } = till.context
    database.execute(
      `with recursive counter (n) as (select 2 union all select n + 1 from counter where n < 6001)
       insert into sales (number, id, receipt_number, day_id, recorded_at, currency, tax_mode, line_count, subtotal_minor,
         discount_minor, tax_added_minor, total_minor, lines, document)
       select n, 'sale-' || n, printf('%06d', n), 1, n, 'EUR', 'included', 1, n, 0, 0, n, '[]', '{}' from counter`,
    )
    let turns = 0
    let isDone = false
    const turn = (): void => {
      turns += 1
      if (!isDone) setImmediate(turn)
    }
    setImmediate(turn)
    const { sales, total } = await listSales(till.context, { query: '60.01', offset: 0, limit: 10 })
    isDone = true
    expect([total, sales[0]?.saleNumber]).toEqual([1, 6001])
    expect(turns).toBeGreaterThanOrEqual(3)
  })
})

describe('a single sale', () => {
  it('that is not there is said to be not there', () => {
    expect(codeOf(getSale(salesTill().context, 'nothing'))).toBe('sale-not-found')
  })
})
