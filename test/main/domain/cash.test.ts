import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cashDue, cashSuggestions, piecesOf, settleCash } from '../../../main/domain/cash.ts'
import { coinageOf } from '../../../main/domain/coinage.ts'
import { currencyCodes } from '../../../preload/contract/money.ts'

describe('what is due in cash', () => {
  it.each([
    ['EUR', 1234, 1234],
    ['USD', 1234, 1234],
    ['CHF', 1232, 1230],
    ['CHF', 1233, 1235],
    ['CHF', 2, 0],
    ['SEK', 12_349, 12_300],
    ['SEK', 12_350, 12_400],
    ['NOK', 12_350, 12_400],
    ['DKK', 1024, 1000],
    ['DKK', 1025, 1050],
    ['DKK', 1075, 1100],
    ['CZK', 1050, 1100],
    ['HUF', 123_200, 123_000],
    ['HUF', 123_300, 123_500],
    ['HUF', 123_249, 123_000],
    ['AUD', 1003, 1005],
    ['CAD', 1002, 1000],
    ['NZD', 1005, 1000],
    ['NZD', 1006, 1010],
    ['CLP', 1235, 1230],
    ['CLP', 1236, 1240],
    ['JPY', 1234, 1234],
    ['KWD', 1232, 1230],
    ['KWD', 1233, 1235],
  ])('in %s for %d is %d', (currency, due, expected) => {
    expect(cashDue(due, currency)).toEqual({ cashDueMinor: expected, roundingMinor: expected - due })
  })

  it('in euros follows the country where one says so', () => {
    expect(cashDue(1233, 'EUR', 5)).toEqual({ cashDueMinor: 1235, roundingMinor: 2 })
    expect(cashDue(1232, 'EUR', 5)).toEqual({ cashDueMinor: 1230, roundingMinor: -2 })
  })

  it('is refused for a currency whose coins nobody wrote down', () => {
    expect(() => cashDue(1, 'XXX')).toThrow(/no coins/)
  })
})

describe('settling in cash', () => {
  it('gives change on what coins can express', () => {
    expect(settleCash(1233, 2000, 'CHF')).toEqual({
      tenderedMinor: 2000,
      roundingMinor: 2,
      chargedMinor: 1235,
      changeMinor: 765,
    })
  })

  it('always takes exact coins, and then rounds nothing', () => {
    expect(settleCash(1233, 1233, 'EUR', 5)).toEqual({
      tenderedMinor: 1233,
      roundingMinor: 0,
      chargedMinor: 1233,
      changeMinor: 0,
    })
  })

  it('asks for the rounded amount when nothing is said', () => {
    expect(settleCash(1232, null, 'CHF')).toEqual({
      tenderedMinor: 1230,
      roundingMinor: -2,
      chargedMinor: 1230,
      changeMinor: 0,
    })
  })

  it('refuses too little', () => {
    expect(settleCash(1233, 1230, 'CHF')).toBeUndefined()
    expect(settleCash(1233, 1232, 'EUR')).toBeUndefined()
  })

  it('balances in every currency: handed over = due + rounding + change', () => {
    fc.assert(
      fc.property(fc.constantFrom(...currencyCodes), fc.nat(1e9), fc.nat(1e9), (currency, due, over) => {
        const settled = settleCash(due, due + over, currency)
        if (!settled) return
        expect(settled.tenderedMinor).toBe(due + settled.roundingMinor + settled.changeMinor)
        expect(settled.chargedMinor).toBe(due + settled.roundingMinor)
        expect(settled.changeMinor).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('suggestions', () => {
  it.each([
    ['EUR', 1234, [1234, 1250, 1300, 1500, 2000, 5000]],
    ['EUR', 80, [80, 100, 200, 500]],
    ['EUR', 347, [347, 350, 400, 500, 1000, 2000]],
    ['EUR', 2000, [2000, 5000, 10_000, 20_000]],
    ['EUR', 2300, [2300, 2500, 3000, 4000, 5000, 10_000]],
    ['EUR', 8720, [8720, 8750, 8800, 9000, 10_000, 20_000]],
    ['CHF', 1234, [1235, 1250, 1300, 1500, 2000, 5000]],
    ['CHF', 2, [0]],
    ['JPY', 1234, [1234, 1250, 1500, 2000, 5000, 10_000]],
    ['HUF', 123_400, [123_500, 125_000, 130_000, 150_000, 200_000, 500_000]],
    ['KWD', 1234, [1235, 1250, 1500, 2000, 5000, 10_000]],
    ['EUR', 0, []],
  ])('in %s for %d are %j', (currency, due, expected) => {
    expect(cashSuggestions(due, currency)).toEqual(expected)
  })

  it('begin with the exact amount, rise, are at most six and can be laid down in every currency', () => {
    fc.assert(
      fc.property(fc.constantFrom(...currencyCodes), fc.integer({ min: 1, max: 1e8 }), (currency, due) => {
        const coinage = coinageOf(currency)
        const { cashDueMinor } = cashDue(due, currency)
        const amounts = cashSuggestions(due, currency)
        expect(amounts[0]).toBe(cashDueMinor)
        expect(amounts.length).toBeLessThanOrEqual(6)
        for (const [index, amount] of amounts.entries()) {
          if (index === 0) continue
          expect(amount).toBeGreaterThan(amounts[index - 1] ?? 0)
          expect(amount % (coinage.coins[0] ?? 1)).toBe(0)
          expect(piecesOf(amount, coinage)).toBeLessThanOrEqual(Math.max(1, piecesOf(cashDueMinor, coinage)))
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('coins and notes', () => {
  it.each(currencyCodes)('of %s are known, rise, and reach what cash is rounded to', (currency) => {
    const { coins, notes, roundingStep } = coinageOf(currency)
    const all = [...coins, ...notes]
    expect(all).toEqual([...new Set(all)].sort((a, b) => a - b))
    expect(notes.length).toBeGreaterThan(2)
    const smallest = coins[0] ?? 0
    expect(roundingStep % smallest === 0 || smallest === 1).toBe(true)
  })
})
