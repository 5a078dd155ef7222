import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closeDay } from '../../../main/day/close-day.ts'
import { currentDay, listDaySummaries, oneDay } from '../../../main/day/day-report.ts'
import { dayFigures } from '../../../main/domain/day-figures.ts'
import { openDatabase } from '../../../main/store/database.ts'
import { countDayTotals } from '../../../main/store/day-count.ts'
import { readDayTotals } from '../../../main/store/day-totals-store.ts'
import { journalHead } from '../../../main/store/journal-store.ts'
import { migrate } from '../../../main/store/migrate.ts'
import type { DayView } from '../../../preload/contract/day-views.ts'
import { dayDesk } from '../../support/day-desk.ts'
import { paperPicture } from '../../support/receipts.ts'
import {
  finishOpenPayment,
  insertOpenPayment,
  insertPartPayment,
  recordSampleSale,
  type SampleSale,
  shopSettings,
} from '../../support/recorded-sales.ts'
import { good as value } from '../../support/sales-till.ts'

const busyDay: SampleSale[] = [
  { lines: [{ name: 'Tea', categoryName: 'Drinks' }], cardMilli: 1000, tipMinor: 50 },
  {
    lines: [
      { name: 'Cake', categoryName: 'Bakery', unitPriceMinor: 450, ratePpm: 70_000, taxRateName: 'Reduced' },
      {
        name: 'Tea',
        categoryName: 'Drinks',
        quantityMilli: 3000,
        discount: { kind: 'percent', ppm: 100_000 },
      },
    ],
    discount: { kind: 'amount', minor: 100 },
    roundingMinor: 2,
  },
  { lines: [{ name: 'Open amount', unitPriceMinor: 1 }] },
]

describe('an X report', () => {
  test('shows the day so far, as often as asked, and changes nothing', () => {
    const { context, sell } = dayDesk()
    for (const sale of busyDay) sell(sale)
    const before = journalHead(context.database)
    const view = currentDay(context)
    expect(currentDay(context)).toEqual(view)
    expect(view).toMatchObject({
      dayId: 1,
      zNumber: null,
      date: '2026-11-21',
      closedAt: null,
      firstReceipt: '000001',
      lastReceipt: '000003',
      totals: { sales: 3, tips: { minor: 50, currency: 'EUR' }, cashRounding: { minor: 2, currency: 'EUR' } },
    })
    expect(paperPicture(view.paper, 42)).toMatchSnapshot()
    expect(journalHead(context.database)).toBe(before)
  })

  test('before the first sale is an empty day', () => {
    const { context } = dayDesk()
    const view = currentDay(context)
    expect(view).toMatchObject({ dayId: 0, date: '2026-11-21', totals: { sales: 0 }, firstReceipt: null })
    expect(
      context.database.sql<[], { count: number }>('select count(*) as count from days').get()?.count,
    ).toBe(0)
  })

  test('names the payments that stand in the way of a Z', () => {
    const { context, sell } = dayDesk()
    sell({ lines: [{}] })
    insertOpenPayment(context.database, 'p1', context.clock.now())
    expect(currentDay(context).openPayments).toEqual([
      {
        paymentId: 'p1',
        saleId: 'basket-p1',
        repays: false,
        amount: { minor: 1250, currency: 'EUR' },
        status: 'unknown',
      },
    ])
  })
})

