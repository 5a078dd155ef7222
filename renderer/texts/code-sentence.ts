import { formatMoney } from '../../preload/contract/money.ts'
import type { CodeText, CodeValues } from './codes-en.ts'

/** The sentence for a code that the till sent as data; an unknown code is shown as it is, so that nothing is hidden. */
export function codeSentence(
  words: Readonly<Record<string, CodeText>>,
  code: string,
  values: CodeValues = {},
  locale = 'en',
): string {
  const text = words[code]
  if (text === undefined) return code
  if (typeof text === 'string') return text
  return text(values, (name) => {
    const minor = values[name]
    const { currency } = values
    return typeof minor === 'number' && typeof currency === 'string'
      ? formatMoney({ minor, currency }, locale)
      : ''
  })
}
