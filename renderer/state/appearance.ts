import { type Language, languages, type ShopSettings } from '../../preload/contract/views.ts'

/** Where the till has not said which: the first of the browser's languages that the till speaks. */
export function likelyLanguage(): Language {
  for (const tag of navigator.languages) {
    const found = languages.find((language) => tag === language || tag.startsWith(`${language}-`))
    if (found) return found
  }
  return 'en'
}

/** Without the attribute the colours follow the system (design/tokens.css). The host writes both into the page it hands out. */
export function showTheme(theme: ShopSettings['theme']): void {
  const { dataset } = document.documentElement
  if (theme === 'system') delete dataset.theme
  else dataset.theme = theme
}
