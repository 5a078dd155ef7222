import { add, allocate, dinero, EUR, toSnapshot } from 'dinero.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  appendLine,
  type Basket,
  type BasketLine,
  basketSums,
  lineProblem,
  lineToJoin,
  removeLine,
  replaceLine,
} from '../../../main/domain/basket.ts'
import { discountOn, isDiscountValid } from '../../../main/domain/discount.ts'
import { amountOfQuantity, isQuantityTooDear } from '../../../main/domain/quantity.ts'
import { taxOn } from '../../../main/domain/tax.ts'
import type { Discount, TaxMode } from '../../../preload/contract/views.ts'
import { basketOf, lineOf } from '../../support/baskets.ts'

describe('a quantity', () => {
  it.each([
    [299, 335, 100],
    [299, 1000, 299],
    [1999, 1500, 2999],
    [1, 499, 0],
    [1, 500, 1],
    [0, 1_000_000, 0],
    [1_000_000_000_000, 1000, 1_000_000_000_000],
  ])('of %d a unit × %d thousandths is %d', (price, quantity, expected) => {
    expect(amountOfQuantity(price, quantity)).toBe(expected)
  })

  it('is too dear above the limit of the till, and never wrapped or rounded on the way there', () => {
    expect(isQuantityTooDear(1e12, 1000)).toBe(false)
    expect(isQuantityTooDear(1e12, 1001)).toBe(true)
    expect(isQuantityTooDear(1e12, 1e9)).toBe(true)
  })

  it.each([
    [{ unitPriceMinor: 100, quantityMilli: 0 }, 'quantity-invalid'],
    [{ unitPriceMinor: 100, quantityMilli: -1000 }, 'quantity-invalid'],
    [{ unitPriceMinor: 100, quantityMilli: 0.5 }, 'quantity-invalid'],
    [{ unitPriceMinor: 100, quantityMilli: Number.NaN }, 'quantity-invalid'],
    [{ unitPriceMinor: -1, quantityMilli: 1000 }, 'amount-too-large'],
    [{ unitPriceMinor: 2 ** 53, quantityMilli: 1000 }, 'amount-too-large'],
    [{ unitPriceMinor: 0, quantityMilli: 1 }, undefined],
  ])('and price of %j has the problem %s', (line, problem) => {
    expect(lineProblem(line)).toBe(problem)
  })
})

describe('a discount', () => {
  const percent = (ppm: number): Discount => ({ kind: 'percent', ppm })
  const amount = (minor: number): Discount => ({ kind: 'amount', minor })

  it.each([
    [1000, null, 0],
    [1000, percent(100_000), 100],
    [995, percent(100_000), 100],
    [994, percent(100_000), 99],
    [5, percent(500_000), 3],
    [1000, percent(1_000_000), 1000],
    [1000, amount(250), 250],
    [1000, amount(2500), 1000],
    [0, percent(500_000), 0],
    [0, amount(5), 0],
    [1e12, percent(333_333), 333_333_000_000],
  ])('on %d of %j takes off %d', (total, discount, expected) => {
    expect(discountOn(total, discount)).toBe(expected)
  })

  it('is not valid when it is nothing, negative, broken or more than the whole', () => {
    for (const discount of [
      percent(0),
      percent(-1),
      percent(1_000_001),
      percent(0.5),
      amount(0),
      amount(-5),
      amount(1.5),
    ])
      expect(isDiscountValid(discount)).toBe(false)
    for (const discount of [null, percent(1), percent(1_000_000), amount(1)])
      expect(isDiscountValid(discount)).toBe(true)
  })
})

describe('tax', () => {
  it.each([
    ['included', 1190, 190_000, { netMinor: 1000, taxMinor: 190, grossMinor: 1190 }],
    ['included', 100, 190_000, { netMinor: 84, taxMinor: 16, grossMinor: 100 }],
    ['included', 1, 190_000, { netMinor: 1, taxMinor: 0, grossMinor: 1 }],
    ['included', 1000, 0, { netMinor: 1000, taxMinor: 0, grossMinor: 1000 }],
    ['included', 2000, 1_000_000, { netMinor: 1000, taxMinor: 1000, grossMinor: 2000 }],
    ['added', 1000, 190_000, { netMinor: 1000, taxMinor: 190, grossMinor: 1190 }],
    ['added', 1050, 88_750, { netMinor: 1050, taxMinor: 93, grossMinor: 1143 }],
    ['added', 0, 190_000, { netMinor: 0, taxMinor: 0, grossMinor: 0 }],
  ] as const)('%s in or on %d at %d ppm', (mode, total, ppm, expected) => {
    expect(taxOn(total, ppm, mode)).toEqual(expected)
  })
})

