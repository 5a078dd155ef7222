import fc from 'fast-check'
import { expect, test } from 'vitest'
import { element, elements, xmlText } from '../../../main/domain/xml.ts'

test('a text of the shop is never a part of the document around it', () => {
  expect(element('Name', `</Name><x a="b">&lt;]]>`)).toBe(
    '<Name>&lt;/Name&gt;&lt;x a=&quot;b&quot;&gt;&amp;lt;]]&gt;</Name>',
  )
  expect(elements('Outer', [element('Inner', '1')])).toBe('<Outer><Inner>1</Inner></Outer>')
})

test('what XML cannot carry at all becomes a sign of its own', () => {
  expect(xmlText('a\u0000b\u000bc\ud800d\uffffe\rf\tg\n')).toBe('a\ufffdb\ufffdc\ufffdd\ufffde&#13;f\tg\n')
})

test('any text keeps its letters and leaves no sign that begins anything', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const written = xmlText(text)
      expect(written).not.toMatch(/[<>"\r]|&(?!(?:amp|lt|gt|quot|#13);)/)
      expect(written.isWellFormed()).toBe(true)
    }),
  )
})
