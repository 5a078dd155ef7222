import { describe, expect, test } from 'vitest'
import { checkSums } from '../../../main/day/check-sums.ts'
import { closeDay } from '../../../main/day/close-day.ts'
import { currentDay } from '../../../main/day/day-report.ts'
import { keepMissingSums } from '../../../main/day/keep-sums.ts'
import { addOwedTotals } from '../../../main/day/owed-totals.ts'
import { dayFigures, figureDifferences } from '../../../main/domain/day-figures.ts'
import { voidLine } from '../../../main/sales/edit-basket.ts'
import { openBasket } from '../../../main/sales/open-basket.ts'
import { clearBasket } from '../../../main/sales/park-basket.ts'
import { openDatabase } from '../../../main/store/database.ts'
import { countDayTotals } from '../../../main/store/day-count.ts'
import { readDayTotals } from '../../../main/store/day-totals-store.ts'
import { migrate, migrations } from '../../../main/store/migrate.ts'
import { readDaySums, readMonthSums, readSpanSums } from '../../../main/store/period-sums-store.ts'
import { dayDesk } from '../../support/day-desk.ts'
import { paperPicture } from '../../support/receipts.ts'
import { recordSampleSale, type SampleSale } from '../../support/recorded-sales.ts'
import { good, payCash, ring, salesTill } from '../../support/sales-till.ts'

const card = (reader: string, scheme: string, more: Partial<SampleSale> = {}): SampleSale => ({
  lines: [{ unitPriceMinor: 1000 }],
  cardMilli: 1000,
  reader,
  scheme,
  ...more,
})

const noRest = () => Promise.resolve()

describe('a report says who, where and with what', () => {
  test('by card service, reader and card, without tips, which stand beside', () => {
    const { context, sell } = dayDesk({ providerName: () => 'SumUp' })
    sell(card('Counter', 'VISA', { tipMinor: 50 }))
    sell(card('Counter', 'Visa '))
    sell(card('Terrace', 'MASTERCARD', { cardMilli: 500 }))
    sell(card('Terrace', ''))
    const { totals, paper } = good(closeDay(context))
    const eur = (minor: number) => ({ minor, currency: 'EUR' })
    expect(totals.byProvider).toEqual([{ name: 'SumUp', count: 4, amount: eur(3500), tips: eur(50) }])
    expect(totals.byReader).toEqual([
      { name: 'Counter', count: 2, amount: eur(2000), tips: eur(50) },
      { name: 'Terrace', count: 2, amount: eur(1500), tips: eur(0) },
    ])
    expect(totals.byScheme).toEqual([
      { name: 'VISA', count: 2, amount: eur(2000), tips: eur(50) },
      { name: '', count: 1, amount: eur(1000), tips: eur(0) },
      { name: 'MASTERCARD', count: 1, amount: eur(500), tips: eur(0) },
    ])
    const picture = paperPicture(paper, 42)
    expect(picture).toContain(
      'SumUp (4)                            35.00\n  and tips                            0.50',
    )
    expect(picture).toContain('Not told (1)                         10.00')
  })

  test('a kept sum of one reader that its receipts contradict stops the Z', () => {
    const { context, sell } = dayDesk()
    sell(card('Counter', 'VISA'))
    context.database.execute(
      `update day_totals set totals = json_set(totals, '$."reader sumup Counter"[2]', 999)`,
    )
    expect(closeDay(context)).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(JSON.stringify(context.log.lines)).toContain('reader sumup Counter')
  })

  test('how many lines and sales had a discount, and by cashier once somebody signs in', () => {
    const { context, sell } = dayDesk()
    const discount = { kind: 'amount' as const, minor: 100 }
    sell({ lines: [{ unitPriceMinor: 500, discount }, { unitPriceMinor: 700 }], discount })
    sell({ lines: [{ unitPriceMinor: 500 }], cashier: { id: 'c1', name: 'Cashier 1' } })
    sell({ lines: [{ unitPriceMinor: 300 }], cashier: { id: 'c1', name: 'Cashier 1' }, tipMinor: 0 })
    const view = good(closeDay(context))
    expect(view.totals.byCashier).toMatchObject([{ name: 'Cashier 1', count: 2, amount: { minor: 800 } }])
    const picture = paperPicture(view.paper, 42)
    expect(picture).toContain(
      '  Lines with a discount                  1\n  Sales with a discount                  1',
    )
    expect(picture).toContain('Cashier 1 (2)                         8.00')
  })
})