describe('a Z report', () => {
  test('seals the day with a number without gaps, a journal entry and a print job', () => {
    const { context, sell } = dayDesk()
    for (const sale of busyDay) sell(sale)
    const headBefore = journalHead(context.database)
    const view = value(closeDay(context))
    expect(view).toMatchObject({
      dayId: 1,
      zNumber: 1,
      closedAt: context.clock.now(),
      journalHead: headBefore,
    })
    expect(paperPicture(view.paper, 42)).toMatchSnapshot()
    const entry = context.database
      .sql<[], { body: string }>(`select body from journal where kind = 'day-closed'`)
      .get()
    expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({ zNumber: 1, sales: 3, firstReceipt: '000001' })
    const jobs = context.database
      .sql<[], { kind: string; subject: string }>('select kind, subject from jobs')
      .all()
    expect(jobs).toEqual([{ kind: 'print-day', subject: '1' }])
  })

  test('pressed twice is one Z, and the second press shows it', async () => {
    const { context, sell } = dayDesk()
    sell({ lines: [{}] })
    const first = value(closeDay(context))
    await context.clock.advance(3_600_000)
    expect(value(closeDay(context))).toEqual(first)
    sell({ lines: [{}] })
    const second = value(closeDay(context))
    expect([first.zNumber, second.zNumber]).toEqual([1, 2])
    expect(listDaySummaries(context).map((day) => [day.zNumber, day.sales])).toEqual([
      [2, 1],
      [1, 1],
    ])
  })

  test('of a day without a sale is refused', () => {
    const { context } = dayDesk()
    expect(closeDay(context)).toMatchObject({ ok: false, error: { code: 'day-empty' } })
  })

  test('waits for the outcome of every payment', () => {
    const { context, sell } = dayDesk()
    sell({ lines: [{}] })
    insertOpenPayment(context.database, 'p1', context.clock.now())
    insertOpenPayment(context.database, 'p2', context.clock.now())
    expect(closeDay(context)).toEqual({
      ok: false,
      error: { code: 'day-has-open-payments', values: { count: 2 } },
    })
    finishOpenPayment(context.database, 'p1', context.clock.now())
    finishOpenPayment(context.database, 'p2', context.clock.now())
    expect(value(closeDay(context)).zNumber).toBe(1)
  })

  test('names what was paid on a sale that is not finished, and leaves it to the day of that sale', () => {
    const { context, sell } = dayDesk()
    sell({ lines: [{}] })
    const { database } = context
    insertPartPayment(database, 'open', 400)
    insertPartPayment(database, 'parked', 250)
    insertPartPayment(database, 'discarded', 999)
    const before = currentDay(context)
    expect(before.partPayments).toEqual([
      { tender: 'cash', count: 2, amount: { minor: 650, currency: 'EUR' } },
    ])
    const view = value(closeDay(context))
    expect(view.totals.byTender).toEqual(before.totals.byTender)
    expect(view.partPayments).toEqual(before.partPayments)
    const paper = paperPicture(view.paper, 42)
    expect(paper).toContain('Paid on sales that are not finished')
    expect(paper).toContain('Cash (2)                              6.50')
    const entry = database
      .sql<[], { body: string }>(`select body from journal where kind = 'day-closed'`)
      .get()
    expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({
      partPayments: [{ tender: 'cash', count: 2, amountMinor: 650 }],
    })
  })

  test('sealed before part payments were told reads and prints as it did', () => {
    const { context, sell } = dayDesk()
    sell({ lines: [{}] })
    const sealed = value(closeDay(context))
    context.database.execute(`update days set document = json_remove(document, '$.partPayments')`)
    expect(value(oneDay(context, sealed.dayId))).toEqual(sealed)
  })

  test('counts parked baskets, which stay for the next day', () => {
    const { context, sell } = dayDesk()
    sell({ lines: [{}] })
    context.database
      .sql(`insert into baskets (id, state, created_at, parked_at) values ('b1', 'parked', 1, 1)`)
      .run()
    const view = value(closeDay(context))
    expect(view.parkedBaskets).toBe(1)
    expect(paperPicture(view.paper, 42)).toContain('Parked sales                             1')
    const parked = context.database.sql<[], { state: string }>('select state from baskets').all()
    expect(parked).toEqual([{ state: 'parked' }])
  })

  test.each([
    `update day_totals set totals = json_set(totals, '$."tender cash"[2]', 281)`,
    `update day_totals set totals = json_set(totals, '$."day all"[6]', 1)`,
    `update day_totals set totals = json_remove(totals, '$."hour 2026-11-21T10:00+01:00"')`,
    `update day_totals set totals = json_set(totals, '$."category Nobody"', json('[0,0,5,0,0,0,0,0]'))`,
    `update day_totals set totals = json_set(totals, '$."tax 190000 Standard"[3]', 1)`,
    `delete from day_totals`,
    `insert into day_totals select day_id, 'another hour', totals from day_totals`,
  ])('is refused, with both accounts in the log, after %s', (damage) => {
    const { context, sell } = dayDesk()
    sell({ lines: [{}] })
    context.database.execute(damage)
    const refused = closeDay(context)
    expect(refused).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(context.log.lines).toMatchObject([{ level: 'error', event: 'day-totals-differ' }])
    expect(currentDay(context).zNumber).toBeNull()
    expect(value(oneDay(context, 1)).closedAt).toBeNull()
    expect(context.database.sql('select max(z_number) as newest from days').get()).toEqual({ newest: null })
  })

  test('is the same in a year, in whatever language and width the shop prints then', () => {
    let settings = shopSettings
    const { context, sell } = dayDesk({ settings: () => settings })
    for (const sale of busyDay) sell(sale)
    const view = value(closeDay(context))
    settings = { ...settings, language: 'fr', shopName: 'Other', timeZone: 'Asia/Tokyo', currency: 'CHF' }
    expect(value(oneDay(context, 1))).toEqual(view)
    settings = { ...settings, receiptColumns: 32 }
    expect(paperPicture(value(oneDay(context, 1)).paper, 32)).toContain('Z REPORT 1')
  })

  test('of a training till says so', () => {
    const { context, sell } = dayDesk({ isTraining: () => true })
    sell({ lines: [{}] })
    expect(paperPicture(value(closeDay(context)).paper, 42).match(/TRAINING – not a receipt/g)).toHaveLength(
      2,
    )
  })

  test('of a live till at a test account says so, an X and a Z, and a Z for good', () => {
    let isTest = true
    const { context, sell } = dayDesk({ isTest: () => isTest })
    sell({ lines: [{}] })
    const marks = (day: DayView) => paperPicture(day.paper, 42).match(/TEST – no card is charged/g)
    expect(marks(currentDay(context))).toHaveLength(2)
    const closed = value(closeDay(context))
    isTest = false
    expect(marks(closed)).toHaveLength(2)
    expect(marks(value(oneDay(context, closed.dayId)))).toHaveLength(2)
    expect(marks(currentDay(context))).toBeNull()
  })

  test('keeps the hour that happens twice apart', () => {
    const { context } = dayDesk()
    const sale: SampleSale = { lines: [{}] }
    recordSampleSale(context.database, sale, Date.UTC(2026, 9, 25, 0, 30))
    recordSampleSale(context.database, sale, Date.UTC(2026, 9, 25, 1, 30))
    expect(value(closeDay(context)).totals.byHour.map((entry) => [entry.hour, entry.sales])).toEqual([
      ['02:00 A', 1],
      ['02:00 B', 1],
    ])
  })

  test('counts a change of the zone in the middle of the day as it was sold', () => {
    const { context, sell } = dayDesk()
    sell({ lines: [{}] })
    recordSampleSale(context.database, { lines: [{}] }, context.clock.now(), {
      ...shopSettings,
      timeZone: 'Asia/Tokyo',
    })
    expect(closeDay(context).ok).toBe(true)
  })
})

