import { type Language, languages, type ShopSettings } from '../../preload/contract/views.ts'

/*
 * What the page remembers for its next start, so that the first picture has the right language and colours before the till
 * has answered. Only a hint: the till's answer wins.
 */

const languageKey = 'suretill-language'
const themeKey = 'suretill-theme'

/** The language of the last time, else the first of the browser's that the till speaks. */
export function likelyLanguage(): Language {
  const wanted = [localStorage.getItem(languageKey) ?? '', ...navigator.languages]
  for (const tag of wanted) {
    const found = languages.find((language) => tag === language || tag.startsWith(`${language}-`))
    if (found) return found
  }
  return 'en'
}

export function rememberHints(language: Language, theme: ShopSettings['theme'] | null): void {
  document.documentElement.lang = language
  localStorage.setItem(languageKey, language)
  if (theme === null) return
  localStorage.setItem(themeKey, theme)
  showTheme(theme)
}

export function showLikelyTheme(): void {
  showTheme(localStorage.getItem(themeKey) ?? 'system')
}

/** Without the attribute the colours follow the system (design/tokens.css). */
function showTheme(theme: string): void {
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  else delete document.documentElement.dataset.theme
}
