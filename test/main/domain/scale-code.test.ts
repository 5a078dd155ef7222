import { describe, expect, it } from 'vitest'
import {
  checkDigit,
  cleanPattern,
  readScaleLabel,
  scaleRuleProblem,
} from '../../../main/domain/scale-code.ts'
import type { ScaleRule } from '../../../preload/contract/scanner-views.ts'

const price: ScaleRule = { pattern: '21IIIIIVVVVVC', holds: 'price', decimals: 2 }
const weight: ScaleRule = { pattern: '28IIIIIKVVVVC', holds: 'weight', decimals: 3 }

describe('the label of a scale', () => {
  it.each([
    // Codes whose last digit was computed by hand: 21 00042 00345 → 3, 28 12345 9 0250 → 9.
    [
      '2100042003453',
      { holds: 'price', value: 345, decimals: 2 },
      ['2100042000001', '2100042', '00042', '42'],
    ],
    ['2812345902509', { holds: 'weight', value: 250, decimals: 3 }, ['2812345000007', '2812345', '12345']],
  ])('%s is read by the rule of its prefix', (code, meaning, codes) => {
    expect(readScaleLabel(code, [price, weight])).toEqual({ ...meaning, codes })
  })

  it.each([
    ['a last digit that does not fit', '2100042003455'],
    ['another prefix', '2200042003450'],
    ['an ordinary article', '4006381333931'],
    ['letters', '21000420034AB'],
    ['too few digits', '210004200345'],
  ])('is none with %s', (_why, code) => {
    expect(readScaleLabel(code, [price, weight])).toBeUndefined()
  })

  it('of American make has eleven digits behind its 2, and is read with the zero in front', () => {
    const rule: ScaleRule = { pattern: '02IIIIIVVVVVC', holds: 'price', decimals: 2 }
    expect(checkDigit('021234500599')).toBe(6)
    expect(readScaleLabel('212345005996', [rule])).toMatchObject({ value: 599 })
    expect(readScaleLabel('0212345005996', [rule])).toMatchObject({ value: 599 })
  })

  it.each([
    ['21IIIIIVVVVVC', undefined],
    ['02IIIIKVVVVVC', undefined],
    ['29IIIVVVVVVVC', 'pattern'],
    ['21IIIIIVVVVV', 'pattern'],
    ['41IIIIIVVVVVC', 'pattern'],
    ['21IIVIIVVVVVC', 'pattern'],
    ['21IIIIIVVVVVX', 'pattern'],
  ] as const)('has the pattern %s: %s', (pattern, problem) => {
    expect(scaleRuleProblem({ pattern, holds: 'price', decimals: 2 })).toBe(problem)
  })

  it('has a pattern as people write it', () => {
    expect(cleanPattern(' 21 iiiii vvvvv c ')).toBe('21IIIIIVVVVVC')
  })

  it('is never read where its last digit is one off, whatever the other twelve', () => {
    for (let seed = 0; seed < 500; seed += 1) {
      const twelve = `21${String((seed * 7_919_113) % 10_000_000_000).padStart(10, '0')}`
      const right = checkDigit(twelve)
      for (let digit = 0; digit < 10; digit += 1)
        expect(readScaleLabel(`${twelve}${digit}`, [price]) !== undefined).toBe(digit === right)
    }
  })
})