describe('what is given up before it is paid', () => {
  test('is counted line by line and sale by sale, and belongs to the Z that comes next', () => {
    const till = salesTill()
    const { context } = till
    const day = { ...dayDesk().context, database: context.database }
    ring(till, 1)
    ring(till, 2)
    const [line] = openBasket(context).lines
    if (!line) throw new Error('nothing was rung up')
    good(voidLine(context, { lineId: line.id }))
    const rest = openBasket(context).lines
    good(clearBasket(context))
    ring(till, 1)
    payCash(till)
    const restMinor = rest.reduce((sum, { totalMinor }) => sum + totalMinor, 0)
    const voided = {
      voidedLines: { count: 1, amount: { minor: line.totalMinor, currency: 'EUR' } },
      voidedSales: { count: 1, amount: { minor: restMinor, currency: 'EUR' } },
    }
    expect(currentDay(day).totals).toMatchObject(voided)
    const closed = good(closeDay(day))
    expect(closed.totals).toMatchObject(voided)
    expect(paperPicture(closed.paper, 42)).toContain('Lines taken off (1)')
    expect(currentDay(day).totals.voidedLines.count).toBe(0)
    expect(() => context.database.execute('delete from voids')).toThrow(/never deleted/)
    expect(() => context.database.execute('update voids set amount_minor = 1')).toThrow(/never changed/)
  })

  test('an empty sale that loses its note is none', () => {
    const till = salesTill()
    good(clearBasket(till.context))
    expect(till.context.database.sql('select count(*) as n from voids').get()).toEqual({ n: 0 })
  })
})

test('a day that an older program opened has all its sums after the update, also with sales from before and after', () => {
  const database = openDatabase(':memory:')
  // The update that owes the sums comes last here, because sales are written as this program writes them.
  const owing = migrations.findIndex((text) => text.includes('create table owed_totals'))
  migrate(
    database,
    migrations.filter((_text, index) => index !== owing),
  )
  const at = Date.UTC(2026, 10, 21, 9, 0)
  const reader = database.sql(
    `insert into readers (id, provider, provider_reader_id, name, model, serial, pairing, created_at)
     values ('r', 'cm', 'r', 'Counter', 'm', 's', 'paired', 1)`,
  )
  reader.run()
  for (const [index, sale] of [
    card('Counter', 'VISA', { tipMinor: 20 }),
    card('Counter', 'VISA', { cardMilli: 300, discount: { kind: 'amount', minor: 10 } }),
    { lines: [{ discount: { kind: 'percent' as const, ppm: 100_000 } }] },
  ].entries())
    recordSampleSale(database, sale, at + index * 3_600_000)
  database.execute(
    `update sales set document = json_remove(document, '$.tenders[0].takenBy', '$.tenders[1].takenBy')`,
  )
  database.execute(`insert into payments (id, sale_id, tender, status, amount_minor, currency, charged_minor, provider, reader_id,
      reference, approved_at, final_at, created_at, updated_at)
    select 'p' || number, id, 'card', 'approved', 1, 'EUR', 1, 'cm', 'r', 'R' || number, 1, 1, 1, 1 from sales`)
  for (const dimension of ['provider', 'reader', 'scheme', 'discount'])
    database.execute(`update day_totals set totals = (select json_group_object(key, json(value)) from json_each(totals)
      where key not like '${dimension} %')`)
  database.execute(migrations[owing] ?? '')
  recordSampleSale(database, card('Terrace', 'AMEX'), at + 3 * 3_600_000)
  const differences = () =>
    figureDifferences(dayFigures(readDayTotals(database, 1)), dayFigures(countDayTotals(database, 1)))
  expect(differences()).not.toEqual([])
  addOwedTotals({ database })
  expect(differences()).toEqual([])
  addOwedTotals({ database })
  expect(differences()).toEqual([])
  expect(dayFigures(readDayTotals(database, 1)).byProvider?.map(({ provider }) => provider)).toEqual([
    'cm',
    'sumup',
  ])
  database.close()
})

