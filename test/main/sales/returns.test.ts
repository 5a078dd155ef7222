import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cashState } from '../../../main/day/cash-book.ts'
import { closeDay } from '../../../main/day/close-day.ts'
import type { DayContext } from '../../../main/day/day-context.ts'
import { currentDay, oneDay } from '../../../main/day/day-report.ts'
import { cashDue, chosenCashStep } from '../../../main/domain/cash.ts'
import { dayFigures, figureDifferences } from '../../../main/domain/day-figures.ts'
import type { ReceiptDocument } from '../../../main/domain/receipt.ts'
import { addOpenAmount, scanBarcode } from '../../../main/sales/add-to-basket.ts'
import { setLineDiscount, setQuantity, setSaleDiscount } from '../../../main/sales/edit-basket.ts'
import { getSale } from '../../../main/sales/get-sale.ts'
import { type GiveBackContext, giveBack, lookAtGiveBack } from '../../../main/sales/give-back.ts'
import { listSales } from '../../../main/sales/list-sales.ts'
import { getBasket, openBasket, saleTotal } from '../../../main/sales/open-basket.ts'
import { clearBasket, parkBasket, resumeBasket } from '../../../main/sales/park-basket.ts'
import { finishFree, recordIfPaid } from '../../../main/sales/record-sale.ts'
import { lookAtReturnable } from '../../../main/sales/returnable.ts'
import { takeBack } from '../../../main/sales/take-back.ts'
import { checkBooks, firstPlace } from '../../../main/store/book-check.ts'
import { countDayTotals } from '../../../main/store/day-count.ts'
import { readDayTotals } from '../../../main/store/day-totals-store.ts'
import { insertReturn, isBeyondSale } from '../../../main/store/return-store.ts'
import { readSaleDocument } from '../../../main/store/sale-store.ts'
import type { TaxMode } from '../../../preload/contract/views.ts'
import { codeOf, good, payCash, ring, type SalesTill, salesTill } from '../../support/sales-till.ts'

const all = { kind: 'all' } as const

/** Cash alone, so that every return leaves the drawer. */
function returnsOf(till: SalesTill): GiveBackContext {
  return {
    ...till.context,
    cashStepMinor: (currency) => chosenCashStep(till.settings.cashRounding, currency),
    serviceOf: () => undefined,
    createRefund: () => {
      throw new Error('nothing was paid by card here')
    },
  }
}

function dayOf(till: SalesTill): DayContext {
  const { database, clock, log } = till.context
  return {
    database,
    clock,
    log,
    settings: () => till.settings,
    isTraining: () => false,
    isTest: () => false,
    nudge: () => undefined,
    wakeQueue: () => undefined,
  }
}

/** In coins, as the shop rounds. */
function sellForCash(till: SalesTill): string {
  const { context } = till
  const { id } = openBasket(context)
  const total = saleTotal(context, id)
  if (!total) throw new Error('nothing to sell')
  if (total.totalMinor === 0) return good(finishFree(context, id)).saleId
  const { roundingMinor } = cashDue(
    total.totalMinor,
    total.currency,
    chosenCashStep(till.settings.cashRounding, total.currency),
  )
  const now = till.clock.now()
  const charged = total.totalMinor + roundingMinor
  context.database.inTransaction(() => {
    context.database
      .sql(
        `insert into payments (id, sale_id, tender, status, amount_minor, currency, charged_minor, tendered_minor,
           change_minor, rounding_minor, approved_at, final_at, created_at, updated_at)
         values (?, ?, 'cash', 'approved', ?, ?, ?, ?, 0, ?, ?, ?, ?, ?)`,
      )
      .run(
        `p-${id}`,
        id,
        total.totalMinor,
        total.currency,
        charged,
        charged,
        roundingMinor,
        now,
        now,
        now,
        now,
      )
    expect(recordIfPaid(context, id, now).recorded).toBe(true)
  })
  return id
}

const documentOf = (till: SalesTill, saleId: string) =>
  JSON.parse(readSaleDocument(till.context.database, saleId) ?? '') as ReceiptDocument

