import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/* What may stand between a till and its card service: a server that passes on, sends elsewhere, or says everything back. */

export type Habit =
  | { kind: 'pass-on' }
  | { kind: 'redirect'; status: number; to: string }
  /** The answer repeats the request, keys and all, as a careless service or proxy does. */
  | { kind: 'echo'; status: number }

export type Front = { url: string; habit: Habit }

export async function frontOf(cloudUrl: string): Promise<Front> {
  const front: Front = { url: '', habit: { kind: 'pass-on' } }
  const { port } = await listening('127.0.0.1', (request, response) => {
    void answer(front.habit, cloudUrl, request, response).catch(() => response.destroy())
  })
  front.url = `http://127.0.0.1:${port}`
  return front
}

/** Somebody else: notes whoever comes, and what they bring. */
export async function stranger(host = '127.0.0.1'): Promise<{ port: number; seen: string[] }> {
  const seen: string[] = []
  const { port } = await listening(host, (request, response) => {
    seen.push(`${request.method} ${request.url} ${request.rawHeaders.join(' ')}`)
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  return { port, seen }
}

function listening(
  host: string,
  handler: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ port: number }> {
  const server = createServer(handler)
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, host, () => resolve({ port: (server.address() as AddressInfo).port }))
  })
}

async function answer(
  habit: Habit,
  cloudUrl: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  if (habit.kind === 'redirect') {
    response.writeHead(habit.status, { location: `${habit.to}${request.url}` }).end(echoOf(request, body))
    return
  }
  if (habit.kind === 'echo') {
    response.writeHead(habit.status, { 'content-type': 'application/json' }).end(echoOf(request, body))
    return
  }
  const headers = Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) =>
      typeof value === 'string' && !['host', 'connection', 'content-length'].includes(name)
        ? [[name, value]]
        : [],
    ),
  )
  const hasBody = body.byteLength > 0
  const passed = await fetch(`${cloudUrl}${request.url}`, {
    method: request.method ?? 'GET',
    headers,
    ...(hasBody ? { body } : {}),
  })
  response.writeHead(passed.status, { 'content-type': passed.headers.get('content-type') ?? 'text/plain' })
  response.end(Buffer.from(await passed.arrayBuffer()))
}

/** In every place that a provider's error has words in. */
function echoOf(request: IncomingMessage, body: Buffer): string {
  const said = `${request.rawHeaders.join(' ')} ${body.toString('utf8')}`
  return JSON.stringify({
    message: said,
    error_code: said,
    title: said,
    detail: said,
    errors: { detail: said, type: said },
    merchant_code: said,
    data: { client_transaction_id: said, status: said },
    items: [{ id: said, name: said, status: said }],
  })
}