describe('the sums of a basket', () => {
  it('take tax from the sum of a rate, not line by line', () => {
    const lines = Array.from({ length: 3 }, () => lineOf({ unitPriceMinor: 33, ratePpm: 190_000 }))
    const sums = basketSums(basketOf(lines))
    // Line by line it would be 3 × 5 = 15.
    expect(sums.rates).toMatchObject([{ ratePpm: 190_000, netMinor: 83, taxMinor: 16, grossMinor: 99 }])
  })

  it('show several rates, the highest first, and spread the discount of the sale over them', () => {
    const sums = basketSums(
      basketOf(
        [
          lineOf({ unitPriceMinor: 1000, ratePpm: 70_000, taxRateName: 'Reduced' }),
          lineOf({ unitPriceMinor: 2000, ratePpm: 190_000 }),
          lineOf({ unitPriceMinor: 1, ratePpm: 0, taxRateName: 'None' }),
        ],
        { discount: { kind: 'amount', minor: 100 } },
      ),
    )
    expect(
      sums.rates.map(({ name, linesMinor, discountMinor, grossMinor }) => [
        name,
        linesMinor,
        discountMinor,
        grossMinor,
      ]),
    ).toEqual([
      ['Standard', 2000, 67, 1933],
      ['Reduced', 1000, 33, 967],
      ['None', 1, 0, 1],
    ])
    expect(sums.totalMinor).toBe(2901)
  })

  it('add tax at the end where prices are without it', () => {
    const basket = basketOf(
      [
        lineOf({ unitPriceMinor: 1000 }),
        lineOf({ unitPriceMinor: 500, ratePpm: 70_000, taxRateName: 'Reduced' }),
      ],
      {
        taxMode: 'added',
        discount: { kind: 'percent', ppm: 100_000 },
      },
    )
    expect(basketSums(basket)).toMatchObject({
      subtotalMinor: 1500,
      saleDiscountMinor: 150,
      taxAddedMinor: 171 + 32,
      totalMinor: 1553,
    })
  })

  it('of a wholly discounted or free basket are zero in every row', () => {
    const free = basketSums(
      basketOf([lineOf({ unitPriceMinor: 0 }), lineOf({ unitPriceMinor: 500 })], {
        discount: { kind: 'percent', ppm: 1_000_000 },
      }),
    )
    expect(free).toMatchObject({ subtotalMinor: 500, saleDiscountMinor: 500, totalMinor: 0 })
    expect(free.rates).toMatchObject([{ netMinor: 0, taxMinor: 0, grossMinor: 0 }])
    expect(
      basketSums(basketOf([lineOf({ unitPriceMinor: 0 })], { discount: { kind: 'amount', minor: 5 } }))
        .totalMinor,
    ).toBe(0)
  })

  it('count what is weighed as one piece', () => {
    const sums = basketSums(
      basketOf([lineOf({ quantityMilli: 3000 }), lineOf({ unit: 'kg', quantityMilli: 335 })]),
    )
    expect(sums.piecesMilli).toBe(4000)
  })

  it.each(['EUR', 'CHF', 'JPY', 'KWD', 'HUF'])(
    'balance in %s for whatever is rung up, in both tax modes',
    (currency) => {
      fc.assert(
        fc.property(anyLines, fc.option(anyDiscount, { nil: null }), anyMode, (lines, discount, taxMode) => {
          const sums = basketSums(basketOf(lines, { currency, discount, taxMode }))
          const all = (pick: (rate: (typeof sums.rates)[number]) => number) =>
            sums.rates.reduce((sum, rate) => sum + pick(rate), 0)
          for (const rate of sums.rates) {
            expect(rate.netMinor + rate.taxMinor).toBe(rate.grossMinor)
            expect(rate.taxMinor).toBeGreaterThanOrEqual(0)
            expect(rate.discountMinor).toBeLessThanOrEqual(rate.linesMinor)
          }
          expect(all((rate) => rate.linesMinor)).toBe(sums.subtotalMinor)
          expect(all((rate) => rate.discountMinor)).toBe(sums.saleDiscountMinor)
          expect(all((rate) => rate.grossMinor)).toBe(sums.totalMinor)
          expect(sums.totalMinor).toBe(sums.subtotalMinor - sums.saleDiscountMinor + sums.taxAddedMinor)
          expect(sums.totalMinor).toBeGreaterThanOrEqual(0)
          if (taxMode === 'included') expect(sums.taxAddedMinor).toBe(0)
        }),
      )
    },
  )

  it('agree with an independent library on sums and on the size of every share', () => {
    fc.assert(
      fc.property(anyLines, fc.integer({ min: 1, max: 5000 }), (lines, minor) => {
        const basket = basketOf(lines, { discount: { kind: 'amount', minor } })
        const sums = basketSums(basket)
        const euro = (amount: number) => dinero({ amount, currency: EUR })
        const subtotal = basket.lines.map((line) => euro(line.totalMinor)).reduce(add, euro(0))
        expect(toSnapshot(subtotal).amount).toBe(sums.subtotalMinor)
        if (sums.subtotalMinor === 0) return
        const ratios = sums.rates.map((rate) => rate.linesMinor)
        const shares = allocate(euro(sums.saleDiscountMinor), ratios).map((share) => toSnapshot(share).amount)
        for (const [index, share] of shares.entries())
          expect(Math.abs(share - (sums.rates[index]?.discountMinor ?? 0))).toBeLessThanOrEqual(ratios.length)
      }),
    )
  })
})