const take = (till: SalesTill, saleId: string, position: number, quantityMilli = 1000) =>
  takeBack(till.context, { saleId, taken: { kind: 'lines', lines: [{ position, quantityMilli }] } })

/** As the screen shows it; where there is nothing to show, as a screen of before asks once more. */
function give(till: SalesTill, saleId: string) {
  const shown = lookAtGiveBack(returnsOf(till), saleId)
  const cashMinor = shown.ok ? (shown.value.cash?.inCoins.minor ?? 0) : 0
  return giveBack(returnsOf(till), { saleId, cashMinor })
}

/** Ends the basket, whichever side of nought it is on. */
function finish(till: SalesTill): string {
  const { totals, basketId } = getBasket(till.context)
  return totals.total.minor < 0 ? good(give(till, basketId)).saleId : sellForCash(till)
}

function expectFittingDay(till: SalesTill): void {
  const { database } = till.context
  const kept = dayFigures(readDayTotals(database, 1))
  expect(figureDifferences(kept, dayFigures(countDayTotals(database, 1)))).toEqual([])
  expect(checkBooks(database, firstPlace, 100_000).faults).toEqual([])
}

describe('taking back', () => {
  it('gives back the price that was paid, with its share of the discount, and keeps the receipt’s number', () => {
    const till = salesTill()
    ring(till, 1, 2000)
    ring(till, 2)
    good(
      setLineDiscount(till.context, {
        lineId: getBasket(till.context).lines[0]?.id ?? '',
        discount: { kind: 'amount', minor: 60 },
      }),
    )
    good(setSaleDiscount(till.context, { discount: { kind: 'percent', ppm: 100_000 } }))
    const saleId = payCash(till)
    good(take(till, saleId, 1))
    const basket = getBasket(till.context)
    // Two at 2.80 less 0.60 less a tenth: 4.50, so 2.25 each.
    expect(basket.lines).toMatchObject([
      {
        name: 'Espresso',
        quantityMilli: -1000,
        total: { minor: -225 },
        discount: null,
        returned: { receiptNumber: '000001', hasGoods: true },
      },
    ])
    expect(basket.totals).toMatchObject({ total: { minor: -225 }, saleDiscountAmount: { minor: 0 } })
    const backId = finish(till)
    expect(documentOf(till, backId)).toMatchObject({
      version: 3,
      totalMinor: -225,
      lines: [{ returned: { receiptNumber: '000001' }, totalMinor: -225, quantityMilli: -1000 }],
      tenders: [{ tender: 'cash', amountMinor: -225, chargedMinor: -225 }],
    })
    expect(good(lookAtReturnable(till.context, saleId)).lines[0]).toMatchObject({
      soldMilli: 2000,
      leftMilli: 1000,
      left: { minor: 225 },
      returns: [{ receiptNumber: '000002' }],
    })
    expectFittingDay(till)
  })

  it('is one line however often it is pressed, and comes to what all of it was paid', () => {
    const till = salesTill()
    good(addOpenAmount(till.context, { amountMinor: 333 }))
    good(
      setQuantity(till.context, { lineId: getBasket(till.context).lines[0]?.id ?? '', quantityMilli: 3000 }),
    )
    good(setSaleDiscount(till.context, { discount: { kind: 'amount', minor: 1 } }))
    const saleId = payCash(till)
    for (const totalMinor of [-333, -665, -998]) {
      good(take(till, saleId, 1))
      expect(getBasket(till.context)).toMatchObject({ lines: [{}], totals: { total: { minor: totalMinor } } })
    }
    expect(take(till, saleId, 1)).toMatchObject({ ok: false, error: { code: 'return-in-basket' } })
  })

  it('M7: refuses what came back before, and names the receipt', () => {
    const till = salesTill()
    ring(till, 1)
    const saleId = payCash(till)
    good(takeBack(till.context, { saleId, taken: all }))
    finish(till)
    expect(take(till, saleId, 1)).toMatchObject({
      ok: false,
      error: { code: 'return-taken-before', values: { receipt: '000002' } },
    })
    expect(codeOf(takeBack(till.context, { saleId, taken: all }))).toBe('return-taken-before')
    expect(codeOf(take(till, saleId, 9))).toBe('line-not-found')
    expect(codeOf(take(till, 'nothing', 1))).toBe('sale-not-found')
  })

  it('M16: comes back at the price and the tax rate of its sale, whatever they are today', () => {
    const till = salesTill()
    ring(till, 1)
    const saleId = payCash(till)
    const today = till.products.get(1)
    if (today) till.products.set(1, { ...today, priceMinor: 999, taxRateName: 'New', ratePpm: 250_000 })
    good(take(till, saleId, 1))
    ring(till, 1)
    expect(getBasket(till.context)).toMatchObject({
      lines: [
        { taxRateName: 'Standard', total: { minor: -280 } },
        { taxRateName: 'New', total: { minor: 999 } },
      ],
      totals: { taxes: [{ ratePpm: 250_000 }, { ratePpm: 190_000, tax: { minor: -45 } }] },
    })
  })

  it('R13: from a closed day into the open one; the closed one stays as it is', () => {
    const till = salesTill()
    const day = dayOf(till)
    ring(till, 1)
    const saleId = payCash(till)
    const closed = good(closeDay(day))
    good(take(till, saleId, 1))
    finish(till)
    expect(currentDay(day).totals).toMatchObject({ gross: { minor: -280 }, returns: 1, sales: 1 })
    expect(good(oneDay(day, closed.dayId)).paper).toEqual(closed.paper)
    expect(good(closeDay(day)).totals.gross.minor).toBe(-280)
  })

  it('counts what stands in a parked sale, until that is given up', () => {
    const till = salesTill()
    ring(till, 1)
    const saleId = payCash(till)
    good(take(till, saleId, 1))
    const parkedId = openBasket(till.context).id
    good(parkBasket(till.context, { label: '' }))
    expect(codeOf(take(till, saleId, 1))).toBe('return-in-basket')
    till.restart()
    expect(codeOf(take(till, saleId, 1))).toBe('return-in-basket')
    good(resumeBasket(till.context, { basketId: parkedId }))
    expect(getBasket(till.context).lines).toMatchObject([{ quantityMilli: -1000, total: { minor: -280 } }])
    good(clearBasket(till.context))
    good(take(till, saleId, 1))
  })

  it('has its ceiling in the database, whatever was computed above', () => {
    const till = salesTill()
    ring(till, 1, 2000)
    payCash(till)
    ring(till, 1)
    payCash(till)
    const { database } = till.context
    const part = { position: 1, quantityMilli: 1500, amountMinor: 1, discountMinor: 0, taxMinor: 0 }
    const insert = (parts: typeof part, position: number) =>
      database.inTransaction(() =>
        insertReturn(
          database,
          { saleNumber: 1, receiptNumber: '', parts: [parts] },
          { saleNumber: 2, position },
        ),
      )
    insert(part, 1)
    for (const beyond of [part, { ...part, quantityMilli: 0, amountMinor: 560 }, { ...part, position: 2 }]) {
      let thrown: unknown
      try {
        insert(beyond, 2)
      } catch (error) {
        thrown = error
      }
      expect(isBeyondSale(thrown)).toBe(true)
    }
    for (const text of ['delete from returns', 'update returns set amount_minor = 0'])
      expect(() => database.sql(text).run()).toThrow('returns are never')
  })

  it('changes nothing of such a line, and lets no sale discount touch it', () => {
    const till = salesTill()
    ring(till, 1)
    const saleId = payCash(till)
    good(take(till, saleId, 1))
    ring(till, 1)
    expect(getBasket(till.context).lines.map(({ quantityMilli }) => quantityMilli)).toEqual([-1000, 1000])
    const lineId = getBasket(till.context).lines[0]?.id ?? ''
    expect(codeOf(setQuantity(till.context, { lineId, quantityMilli: 1000 }))).toBe('return-line-fixed')
    expect(codeOf(setLineDiscount(till.context, { lineId, discount: null }))).toBe('return-line-fixed')
    good(setSaleDiscount(till.context, { discount: { kind: 'percent', ppm: 500_000 } }))
    expect(getBasket(till.context).totals).toMatchObject({
      total: { minor: -140 },
      saleDiscountAmount: { minor: 140 },
    })
  })

  it('gives money without goods, and later only the rest of them', () => {
    const till = salesTill()
    ring(till, 1, 2000)
    ring(till, 2)
    const saleId = payCash(till)
    const reason = 'was cold'
    expect(
      codeOf(takeBack(till.context, { saleId, taken: { kind: 'amount', amountMinor: 756, reason } })),
    ).toBe('return-too-much')
    good(takeBack(till.context, { saleId, taken: { kind: 'amount', amountMinor: 155, reason } }))
    expect(getBasket(till.context)).toMatchObject({
      lines: [
        {
          name: 'Refund without goods',
          quantityMilli: 0,
          note: reason,
          taxRateName: 'Standard',
          total: { minor: -115 },
        },
        { quantityMilli: 0, taxRateName: 'Reduced', total: { minor: -40 } },
      ],
      totals: { total: { minor: -155 } },
    })
    finish(till)
    good(takeBack(till.context, { saleId, taken: all }))
    expect(getBasket(till.context).totals.total.minor).toBe(155 - 755)
    finish(till)
    expectFittingDay(till)
  })

  it('exchanges: even is recorded without a tender, and never leaves without its money', () => {
    const till = salesTill()
    ring(till, 1)
    const saleId = payCash(till)
    good(take(till, saleId, 1))
    expect(codeOf(finishFree(till.context, openBasket(till.context).id))).toBe('payment-amount-invalid')
    ring(till, 1)
    const evenId = good(finishFree(till.context, openBasket(till.context).id)).saleId
    expect(documentOf(till, evenId)).toMatchObject({ version: 3, totalMinor: 0, tenders: [] })
    // What was exchanged comes back as well: nobody paid for it but with the first one.
    good(takeBack(till.context, { saleId: evenId, taken: all }))
    expect(getBasket(till.context).totals.total.minor).toBe(-280)
    finish(till)
    expectFittingDay(till)
    const { figures } = till.context.database.inTransaction(() => ({
      figures: currentDay(dayOf(till)).totals,
    }))
    expect(figures).toMatchObject({
      sales: 3,
      returns: 2,
      returned: { minor: -560 },
      gross: { minor: 0 },
      byTender: [{ tender: 'cash', count: 2, amount: { minor: 0 } }],
    })
  })

  it('keeps to the terms of the receipt’s sale', () => {
    const till = salesTill()
    ring(till, 1)
    const saleId = payCash(till)
    till.settings = { ...till.settings, taxMode: 'added' }
    ring(till, 1)
    expect(codeOf(take(till, saleId, 1))).toBe('return-needs-own-basket')
    good(parkBasket(till.context, { label: '' }))
    good(take(till, saleId, 1))
    expect(getBasket(till.context).totals).toMatchObject({ total: { minor: -280 }, taxAdded: { minor: 0 } })
  })

  it('is pressed twice and gives back once', () => {
    const till = salesTill()
    ring(till, 1)
    const saleId = payCash(till)
    good(take(till, saleId, 1))
    const { id } = openBasket(till.context)
    expect(codeOf(giveBack(returnsOf(till), { saleId: id, cashMinor: 279 }))).toBe('return-plan-changed')
    const once = good(give(till, id))
    expect(good(give(till, id)).receiptNumber).toBe(once.receiptNumber)
    expect(
      till.context.database.sql<[], { n: number }>('select count(*) as n from return_tenders').get(),
    ).toEqual({ n: 1 })
    expect(good(getSale(till.context, id))).toMatchObject({
      total: { minor: -280 },
      tenders: [{ tender: 'cash', amount: { minor: -280 } }],
      change: null,
    })
    expect(codeOf(give(till, openBasket(till.context).id))).toBe('basket-empty')
  })
})

