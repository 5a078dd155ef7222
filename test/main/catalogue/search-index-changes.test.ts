import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  buildSearchIndex,
  createSearchIndex,
  type SearchIndex,
  type SearchProduct,
  startSearchIndex,
} from '../../../main/catalogue/search-index.ts'

const words = fc.constantFrom(
  'milk',
  'Milch',
  'crème',
  'creme',
  'café',
  'oat',
  'd',
  '500g',
  '牛乳',
  'молоко',
  '🍕',
  'chocolate',
  'de',
  'la',
  "l'eau",
)
const names = fc.array(words, { minLength: 1, maxLength: 5 }).map((list) => list.join(' '))
const barcodes = fc.uniqueArray(
  fc.oneof(fc.stringMatching(/^\d{1,14}$/), fc.stringMatching(/^[A-Z]{2}\d{3}$/)),
  { maxLength: 2 },
)
const products = fc.record({
  id: fc.integer({ min: 1, max: 12 }),
  name: fc.oneof(names, fc.string({ unit: 'grapheme', maxLength: 30 })),
  barcodes,
  popularity: fc.option(fc.nat(1_000), { nil: undefined }),
})
const changes = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: products.map((product) => ({ kind: 'upsert' as const, product })) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 12 }).map((id) => ({ kind: 'remove' as const, id })) },
  ),
  { maxLength: 30 },
)

const QUERIES = [
  'm',
  'mi',
  'mil',
  'milk',
  'mlik',
  'milk oat',
  'creme',
  'crème',
  'd',
  'de la',
  '牛',
  'молоко',
  'leau',
  'chocolaet',
  '500 g',
  '1',
  '12',
  '0',
  'ab',
]

const answers = (index: SearchIndex): number[][] => QUERIES.map((query) => index.search(query, 5))

describe('an index that changes', () => {
  test('answers after any changes as if it had been built anew', () => {
    fc.assert(
      fc.property(fc.array(products, { maxLength: 12 }), changes, (start, steps) => {
        const index = createSearchIndex(start)
        const kept = new Map(start.map((product) => [product.id, product]))
        for (const step of steps) {
          if (step.kind === 'upsert') {
            index.upsert(step.product)
            kept.set(step.product.id, step.product)
          } else {
            index.remove(step.id)
            kept.delete(step.id)
          }
        }
        const fresh = createSearchIndex(kept.values())
        expect(index.size).toBe(kept.size)
        expect(answers(index)).toEqual(answers(fresh))
        for (const product of kept.values()) {
          for (const query of [product.name, ...product.barcodes])
            expect(index.search(query)).toEqual(fresh.search(query))
        }
      }),
    )
  })

  test('finds every product by its whole name and its barcodes', () => {
    fc.assert(
      fc.property(fc.uniqueArray(products, { selector: (product) => product.id, maxLength: 12 }), (list) => {
        const index = createSearchIndex(list)
        for (const { id, name, barcodes: codes } of list) {
          if (name.trim() !== '') expect(index.search(name)).toContain(id)
          for (const code of codes) {
            expect(index.search(code)).toContain(id)
            expect(index.findByBarcode(code)).toBeDefined()
          }
        }
      }),
    )
  })

  test('forgets a removed product and the old name and barcode of a changed one', () => {
    const index = createSearchIndex([
      { id: 1, name: 'Lemonade', barcodes: ['4000000000013'] },
      { id: 2, name: 'Lemon tart', barcodes: [] },
    ])
    index.remove(2)
    index.upsert({ id: 1, name: 'Orangeade', barcodes: ['4000000000020'] })
    index.remove(77)
    expect(index.search('lemon')).toEqual([])
    expect(index.findByBarcode('4000000000013')).toBeUndefined()
    expect(index.search('orange')).toEqual([1])
    expect(index.findByBarcode('4000000000020')).toBe(1)
    expect(index.size).toBe(1)
  })

  test('stays right through more changes than it lays out anew for', () => {
    const index = createSearchIndex([])
    for (let round = 0; round < 3; round++) {
      for (let id = 1; id <= 3_000; id++) {
        index.upsert({
          id,
          name: `Item ${id} v${round}x${id % 50}`,
          barcodes: [`40000${round}${String(id).padStart(6, '0')}`],
        })
      }
    }
    expect(index.size).toBe(3_000)
    expect(index.search('item 1234')).toContain(1_234)
    expect(index.findByBarcode('400002001234')).toBe(1_234)
    expect(index.findByBarcode('400001001234')).toBeUndefined()
    expect(index.search('400002001234')).toEqual([1_234])
    expect(index.search('v1x')).toEqual([])
  })
})

describe('building an index in slices', () => {
  const catalogue: SearchProduct[] = Array.from({ length: 5_000 }, (_none, index) => ({
    id: index + 1,
    name: `Product ${index % 70} kind ${index % 900}`,
    barcodes: [String(4_000_000_000_000 + index)],
  }))

  test('gives the same index as building it at once', async () => {
    let pauses = 0
    const pause = async (): Promise<void> => {
      pauses++
    }
    const sliced = await buildSearchIndex(pause, catalogue)
    const whole = createSearchIndex(catalogue)
    expect(pauses).toBeGreaterThan(8)
    for (const query of ['prod', 'kind 77', '400000000', 'pruduct 3'])
      expect(sliced.search(query)).toEqual(whole.search(query))
  })

  test('takes the last word on a product that came twice', () => {
    const builder = startSearchIndex()
    builder.add([{ id: 1, name: 'Old', barcodes: [] }])
    builder.add([{ id: 1, name: 'New', barcodes: [] }])
    const steps = builder.finish()
    let step = steps.next()
    while (!step.done) step = steps.next()
    expect(step.value.search('old')).toEqual([])
    expect(step.value.search('new')).toEqual([1])
  })
})

describe('any text as a query', () => {
  const index = createSearchIndex([
    { id: 1, name: 'Plain "quoted" product', barcodes: ['4000000000013'] },
    { id: 2, name: 'Crème 牛乳 قهوة 🍕', barcodes: ['X-1'] },
  ])

  test.each([
    ['nothing', ''],
    ['spaces', ' \t\n '],
    ['signs alone', '"\'%_*()[]{}\\^$|?+'],
    ['SQL', "' OR 1=1; --"],
    ['ten thousand letters', 'x'.repeat(10_000)],
    ['ten thousand words', 'milk '.repeat(2_000)],
    ['ten thousand digits', '9'.repeat(10_000)],
    ['control characters', '\u0000\u0001\u001b[31m\u007f'],
    ['lone surrogates', '\ud83c \udf55 \ud800'],
    ['marks without letters', '\u0301\u0302 \u200d'],
    ['right-to-left overrides', '\u202eabc'],
  ])('finds nothing and does not fail: %s', (_kind, query) => {
    expect(index.search(query)).toEqual([])
  })

  test('never fails, whatever it is, and never names a product that is not there', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 60 }), names),
        fc.integer({ min: -2, max: 50 }),
        (query, limit) => {
          for (const id of index.search(query, limit)) expect([1, 2]).toContain(id)
          index.findByBarcode(query)
        },
      ),
    )
  })

  test('finds nothing where nothing is wanted', () => {
    expect(index.search('plain', 0)).toEqual([])
    expect(index.search('plain', Number.NaN)).toEqual([])
  })
})
