import '@fontsource-variable/inter/wght.css'
import './design/base.css'
import './design/tokens.css'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { likelyLanguage, showLikelyTheme } from './state/hints.ts'
import { createServices, followTill, startUp } from './state/services.ts'
import { loadTexts } from './texts/load-texts.ts'
import { findTill } from './till.ts'

/** Questions go out before anything is drawn: the till answers while the texts are being loaded. */
async function start(): Promise<void> {
  showLikelyTheme()
  const api = findTill()
  const services = createServices(api)
  followTill(api, services)
  const started = startUp(services)
  const language = likelyLanguage()
  const texts = await loadTexts(language)
  const place = document.getElementById('page')
  if (!place) throw new Error('the page has no place for the till')
  createRoot(place).render(<App services={services} first={{ language, texts }} />)
  await started
}

void start()
