import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  amountText,
  dateText,
  dateTimeText,
  quantityText,
  rateText,
  signedAmountText,
  totalText,
} from '../../../main/domain/paper-amount.ts'
import { parseAmount } from '../../../preload/contract/money.ts'
import { languages } from '../../../preload/contract/views.ts'

describe('amounts on paper', () => {
  test.each([
    [123456789, 'EUR', 'en', '1,234,567.89'],
    [123456789, 'EUR', 'de', '1.234.567,89'],
    [123456789, 'CHF', 'fr', '1 234 567,89'],
    [-5, 'EUR', 'nl', '-0,05'],
    [1500, 'JPY', 'en', '1,500'],
    [1500, 'KWD', 'en', '1.500'],
    [100000, 'EUR', 'de', '1.000,00'],
    [99999, 'EUR', 'de', '999,99'],
  ] as const)('%i %s in %s is %s', (minor, currency, language, text) => {
    expect(amountText(minor, currency, language)).toBe(text)
  })

  test('can be read back in every language and currency', () => {
    const amounts = fc.integer({ min: -1e12, max: 1e12 })
    fc.assert(
      fc.property(
        amounts,
        fc.constantFrom(...languages),
        fc.constantFrom('EUR', 'JPY'),
        (minor, language, currency) => {
          expect(parseAmount(amountText(minor, currency, language), currency)).toBe(minor)
        },
      ),
    )
  })

  test('name the currency where a total stands, and show which way a rounding went', () => {
    expect(totalText(1250, 'CHF', 'de')).toBe('CHF 12,50')
    expect(signedAmountText(2, 'CHF', 'de')).toBe('+0,02')
    expect(signedAmountText(-2, 'CHF', 'de')).toBe('-0,02')
    expect(signedAmountText(0, 'CHF', 'de')).toBe('0,00')
  })
})

test('quantities and rates have no useless zeros', () => {
  expect(quantityText(1000, 'de')).toBe('1')
  expect(quantityText(1250, 'de')).toBe('1,25')
  expect(quantityText(5, 'en')).toBe('0.005')
  expect(quantityText(1_000_000_000, 'en')).toBe('1,000,000')
  expect(rateText(190_000, 'de')).toBe('19 %')
  expect(rateText(55_000, 'fr')).toBe('5,5 %')
  expect(rateText(88_750, 'en')).toBe('8.875%')
  expect(rateText(0, 'nl')).toBe('0%')
})

test('a time is the time in the shop, also in the hour that happens twice', () => {
  expect(dateTimeText(Date.UTC(2026, 9, 25, 0, 30), 'Europe/Berlin', 'de')).toBe('25.10.2026 02:30')
  expect(dateTimeText(Date.UTC(2026, 9, 25, 1, 30), 'Europe/Berlin', 'de')).toBe('25.10.2026 02:30')
  expect(dateTimeText(Date.UTC(2026, 11, 31, 23, 30), 'Asia/Tokyo', 'en')).toBe('2027-01-01 08:30')
  expect(dateTimeText(Date.UTC(2026, 0, 1, 0, 0), 'UTC', 'fr')).toBe('01/01/2026 00:00')
  expect(dateText('2026-11-21', 'nl')).toBe('21-11-2026')
})
