import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldText } from '../../../main/domain/fold-text.ts'

describe('folding a text for comparison', () => {
  test.each([
    ['Crème Brûlée', 'creme brulee'],
    ['GROẞE STRASSE straße', 'grosse strasse strasse'],
    ['Øl på Łódź', 'ol pa lodz'],
    ['İstanbul ılık', 'istanbul ilik'],
    ['Œuf, Ærø', 'oeuf, aero'],
    ['ﬁn ｆｕｌｌ', 'fin full'],
    ['ΟΔΟΣ οδός', 'οδοσ οδοσ'],
    ['Ёлка', 'елка'],
    ['قَهْوَة', 'قهوه'],
    ['٣ ۴', '3 4'],
    ['Cola™', 'colatm'],
  ])('makes %s to %s', (text, folded) => {
    expect(foldText(text)).toBe(folded)
  })

  test('keeps the vowels of scripts in which marks are letters', () => {
    expect(foldText('ไขมันต่ำ')).not.toBe(foldText('ไขมนตา'))
  })

  test('gives the same for composed and decomposed accents', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldText(text.normalize('NFD'))).toBe(foldText(text.normalize('NFC')))
      }),
    )
  })

  test('changes nothing more when done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text))
      }),
    )
  })
})
