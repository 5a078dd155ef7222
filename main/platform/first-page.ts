import { type FirstPage, firstPageId, firstQuestions } from '../../preload/contract/first-page.ts'
import { languages } from '../../preload/contract/views.ts'
import type { Call } from './call-limits.ts'
import type { PageFiles } from './page-files.ts'

/*
 * The page with the till's first answers in it, and with the shop's language and colours named where a browser looks before it runs
 * anything. Whoever may read the page may ask the till: it is handed out behind the same lock.
 */

export type PageOutside = {
  call: Call
  /** Names the run and mode that the page belongs to (till-socket.ts); null without a socket. */
  run(): string | null
}

const place = `<script type="application/json" id="${firstPageId}"></script>`

/** The same files, except that the page itself is written anew each time it is read. */
export function withFirstAnswers(files: PageFiles, outside: PageOutside): PageFiles {
  return {
    async read(urlPath) {
      const file = await files.read(urlPath)
      if (!file || (urlPath !== '/' && urlPath !== '/index.html')) return file
      const html = writeFirstPage(file.bytes.toString('utf8'), await ask(outside))
      return { ...file, bytes: Buffer.from(html) }
    },
  }
}

async function ask({ call, run }: PageOutside): Promise<FirstPage> {
  const asked = run()
  const answers: Record<string, unknown> = {}
  for (const question of firstQuestions) {
    const answer = await call(question, undefined)
    if (answer.ok) answers[question] = answer.value
  }
  return { run: asked, answers }
}

export function writeFirstPage(html: string, page: FirstPage): string {
  const state = page.answers['till.state']
  const language = state?.setupDone ? state.language : null
  const theme = page.answers['settings.get']?.theme
  const words = [
    `lang="${language ?? 'en'}"`,
    ...(theme === 'light' || theme === 'dark' ? [`data-theme="${theme}"`] : []),
  ]
  return onlyTexts(html, language)
    .replace('<html lang="en">', () => `<html ${words.join(' ')}>`)
    .replace(place, () => place.replace('></', () => `>${asData(page)}</`))
}

/** The build names the texts of each language (electron.vite.config.ts); only the shop's are fetched ahead. */
function onlyTexts(html: string, language: string | null): string {
  return languages
    .filter((other) => other !== language)
    .reduce(
      (rest, other) => rest.replace(new RegExp(`\\s*<link [^>]*data-language="${other}"[^>]*>`), ''),
      html,
    )
}

/** Whatever a product is called, it cannot end the element that carries it. */
function asData(page: FirstPage): string {
  return JSON.stringify(page).replaceAll('<', '\\u003c')
}
