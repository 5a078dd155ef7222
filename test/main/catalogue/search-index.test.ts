import { describe, expect, test } from 'vitest'
import { createSearchIndex, type SearchProduct } from '../../../main/catalogue/search-index.ts'

const shelf = (...names: string[]): SearchProduct[] =>
  names.map((name, index) => ({ id: index + 1, name, barcodes: [] }))

/** The names found, best first. */
const find = (names: string[], query: string, limit?: number): string[] => {
  const products = shelf(...names)
  return createSearchIndex(products)
    .search(query, limit)
    .map((id) => products[id - 1]?.name ?? '')
}

const BAKERY = [
  'Chocolate cake',
  'Milk chocolate',
  'Milk',
  'Cheese cake',
  'Buttermilk',
  'Rye bread with seeds',
  'Apple pie',
]

describe('finding products by name', () => {
  test('finds the beginning of any word', () => {
    expect(find(BAKERY, 'cak')).toEqual(['Chocolate cake', 'Cheese cake'])
    expect(find(BAKERY, 'see')).toEqual(['Rye bread with seeds'])
  })

  test('wants every typed word, in any order', () => {
    expect(find(BAKERY, 'cak cho')).toEqual(['Chocolate cake'])
    expect(find(BAKERY, 'seeds rye')).toEqual(['Rye bread with seeds'])
    expect(find(BAKERY, 'milk seeds')).toEqual([])
  })

  test('finds the middle and the end of a word', () => {
    expect(find(BAKERY, 'ocol')).toEqual(['Milk chocolate', 'Chocolate cake'].sort())
    expect(find(BAKERY, 'ermilk')).toEqual(['Buttermilk'])
  })

  test.each([
    ['crème', 'Creme fraiche'],
    ['CREME', 'Crème fraîche'],
    ['strasse', 'Straßenkuchen'],
    ['ol', 'Øl'],
    ['lodz', 'Łódź bread'],
    ['istanbul', 'İSTANBUL tea'],
    ['aero', 'Ærø butter'],
    ['ｍｉｌｋ', 'Milk'],
  ])('is blind to accents and case: %s finds %s', (query, name) => {
    expect(find([name, 'Something else'], query)).toEqual([name])
  })

  test('prefers the accents that were typed', () => {
    expect(find(['Pate', 'Pâte'], 'pâte')).toEqual(['Pâte', 'Pate'])
    expect(find(['Pâte', 'Pate'], 'pate')).toEqual(['Pate', 'Pâte'])
  })

  test.each([
    ['one letter too many', 'choccolate'],
    ['one letter too few', 'chocolte'],
    ['one letter wrong', 'chocolete'],
    ['two letters swapped', 'chocoalte'],
    ['a wrong first letter', 'xhocolate'],
    ['a missing first letter', 'hocolate'],
    ['a swapped first letter', 'hcocolate'],
    ['a superfluous first letter', 'dchocolate'],
    ['a typo in an unfinished word', 'chosol'],
    ['a typo in the middle part of a word', 'hoxola'],
  ])('forgives a typo: %s', (_kind, query) => {
    expect(find(BAKERY, query)).toContain('Chocolate cake')
  })

  test.each([
    ['a forgotten space', 'ryebread with'],
    ['a letter instead of a space', 'ryexbread'],
    ['a space inside a word', 'choc olate cake'],
    ['a space one letter early', 'chocolat ecake'],
    ['a space one letter late', 'chocolatec ake'],
  ])('forgives a misplaced space: %s', (_kind, query) => {
    expect(find(BAKERY, query).length).toBe(1)
  })

  test('forgives one typo among several words, not two', () => {
    expect(find(BAKERY, 'rye braed with seeds')).toEqual(['Rye bread with seeds'])
    expect(find(BAKERY, 'rxe braed with seeds')).toEqual([])
  })

  test('finds elided and hyphenated words with and without their sign', () => {
    const names = ["Huile d'olive", 'Coca-Cola', 'Huile']
    expect(find(names, "d'oliv")).toEqual(["Huile d'olive"])
    expect(find(names, 'dolive')).toEqual(["Huile d'olive"])
    expect(find(names, 'cocacola')).toEqual(['Coca-Cola'])
    expect(find(['Rice 500g', 'Rice 1kg'], 'rice 500 g')).toEqual(['Rice 500g'])
  })

  test.each([
    ['قهوة', 'قهوة عربية'],
    ['عرب', 'قهوة عربية'],
    ['молок', 'Молоко топлёное'],
    ['топленое', 'Молоко топлёное'],
    ['牛乳', '北海道牛乳パック'],
    ['パック', '北海道牛乳パック'],
    ['우유', '서울우유'],
    ['ขไม', 'นมขไมนตา'],
    ['🍕', 'Party 🍕 box'],
    ['%', '%'],
  ])('finds %s in %s', (query, name) => {
    expect(find([name, 'Something else', 'Молния', 'قطن'], query)).toEqual([name])
  })
})

