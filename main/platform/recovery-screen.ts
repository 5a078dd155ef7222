import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BackupPreview, BackupProblem, FoundBackup } from '../../preload/contract/backup-views.ts'
import { shortestReason } from '../../preload/contract/reasons.ts'
import { chooseView, factsView, type Standing } from './recovery-views.ts'
import { recoveryWords } from './recovery-words.ts'
import { languageOf, oneAtATime, sendPage, startedView } from './safe-page.ts'
import { safeWords } from './safe-words.ts'
import { startFailure } from './start-failure.ts'

/*
 * What stands in place of a till whose data is damaged, and where somebody wants a backup back: one page without a script, served from
 * here, the same in both hosts. Everything that it can do is handed in.
 */

export type RecoveryWays = {
  folder: string
  /** Null: nothing is wrong, somebody wants a backup. */
  damage: string | null
  /** Written into the field: what the start was told. */
  wish: string
  find(): Promise<FoundBackup[]>
  look(path: string, passphrase: string): Promise<{ preview: BackupPreview } | { problem: BackupProblem }>
  /** What was looked at last takes the data's place. */
  restore(): void
  beginEmpty(reason: string): void
  /** As it is. */
  accept(): void
  /** Starts the till; answers where its page is, null where it has a window of its own. */
  start(): Promise<string | null>
}

export type RecoveryScreen = { address: string; close(): void }

export async function openRecoveryScreen(ways: RecoveryWays): Promise<RecoveryScreen> {
  const token = randomBytes(24).toString('base64url')
  const start = oneAtATime(ways.start)
  const server = createServer((request, response) => {
    const port = (server.address() as AddressInfo).port
    answer({ ...ways, start }, { token, port }, request, response).catch((error: unknown) => {
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
  ways: RecoveryWays,
  { token, port }: { token: string; port: number },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const asked = new URL(request.url ?? '/', `http://127.0.0.1:${port}`)
  if (request.headers.host !== `127.0.0.1:${port}` || asked.searchParams.get('token') !== token) {
    response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' }).end('not allowed')
    return
  }
  const language = languageOf(request.headers['accept-language'])
  const words = recoveryWords[language]
  const choose = async (failure: string | null, wish = ways.wish) => {
    const standing: Standing = { ...ways, wish, token, failure, found: await ways.find() }
    sendPage(response, language, chooseView(words, standing))
  }
  const begin = async (prepare: () => void) => {
    try {
      prepare()
      const address = await ways.start()
      sendPage(response, language, startedView(safeWords[language], address), address)
    } catch (error) {
      await choose(startFailure(error))
    }
  }
  switch (`${request.method} ${asked.pathname}`) {
    case 'GET /':
      return await choose(null)
    // What a second start of the program asks for (main/server.ts).
    case 'GET /ticket':
      response.writeHead(200, { 'content-type': 'text/plain' }).end(token)
      return
    case 'POST /look': {
      const form = await readForm(request)
      const path = form.get('other')?.trim() || form.get('path') || ''
      const looked = await ways.look(path, form.get('passphrase') ?? '')
      if ('problem' in looked) return await choose(words.problems[looked.problem], path)
      return sendPage(response, language, factsView(words, { preview: looked.preview, token, language }))
    }
    case 'POST /restore':
      return await begin(ways.restore)
    case 'POST /go-on':
      return await begin(ways.accept)
    case 'POST /empty': {
      const reason = (await readForm(request)).get('reason')?.trim() ?? ''
      if (reason.length < shortestReason) return await choose(words.reasonMissing)
      return await begin(() => ways.beginEmpty(reason.slice(0, 200)))
    }
    default:
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found')
  }
}

const longestForm = 8_000

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length
    if (length > longestForm) throw new Error('too much for a form')
    pieces.push(piece)
  }
  return new URLSearchParams(Buffer.concat(pieces).toString('utf8'))
}