describe('a line more of the same product', () => {
  const basket = (line: Partial<BasketLine>): Basket => basketOf([lineOf({ productId: 7, ...line })])
  const more = lineOf({ productId: 7 })

  it('joins the line that nobody touched', () => {
    expect(lineToJoin(basket({}), more)?.position).toBe(1)
  })

  it.each<[string, Partial<BasketLine>]>([
    ['another price', { unitPriceMinor: 99 }],
    ['a typed price', { listPriceMinor: 120 }],
    ['a discount', { discount: { kind: 'percent', ppm: 1 } }],
    ['a note', { note: 'no sugar' }],
    ['another tax rate', { ratePpm: 70_000 }],
    ['a name that was changed since', { name: 'Old name' }],
    ['another product', { productId: 8 }],
    ['a weight', { unit: 'kg' }],
  ])('does not join a line with %s', (_, line) => {
    expect(lineToJoin(basket(line), more)).toBeUndefined()
  })

  it('never joins an amount without a product', () => {
    expect(lineToJoin(basketOf([lineOf({ productId: null })]), lineOf({ productId: null }))).toBeUndefined()
  })
})

describe('a basket as a value', () => {
  it('keeps the old one as it was, and never gives a position twice', () => {
    const empty = basketOf([])
    const one = appendLine(empty, lineOf({}))
    const none = removeLine(one, one.lines[0]?.id ?? '')
    const again = appendLine(none, lineOf({}))
    expect([empty.lines.length, one.lines.length, none.lines.length]).toEqual([0, 1, 0])
    expect(again.lines[0]?.id).toBe(`${empty.id}-2`)
    expect(replaceLine(again, { ...lineOf({}), id: 'another', position: 9 })).toBe(again)
  })
})

const anyDiscount: fc.Arbitrary<Discount> = fc.oneof(
  fc.record({ kind: fc.constant('percent' as const), ppm: fc.integer({ min: 1, max: 1_000_000 }) }),
  fc.record({ kind: fc.constant('amount' as const), minor: fc.integer({ min: 1, max: 100_000 }) }),
)
const anyMode = fc.constantFrom<TaxMode>('included', 'added')
const rates = [
  { ratePpm: 190_000, taxRateName: 'Standard' },
  { ratePpm: 70_000, taxRateName: 'Reduced' },
  { ratePpm: 0, taxRateName: 'None' },
  { ratePpm: 88_750, taxRateName: 'City' },
]
const anyLines = fc.array(
  fc
    .record({
      unitPriceMinor: fc.nat(1_000_000),
      quantityMilli: fc.integer({ min: 1, max: 50_000 }),
      discount: fc.option(anyDiscount, { nil: null }),
      rate: fc.constantFrom(...rates),
    })
    .map(({ rate, ...line }) => lineOf({ ...line, ...rate })),
  { minLength: 1, maxLength: 30 },
)