describe('the drawer', () => {
  it('gives in coins and knows what is left', () => {
    const till = salesTill({ currency: 'CHF', cashCount: 'open' })
    good(addOpenAmount(till.context, { amountMinor: 1003 }))
    const saleId = sellForCash(till)
    const day = dayOf(till)
    expect(good(cashState(day)).expected).toEqual({ minor: 1005, currency: 'CHF' })
    good(takeBack(till.context, { saleId, taken: { kind: 'amount', amountMinor: 502, reason: 'scratched' } }))
    expect(good(lookAtGiveBack(returnsOf(till), openBasket(till.context).id))).toMatchObject({
      amount: { minor: 502 },
      cards: [],
      cash: { amount: { minor: 502 }, inCoins: { minor: 500 }, rounding: { minor: 2 } },
    })
    const backId = finish(till)
    expect(documentOf(till, backId)).toMatchObject({
      totalMinor: -502,
      cashRoundingMinor: 2,
      tenders: [{ chargedMinor: -500 }],
    })
    expect(good(cashState(day)).expected).toEqual({ minor: 505, currency: 'CHF' })
    const closed = good(closeDay(day, { cash: { kind: 'not-counted', reason: 'in a hurry' } }))
    expect(closed.totals).toMatchObject({ cashRounding: { minor: 4 }, gross: { minor: 501 } })
    expect(good(cashState(day)).expected).toEqual({ minor: 505, currency: 'CHF' })
  })
})

