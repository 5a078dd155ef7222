import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayWidth, graphemes, graphemeWidth, wrapText } from '../../../main/domain/text-width.ts'

describe('the width of text in columns', () => {
  test.each([
    ['', 0],
    ['Espresso', 8],
    ['Käse', 4],
    ['Ka\u0308se', 4],
    ['牛奶', 4],
    ['ｱｲｽ', 3],
    ['Ａ', 2],
    ['한국', 4],
    ['한', 2],
    ['👩‍👩‍👧', 2],
    ['❤️', 2],
    ['🇩🇪', 2],
    ['☕', 2],
    ['שלום', 4],
    ['سلام', 4],
    ['سَلام', 4],
    ['Ж№', 2],
    ['a\u200db', 2],
    ['\u2068abc\u2069', 3],
    [`e${'\u0301'.repeat(40)}`, 1],
  ])('%s takes %i', (text, width) => {
    expect(displayWidth(text)).toBe(width)
  })
})

describe('wrapping', () => {
  test('breaks at spaces first and inside a word only when the word alone is too wide', () => {
    expect(wrapText('Apfelkuchen mit Sahne', 12)).toEqual(['Apfelkuchen', 'mit Sahne'])
    expect(wrapText('Donaudampfschifffahrt heute', 10)).toEqual(['Donaudampf', 'schifffahr', 't heute'])
  })

  test('never cuts an emoji or a letter with accents in two', () => {
    const family = '👩‍👩‍👧'
    expect(wrapText(family.repeat(4), 4)).toEqual([family.repeat(2), family.repeat(2)])
    expect(wrapText('e\u0301'.repeat(4), 3)).toEqual(['e\u0301'.repeat(3), 'e\u0301'])
  })

  test('keeps every character but the spaces at the breaks, and no piece is too wide', () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 120 })
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 64 }), (text, columns) => {
        const pieces = wrapText(text, columns)
        expect(pieces.length).toBeGreaterThan(0)
        for (const piece of pieces) expect(displayWidth(piece)).toBeLessThanOrEqual(columns)
        const bare = (value: string) => value.replaceAll(' ', '')
        expect(bare(pieces.join(''))).toBe(bare(text))
      }),
    )
  })

  test('the parts of a text are as wide as the whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const sum = graphemes(text).reduce((width, part) => width + graphemeWidth(part), 0)
        expect(displayWidth(text)).toBe(sum)
      }),
    )
  })
})
