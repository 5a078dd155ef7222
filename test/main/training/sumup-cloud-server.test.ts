import { connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../../main/platform/system-clock.ts'
import { type CloudServer, startCloudServer } from '../../../main/training/cloud-server.ts'
import { createSumUpCloud, type SumUpCloud } from '../../../main/training/sumup-cloud.ts'
import { createVirtualReader } from '../../../main/training/virtual-reader.ts'
import { contract, euros, fieldAt, merchant, readersPath, watched } from './sumup-bench.ts'
import { seededRandom } from './virtual-clock.ts'

const servers: CloudServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

describe(`the virtual cloud on a real socket (${contract.title})`, () => {
  it('pairs, charges and answers over HTTP', async () => {
    const { cloud, url, request } = await start()
    const reader = createVirtualReader({
      clock: systemClock(),
      link: cloud.link,
      serial: 'S1',
      timings: instant,
    })
    reader.act('show-pairing-code')
    const { screen } = reader.view()
    const code = screen.kind === 'pairing-code' ? screen.code : ''
    const paired = await request('POST', readersPath, { pairing_code: code, name: 'Bar' })
    expect(paired.status).toBe(201)
    const id = fieldAt(await paired.json(), 'id')
    await expect.poll(() => reader.view().paired).toBe(true)

    const checkout = await request('POST', `${readersPath}/${id}/checkout`, euros(700))
    expect(checkout.status).toBe(201)
    const checkoutId = fieldAt(await checkout.json(), 'data.checkout_id')
    await expect.poll(() => reader.view().screen.kind).toBe('present-card')
    reader.act('tap-good')
    await expect
      .poll(async () => {
        const reply = await request('GET', `${readersPath}/${id}/checkout/${checkoutId}`)
        return fieldAt(await reply.json(), 'data.status')
      })
      .toBe('successful')
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    reader.close()
  })

  it('states the length of empty answers', async () => {
    const { cloud, request } = await start()
    const reader = createVirtualReader({
      clock: systemClock(),
      link: cloud.link,
      serial: 'S1',
      timings: instant,
    })
    reader.act('show-pairing-code')
    const { screen } = reader.view()
    const body = { pairing_code: screen.kind === 'pairing-code' ? screen.code : '', name: 'Bar' }
    const id = fieldAt(await (await request('POST', readersPath, body)).json(), 'id')
    await expect.poll(() => reader.view().paired).toBe(true)
    const terminated = await request('POST', `${readersPath}/${id}/terminate`)
    expect([terminated.status, terminated.headers.get('content-length')]).toEqual([202, '0'])
    const deleted = await request('DELETE', `${readersPath}/${id}`)
    expect([deleted.status, deleted.headers.get('content-length')]).toEqual([200, '0'])
    reader.close()
  })

  it.each(['lost-on-the-way', 'answer-lost'] as const)(
    'breaks the connection when it is told "%s"',
    async (kind) => {
      const { cloud, request } = await start()
      cloud.faults.order('list-readers', { kind })
      await expect(request('GET', readersPath)).rejects.toThrow(TypeError)
      expect((await request('GET', readersPath)).status).toBe(200)
    },
  )

  it('breaks in the middle of a body', async () => {
    const { cloud, request } = await start()
    cloud.faults.order('list-readers', { kind: 'truncated' })
    const reply = await request('GET', readersPath)
    expect(reply.status).toBe(200)
    await expect(reply.text()).rejects.toThrow(TypeError)
  })

  it('stalls in the middle of a body until the caller gives up', async () => {
    const { cloud, request } = await start()
    cloud.faults.order('list-readers', { kind: 'stalled' })
    const giveUp = new AbortController()
    const reply = await request('GET', readersPath, undefined, giveUp.signal)
    const reader = reply.body?.getReader()
    const first = await reader?.read()
    expect(first?.value?.length).toBeGreaterThan(0)
    const second = reader?.read()
    giveUp.abort()
    await expect(second).rejects.toThrow('aborted')
  })

  it('sends bodies of any size when told to', async () => {
    const { cloud, request } = await start()
    cloud.faults.order('list-readers', { kind: 'oversized', bytes: 3_000_000 })
    const reply = await request('GET', readersPath)
    expect((await reply.text()).length).toBe(3_000_000)
  })

  it('refuses a request that is larger than anything a till sends', async () => {
    const { request } = await start()
    const reply = await request('POST', readersPath, { name: 'x'.repeat(1_100_000) })
    expect(reply.status).toBe(413)
  })

  it('answers with a 500 that says why when the cloud itself fails, and lives on', async () => {
    const { cloud, request } = await start()
    const whole = cloud.exchange
    cloud.exchange = () => {
      throw new Error('ENOSPC: no space left on device')
    }
    const reply = await request('GET', readersPath)
    expect(reply.status).toBe(500)
    expect(fieldAt(await reply.json(), 'errors.detail')).toContain('no space left')
    cloud.exchange = whole
    expect((await request('GET', readersPath)).status).toBe(200)
  })

  it('survives nonsense and callers that hang up', async () => {
    const { server, request } = await start()
    await new Promise<void>((resolve) => {
      const socket = connect(server.port, '127.0.0.1', () => socket.end('HELO\r\n\r\n'))
      socket.resume().on('close', () => resolve())
    })
    await new Promise<void>((resolve) => {
      const socket = connect(server.port, '127.0.0.1', () => {
        socket.write(`POST ${readersPath} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"na`)
        socket.resetAndDestroy()
      })
      socket.on('close', () => resolve())
    })
    expect((await request('GET', readersPath)).status).toBe(200)
  })

  it('takes the port that it is given and says so when it is taken', async () => {
    const { server, cloud } = await start()
    await expect(startCloudServer(cloud, server.port)).rejects.toThrow('EADDRINUSE')
    await server.close()
    const again = await startCloudServer(cloud, server.port)
    servers.push(again)
    expect(again.port).toBe(server.port)
  })
})

const instant = { processingMs: 0, cardholderMs: 60_000, resultMs: 0 }

async function start() {
  const cloud: SumUpCloud = watched(
    createSumUpCloud({
      clock: systemClock(),
      random: seededRandom(),
      merchants: [merchant],
      timings: { startMs: 0, pairingMs: 0, terminateMs: 0 },
    }),
  )
  const server = await startCloudServer(cloud)
  servers.push(server)
  const request = (method: string, path: string, body?: unknown, signal?: AbortSignal) =>
    fetch(`${server.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${merchant.apiKeys[0]?.secret}`, accept: 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    })
  return { cloud, server, url: server.url, request }
}