describe('finding a sale', () => {
  it('scans the code of its receipt, and takes no barcode for one', () => {
    const till = salesTill({ receiptLink: 'https://shop.example/r/{receipt}?x=1' })
    ring(till, 1)
    const saleId = payCash(till)
    const scanned = { ok: false, error: { code: 'receipt-scanned', values: { saleId, receipt: '000001' } } }
    expect(scanBarcode(till.context, { code: '000001' })).toMatchObject(scanned)
    expect(scanBarcode(till.context, { code: 'https://shop.example/r/000001?x=1' })).toMatchObject(scanned)
    for (const code of ['1', '00001', '000002', 'https://shop.example/r/000001', 'T-000001'])
      expect(codeOf(scanBarcode(till.context, { code }))).toBe('barcode-unknown')
    till.barcodes.set('000001', 2)
    expect(good(scanBarcode(till.context, { code: '000001' })).changed).toMatchObject([{ name: 'Croissant' }])
  })

  it('by its time and day on the shop’s clock', async () => {
    const till = salesTill()
    ring(till, 1)
    payCash(till)
    const at = till.clock.now()
    const berlin = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', ...options }).format(at)
    const time = berlin({ hour: '2-digit', minute: '2-digit' })
    const date = berlin({ day: '2-digit', month: '2-digit', year: 'numeric' })
    const found = async (query: string) =>
      (await listSales(till.context, { query, offset: 0, limit: 9 })).total
    for (const query of [time, date, `${date} ${time}`, date.slice(0, 6), '000001', '2,80'])
      expect([query, await found(query)]).toEqual([query, 1])
    for (const query of ['03:77', '01.01.1999', `01.01. ${time}`])
      expect([query, await found(query)]).toEqual([query, 0])
  })
})

