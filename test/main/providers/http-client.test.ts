import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { AnswerSigns } from '../../../main/domain/answer-signs.ts'
import { systemClock } from '../../../main/platform/system-clock.ts'
import { createHttpClient, type Fetch, retryAfterMs } from '../../../main/providers/http-client.ts'
import { testClock } from '../../support/clock.ts'

/** A real server on loopback that answers as the test says. */
async function serve(answer: (request: IncomingMessage, response: ServerResponse, body: string) => void) {
  const requests: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[] = []
  const arrivals: (() => void)[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('utf8')
    })
    request.on('end', () => {
      requests.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body })
      for (const arrived of arrivals.splice(0)) arrived()
      answer(request, response, body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const arrival = () => new Promise<void>((resolve) => void arrivals.push(resolve))
  return { url, requests, arrival }
}

/** The platform's fetch, and a promise for the moment at which an answer's head has come. */
function watchedFetch() {
  let announce = (): void => undefined
  const headCame = new Promise<void>((resolve) => {
    announce = resolve
  })
  const watched: Fetch = async (input, init) => {
    const response = await fetch(input, init)
    announce()
    return response
  }
  return { watched, headCame }
}

const failingFetch =
  (cause: unknown): Fetch =>
  async () => {
    throw new TypeError('fetch failed', { cause })
  }
const withCode = (code: string, more: object = {}) => Object.assign(new Error(code), { code, ...more })
const get = { method: 'GET', url: 'https://example.test/x', headers: {} } as const

