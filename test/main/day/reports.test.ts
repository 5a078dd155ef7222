import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closeDay } from '../../../main/day/close-day.ts'
import { createReports } from '../../../main/day/reports.ts'
import { readDayDocument } from '../../../main/domain/day-document.ts'
import { displayWidth } from '../../../main/domain/text-width.ts'
import { readClosedDays } from '../../../main/store/day-store.ts'
import { journalHead } from '../../../main/store/journal-store.ts'
import { languages } from '../../../preload/contract/views.ts'
import { dayDesk } from '../../support/day-desk.ts'
import { type SampleSale, shopSettings } from '../../support/recorded-sales.ts'
import { good } from '../../support/sales-till.ts'

const dayMs = 86_400_000
const thing = (name: string, unitPriceMinor: number, more: Partial<SampleSale> = {}): SampleSale => ({
  lines: [{ name, unitPriceMinor, categoryName: 'Things' }],
  ...more,
})
const preset = (kind: 'today' | 'yesterday' | 'this-week' | 'this-month' | 'this-year') => ({
  period: { kind },
  currency: null,
})
const own = (from: string, to: string) => ({ period: { kind: 'own' as const, from, to }, currency: null })

describe('a report of a period', () => {
  test('shows today at a glance, beside the same weekday of the week before', async () => {
    const { context, sell } = dayDesk()
    sell(thing('Tea', 400))
    good(closeDay(context))
    await context.clock.advance(7 * dayMs)
    sell(thing('Tea', 400, { cardMilli: 1000, tipMinor: 30 }))
    await context.clock.advance(3_600_000)
    sell(thing('Cake', 200))
    const report = good(await createReports(context).get(preset('today')))
    expect(report).toMatchObject({
      from: '2026-11-28',
      before: { from: '2026-11-21', to: '2026-11-21' },
      hasOpenDay: true,
      sales: 2,
      gross: { minor: 600, currency: 'EUR' },
      average: { minor: 300 },
      tips: { minor: 30 },
      change: { gross: 500_000, sales: 1_000_000, average: -250_000 },
      byHour: [
        { key: '10', count: 1, share: 1_000_000 },
        { key: '11', count: 1, share: 500_000 },
      ],
      byWeekday: expect.arrayContaining([expect.objectContaining({ key: '6', count: 2 })]),
      byReader: [{ key: 'Counter', count: 1 }],
      bestSellers: [
        { key: 'Tea', quantityMilli: 1000, amount: { minor: 400 } },
        { key: 'Cake', quantityMilli: 1000, amount: { minor: 200 } },
      ],
    })
    expect(report.net.minor + report.tax.minor).toBe(600)
  })

  test('goes on counting what is sold in the open day, each sale once', async () => {
    const { context, sell } = dayDesk()
    const reports = createReports(context)
    const sold = async () => good(await reports.get(preset('today'))).bestSellers.map(({ count }) => count)
    for (let round = 1; round <= 3; round += 1) {
      for (let sale = 0; sale < 150; sale += 1) sell(thing('Tea', 100))
      expect(await Promise.all([sold(), sold()])).toEqual([[150 * round], [150 * round]])
    }
    good(closeDay(context))
    expect(await sold()).toEqual([450])
    sell(thing('Tea', 100))
    expect(await sold()).toEqual([451])
  })

  test('of an empty period is empty, and compares with nothing', async () => {
    const report = good(await createReports(dayDesk().context).get(preset('this-year')))
    expect(report).toMatchObject({
      sales: 0,
      change: { gross: null, sales: null, average: null },
      byHour: [],
    })
  })

  test('keeps currencies apart', async () => {
    let settings = shopSettings
    const { context, sell } = dayDesk({ settings: () => settings })
    sell(thing('Tea', 400))
    good(closeDay(context))
    await context.clock.advance(dayMs)
    settings = { ...settings, currency: 'CHF' }
    sell(thing('Tea', 500))
    const reports = createReports(context)
    const { currencies, gross } = good(await reports.get(preset('this-week')))
    expect([currencies, gross]).toEqual([['CHF', 'EUR'], { minor: 500, currency: 'CHF' }])
    expect(good(await reports.get({ ...preset('this-week'), currency: 'EUR' })).gross.minor).toBe(400)
  })

  test('is the sum of its Z reports, for any days and any period, also when days were closed before sums were kept', async () => {
    const sale = fc.record({
      minor: fc.integer({ min: 1, max: 90_000 }),
      name: fc.constantFrom('Tea', 'Cake', '=SUM(A1)', '👩‍👩‍👧'),
      cardMilli: fc.integer({ min: 0, max: 1000 }),
      tipMinor: fc.integer({ min: 0, max: 300 }),
      wait: fc.integer({ min: 0, max: 90 }),
    })
    const days = fc.array(fc.array(sale, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(days, fc.nat(40), fc.nat(60), fc.boolean(), async (plan, start, length, isOld) => {
        const { context, sell } = dayDesk()
        for (const sales of plan) {
          for (const { minor, name, wait, ...more } of sales) {
            sell(thing(name, minor, more))
            await context.clock.advance(wait * 60_000)
          }
          good(closeDay(context))
          await context.clock.advance(3 * dayMs)
        }
        if (isOld) {
          context.database.execute('delete from day_sums')
          context.database.execute('delete from month_sums')
        }
        const from = new Date(Date.UTC(2026, 10, 10 + start)).toISOString().slice(0, 10)
        const to = new Date(Date.UTC(2026, 10, 10 + start + length)).toISOString().slice(0, 10)
        const report = good(await createReports(context).get(own(from, to)))
        const documents = readClosedDays(context.database)
          .map(({ document }) => readDayDocument(document))
          .filter(({ date }) => date >= from && date <= to)
        const sum = (of: (document: (typeof documents)[number]) => number) =>
          documents.reduce((total, document) => total + of(document), 0)
        expect(report.gross.minor).toBe(sum(({ figures }) => figures.grossMinor))
        expect(report.sales).toBe(sum(({ figures }) => figures.sales))
        expect(report.tips.minor).toBe(sum(({ figures }) => figures.tipsMinor))
        const parts = (bars: readonly { amount: { minor: number } }[]) =>
          bars.reduce((total, { amount }) => total + amount.minor, 0)
        for (const bars of [
          report.byDate,
          report.byHour,
          report.byWeekday,
          report.byTender,
          report.bestSellers,
        ])
          expect(parts(bars)).toBe(report.gross.minor)
        expect(report.byTax.reduce((total, { gross }) => total + gross.minor, 0)).toBe(report.gross.minor)
        context.database.close()
      }),
      { numRuns: 25 },
    )
  })

  test('that nobody waits for any more ends with the till', async () => {
    const { context, sell } = dayDesk()
    for (let sale = 0; sale < 1_500; sale += 1) sell(thing('Tea', 100))
    const reports = createReports(context)
    const asked = reports.get(preset('today'))
    await reports.stop()
    expect(await asked).toMatchObject({ ok: false, error: { code: 'till-unreachable' } })
  })
})

describe('a report as a file', () => {
  test('is a list that a spreadsheet reads, adds up and does not run', async () => {
    const { context, sell } = dayDesk({ settings: () => ({ ...shopSettings, language: 'de' }) })
    sell(thing('=HYPERLINK("x")', 1250, { cardMilli: 1000, reader: '+Counter; 1' }))
    sell(thing('Tee', 99))
    good(closeDay(context))
    const { fileName, text } = good(await createReports(context).csv(preset('this-week')))
    expect(fileName).toBe('suretill-report-2026-11-16-to-2026-11-21.csv')
    expect(text.startsWith('\ufeff')).toBe(true)
    const rows = parse(text, { delimiter: ';', bom: true, columns: true }) as Record<string, string>[]
    const head = journalHead(context.database)
    expect(new Set(rows.map((row) => row.Journal))).toEqual(new Set([head]))
    expect(rows.find(({ Name }) => Name === 'UMSATZ')).toMatchObject({ Anzahl: '2', Betrag: '13,49' })
    expect(rows.map(({ Name }) => Name)).toContain(`'=HYPERLINK("x")`)
    expect(rows.map(({ Name }) => Name)).toContain(`'+Counter; 1`)
    const sellers = rows.filter(({ Teil }) => Teil === 'Meistverkauft')
    expect(sellers.map(({ Betrag }) => Betrag)).toEqual(['12,50', '0,99'])
  })
})

describe('a report on paper', () => {
  test.each(languages)('fits both widths in %s, and is printed as it was asked for', async (language) => {
    for (const receiptColumns of [42, 32] as const) {
      const { context, sell } = dayDesk({ settings: () => ({ ...shopSettings, language, receiptColumns }) })
      sell(
        thing('Extraordinarily long name of a thing that is sold by weight', 123_456_789, { cardMilli: 500 }),
      )
      good(await createReports(context).print(preset('this-week')))
      const job = context.database
        .sql<[], { subject: string; payload: string }>(
          `select subject, payload from jobs where kind = 'print-report'`,
        )
        .get()
      const { lines } = JSON.parse(job?.payload ?? '{}') as { lines: { text: string; large?: boolean }[] }
      expect(job?.subject).toBe('2026-11-16/2026-11-21')
      expect(lines.length).toBeGreaterThan(30)
      for (const { text, large } of lines)
        expect(displayWidth(text)).toBeLessThanOrEqual(large ? receiptColumns / 2 : receiptColumns)
    }
  })
})
