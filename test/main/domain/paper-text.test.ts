import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isolated, paperColumns, paperText } from '../../../main/domain/paper-text.ts'

test('a printer command in a name loses its control character', () => {
  expect(paperText('Tea\x1bp\x00\x19\xfa')).toBe('Teapú')
  expect(paperText('Cut\x1dV\x00 now \x10\x04\x01')).toBe('CutV now')
})

test('line breaks and tabs become spaces, so that one name stays one text', () => {
  expect(paperText('Green\r\ntea\u2028 100 g\t')).toBe('Green tea 100 g')
})

test('signs that turn or hide text are taken out', () => {
  expect(paperText('Tea \u202e05.9\u202c')).toBe('Tea 05.9')
  expect(paperText('Te\u200ba\u2066\u00ad\ufeff')).toBe('Tea')
})

test('both forms of an accented letter print the same', () => {
  expect(paperText('Cafe\u0301')).toBe(paperText('Café'))
})

test('half of a surrogate pair does not reach the paper', () => {
  expect(paperText('a\ud83db')).toBe('a\ufffdb')
})

test('no text whatever lets a control or direction character through', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      for (const safe of [paperText(text), paperColumns(text)])
        expect(safe).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]/)
    }),
    { numRuns: 500 },
  )
})

test('only right-to-left text is isolated', () => {
  expect(isolated('Tea')).toBe('Tea')
  expect(isolated('شاي 5')).toBe('\u2068شاي 5\u2069')
})

test('a line of a finished text keeps the spaces that carry its layout', () => {
  expect(paperColumns('    CARDHOLDER COPY     ')).toBe('    CARDHOLDER COPY')
  expect(paperColumns('TOTAL\t  EUR\u00a012.50\x1b')).toBe('TOTAL    EUR 12.50')
})