describe('the http client', () => {
  it('sends JSON and gives back status, text and advice as they came', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(422, { 'retry-after': '7' })
      response.end('{"no":true}')
    })
    const client = createHttpClient({ fetch, clock: testClock() })
    const result = await client({
      method: 'POST',
      url: `${server.url}/pay`,
      headers: { authorization: 'Bearer x' },
      body: { amount: 1 },
    })
    expect(result).toEqual({
      kind: 'answered',
      status: 422,
      text: '{"no":true}',
      retryAfterMs: 7_000,
      tookMs: 0,
    })
    expect(server.requests).toMatchObject([
      {
        method: 'POST',
        url: '/pay',
        body: '{"amount":1}',
        headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
      },
    ])
  })

  it('takes an empty answer as an answer', async () => {
    const server = await serve((_request, response) => void response.writeHead(204).end())
    const client = createHttpClient({ fetch, clock: testClock() })
    expect(await client({ ...get, url: server.url })).toMatchObject({
      kind: 'answered',
      status: 204,
      text: '',
    })
  })

  it('sends a write once, whatever becomes of the connection', async () => {
    const server = await serve((request) => void request.socket.resetAndDestroy())
    const client = createHttpClient({ fetch, clock: testClock() })
    const result = await client({ method: 'POST', url: server.url, headers: {}, body: {} })
    expect(result).toMatchObject({ kind: 'unknown', reason: 'connection-lost' })
    expect(server.requests).toHaveLength(1)
  })

  it('says "not sent" when nobody listens', async () => {
    const server = await serve(() => undefined)
    const port = Number(new URL(server.url).port)
    const closed = createServer()
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve))
    const { port: freePort } = closed.address() as AddressInfo
    await new Promise<void>((resolve) => void closed.close(() => resolve()))
    expect(freePort).not.toBe(port)
    const client = createHttpClient({ fetch, clock: testClock() })
    expect(await client({ ...get, url: `http://127.0.0.1:${freePort}` })).toMatchObject({
      kind: 'not-sent',
      reason: 'not-connected',
    })
  })

  it('says "not sent" when the connection cannot be made secure', async () => {
    const server = await serve((_request, response) => void response.end())
    const client = createHttpClient({ fetch, clock: testClock() })
    expect(await client({ ...get, url: server.url.replace('http:', 'https:') })).toMatchObject({
      kind: 'not-sent',
      reason: 'connection-not-secure',
    })
  })

  it('ends the wait for the first byte at its deadline', async () => {
    const clock = testClock()
    const server = await serve(() => undefined)
    const client = createHttpClient({ fetch, clock })
    const result = client({ ...get, url: server.url })
    await server.arrival()
    await clock.advance(15_000)
    expect(await result).toEqual({ kind: 'unknown', reason: 'timeout', status: null, tookMs: 15_000 })
  })

  it('ends a body that stalls', async () => {
    const clock = testClock()
    const server = await serve((_request, response) => {
      response.writeHead(201, { 'content-length': '100' })
      response.write('{"data":')
    })
    const { watched, headCame } = watchedFetch()
    const client = createHttpClient({ fetch: watched, clock })
    const result = client({ ...get, url: server.url })
    await headCame
    await clock.advance(0)
    await clock.advance(20_000)
    expect(await result).toMatchObject({ kind: 'unknown', reason: 'timeout', status: 201 })
  })

  it('ends a body that stalls also when the clock was set back while the answer began', async () => {
    let setBackMs = 0
    const server = await serve((_request, response) => {
      setBackMs = 3_600_000
      response.writeHead(201, { 'content-length': '100' })
      response.write('{"data":')
    })
    const clock = systemClock(() => Date.now() - setBackMs)
    const client = createHttpClient({ fetch, clock }, { firstByteMs: 1_000, wholeMs: 1_200 })
    expect(await client({ ...get, url: server.url })).toMatchObject({ kind: 'unknown', reason: 'timeout' })
  }, 20_000)

  it('takes half a body for no answer', async () => {
    const server = await serve((request, response) => {
      response.writeHead(201, { 'content-length': '100' })
      response.write('{"data":', () => request.socket.destroy())
    })
    const client = createHttpClient({ fetch, clock: testClock() })
    expect(await client({ ...get, url: server.url })).toMatchObject({
      kind: 'unknown',
      reason: 'answer-broken',
      status: 201,
    })
  })

  it('reads no more than a megabyte', async () => {
    const server = await serve((_request, response) => void response.end('x'.repeat(1_048_577)))
    const client = createHttpClient({ fetch, clock: testClock() })
    expect(await client({ ...get, url: server.url })).toMatchObject({ reason: 'answer-too-large' })
    const fitting = await serve((_request, response) => void response.end('x'.repeat(1_048_576)))
    expect(await client({ ...get, url: fitting.url })).toMatchObject({ kind: 'answered' })
  })

  it.each([301, 302, 307, 308])(
    'does not follow a redirect (%i): neither key nor payment travel on',
    async (status) => {
      const elsewhere = await serve((_request, response) => void response.end('{}'))
      const server = await serve((_request, response) => {
        response.writeHead(status, { location: elsewhere.url })
        response.end()
      })
      const client = createHttpClient({ fetch, clock: testClock() })
      const result = await client({ method: 'POST', url: server.url, headers: {}, body: { amount: 1 } })
      expect(result).toMatchObject({ kind: 'unknown', reason: 'redirected' })
      expect(elsewhere.requests).toHaveLength(0)
    },
  )

  it.each([
    ['a name that is not known', withCode('ENOTFOUND', { syscall: 'getaddrinfo' }), 'name-not-found'],
    ['a resolver that does not answer', withCode('EAI_AGAIN'), 'name-not-found'],
    ['a connect that timed out', withCode('UND_ERR_CONNECT_TIMEOUT'), 'not-connected'],
    ['a connect that failed in the kernel', withCode('ETIMEDOUT', { syscall: 'connect' }), 'not-connected'],
    ['a network without a way', withCode('ENETUNREACH', { syscall: 'connect' }), 'not-connected'],
    ['an expired certificate', withCode('CERT_HAS_EXPIRED'), 'connection-not-secure'],
    [
      'several addresses, all refused',
      new AggregateError([withCode('ECONNREFUSED'), withCode('ENETUNREACH', { syscall: 'connect' })]),
      'not-connected',
    ],
  ])('proves "not sent" by %s', async (_title, cause, reason) => {
    const client = createHttpClient({ fetch: failingFetch(cause), clock: testClock() })
    expect(await client(get)).toMatchObject({ kind: 'not-sent', reason })
  })

  it.each([
    ['a reset', withCode('ECONNRESET', { syscall: 'read' })],
    ['a read that timed out', withCode('ETIMEDOUT', { syscall: 'read' })],
    // The way may break after the request has left on an open connection: the kernel then says the same words.
    ['a way lost while waiting for the answer', withCode('EHOSTUNREACH', { syscall: 'read' })],
    ['a network that went down while writing', withCode('ENETDOWN', { syscall: 'write' })],
    ['a network lost at an unknown moment', withCode('ENETUNREACH')],
    ['a closed socket', withCode('UND_ERR_SOCKET')],
    ['an error without a name', new Error('?')],
    ['no cause at all', undefined],
    [
      'several addresses, one of them reached',
      new AggregateError([withCode('ECONNREFUSED'), withCode('EPIPE')]),
    ],
  ])('does not prove anything by %s', async (_title, cause) => {
    const client = createHttpClient({ fetch: failingFetch(cause), clock: testClock() })
    expect(await client(get)).toMatchObject({ kind: 'unknown', reason: 'connection-lost' })
  })
})