test('a day that is not there is an answer', () => {
  expect(oneDay(dayDesk().context, 5)).toMatchObject({ ok: false, error: { code: 'day-not-found' } })
})

describe('the kept sums of a day', () => {
  const discount = fc.option(
    fc.oneof(
      fc.integer({ min: 1, max: 1_000_000 }).map((ppm) => ({ kind: 'percent' as const, ppm })),
      fc.integer({ min: 1, max: 5_000 }).map((minor) => ({ kind: 'amount' as const, minor })),
    ),
  )
  const line = fc.record({
    unitPriceMinor: fc.integer({ min: 0, max: 1_000_000 }),
    quantityMilli: fc.integer({ min: 1, max: 20_000 }),
    categoryName: fc.constantFrom('', 'Drinks', 'Bakery', 'Ünîcode 👩‍👩‍👧'),
    discount,
    rate: fc.constantFrom(['Standard', 190_000], ['Reduced', 70_000], ['Exempt', 0], ['Export', 0] as const),
  })
  const sale = fc.record({
    lines: fc.array(
      line.map(({ rate, ...rest }) => ({
        ...rest,
        taxRateName: String(rate[0]),
        ratePpm: Number(rate[1]),
        taxRateId: ['Standard', 'Reduced', 'Exempt', 'Export'].indexOf(String(rate[0])) + 1,
      })),
      { minLength: 1, maxLength: 6 },
    ),
    discount,
    taxMode: fc.constantFrom('included' as const, 'added' as const),
    cardMilli: fc.integer({ min: 0, max: 1000 }),
    tipMinor: fc.integer({ min: 0, max: 500 }),
    roundingMinor: fc.integer({ min: -2, max: 2 }),
    minutes: fc.integer({ min: 0, max: 2_000 }),
  })

  test('are what the rows add up to, for any day', () => {
    fc.assert(
      fc.property(fc.array(sale, { minLength: 1, maxLength: 12 }), (sales) => {
        const database = openDatabase(':memory:')
        migrate(database)
        for (const { minutes, ...sample } of sales)
          recordSampleSale(database, sample, Date.UTC(2026, 9, 24, 23, 0) + minutes * 60_000)
        const kept = dayFigures(readDayTotals(database, 1))
        expect(dayFigures(countDayTotals(database, 1))).toEqual(kept)
        const sum = (parts: readonly { amountMinor: number }[]) =>
          parts.reduce((total, part) => total + part.amountMinor, 0)
        expect(sum(kept.byTender)).toBe(kept.grossMinor)
        expect(sum(kept.byHour)).toBe(kept.grossMinor)
        expect(kept.byTax.reduce((total, tax) => total + tax.grossMinor, 0)).toBe(kept.grossMinor)
        database.close()
      }),
      { numRuns: 60 },
    )
  })
})
