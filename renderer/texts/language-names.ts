import type { Language } from '../../preload/contract/views.ts'

/** Each language in its own words: who looks for it may read no other. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  nl: 'Nederlands',
  fr: 'Français',
}
