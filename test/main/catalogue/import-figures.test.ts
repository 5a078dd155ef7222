import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countDecimalVotes, readPrice } from '../../../main/catalogue/import-price.ts'
import { percentText, readTax } from '../../../main/catalogue/import-tax.ts'
import { readUnit } from '../../../main/catalogue/import-unit.ts'
import { currencyCodes, decimalText } from '../../../preload/contract/money.ts'

describe('a price in a list', () => {
  it.each([
    ['1,5', ',', 'EUR', 150],
    ['1.5', '.', 'EUR', 150],
    ['1.234,50', ',', 'EUR', 123_450],
    ['1,234.50', '.', 'USD', 123_450],
    ['1 234,50', ',', 'EUR', 123_450],
    ["1'234.50", '.', 'CHF', 123_450],
    ['1’234.50', '.', 'CHF', 123_450],
    ['€ 12', ',', 'EUR', 1_200],
    ['12,00 €', ',', 'EUR', 1_200],
    ['EUR 3,10', ',', 'EUR', 310],
    ['3,10 Euro', ',', 'EUR', 310],
    ['$1,000', '.', 'USD', 100_000],
    ['2,-', ',', 'EUR', 200],
    ['2.–', '.', 'CHF', 200],
    ['Fr. 2.50', '.', 'CHF', 250],
    ['12,50 kr', ',', 'SEK', 1_250],
    ['1,500', '.', 'JPY', 1_500],
    ['¥500', '.', 'JPY', 500],
    ['１２', '.', 'JPY', 12],
    ['1.500', '.', 'KWD', 1_500],
    ['1.500', '.', 'EUR', 150],
    ['1.500', ',', 'EUR', 150_000],
    ['.5', '.', 'EUR', 50],
    ['+3', '.', 'EUR', 300],
    ['0', '.', 'EUR', 0],
    ['-0,00', ',', 'EUR', 0],
    ['0007', '.', 'EUR', 700],
    ['', '.', 'EUR', null],
    ['  ', '.', 'EUR', null],
    ['€', '.', 'EUR', null],
    ['1 234', '.', 'EUR', 123_400],
    ["1'234'567.50", '.', 'CHF', 123_456_750],
    ['\u200b5', '.', 'EUR', 500],
  ] as const)('%j with the decimal sign %j in %s is %j', (cell, sign, currency, minor) => {
    expect(readPrice(cell, currency, sign)).toEqual({ minor })
  })

  it.each([
    ['1,5', '.', 'price-invalid'],
    ['1.5', ',', 'price-invalid'],
    ['1.2.3', '.', 'price-invalid'],
    ['0x10', '.', 'price-invalid'],
    ['1e3', '.', 'price-invalid'],
    ['1e400', '.', 'price-invalid'],
    ['NaN', '.', 'price-invalid'],
    ['Infinity', '.', 'price-invalid'],
    ['free', '.', 'price-invalid'],
    ['12,', ',', 'price-invalid'],
    ['.', '.', 'price-invalid'],
    ['-', '.', 'price-invalid'],
    ['1 2 x', '.', 'price-invalid'],
    ['=1+1', '.', 'price-invalid'],
    ['1 5', '.', 'price-invalid'],
    ['2 50', '.', 'price-invalid'],
    ['12 50,00', ',', 'price-invalid'],
    ["1'2", '.', 'price-invalid'],
    ['1.234 567,00', ',', 'price-invalid'],
    ['-3.50', '.', 'price-negative'],
    ['−3.50', '.', 'price-negative'],
    ['(3.50)', '.', 'price-negative'],
    ['-€3.50', '.', 'price-negative'],
    ['1.999', '.', 'price-decimals'],
    ['$3', '.', 'price-currency'],
    ['3 USD', '.', 'price-currency'],
    ['99999999999999999999', '.', 'price-too-large'],
    ['9'.repeat(400), '.', 'price-too-large'],
    ['10000000000.01', '.', 'price-too-large'],
  ] as const)('%j with the decimal sign %j is refused: %s', (cell, sign, reason) => {
    expect(readPrice(cell, 'EUR', sign)).toMatchObject({ reason })
  })

  it('comes back from its exact decimal text in every currency', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), fc.constantFrom(...currencyCodes), (minor, currency) => {
        const text = decimalText(minor, currency)
        expect(readPrice(text, currency, '.')).toEqual({ minor })
        expect(readPrice(text.replace('.', ','), currency, ',')).toEqual({ minor })
      }),
    )
  })
})

