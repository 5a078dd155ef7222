import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Basket, basketSums } from '../../../main/domain/basket.ts'
import { composeReceipt, receiptNumberOf } from '../../../main/domain/compose-receipt.ts'
import { readTaxKey, taxKey } from '../../../main/domain/day-keys.ts'
import { composeSale, type Sale, type SaleTender, totalsOfSale } from '../../../main/domain/sale.ts'
import { defaultSettings } from '../../../main/store/settings-store.ts'
import type { Discount, TaxMode } from '../../../preload/contract/views.ts'
import { basketOf, lineOf } from '../../support/baskets.ts'

const tender = (amountMinor: number, values: Partial<SaleTender> = {}): SaleTender => ({
  paymentId: 'p',
  tender: 'cash',
  amountMinor,
  chargedMinor: amountMinor,
  tipMinor: 0,
  roundingMinor: 0,
  tenderedMinor: amountMinor,
  changeMinor: 0,
  provider: null,
  reference: null,
  readerName: null,
  card: null,
  approvedAt: 0,
  ...values,
})

function paid(basket: Basket): Sale {
  const { totalMinor } = basketSums(basket)
  const sale = composeSale(basket, totalMinor > 0 ? [tender(totalMinor)] : [])
  if (!sale) throw new Error('not covered')
  return sale
}

describe('a sale', () => {
  const basket = basketOf([lineOf({ unitPriceMinor: 600 }), lineOf({ unitPriceMinor: 400 })])

  it('is none while the tenders do not cover the total', () => {
    expect(composeSale(basket, [])).toBeUndefined()
    expect(composeSale(basket, [tender(999)])).toBeUndefined()
    expect(composeSale(basket, [tender(600), tender(399)])).toBeUndefined()
  })

  it('is paid by several tenders, each with its tip and rounding', () => {
    const sale = composeSale(basket, [
      tender(600, { tender: 'card', chargedMinor: 660, tipMinor: 60 }),
      tender(400, { roundingMinor: 2, chargedMinor: 402 }),
    ])
    expect(sale).toMatchObject({ tipMinor: 60, cashRoundingMinor: 2, surplusMinor: 0 })
  })

  it('stays right when more was approved than it costs, and names what is owed back', () => {
    const sale = composeSale(basket, [tender(700), tender(500, { tender: 'card' })])
    expect(sale?.tenders.map(({ amountMinor, chargedMinor }) => [amountMinor, chargedMinor])).toEqual([
      [700, 700],
      [300, 500],
    ])
    expect(sale?.surplusMinor).toBe(200)
  })

  it('of nothing to pay needs no tender', () => {
    const free = basketOf([lineOf({ unitPriceMinor: 500 })], {
      discount: { kind: 'percent', ppm: 1_000_000 },
    })
    expect(paid(free).lines[0]).toMatchObject({ totalMinor: 500, saleDiscountShareMinor: 500 })
  })

  it('spreads the discount over its lines without losing a cent, and its totals agree with its rows', () => {
    const discounts = fc.oneof(
      fc.constant<Discount | null>(null),
      fc.integer({ min: 1, max: 1_000_000 }).map<Discount | null>((ppm) => ({ kind: 'percent', ppm })),
      fc.integer({ min: 1, max: 1e7 }).map<Discount | null>((minor) => ({ kind: 'amount', minor })),
    )
    const lines = fc.array(
      fc
        .record({
          unitPriceMinor: fc.nat(100_000),
          quantityMilli: fc.integer({ min: 1, max: 9000 }),
          discount: discounts,
          ratePpm: fc.constantFrom(0, 70_000, 190_000),
          categoryName: fc.constantFrom('', 'Drinks', 'قهوة ☕'),
        })
        .map((line) => lineOf({ ...line, taxRateName: String(line.ratePpm) })),
      { minLength: 1, maxLength: 25 },
    )
    fc.assert(
      fc.property(
        lines,
        discounts,
        fc.constantFrom<TaxMode>('included', 'added'),
        (all, discount, taxMode) => {
          const sale = paid(basketOf(all, { discount, taxMode }))
          const { sums } = sale
          const add = (values: number[]) => values.reduce((sum, value) => sum + value, 0)
          expect(add(sale.lines.map((line) => line.saleDiscountShareMinor))).toBe(sums.saleDiscountMinor)
          for (const line of sale.lines) {
            expect(line.saleDiscountShareMinor).toBeGreaterThanOrEqual(0)
            expect(line.saleDiscountShareMinor).toBeLessThanOrEqual(line.totalMinor)
          }
          for (const rate of sums.rates) {
            const ofRate = sale.lines.filter((line) => line.taxRateName === rate.name)
            expect(add(ofRate.map((line) => line.saleDiscountShareMinor))).toBe(rate.discountMinor)
          }
          const totals = totalsOfSale(sale, 'hour')
          const amount = (dimension: string) =>
            add(totals.filter((total) => total.dimension === dimension).map((total) => total.amountMinor))
          for (const dimension of ['day', 'hour', 'tender', 'tax'])
            expect(amount(dimension)).toBe(sums.totalMinor)
          expect(amount('category')).toBe(sums.totalMinor - sums.taxAddedMinor)
        },
      ),
    )
  })

  it('of ten thousand lines is linear work', () => {
    const count = (lines: number) => {
      let reads = 0
      const line = lineOf({ unitPriceMinor: 199 })
      const counted = basketOf(Array.from({ length: lines }, () => line)).lines.map((priced) =>
        Object.defineProperty({ ...priced }, 'totalMinor', {
          enumerable: true,
          get: () => {
            reads += 1
            return priced.totalMinor
          },
        }),
      )
      paid({ ...basketOf([]), lines: counted, discount: { kind: 'amount', minor: 12_345 } })
      return reads
    }
    expect(count(10_000)).toBe(count(1000) * 10)
  })
})

