import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createHttpClient } from '../../../main/providers/http-client.ts'
import { testClock } from '../../support/clock.ts'

async function serve(answer: (response: ServerResponse) => void): Promise<string> {
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => answer(response))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const really = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

describe('an answer', () => {
  it('N5: that comes byte by byte ends at its deadline, however lively it looks', async () => {
    const clock = testClock()
    const startedAt = clock.now()
    let drip = (): void => undefined
    const begun = Promise.withResolvers<void>()
    const url = await serve((response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      drip = () => void response.write(' ')
      drip()
      begun.resolve()
    })
    const client = createHttpClient({ fetch, clock })
    const result = client({ method: 'POST', url, headers: {}, body: { amount: 1 } })
    let isOver = false
    void result.then(() => {
      isOver = true
    })
    await begun.promise
    await really(50)
    for (let round = 0; round < 20 && !isOver; round++) {
      drip()
      await really(5)
      await clock.advance(5_000)
      await really(5)
    }
    expect(await result).toMatchObject({ kind: 'unknown', reason: 'timeout' })
    expect(clock.now() - startedAt).toBeLessThanOrEqual(25_000)
  })

  it.each([
    [
      'packed',
      (response: ServerResponse) => {
        response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'application/json' })
        response.end(gzipSync(Buffer.alloc(60_000_000, ' ')))
      },
    ],
    [
      'that does not end',
      (response: ServerResponse) => {
        response.writeHead(200, { 'content-type': 'application/json' })
        const more = () => {
          while (!response.destroyed && response.write(' '.repeat(65_536)));
        }
        response.on('drain', more)
        more()
      },
    ],
  ])('N6: of many megabytes, %s, is cut at one, and proves nothing', async (_title, answer) => {
    const url = await serve(answer)
    const client = createHttpClient({ fetch, clock: testClock() })
    const before = process.memoryUsage().arrayBuffers
    expect(await client({ method: 'POST', url, headers: {}, body: {} })).toMatchObject({
      kind: 'unknown',
      reason: 'answer-too-large',
    })
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(30_000_000)
  })

  it.each([
    ['its length is a lie', { 'content-length': '2' }],
    ['it is said to be a picture', { 'content-type': 'image/png' }],
    ['it is said to be packed and is not', { 'content-encoding': 'gzip' }],
  ])('N7: proves no refusal when %s', async (_title, headers) => {
    const url = await serve((response) => {
      response.on('error', () => undefined)
      response.writeHead(200, headers)
      response.end('<html>')
    })
    const client = createHttpClient({ fetch, clock: testClock() })
    const result = await client({ method: 'POST', url, headers: {}, body: {} })
    expect(result.kind).not.toBe('not-sent')
    if (result.kind === 'answered') expect(result.status).toBe(200)
  })
})