type Step = { sale: number; line: number; share: number; goods: boolean; money: boolean }

describe('many returns', () => {
  const currencies = ['EUR', 'CHF', 'JPY', 'KWD', 'HUF'] as const
  const modes: readonly TaxMode[] = ['included', 'added']

  it.each(currencies.flatMap((currency) => modes.map((mode) => [currency, mode] as const)))(
    'together give back exactly what was paid, in %s with taxes %s',
    (currency, taxMode) => {
      const line = fc.record({
        amountMinor: fc.integer({ min: 0, max: 200_000 }),
        quantityMilli: fc.oneof(fc.constantFrom(1000, 2000, 3000, 7000), fc.integer({ min: 1, max: 5000 })),
        percent: fc.option(fc.integer({ min: 1, max: 1_000_000 }), { nil: null }),
        reduced: fc.boolean(),
      })
      const sale = fc.record({
        lines: fc.array(line, { minLength: 1, maxLength: 5 }),
        discount: fc.option(fc.integer({ min: 1, max: 1_000_000 }), { nil: null }),
      })
      const step: fc.Arbitrary<Step> = fc.record({
        sale: fc.nat(3),
        line: fc.nat(5),
        share: fc.integer({ min: 1, max: 1000 }),
        goods: fc.boolean(),
        money: fc.boolean(),
      })
      fc.assert(
        fc.property(
          fc.array(sale, { minLength: 1, maxLength: 3 }),
          fc.array(step, { maxLength: 12 }),
          (sales, steps) => playReturns(currency, taxMode, sales, steps),
        ),
        { numRuns: 12 },
      )
    },
    60_000,
  )
})

