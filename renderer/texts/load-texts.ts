import type { Language } from '../../preload/contract/views.ts'
import type { Texts } from './en.ts'

/** Only the language in use is loaded. */
export async function loadTexts(language: Language): Promise<Texts> {
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
