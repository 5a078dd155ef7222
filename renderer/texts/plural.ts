import type { Language } from '../../preload/contract/views.ts'
import { lazily } from '../lazily.ts'

type Forms = { one: string; other: string }

/** Which form of a word goes with a number; `#` in the form becomes the number in the language's digits. */
export function pluralIn(language: Language): (count: number, forms: Forms) => string {
  const rules = lazily(() => new Intl.PluralRules(language))
  const numbers = lazily(() => new Intl.NumberFormat(language))
  return (count, forms) => {
    const form = rules().select(count) === 'one' ? forms.one : forms.other
    return form.replace('#', numbers().format(count))
  }
}
