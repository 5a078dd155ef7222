import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { languages } from '../../preload/contract/views.ts'
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

/** Pressed twice it is one start: two tills on one database would be worse than none. */
export function oneAtATime<Value>(work: () => Promise<Value>): () => Promise<Value> {
  let running: Promise<Value> | null = null
  return () => {
    running ??= work().finally(() => {
      running = null
    })
    return running
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
  const words = wordsFor(request.headers['accept-language'])
  switch (`${request.method} ${asked.pathname}`) {
    case 'GET /':
      return page(response, words, standing(outside, words, token, null))
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
      return await startAgain(outside, words, token, response)
    default:
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found')
  }
}

async function startAgain(
  outside: Outside,
  words: SafeWords,
  token: string,
  response: ServerResponse,
): Promise<void> {
  try {
    const address = await outside.again()
    page(response, words, started(words, address), address)
  } catch (error) {
    page(response, words, standing(outside, words, token, startFailure(error)))
  }
}

function wordsFor(accepted: string | undefined): SafeWords {
  const wanted = (accepted ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  const language = wanted.map((two) => languages.find((one) => one === two)).find((one) => one !== undefined)
  return safeWords[language ?? 'en']
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

function started(words: SafeWords, address: string | null): string {
  const on = address === null ? '' : `<p><a class="button" href="${asText(address)}">${words.goOn}</a></p>`
  return `<h1>${words.started}</h1>${on}`
}

function page(response: ServerResponse, words: SafeWords, body: string, goTo: string | null = null): void {
  const refresh = goTo === null ? '' : `<meta http-equiv="refresh" content="0;url=${asText(goTo)}">`
  const language = languages.find((one) => safeWords[one] === words) ?? 'en'
  response
    .writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
      'referrer-policy': 'no-referrer',
    })
    .end(`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${refresh}<title>Suretill</title><style>${style}</style></head>
<body><main>${body}</main></body>
</html>`)
}

/** Whatever an error said, it is text here. */
function asText(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replace(/[&<>"]/g, (sign) => names[sign] ?? '')
}

const style = `
* { box-sizing: border-box; }
:root { color-scheme: light dark; font: 17px/1.5 system-ui, sans-serif; }
body { margin: 0; background: light-dark(#eef1ef, #141a17); color: light-dark(#17211d, #eef3f0); }
main { max-width: 720px; margin: 6vh auto; padding: 32px; border-radius: 16px; background: light-dark(#fff, #1f2723); }
h1 { margin: 0 0 16px; font-size: 30px; }
.failed { padding: 12px 16px; border-radius: 10px; background: light-dark(#fbe3e1, #5d1a15); }
dl { margin: 24px 0; }
dt { color: light-dark(#55635d, #a9b8b1); font-size: 15px; }
dd { margin: 0 0 14px; overflow-wrap: anywhere; white-space: pre-line; max-height: 30vh; overflow-y: auto; }
.ways { display: flex; flex-wrap: wrap; gap: 12px; }
form { margin: 0; }
button, .button { display: inline-flex; align-items: center; min-height: 56px; padding: 0 24px; border: 2px solid #0f6152; border-radius: 12px;
  background: light-dark(#fff, #1f2723); color: light-dark(#0f6152, #7fd6c2); font: inherit; font-weight: 650; text-decoration: none; cursor: pointer; }
button { background: #0f6152; color: #fff; }
:focus-visible { outline: 3px solid light-dark(#17211d, #fff); outline-offset: 2px; }
.quiet { color: light-dark(#55635d, #a9b8b1); font-size: 15px; }`
