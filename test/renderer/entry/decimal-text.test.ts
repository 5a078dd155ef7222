import { expect, test } from 'vitest'
import { decimalAsText, parseDecimal, splitQuantity } from '../../../renderer/entry/decimal-text.ts'

test.each([
  ['2,5', 3, 2500],
  ['2.5', 3, 2500],
  ['2', 3, 2000],
  ['.25', 3, 250],
  ['1.', 3, 1000],
  ['19', 4, 190_000],
  ['7,7 %', 4, 77_000],
  ['0.1', 3, 100],
  ['1.2345', 3, undefined],
  ['', 3, undefined],
  [',', 3, undefined],
  ['-1', 3, undefined],
  ['1e3', 3, undefined],
  ['1,000.5', 3, undefined],
  ['99999999999999999', 3, undefined],
])('reads %j with %i decimals as %s', (text, decimals, value) => {
  expect(parseDecimal(text, decimals)).toBe(value)
})

test.each([
  [2500, 3, ',', '2,5'],
  [1000, 3, '.', '1'],
  [1, 3, '.', '0.001'],
  [190_000, 4, '.', '19'],
  [7, 0, '.', '7'],
])('writes %i with %i decimals and %j as %j', (value, decimals, sign, text) => {
  expect(decimalAsText(value, decimals, sign)).toBe(text)
})

test('what it writes it reads again', () => {
  for (const value of [0, 1, 10, 999, 1000, 1001, 123_456])
    expect(parseDecimal(decimalAsText(value, 3, ','), 3)).toBe(value)
})

test.each([
  ['3*cola', 3000, 'cola'],
  ['0,5 * cheese', 500, 'cheese'],
  ['12×', 12_000, ''],
  ['3 cola', null, '3 cola'],
  ['cola*2', null, 'cola*2'],
  ['0*cola', null, '0*cola'],
  ['7up', null, '7up'],
])('reads the wish for several out of %j', (query, quantityMilli, rest) => {
  expect(splitQuantity(query)).toEqual({ quantityMilli, rest })
})
