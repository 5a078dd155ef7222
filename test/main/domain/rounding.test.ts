import { dinero, halfAwayFromZero, toSnapshot, transformScale } from 'dinero.js/bigint'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { proportion, roundToStep, roundUpToStep, splitInProportion } from '../../../main/domain/rounding.ts'

const million = {
  code: 'XXX',
  base: 10n,
  exponent: 6n,
}

/** amount × ppm ÷ 1,000,000 by a library of its own: the product at six decimals, brought to none. */
function percentByDinero(amount: number, ppm: number): number {
  const product = dinero({ amount: BigInt(amount) * BigInt(ppm), currency: million, scale: 6n })
  return Number(toSnapshot(transformScale(product, 0n, halfAwayFromZero)).amount)
}

describe('a proportion', () => {
  it.each([
    [1, 1, 2, 1],
    [-1, 1, 2, -1],
    [3, 1, 2, 2],
    [-3, 1, 2, -2],
    [5, 1, 4, 1],
    [6, 1, 4, 2],
    [0, 7, 3, 0],
    [-1, 1, 3, 0],
    [299, 335, 1000, 100],
    [1_000_000_000_000, 999_999, 1_000_000, 999_999_000_000],
    [Number.MAX_SAFE_INTEGER, 1, 1, Number.MAX_SAFE_INTEGER],
    [Number.MAX_SAFE_INTEGER, 1, 2, 4_503_599_627_370_496],
    [Number.MAX_SAFE_INTEGER, 1_000_000, 1_000_000, Number.MAX_SAFE_INTEGER],
  ])('of %d × %d ÷ %d is %d, halves away from zero', (amount, part, whole, expected) => {
    expect(proportion(amount, part, whole)).toBe(expected)
  })

  it('agrees with an independent library for every amount a till can mean', () => {
    const amounts = fc.integer({ min: -1e12, max: 1e12 })
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 1_000_000 }), (amount, ppm) => {
        expect(proportion(amount, ppm, 1_000_000)).toBe(percentByDinero(amount, ppm))
      }),
      { numRuns: 2000 },
    )
  })

  it('is exact where the product passes what a double holds', () => {
    fc.assert(
      fc.property(
        fc.maxSafeInteger(),
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 1_000_000, max: 1e9 }),
        (amount, part, whole) => {
          const doubled = BigInt(amount) * BigInt(part) * 2n
          const result = BigInt(proportion(amount, part, whole)) * 2n * BigInt(whole)
          const distance = result > doubled ? result - doubled : doubled - result
          expect(distance <= BigInt(whole)).toBe(true)
        },
      ),
    )
  })

  it('never answers minus zero, which is not equal to zero where it is compared by name', () => {
    expect(Object.is(proportion(-1, 1, 3), 0)).toBe(true)
    expect(Object.is(roundToStep(-2, 5), 0)).toBe(true)
  })

  it('refuses a result that a double cannot hold, and a whole of nothing', () => {
    expect(() => proportion(Number.MAX_SAFE_INTEGER, 2, 1)).toThrow(RangeError)
    expect(() => proportion(1, 1, 0)).toThrow(RangeError)
  })
})

describe('a step', () => {
  it.each([
    [1232, 5, 'away', 1230],
    [1233, 5, 'away', 1235],
    [1250, 100, 'away', 1300],
    [1249, 100, 'away', 1200],
    [-1250, 100, 'away', -1300],
    [1205, 10, 'down', 1200],
    [1206, 10, 'down', 1210],
    [-1205, 10, 'down', -1200],
    [7, 1, 'away', 7],
  ] as const)('from %d by %d, half %s, is %d', (amount, step, half, expected) => {
    expect(roundToStep(amount, step, half)).toBe(expected)
  })

  it('is met from below by the smallest multiple that is enough', () => {
    fc.assert(
      fc.property(fc.nat(1e12), fc.integer({ min: 1, max: 1e6 }), (amount, step) => {
        const up = roundUpToStep(amount, step)
        expect(up % step).toBe(0)
        expect(up - amount).toBeGreaterThanOrEqual(0)
        expect(up - amount).toBeLessThan(step)
      }),
    )
  })
})

describe('a split', () => {
  const weights = fc
    .array(fc.nat(1e9), { minLength: 1, maxLength: 60 })
    .filter((list) => list.some((w) => w > 0))

  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [1, [1, 1], [1, 0]],
    [2, [1, 1, 1], [1, 1, 0]],
    [10, [0, 5, 0], [0, 10, 0]],
    [5, [3, 3, 4], [2, 1, 2]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [0, [0, 0], [0, 0]],
    [7, [2, 3, 2], [2, 3, 2]],
  ])('of %d over %j is %j', (total, over, expected) => {
    expect(splitInProportion(total, over)).toEqual(expected)
  })

  it('adds up to the total, is never a unit off the exact share, and is the same each time', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), weights, (total, list) => {
        const parts = splitInProportion(total, list)
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total)
        const sum = BigInt(list.reduce((all, weight) => all + weight, 0))
        list.forEach((weight, index) => {
          const exact = BigInt(total) * BigInt(weight)
          const off = BigInt(parts[index] ?? 0) * sum - exact
          expect(off < sum && -off < sum).toBe(true)
        })
        expect(splitInProportion(total, list)).toEqual(parts)
      }),
    )
  })

  it('gives no part more than its weight while the total is at most their sum', () => {
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
        const sum = list.reduce((all, weight) => all + weight, 0)
        const parts = splitInProportion(Math.floor(sum * share), list)
        for (const [index, part] of parts.entries()) expect(part).toBeLessThanOrEqual(list[index] ?? 0)
      }),
    )
  })

  it('refuses to split something over nothing, and weights that are none', () => {
    expect(() => splitInProportion(1, [0, 0])).toThrow(RangeError)
    expect(() => splitInProportion(1, [1, -1])).toThrow(RangeError)
    expect(() => splitInProportion(1, [0.5])).toThrow(RangeError)
  })
})