describe('the sums that a Z keeps for reports', () => {
  async function month() {
    const desk = dayDesk()
    const { context, sell } = desk
    for (let day = 0; day < 40; day += 1) {
      for (let sale = 0; sale <= day % 3; sale += 1)
        sell(
          card(`Reader ${sale}`, 'VISA', {
            lines: [{ name: `Thing ${day % 5}`, unitPriceMinor: 100 + day }],
          }),
        )
      good(closeDay(context))
      await context.clock.advance(24 * 3_600_000)
    }
    return desk
  }

  test('agree with the rows, days and months, and every change of one is found', async () => {
    const { context } = await month()
    const { database } = context
    expect(await checkSums(database, noRest)).toEqual({ days: 40, months: 2, differences: [] })
    for (const [damage, mend] of [
      [
        `update day_sums set sums = json_set(sums, '$."slot 6 10"[2]', 1) where day_id = 1`,
        'Z 1: slot 6 10: kept',
      ],
      [`update day_sums set gross_minor = gross_minor + 1 where day_id = 2`, 'Z 2: kept 2026-11-22'],
      [
        `update month_sums set products = json_set(products, '$."piece Thing 3"[1]', 1) where month = '2026-12'`,
        '2026-12 EUR: piece Thing 3',
      ],
      [`delete from month_sums where month = '2026-11'`, '2026-11 EUR: kept 0 days'],
      [
        `update day_totals set totals = json_set(totals, '$."day all"[2]', 7) where day_id = 5`,
        'Z 5: grossMinor',
      ],
      [`update days set document = json_set(document, '$.figures.sales', 9) where id = 6`, 'Z 6: sales'],
    ] as const) {
      database.execute('savepoint damaged')
      database.execute(damage)
      const { differences } = await checkSums(database, noRest)
      expect(differences.some((text) => text.startsWith(mend))).toBe(true)
      database.execute('rollback to damaged')
    }
  })

  test('of days that were closed before any were kept are made once, and are the same', async () => {
    const { context } = await month()
    const { database } = context
    const kept = () => [readMonthSums(database), [1, 17, 40].map((day) => readDaySums(database, day))]
    const before = kept()
    database.execute('delete from day_sums')
    database.execute('delete from month_sums')
    await keepMissingSums(database, noRest)
    expect(kept()).toEqual(before)
    await keepMissingSums(database, noRest)
    expect(kept()).toEqual(before)
  })

  test('of any span are those of its days, whichever months are whole', async () => {
    const { context } = await month()
    const { database } = context
    const dates = database
      .sql<[], { date: string; sales: number }>('select date, sales from day_sums order by date')
      .all()
    const edges = [
      '2026-11-01',
      '2026-11-21',
      '2026-11-30',
      '2026-12-01',
      '2026-12-15',
      '2026-12-30',
      '2026-12-31',
    ]
    for (const from of edges)
      for (const to of edges.filter((edge) => edge >= from)) {
        const wanted = dates
          .filter(({ date }) => date >= from && date <= to)
          .reduce((sum, { sales }) => sum + sales, 0)
        expect([from, to, readSpanSums(database, { from, to }, 'EUR')['day all']?.[0] ?? 0]).toEqual([
          from,
          to,
          wanted,
        ])
      }
  })
})
