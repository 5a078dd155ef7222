import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  currencyCodes,
  currencyDecimals,
  decimalText,
  formatMoney,
  parseAmount,
} from '../../../preload/contract/money.ts'

describe('showing an amount', () => {
  it.each([
    [1234, 'EUR', '12.34'],
    [-5, 'EUR', '-0.05'],
    [0, 'EUR', '0.00'],
    [500, 'JPY', '500'],
    [-7, 'JPY', '-7'],
    [1, 'KWD', '0.001'],
    [123456, 'HUF', '1234.56'],
  ])('writes %i %s as %s', (minor, currency, text) => {
    expect(decimalText(minor, currency)).toBe(text)
  })

  it('is exact where a float is not', () => {
    expect(formatMoney({ minor: 9007199254740991, currency: 'EUR' }, 'de').replace(/\s/g, ' ')).toBe(
      '90.071.992.547.409,91 €',
    )
  })

  it('refuses a currency it does not know and a number that is not whole', () => {
    expect(() => formatMoney({ minor: 1, currency: 'XXX' }, 'en')).toThrow(/unknown currency/)
    expect(() => decimalText(1.5, 'EUR')).toThrow(/whole number/)
  })
})

describe('reading an amount', () => {
  it.each([
    ['12', 1200],
    ['12.5', 1250],
    ['12,50', 1250],
    [' 1 234,50 ', 123450],
    ['1.234,50', 123450],
    ['1,234.50', 123450],
    ["1'234.50", 123450],
    ['1.234', 123400],
    [',5', 50],
    ['１２', 1200],
    ['-3', -300],
    ['−3,20', -320],
    ['-0', 0],
  ])('takes %j as %i cents', (text, minor) => {
    expect(parseAmount(text, 'EUR')).toBe(minor)
  })

  it.each([
    '',
    ' ',
    'abc',
    '1e400',
    '0x10',
    '1,2,3',
    '12.345,6.7',
    '1.2345',
    '1,234,5',
    '12-',
    'NaN',
    'Infinity',
    '9'.repeat(30),
    '.',
    '1.500.00,0,0',
  ])('takes nothing for %j', (text) => {
    expect(parseAmount(text, 'EUR')).toBeUndefined()
  })

  it('does not guess between a thousand and three decimals', () => {
    expect(parseAmount('1,500', 'KWD')).toBeUndefined()
    expect(parseAmount('1.500', 'KWD')).toBe(1500)
    expect(parseAmount('0.250', 'EUR')).toBeUndefined()
    expect(parseAmount('1,500.000', 'KWD')).toBe(1500000)
    expect(parseAmount('500', 'JPY')).toBe(500)
    expect(parseAmount('500.5', 'JPY')).toBeUndefined()
  })

  it('reads back what was written, in every currency', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...currencyCodes),
        fc.integer({ min: -1e12, max: 1e12 }),
        (currency, minor) => {
          const text = decimalText(minor, currency)
          // One to three digits before three decimals could be a thousand: nothing is guessed there.
          if (currencyDecimals(currency) === 3) return
          expect(parseAmount(text, currency)).toBe(minor)
        },
      ),
    )
  })
})
