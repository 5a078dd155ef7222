import { formatMoney } from '../../preload/contract/money.ts'
import type { CodeText, CodeValues } from './codes-en.ts'

/** The sentence for a code that the till sent as data; an unknown code is shown as it is, so that nothing is hidden. */
export function codeSentence(
  words: Readonly<Record<string, CodeText>>,
  code: string,
  values: CodeValues = {},
  locale = 'en',
): string {
  // Codes that end in a number share their words: "http-502" is said by "http".
  const [, family = '', number = ''] = /^([a-z-]+)-(\d+)$/.exec(code) ?? []
  const text = words[code] ?? words[family]
  if (text === undefined) return code
  if (typeof text === 'string') return text
  return text({ ...values, ...(family ? { number } : {}) }, (name) => {
    const minor = values[name]
    const { currency } = values
    return typeof minor === 'number' && typeof currency === 'string'
      ? formatMoney({ minor, currency }, locale)
      : ''
  })
}

/** The word for a code, or the code itself. */
export function wordFor(words: Readonly<Record<string, string>>, code: string | number | undefined): string {
  return words[String(code)] ?? String(code ?? '')
}
