import '@fontsource-variable/inter/wght.css'
import './design/base.css'
import './design/tokens.css'
import { createRoot } from 'react-dom/client'
import { whenQuiet } from './after-frame.ts'
import { App } from './app.tsx'
import { answerFromPage, readFirstPage } from './first-page.ts'
import { watchMissingParts } from './page-part.ts'
import { wantPicturesSoon } from './pictures.ts'
import { likelyLanguage } from './state/appearance.ts'
import { createServices, followTill, type Services, startUp } from './state/services.ts'
import { createStartOver } from './state/start-over.ts'
import { loadTexts } from './texts/load-texts.ts'
import { findTill } from './till.ts'

/** A till that does not answer is soon told: then the screen shows that. */
const longestBlankMs = 400
const longestWithoutPicturesMs = 1_000

/**
 * The first picture is drawn once, with what it shows: the host wrote that into the page. What was true then is asked for again
 * when the picture stands, over the line that is opened for it.
 */
async function start(): Promise<void> {
  const page = readFirstPage()
  const api = answerFromPage(findTill(page.run), page)
  const services = createServices(api)
  watchMissingParts(createStartOver(startOverOnThisPage(services)))
  followTill(api, services)
  const started = startUp(services)
  const till = page.answers['till.state']
  const language = till?.setupDone ? till.language : likelyLanguage()
  const texts = await loadTexts(language)
  await Promise.race([started, new Promise((resolve) => setTimeout(resolve, longestBlankMs))])
  const place = document.getElementById('page')
  if (!place) throw new Error('the page has no place for the till')
  const shown = () => whenQuiet(() => void startUp(services))
  createRoot(place).render(<App services={services} first={{ language, texts }} onShown={shown} />)
  // Whatever is shown first: nobody waits for pictures longer than this.
  setTimeout(wantPicturesSoon, longestWithoutPicturesMs)
}

const startedOverKey = 'suretill.started-over'

function startOverOnThisPage({ ask, session }: Services): Parameters<typeof createStartOver>[0] {
  return {
    isAnswering: async () => (await ask('till.state')).ok,
    reload: () => window.location.reload(),
    memory: {
      read: () => Number(sessionStorage.getItem(startedOverKey)) || null,
      write: (at) => sessionStorage.setItem(startedOverKey, String(at)),
    },
    now: Date.now,
    setTimer: (work, ms) => void setTimeout(work, ms),
    onUseless: () => session.setState({ partMissing: true }),
  }
}

void start()
