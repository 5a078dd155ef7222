import '@fontsource-variable/inter/wght.css'
import './design/base.css'
import './design/tokens.css'
import { likelyLanguage, showLikelyTheme } from './state/hints.ts'
import { createServices, followTill, startUp } from './state/services.ts'
import { loadTexts } from './texts/load-texts.ts'
import { findTill } from './till.ts'

/** A till that does not answer is soon told: then the screen shows that. */
const longestBlankMs = 400

/** Questions go out before anything is drawn: the till answers while the screens and the texts are being loaded. */
async function start(): Promise<void> {
  showLikelyTheme()
  const api = findTill()
  const services = createServices(api)
  followTill(api, services)
  const started = startUp(services)
  const language = likelyLanguage()
  const [{ showApp }, texts] = await withoutStacks(() =>
    Promise.all([import('./show-app.tsx'), loadTexts(language)]),
  )
  // Drawn once, with what it shows: a frame without tiles would be in the way of the one with them.
  await Promise.race([started, new Promise((resolve) => setTimeout(resolve, longestBlankMs))])
  showApp(services, { language, texts })
  await started
}

/** React makes errors while it is loaded, to throw them later; noting where each was made reads its whole source once more. */
async function withoutStacks<T>(load: () => Promise<T>): Promise<T> {
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = 0
  try {
    return await load()
  } finally {
    Error.stackTraceLimit = limit
  }
}

void start()
