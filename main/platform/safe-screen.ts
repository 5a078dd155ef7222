import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Language } from '../../preload/contract/views.ts'
import { asText, languageOf, oneAtATime, sendPage, startedView } from './safe-page.ts'
import { type SafeWords, safeWords } from './safe-words.ts'
import type { Crash } from './start-count.ts'
import { startFailure } from './start-failure.ts'
import { supportCode, supportFile } from './support-file.ts'

/*
 * What is shown in place of a till that crashed again and again. One page without a script, served from here: no database, no
 * renderer, no preload, no file of the program beside this one.
 */

export type SafeScreen = {
  address: string
  close(): void
}

type Outside = {
  folder: string
  version: string
  crashes: readonly Crash[]
  now: () => number
  /** Starts the till; answers where its page is, null where it has a window of its own. Throws a sentence for a person. */
  again(): Promise<string | null>
}

export async function openSafeScreen(outside: Outside): Promise<SafeScreen> {
  const token = randomBytes(24).toString('base64url')
  const again = oneAtATime(outside.again)
  const server = createServer((request, response) => {
    const port = (server.address() as AddressInfo).port
    answer({ ...outside, again }, { token, port }, request, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end(String(error))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/?token=${token}`,
    close() {
      server.close()
      server.closeIdleConnections()
    },
  }
}

async function answer(
  outside: Outside,
  { token, port }: { token: string; port: number },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const asked = new URL(request.url ?? '/', `http://127.0.0.1:${port}`)
  // The same two questions as at the till's own door: our host's name, and the secret of this start.
  if (request.headers.host !== `127.0.0.1:${port}` || asked.searchParams.get('token') !== token) {
    response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' }).end('not allowed')
    return
  }
  const language = languageOf(request.headers['accept-language'])
  const words = safeWords[language]
  switch (`${request.method} ${asked.pathname}`) {
    case 'GET /':
      return sendPage(response, language, standing(outside, words, token, null))
    // What a second start of the program asks for (main/server.ts).
    case 'GET /ticket':
      response.writeHead(200, { 'content-type': 'text/plain' }).end(token)
      return
    case 'GET /support':
      response
        .writeHead(200, {
          'content-type': 'text/plain; charset=utf-8',
          'content-disposition': `attachment; filename="suretill-support-${supportCode(outside.crashes)}.txt"`,
        })
        .end(supportFile({ ...outside, now: outside.now() }))
      return
    case 'POST /again':
      return await startAgain(outside, language, token, response)
    default:
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found')
  }
}

async function startAgain(
  outside: Outside,
  language: Language,
  token: string,
  response: ServerResponse,
): Promise<void> {
  const words = safeWords[language]
  try {
    const address = await outside.again()
    sendPage(response, language, startedView(words, address), address)
  } catch (error) {
    sendPage(response, language, standing(outside, words, token, startFailure(error)))
  }
}

function standing(outside: Outside, words: SafeWords, token: string, failure: string | null): string {
  const { crashes, folder, version } = outside
  const last = crashes.at(-1)
  const time = last ? new Date(last.at).toTimeString().slice(0, 5) : ''
  const problem = last?.problem ?? words.nothing
  return `
    <h1>${words.title}</h1>
    ${failure === null ? '' : `<p class="failed"><strong>${words.failed}</strong> ${asText(failure)}</p>`}
    <p>${words.what(crashes.length, time)}</p>
    <p><strong>${words.payments}</strong></p>
    <dl>
      <dt>${words.said}</dt><dd>${asText(problem)}</dd>
      <dt>${words.data}</dt><dd><code>${asText(folder)}</code><br>${words.untouched}</dd>
      <dt>${words.code}</dt><dd><code>${supportCode(crashes)}</code> · Suretill ${asText(version)}</dd>
    </dl>
    <div class="ways">
      <form method="post" action="/again?token=${token}"><button autofocus>${words.again}</button></form>
      <a class="button" href="/support?token=${token}" download>${words.save}</a>
    </div>
    <p class="quiet">${words.saveHint}</p>`
}