describe('what nobody means', () => {
  test.each(['%', '_', '*', '"', "'", '茶', '🍫', '\u0000', 'x'])(
    'a lone %j is not forgiven to be another letter',
    (query) => {
      expect(find(['7 up', 'A', 'Tea 🍞', '水'], query)).toEqual([])
    },
  )

  test('a word typed many times counts twice', () => {
    expect(find(['Bla bla bla', 'Bla', 'Bla bla'], 'bla '.repeat(60))).toEqual(
      find(['Bla bla bla', 'Bla', 'Bla bla'], 'bla bla'),
    )
  })
})

describe('the order of what was found', () => {
  test('puts the exact name first', () => {
    const names = ['MILK', 'Milk bread', 'Milk', 'milk', 'Milk milk']
    expect(find(names, 'milk', 1)).toEqual(['milk'])
    expect(find(names, 'Milk', 1)).toEqual(['Milk'])
  })

  test('puts whole words before beginnings, beginnings before middles, and these before typos', () => {
    expect(find(['Roat meal', 'Goats cheese', 'Oatcake tin', 'Oat drink'], 'oat')).toEqual([
      'Oat drink',
      'Oatcake tin',
      'Roat meal',
      'Goats cheese',
    ])
    expect(find(['Sald dressing', 'Salt mill'], 'salt')).toEqual(['Salt mill', 'Sald dressing'])
  })

  test('puts names with fewer other words first', () => {
    expect(find(['Apple pie with cream', 'Apple pie', 'Apple'], 'appl')).toEqual([
      'Apple',
      'Apple pie',
      'Apple pie with cream',
    ])
  })

  test('puts what sells more often first among equals', () => {
    const index = createSearchIndex([
      { id: 1, name: 'Water still', barcodes: [] },
      { id: 2, name: 'Water fizzy', barcodes: [], popularity: 40 },
    ])
    expect(index.search('wat')).toEqual([2, 1])
  })

  test('gives equals by their number, and no more than asked for', () => {
    const names = Array.from({ length: 60 }, () => 'Comté')
    expect(find(names, 'comte').length).toBe(20)
    expect(createSearchIndex(shelf(...names)).search('comte', 3)).toEqual([1, 2, 3])
  })
})

describe('finding products by barcode', () => {
  const index = createSearchIndex([
    { id: 1, name: 'Upc', barcodes: ['012345678905'] },
    { id: 2, name: 'Ean', barcodes: ['0412345678901'] },
    { id: 3, name: 'Short', barcodes: ['20711689', '4006381333931'] },
    { id: 4, name: 'Letters', barcodes: ['ABC-12x'] },
    { id: 5, name: 'Long', barcodes: ['12345678901234567890'] },
    { id: 6, name: 'Inner', barcodes: ['0123'] },
    { id: 7, name: 'Inner, shorter', barcodes: ['123'] },
  ])

  test.each([
    ['012345678905', 1],
    ['0012345678905', 1],
    ['12345678905', 1],
    ['412345678901', 2],
    ['20711689', 3],
    ['4006381333931', 3],
    ['abc-12X', 4],
    ['12345678901234567890', 5],
    ['0123', 6],
    ['123', 7],
    ['00123', 6],
  ])('looks up %s', (barcode, id) => {
    expect(index.findByBarcode(barcode)).toBe(id)
  })

  test.each(['', ' ', '999', '1234567890', 'abc', '0', '123456789012345678901'])(
    'knows no product for "%s"',
    (barcode) => {
      expect(index.findByBarcode(barcode)).toBeUndefined()
    },
  )

  test('finds by the first digits, with or without leading zeros', () => {
    expect(index.search('01234567')).toEqual([1])
    expect(index.search('1234567890')).toEqual([5, 1])
    expect(index.search('00412345')).toEqual([2])
    expect(index.search('40063')).toEqual([3])
    expect(index.search('4 006381 333931')).toEqual([3])
    expect(index.search('ABC-1')).toEqual([4])
    expect(index.search('0041')).toEqual([2])
  })

  test('finds a product once whose name and barcode both match', () => {
    const both = createSearchIndex([{ id: 1, name: 'Beer 1664', barcodes: ['1664000000007'] }])
    expect(both.search('1664')).toEqual([1])
  })
})
