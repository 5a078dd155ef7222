import { expect, test } from 'vitest'
import { scannedText } from '../../renderer/scanned-text.ts'

const nothing = { prefix: '', suffix: '' }

test.each([
  [
    'the signs of this scanner are taken away',
    '~4006381333931#',
    { prefix: '~', suffix: '#' },
    '4006381333931',
  ],
  ['a code without them stays', '4006381333931', { prefix: '~', suffix: '#' }, '4006381333931'],
  ['a code that is nothing but the prefix stays', '~', { prefix: '~', suffix: '' }, '~'],
  ['a French keyboard made letters of digits', 'àç&éà"-_à"&(-', nothing, '0912036803156'],
  ['a Czech keyboard did', 'éí+ěéšžáéš+řž', nothing, '0912036803156'],
  ['composed as two signs each', 'éí+ěéšžáéš+řž'.normalize('NFD'), nothing, '0912036803156'],
  ['signs that are a text of somebody stay', '(-)', nothing, '(-)'],
  ['letters among them stay', 'ç&é-ABC', nothing, 'ç&é-ABC'],
])('%s', (_what, raw, words, code) => {
  expect(scannedText(raw, words)).toBe(code)
})