describe('the key of a tax', () => {
  it.each([
    [190_000, 'Standard 19 %'],
    [0, ''],
    [70_000, 'ضريبة'],
  ])('of %d and "%s" can be read again', (ratePpm, name) => {
    expect(readTaxKey(taxKey(ratePpm, name))).toEqual({ ratePpm, name })
  })
})

describe('the receipt of a sale', () => {
  const settings = { ...defaultSettings, shopName: 'Café Ünï 🥐', headerLines: ['1 Road'], timeZone: 'UTC' }
  const numbers = {
    saleNumber: 7,
    receiptNumber: 'T-000007',
    recordedAt: 42,
    isTraining: true,
    isTest: false,
  }

  it('carries everything that was true, with a mark from each line to its rate', () => {
    const sale = composeSale(
      basketOf(
        [
          lineOf({ name: 'شاي بالنعناع 🌿', unitPriceMinor: 500, listPriceMinor: 600, note: 'hot' }),
          lineOf({ unitPriceMinor: 1000, ratePpm: 70_000, taxRateName: 'Reduced', quantityMilli: 2000 }),
        ],
        { discount: { kind: 'amount', minor: 100 }, note: 'table 4' },
      ),
      [
        tender(2400, {
          tender: 'card',
          chargedMinor: 2640,
          tipMinor: 240,
          readerName: 'Bar',
          card: visa,
          approvedAt: 9,
        }),
      ],
    )
    const receipt = sale && composeReceipt(sale, numbers, settings)
    expect(receipt).toMatchObject({
      training: true,
      receiptNumber: 'T-000007',
      shop: { name: 'Café Ünï 🥐', headerLines: ['1 Road'] },
      subtotalMinor: 2500,
      saleDiscountMinor: 100,
      totalMinor: 2400,
      tipMinor: 240,
      note: 'table 4',
      taxes: [
        { mark: 'A', ratePpm: 190_000 },
        { mark: 'B', ratePpm: 70_000 },
      ],
      tenders: [
        { amountMinor: 2400, chargedMinor: 2640, card: { lastFour: '4242', reader: 'Bar', approvedAt: 9 } },
      ],
    })
    expect(receipt?.lines.map(({ name, taxMark }) => [name, taxMark])).toEqual([
      ['شاي بالنعناع 🌿', 'A'],
      ['Espresso', 'B'],
    ])
  })

  it('goes on with AA after twenty-six rates', () => {
    const lines = Array.from({ length: 28 }, (_, index) =>
      lineOf({ taxRateName: `rate ${index}`, ratePpm: 28 - index }),
    )
    const marks = composeReceipt(paid(basketOf(lines)), numbers, settings).taxes.map(({ mark }) => mark)
    expect([marks[0], marks[25], marks[26], marks[27]]).toEqual(['A', 'Z', 'AA', 'AB'])
  })

  it('has a number of six digits or more, with a T where no money moved', () => {
    expect([receiptNumberOf(7, false), receiptNumberOf(7, true), receiptNumberOf(1_234_567, false)]).toEqual([
      '000007',
      'T-000007',
      '1234567',
    ])
  })
})

const visa = {
  scheme: 'VISA',
  lastFour: '4242',
  entry: 'contactless',
  authorisationCode: '1',
  transactionCode: 'T1',
}