describe('advice when to come back', () => {
  const now = Date.UTC(2026, 10, 21, 12, 0, 0)
  it.each([
    ['5', 5_000],
    ['0', 0],
    ['Sat, 21 Nov 2026 12:00:30 GMT', 30_000],
    ['Sat, 21 Nov 2026 11:00:00 GMT', 0],
    ['999999', 600_000],
    ['soon', null],
    ['', null],
    [null, null],
  ])('%j is %s ms', (header, expected) => expect(retryAfterMs(header, now)).toBe(expected))
})

describe('a network that wants a sign-in', () => {
  const portal = async (status: number, type = 'text/html; charset=utf-8', body = '<html>Welcome') =>
    await serve((_request, response) => {
      response.writeHead(status, { 'content-type': type })
      response.end(body)
    })

  it('N2: is told from every answer of a service, and proves nothing', async () => {
    const signs: AnswerSigns[] = []
    const client = createHttpClient({ fetch, clock: testClock(), onSigns: (sign) => void signs.push(sign) })
    for (const status of [200, 511]) {
      const { url } = await portal(status)
      expect(await client({ ...get, url })).toMatchObject({ kind: 'unknown', reason: 'sign-in-page', status })
    }
    const gateway = await portal(502)
    expect(await client({ ...get, url: gateway.url })).toMatchObject({ kind: 'answered', status: 502 })
    const service = await portal(200, 'application/json', '{}')
    expect(await client({ ...get, url: service.url })).toMatchObject({ kind: 'answered', text: '{}' })
    expect(signs.map(({ isSignIn }) => isSignIn)).toEqual([true, true, false, false])
    expect(signs.every(({ serverAt }) => Math.abs((serverAt ?? 0) - Date.now()) < 600_000)).toBe(true)
  })

  it('N2: gets neither key nor payment by a redirect', async () => {
    const page = await portal(200)
    const service = await serve((_request, response) => {
      response.writeHead(307, { location: `${page.url}/sign-in` })
      response.end()
    })
    const signs: AnswerSigns[] = []
    const client = createHttpClient({ fetch, clock: testClock(), onSigns: (sign) => void signs.push(sign) })
    const result = await client({
      method: 'POST',
      url: service.url,
      headers: { authorization: 'Bearer secret-key' },
      body: { amount: 1 },
    })
    expect(result).toMatchObject({ kind: 'unknown', reason: 'redirected' })
    expect(page.requests).toEqual([])
    expect(signs).toMatchObject([{ isSignIn: true, serverAt: null }])
  })
})