describe('the decimal sign of a column', () => {
  it.each([
    [['1,50', '2', '3,00'], 'EUR', ','],
    [['1.50', '2', '3.00'], 'EUR', '.'],
    [['1.234,50'], 'EUR', ','],
    [['1,234.50'], 'EUR', '.'],
    [['1.234.567'], 'EUR', ','],
    [['1.500', '2.000'], 'EUR', undefined],
    [['1.500', '2,5'], 'EUR', ','],
    [['1.500'], 'KWD', '.'],
    [['1,500'], 'JPY', '.'],
    [['12', '', 'x'], 'EUR', undefined],
    [['1,5', '1,6', '1.7'], 'EUR', ','],
  ])('of %j in %s is %j', (cells, currency, expected) => {
    const votes = countDecimalVotes(currency)
    for (const cell of cells) votes.add(cell)
    expect(votes.result()).toBe(expected)
  })
})

describe('a tax rate in a list', () => {
  it.each([
    ['19', 190_000, ''],
    ['19%', 190_000, ''],
    ['19,00 %', 190_000, ''],
    ['0.19', 190_000, ''],
    ['0,07', 70_000, ''],
    ['0.055', 55_000, ''],
    ['5.5', 55_000, ''],
    ['8.875%', 88_750, ''],
    ['0.5%', 5_000, ''],
    ['0', 0, ''],
    ['0 %', 0, ''],
    ['100', 1_000_000, ''],
    ['MwSt 19 %', 190_000, ''],
    ['19 % MwSt.', 190_000, ''],
    ['BTW: 21%', 210_000, ''],
    ['7 % ermäßigt', 70_000, 'ermäßigt'],
  ])('%j is %j ppm', (cell, ratePpm, label) => {
    expect(readTax(cell)).toEqual({ kind: 'rate', ratePpm, label })
  })

  it.each([
    ['', { kind: 'none' }],
    ['Reduced', { kind: 'named', name: 'reduced' }],
    ['101', { kind: 'invalid' }],
    ['-19', { kind: 'invalid' }],
    ['19.12345%', { kind: 'invalid' }],
    ['1e400', { kind: 'invalid' }],
    ['0x10', { kind: 'invalid' }],
    ['19 20', { kind: 'invalid' }],
    ['19% 7%', { kind: 'invalid' }],
    ['19%%', { kind: 'invalid' }],
  ])('%j is %j', (cell, expected) => {
    expect(readTax(cell)).toEqual(expected)
  })

  it('comes back from its text', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (ratePpm) => {
        expect(readTax(`${percentText(ratePpm)}%`)).toEqual({ kind: 'rate', ratePpm, label: '' })
      }),
    )
  })
})

describe('a unit in a list', () => {
  it.each([
    ['', 'piece'],
    ['Stück', 'piece'],
    ['st.', 'piece'],
    ['pièce', 'piece'],
    ['KG', 'kg'],
    ['Gramm', 'g'],
    ['litre', 'l'],
    ['Meter', 'm'],
    ['uur', 'hour'],
    ['barrel', undefined],
    ['5', undefined],
    ['1 kg', 'kg'],
    ['100g', undefined],
    ['500 g', undefined],
    ['0,5 l', undefined],
  ])('%j is %j', (cell, unit) => {
    expect(readUnit(cell)).toBe(unit)
  })
})
