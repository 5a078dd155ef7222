import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cashState } from '../../../main/day/cash-book.ts'
import { checkSums } from '../../../main/day/check-sums.ts'
import { closeDay } from '../../../main/day/close-day.ts'
import { currentDay } from '../../../main/day/day-report.ts'
import { type DayDocument, readDayDocument } from '../../../main/domain/day-document.ts'
import type { ReceiptDocument } from '../../../main/domain/receipt.ts'
import type { Database } from '../../../main/store/database.ts'
import { readClosedDays } from '../../../main/store/day-store.ts'
import { auditTill } from '../../support/audit-till.ts'
import { randomDay, randomStep } from '../../support/random-day.ts'
import { good } from '../../support/sales-till.ts'

type Sums = {
  sales: number
  gross: number
  tips: number
  rounding: number
  tenders: Record<string, number>
  taxes: Record<string, string>
}

function emptySums(): Sums {
  return { sales: 0, gross: 0, tips: 0, rounding: 0, tenders: {}, taxes: {} }
}

function addSale(
  sums: Sums,
  sale: {
    totalMinor: number
    tipMinor: number
    cashRoundingMinor: number
    tenders: { tender: string; amountMinor: number }[]
    taxes: { rate: string; net: number; tax: number }[]
  },
): void {
  sums.sales += 1
  sums.gross += sale.totalMinor
  sums.tips += sale.tipMinor
  sums.rounding += sale.cashRoundingMinor
  for (const { tender, amountMinor } of sale.tenders)
    sums.tenders[tender] = (sums.tenders[tender] ?? 0) + amountMinor
  for (const { rate, net, tax } of sale.taxes) {
    const [netBefore = 0, taxBefore = 0] = (sums.taxes[rate] ?? '0 0').split(' ').map(Number)
    sums.taxes[rate] = `${netBefore + net} ${taxBefore + tax}`
  }
}

/** What the customers' papers come to, read as an auditor would: without the till's own sums. */
function sumsOfReceipts(database: Database): Sums {
  const sums = emptySums()
  for (const { document } of database.sql<[], { document: string }>('select document from sales').all()) {
    const { taxes, ...receipt } = JSON.parse(document) as ReceiptDocument
    addSale(sums, {
      ...receipt,
      taxes: taxes.map(({ ratePpm, name, netMinor, taxMinor }) => ({
        rate: `${ratePpm} ${name}`,
        net: netMinor,
        tax: taxMinor,
      })),
    })
  }
  return sums
}

type Told = {
  totalMinor: number
  tipMinor: number
  cashRoundingMinor: number
  tenders: { tender: string; amountMinor: number }[]
  taxes: [number, string, number, number, number][]
}

function sumsOfJournal(database: Database): Sums {
  const sums = emptySums()
  const entries = database
    .sql<[], { body: string }>(`select body from journal where kind = 'sale-recorded'`)
    .all()
  for (const { body } of entries) {
    const { taxes, ...told } = JSON.parse(body) as Told
    addSale(sums, {
      ...told,
      taxes: taxes.map(([ratePpm, name, net, tax]) => ({ rate: `${ratePpm} ${name}`, net, tax })),
    })
  }
  return sums
}

function sumsOfReport({ figures }: DayDocument): Sums {
  return {
    sales: figures.sales,
    gross: figures.grossMinor,
    tips: figures.tipsMinor,
    rounding: figures.cashRoundingMinor,
    tenders: Object.fromEntries(figures.byTender.map(({ tender, amountMinor }) => [tender, amountMinor])),
    taxes: Object.fromEntries(
      figures.byTax.map(({ ratePpm, name, netMinor, taxMinor }) => [
        `${ratePpm} ${name}`,
        `${netMinor} ${taxMinor}`,
      ]),
    ),
  }
}

const days = fc.array(randomStep, { minLength: 1, maxLength: 12 })

describe.each(['EUR', 'GBP', 'CHF', 'HUF', 'JPY', 'KWD'])('any day in %s', (currency) => {
  test('comes to the same in the Z, on the receipts, in the journal and in the drawer', async () => {
    await fc.assert(
      fc.asyncProperty(days, async (steps) => {
        const random = randomDay(currency)
        await random.run(steps)
        const { till, day } = random
        const { database } = till.context
        // The drawer's own sum, beside what the hands counted.
        expect(good(cashState(day)).expected?.minor).toBe(random.cashMinor)
        const view = currentDay(day)
        expect([view.totals.voidedLines.count, view.totals.voidedSales.count]).toEqual([
          random.voids.lines,
          random.voids.sales,
        ])
        const closed = closeDay(day, { cash: { kind: 'not-counted', reason: 'by chance' } })
        if (!closed.ok) {
          expect([closed.error.code, database.sql('select count(*) as n from sales').get()]).toEqual([
            'day-empty',
            { n: 0 },
          ])
          return
        }
        const [z] = readClosedDays(database)
        const report = sumsOfReport(readDayDocument(z?.document ?? ''))
        expect(report).toEqual(sumsOfReceipts(database))
        expect(report).toEqual(sumsOfJournal(database))
        expect(await checkSums(database, () => Promise.resolve())).toMatchObject({ days: 1, differences: [] })
        expect(auditTill(database)).toEqual([])
      }),
      { numRuns: 5 },
    )
  })
})
