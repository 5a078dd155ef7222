import '@fontsource-variable/inter/wght.css'
import './design/base.css'
import './design/tokens.css'
import { likelyLanguage, showLikelyTheme } from './state/hints.ts'
import { createServices, followTill, startUp } from './state/services.ts'
import { loadTexts } from './texts/load-texts.ts'
import { findTill } from './till.ts'

/** Questions go out before anything is drawn: the till answers while the screens and the texts are being loaded. */
async function start(): Promise<void> {
  showLikelyTheme()
  const api = findTill()
  const services = createServices(api)
  followTill(api, services)
  const started = startUp(services)
  const language = likelyLanguage()
  const [{ showApp }, texts] = await Promise.all([import('./show-app.tsx'), loadTexts(language)])
  showApp(services, { language, texts })
  await started
}

void start()
