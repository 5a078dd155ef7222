import type { Language } from '../../preload/contract/views.ts'
import { fetched } from '../page-part.ts'
import type { Texts } from './en.ts'

/** Only the language in use is loaded. */
export function loadTexts(language: Language): Promise<Texts> {
  return fetched(() => importTexts(language))
}

async function importTexts(language: Language): Promise<Texts> {
  switch (language) {
    case 'en':
      return (await import('./en.ts')).en
    case 'de':
      return (await import('./de.ts')).de
    case 'nl':
      return (await import('./nl.ts')).nl
    case 'fr':
      return (await import('./fr.ts')).fr
  }
}
