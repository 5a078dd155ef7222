import { createRoot } from 'react-dom/client'
import type { Language } from '../preload/contract/views.ts'
import { App } from './app.tsx'
import { wantPicturesSoon } from './pictures.ts'
import type { Services } from './state/services.ts'
import type { Texts } from './texts/en.ts'

const longestWithoutPicturesMs = 1_000

/** Draws the till into the page. A part of its own, so that the first questions are out before React is even read. */
export function showApp(services: Services, first: { language: Language; texts: Texts }): void {
  const place = document.getElementById('page')
  if (!place) throw new Error('the page has no place for the till')
  createRoot(place).render(<App services={services} first={first} />)
  // Whatever is shown first: nobody waits for pictures longer than this.
  setTimeout(wantPicturesSoon, longestWithoutPicturesMs)
}
