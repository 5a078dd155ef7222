import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { displayClosedForGood } from '../../preload/contract/display.ts'
import type { Log } from '../ports.ts'
import { type DisplayAccess, displayAccess } from './display-access.ts'
import { displayFiles, displayPage } from './display-files.ts'
import { type Access, loopbackAccess } from './loopback-access.ts'
import { type PageFiles, pageHeaders } from './page-files.ts'

/** The largest message: a CSV list of 60 MB as base64, with room. Larger ones end the connection. */
const largestMessageBytes = 96 * 1024 * 1024
const mostWindows = 16
const mostDisplays = 4

export type LoopbackSite = {
  port: number
  access: Access
  display: {
    token(): string
    /** How many are looking. */
    connected(): number
    /** A new token; whoever came by the old one is shut out at once. */
    renew(): void
  }
  close(): Promise<void>
}

export type SiteOptions = {
  folder: string
  files: PageFiles
  /** 0 is any free port. */
  port: number
  log: Log
  onWindow(socket: WebSocket): void
  onDisplay(socket: WebSocket): void
}

type Entrance = { till: Access; display: DisplayAccess; displayFiles: PageFiles }

/**
 * The renderer's files and one web socket a window, on 127.0.0.1 only.
 * @throws the system's error when the port is taken
 */
export async function openLoopbackSite(options: SiteOptions): Promise<LoopbackSite> {
  let port = options.port
  const access = loopbackAccess(options.folder, () => port)
  const entrance: Entrance = {
    till: access,
    display: displayAccess(options.folder, () => port),
    displayFiles: displayFiles(options.files),
  }
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessageBytes,
    perMessageDeflate: false,
  })
  const displays = new WebSocketServer({ noServer: true, maxPayload: 1_024, perMessageDeflate: false })
  const server = createServer((request, response) => {
    answer(options, entrance, request, response).catch((error) => {
      options.log.error('site.failed', { problem: String(error) })
      response.destroy()
    })
  })
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const isDisplay = request.url === displaySocket
    const isFull = isDisplay ? displays.clients.size >= mostDisplays : sockets.clients.size >= mostWindows
    const refusal = refuseUpgrade(entrance, request) ?? (isFull ? 503 : null)
    if (refusal !== null) {
      options.log.warn('site.refused', { status: refusal, path: cut(request.url) })
      // Who was refused may be gone before the answer is; without a listener that would count as a bug of the till.
      socket.on('error', () => undefined)
      socket.end(`HTTP/1.1 ${refusal} Refused\r\nConnection: close\r\n\r\n`)
      return
    }
    if (isDisplay) displays.handleUpgrade(request, socket, head, (display) => options.onDisplay(display))
    else sockets.handleUpgrade(request, socket, head, (window) => options.onWindow(window))
  })
  await listen(server, options.port)
  port = (server.address() as AddressInfo).port
  const display: LoopbackSite['display'] = {
    token: entrance.display.token,
    connected: () => displays.clients.size,
    renew() {
      entrance.display.renew()
      for (const client of displays.clients) client.close(displayClosedForGood)
    },
  }
  return { port, access, display, close: () => close(server, [...sockets.clients, ...displays.clients]) }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
}

async function close(server: Server, windows: readonly WebSocket[]): Promise<void> {
  // 1001: going away. The page shows it and tries to come back.
  for (const window of windows) window.close(1001)
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  const patience = setTimeout(() => {
    for (const window of windows) window.terminate()
    server.closeAllConnections()
  }, 500)
  server.closeIdleConnections()
  await closed
  clearTimeout(patience)
}

const displaySocket = `${displayPage}live`

function refuseUpgrade({ till: access, display }: Entrance, request: IncomingMessage): number | null {
  const { host, origin, cookie } = request.headers
  if (!access.isOurHost(host)) return 421
  // A browser always sends the origin here; a page of ours has ours.
  if (origin === undefined || !access.isOurOrigin(origin, host)) return 403
  if (request.url === displaySocket) return display.hasCookie(cookie) ? null : 401
  if (!access.hasCookie(cookie)) return 401
  return request.url === '/till' ? null : 404
}

async function answer(
  options: SiteOptions,
  entrance: Entrance,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const access = entrance.till
  const { host, origin, cookie } = request.headers
  const refuse = (status: number, sentence: string) => {
    options.log.warn('site.refused', { status, path: cut(request.url) })
    send(
      response,
      status,
      { ...pageHeaders("'none'"), 'content-type': 'text/plain; charset=utf-8' },
      sentence,
    )
  }
  if (!access.isOurHost(host)) return refuse(421, 'This is a till. It answers to 127.0.0.1 only.\n')
  if (!access.isOurOrigin(origin, host)) return refuse(403, 'Other pages may not talk to the till.\n')
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Pages are only read.\n')
  const address = request.url ?? '/'
  const base = `http://${host}`
  if (!URL.canParse(address, base)) return refuse(400, 'This is no address.\n')
  const url = new URL(address, base)
  const offered = url.searchParams.get('token')
  if (url.pathname === '/ticket' && access.accepts(offered)) {
    const plain = { ...pageHeaders("'none'"), 'content-type': 'text/plain', 'cache-control': 'no-store' }
    return send(response, 200, plain, access.ticket())
  }
  if (url.pathname.startsWith(displayPage)) {
    const isShown = entrance.display.accepts(offered) || entrance.display.hasCookie(cookie)
    const page = isShown ? await entrance.displayFiles.read(url.pathname) : null
    if (!isShown) return refuse(401, 'Open the address that stands in the settings of the till.\n')
    if (!page) return refuse(404, 'There is no such page.\n')
    const headers = {
      ...pageHeaders(`ws://${host}${displaySocket}`),
      'content-type': page.type,
      'cache-control': 'no-store',
      'set-cookie': entrance.display.setCookie(),
    }
    return send(response, 200, headers, request.method === 'HEAD' ? null : page.bytes)
  }
  const isInvited = url.pathname === '/' && access.accepts(offered)
  const isTill = isInvited || access.hasCookie(cookie)
  // The parts of its own page are all that a display may have besides.
  const files = isTill ? options.files : entrance.displayFiles
  if (!isTill && !entrance.display.hasCookie(cookie))
    return refuse(401, 'Open the address that the till printed when it started; it has the token.\n')
  const file = await files.read(url.pathname)
  if (!file && !isTill) return refuse(401, 'This opens with the address of the till only.\n')
  if (!file) return refuse(404, 'There is no such page.\n')
  const headers = {
    ...pageHeaders(`'self' ws://${host}`),
    'content-type': file.type,
    'cache-control': file.isHashed ? 'private, max-age=31536000, immutable' : 'no-store',
    ...(isInvited ? { 'set-cookie': access.setCookie() } : {}),
  }
  send(response, 200, headers, request.method === 'HEAD' ? null : file.bytes)
}

function send(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: string | Buffer | null,
): void {
  response.writeHead(status, headers)
  response.end(body ?? undefined)
}

/** For the log: without the token. */
function cut(url: string | undefined): string {
  return (url ?? '').replace(/\?.*/, '?…').slice(0, 200)
}
