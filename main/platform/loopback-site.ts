import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Log } from '../ports.ts'
import { type Access, loopbackAccess } from './loopback-access.ts'
import { type PageFiles, pageHeaders } from './page-files.ts'

/** The largest message: a CSV list of 60 MB as base64, with room. Larger ones end the connection. */
const largestMessageBytes = 96 * 1024 * 1024
const mostWindows = 16

export type LoopbackSite = {
  port: number
  access: Access
  close(): Promise<void>
}

export type SiteOptions = {
  folder: string
  files: PageFiles
  /** 0 is any free port. */
  port: number
  log: Log
  onWindow(socket: WebSocket): void
}

/**
 * The renderer's files and one web socket a window, on 127.0.0.1 only.
 * @throws the system's error when the port is taken
 */
export async function openLoopbackSite(options: SiteOptions): Promise<LoopbackSite> {
  let port = options.port
  const access = loopbackAccess(options.folder, () => port)
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessageBytes,
    perMessageDeflate: false,
  })
  const server = createServer((request, response) => {
    answer(options, access, request, response).catch((error) => {
      options.log.error('site.failed', { problem: String(error) })
      response.destroy()
    })
  })
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const refusal = refuseUpgrade(access, request) ?? (sockets.clients.size < mostWindows ? null : 503)
    if (refusal !== null) {
      options.log.warn('site.refused', { status: refusal, path: cut(request.url) })
      // Who was refused may be gone before the answer is; without a listener that would count as a bug of the till.
      socket.on('error', () => undefined)
      socket.end(`HTTP/1.1 ${refusal} Refused\r\nConnection: close\r\n\r\n`)
      return
    }
    sockets.handleUpgrade(request, socket, head, (window) => options.onWindow(window))
  })
  await listen(server, options.port)
  port = (server.address() as AddressInfo).port
  return { port, access, close: () => close(server, sockets) }
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

async function close(server: Server, sockets: WebSocketServer): Promise<void> {
  // 1001: going away. The page shows it and tries to come back.
  for (const window of sockets.clients) window.close(1001)
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  const patience = setTimeout(() => {
    for (const window of sockets.clients) window.terminate()
    server.closeAllConnections()
  }, 500)
  server.closeIdleConnections()
  await closed
  clearTimeout(patience)
}

function refuseUpgrade(access: Access, request: IncomingMessage): number | null {
  const { host, origin, cookie } = request.headers
  if (!access.isOurHost(host)) return 421
  // A browser always sends the origin here; a page of ours has ours.
  if (origin === undefined || !access.isOurOrigin(origin, host)) return 403
  if (!access.hasCookie(cookie)) return 401
  return request.url === '/till' ? null : 404
}

async function answer(
  { files, log }: SiteOptions,
  access: Access,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { host, origin, cookie } = request.headers
  const refuse = (status: number, sentence: string) => {
    log.warn('site.refused', { status, path: cut(request.url) })
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
  const isInvited = url.pathname === '/' && access.accepts(offered)
  if (!isInvited && !access.hasCookie(cookie))
    return refuse(401, 'Open the address that the till printed when it started; it has the token.\n')
  const file = await files.read(url.pathname)
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