type RandomSale = {
  lines: { amountMinor: number; quantityMilli: number; percent: number | null; reduced: boolean }[]
  discount: number | null
}

function playReturns(currency: string, taxMode: TaxMode, sales: RandomSale[], steps: Step[]): void {
  const till = salesTill({ currency, taxMode, cashCount: 'open' })
  till.context.findTaxRate = (id) =>
    id === 2
      ? { taxRateId: 2, taxRateName: 'Reduced', ratePpm: 70_000 }
      : { taxRateId: 1, taxRateName: 'Standard', ratePpm: 190_000 }
  const sold = sales.map((sale) => sellRandom(till, sale))
  for (const step of steps) {
    const saleId = sold[step.sale % sold.length] ?? ''
    const { lines, left } = good(lookAtReturnable(till.context, saleId))
    const chosen = lines[step.line % lines.length]
    if (step.goods) ring(till, 1)
    if (step.money && left.minor > 0) {
      const amountMinor = Math.max(1, Math.floor((left.minor * step.share) / 1000))
      good(takeBack(till.context, { saleId, taken: { kind: 'amount', amountMinor, reason: 'goodwill' } }))
    } else if (chosen && chosen.leftMilli > 0) {
      const quantityMilli = Math.max(1, Math.floor((chosen.leftMilli * step.share) / 1000))
      good(take(till, saleId, chosen.position, quantityMilli))
    }
    if (getBasket(till.context).lines.length > 0) finish(till)
  }
  // All the rest of each: then nothing is left of anything, and the sums of taxes are those of the goods sold beside.
  for (const saleId of sold) {
    const { lines } = good(lookAtReturnable(till.context, saleId))
    if (lines.every(({ leftMilli }) => leftMilli === 0)) continue
    good(takeBack(till.context, { saleId, taken: all }))
    finish(till)
  }
  for (const saleId of sold)
    expect(good(lookAtReturnable(till.context, saleId))).toMatchObject({ left: { minor: 0 } })
  const extras = steps.filter(({ goods }) => goods).length
  const { totals } = currentDay(dayOf(till))
  expect(totals.gross.minor).toBe(grossOfExtras(totals.byTax, extras, taxMode))
  expect(totals.byTender.reduce((sum, { amount }) => sum + amount.minor, 0)).toBe(totals.gross.minor)
  expect(good(cashState(dayOf(till))).expected?.minor).toBe(totals.gross.minor + totals.cashRounding.minor)
  for (const tax of totals.byTax.filter(({ name }) => name === 'Reduced'))
    expect(tax).toMatchObject({ net: { minor: 0 }, tax: { minor: 0 }, gross: { minor: 0 } })
  expectFittingDay(till)
}

/** What was sold beside the returns and stayed: espressos at 2.80. */
function grossOfExtras(
  byTax: readonly { name: string; net: { minor: number }; gross: { minor: number } }[],
  extras: number,
  mode: TaxMode,
): number {
  const standard = byTax.find(({ name }) => name === 'Standard')
  const stayed = mode === 'added' ? standard?.net.minor : standard?.gross.minor
  expect(stayed ?? 0).toBe(extras * 280)
  return byTax.reduce((sum, { gross }) => sum + gross.minor, 0)
}

function sellRandom(till: SalesTill, { lines, discount }: RandomSale): string {
  const { context } = till
  for (const { amountMinor, quantityMilli, percent, reduced } of lines) {
    const { focus } = good(addOpenAmount(context, { amountMinor, taxRateId: reduced ? 2 : 1 }))
    const lineId = focus ?? ''
    good(setQuantity(context, { lineId, quantityMilli }))
    if (percent) good(setLineDiscount(context, { lineId, discount: { kind: 'percent', ppm: percent } }))
  }
  if (discount) good(setSaleDiscount(context, { discount: { kind: 'percent', ppm: discount } }))
  return sellForCash(till)
}
