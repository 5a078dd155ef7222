import { Suspense, useEffect, useLayoutEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Language } from '../preload/contract/views.ts'
import { ErrorBoundary } from './frame/error-boundary.tsx'
import { Frame } from './frame/frame.tsx'
import { PartMissing, StartProblem } from './frame/start-problem.tsx'
import { fetchedPart } from './page-part.ts'
import { showTheme } from './state/appearance.ts'
import type { Services } from './state/services.ts'
import { TillProvider } from './state/till-context.tsx'
import type { Texts } from './texts/en.ts'
import { loadTexts } from './texts/load-texts.ts'

const Lock = fetchedPart(async () => (await import('./people/lock-screen.tsx')).LockScreen)
const Setup = fetchedPart(async () => (await import('./setup/setup.tsx')).Setup)

type Spoken = { language: Language; texts: Texts }

type AppProps = {
  services: Services
  first: Spoken | null
  /** The first picture is in the page, and will be painted next. */
  onShown: () => void
}

/** Until till and texts are there nothing is shown: both come within a frame or two. */
export function App({ services, first, onShown }: AppProps) {
  const till = useStore(services.session, (state) => state.till)
  const partMissing = useStore(services.session, (state) => state.partMissing)
  const theme = useStore(services.session, (state) => state.settings?.theme ?? null)
  const startError = useStore(services.session, (state) => state.startError)
  const [spoken, setSpoken] = useState(first)
  // Before the set-up the till has no language of its own yet: the person's choice counts.
  const language = till?.setupDone ? till.language : null

  useEffect(() => {
    if (language === null || spoken?.language === language) return
    let isCurrent = true
    void loadTexts(language).then((texts) => {
      if (isCurrent) setSpoken({ language, texts })
    })
    return () => {
      isCurrent = false
    }
  }, [language, spoken])

  // Also before the set-up: screen readers pronounce by it.
  useEffect(() => {
    if (spoken) document.documentElement.lang = spoken.language
  }, [spoken])

  useEffect(() => {
    if (theme !== null) showTheme(theme)
  }, [theme])

  useLayoutEffect(onShown, [onShown])

  if (partMissing && spoken) return <PartMissing texts={spoken.texts} />
  if (!till || !spoken) {
    return startError && spoken ? <StartProblem texts={spoken.texts} error={startError} /> : null
  }
  return (
    <TillProvider
      services={services}
      texts={spoken.texts}
      language={spoken.language}
      timeZone={till.timeZone}
    >
      <ErrorBoundary texts={spoken.texts}>
        {till.setupDone && till.counter && !till.counter.person ? (
          <Suspense fallback={null}>
            <Lock counter={till.counter} />
          </Suspense>
        ) : till.setupDone ? (
          <Frame />
        ) : (
          <Suspense fallback={null}>
            <Setup onLanguage={setSpoken} />
          </Suspense>
        )}
      </ErrorBoundary>
    </TillProvider>
  )
}
