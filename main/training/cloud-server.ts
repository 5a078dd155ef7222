import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Delivery, Exchanging } from './cloud-exchange.ts'
import type { CloudRequest } from './cloud-types.ts'

export type CloudServer = {
  /** `http://127.0.0.1:PORT`, without a slash at its end. */
  url: string
  port: number
  close(): Promise<void>
}

const largestBody = 1_048_576

/** The cloud on a real socket, on loopback only. Port 0 or none: a free one. Rejects when the port is taken. */
export function startCloudServer(cloud: Exchanging, port = 0): Promise<CloudServer> {
  const sockets = new Set<Socket>()
  const server = createServer((incoming, outgoing) => {
    incoming.on('error', () => outgoing.destroy())
    outgoing.on('error', () => outgoing.destroy())
    readBody(incoming, (body) => {
      if (body === null) {
        send(outgoing, {
          kind: 'answer',
          answer: cloud.tooLarge(),
          body: 'whole',
        })
      } else answer(cloud, requestOf(incoming, body), outgoing)
    })
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      const bound = (server.address() as AddressInfo).port
      resolve({
        url: `http://127.0.0.1:${bound}`,
        port: bound,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            for (const socket of sockets) socket.destroy()
          }),
      })
    })
  })
}

/** A failure of the cloud's own (a full disk, a bug) is an answer too: the caller must not wait for ever, nor the process end. */
function answer(cloud: Exchanging, request: CloudRequest, outgoing: ServerResponse): void {
  try {
    cloud.exchange(request, (delivery) => send(outgoing, delivery))
  } catch (error) {
    const body = JSON.stringify({ errors: { detail: `Internal Server Error: ${String(error)}` } })
    const headers = { 'content-type': 'application/json' }
    send(outgoing, { kind: 'answer', answer: { status: 500, headers, body }, body: 'whole' })
  }
}

/** Null when it is larger than anything that a till sends. */
function readBody(incoming: IncomingMessage, done: (body: string | null) => void): void {
  const chunks: Buffer[] = []
  let size = 0
  incoming.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size <= largestBody) chunks.push(chunk)
  })
  incoming.on('end', () => done(size <= largestBody ? Buffer.concat(chunks).toString('utf8') : null))
}

function requestOf(incoming: IncomingMessage, body: string): CloudRequest {
  const target = incoming.url ?? '/'
  const mark = target.indexOf('?')
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return {
    method: incoming.method ?? 'GET',
    path: mark === -1 ? target : target.slice(0, mark),
    query: mark === -1 ? '' : target.slice(mark + 1),
    headers,
    body,
  }
}

function send(outgoing: ServerResponse, delivery: Delivery): void {
  if (outgoing.destroyed || outgoing.headersSent) return
  if (delivery.kind === 'dropped') {
    const { socket } = outgoing
    if (socket) socket.resetAndDestroy()
    return
  }
  const { answer } = delivery
  const bytes = Buffer.from(answer.body, 'utf8')
  const noBody = answer.status === 204 || answer.status === 304
  outgoing.writeHead(answer.status, {
    ...answer.headers,
    ...(noBody ? {} : { 'content-length': String(bytes.length) }),
  })
  if (delivery.body === 'whole') {
    outgoing.end(bytes)
    return
  }
  outgoing.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => {
    if (delivery.body === 'break') outgoing.destroy()
  })
}
