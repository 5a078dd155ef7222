import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type WebSocket as ServerSocket, WebSocketServer } from 'ws'
import type { NudgeTopic } from '../../preload/contract/channels.ts'
import { fail, ok } from '../../preload/contract/result.ts'
import { connectTill } from '../../renderer/socket.ts'
import type { Line } from '../../renderer/socket-thread.ts'

type Asked = { id: number; channel: string; request?: unknown }

/** The till's end of the socket, in the test's hand; it can go away and come back on the same port. */
async function startFarEnd(port = 0, run = 'run-1') {
  const server: Server = createServer()
  const sockets = new WebSocketServer({ server })
  const asked: Asked[] = []
  sockets.on('connection', (socket) => {
    socket.send(JSON.stringify({ hello: run }))
    socket.on('message', (data) => void asked.push(JSON.parse(String(data))))
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const tell = (message: unknown) => {
    for (const socket of sockets.clients as Set<ServerSocket>) socket.send(JSON.stringify(message))
  }
  const goAway = async () => {
    for (const socket of sockets.clients) socket.terminate()
    const closed = once(server, 'close')
    server.close()
    await closed
  }
  onTestFinished(async () => {
    if (server.listening) await goAway()
  })
  return { port: (server.address() as AddressInfo).port, asked, tell, goAway, sockets }
}

function connect(port: number, run: string | null = null) {
  const seen = { reloads: 0, connections: [] as boolean[], nudges: [] as NudgeTopic[] }
  let last: WebSocket | null = null
  let isOver = false
  const till = connectTill(run, {
    connect: () => {
      // Port 1 refuses: after the test there is nothing to come back to.
      last = new WebSocket(`ws://127.0.0.1:${isOver ? 1 : port}/till`)
      return last as unknown as Line
    },
    reload: () => {
      seen.reloads += 1
    },
  })
  till.onConnection((connected) => void seen.connections.push(connected))
  till.onNudge((topic) => void seen.nudges.push(topic))
  onTestFinished(() => {
    isOver = true
    last?.close()
  })
  return { till, seen }
}

describe('the till over a web socket', () => {
  it('sends what was asked before the connection stood, once, and sorts answers by number', async () => {
    const far = await startFarEnd()
    const { till, seen } = connect(far.port)
    const state = till.call('till.state')
    const hits = till.call('catalogue.search', { query: 'tea', limit: 5 })
    await expect.poll(() => far.asked.length).toBe(2)
    expect(far.asked.map(({ channel, request }) => [channel, request])).toEqual([
      ['till.state', undefined],
      ['catalogue.search', { query: 'tea', limit: 5 }],
    ])
    far.tell({ id: far.asked[1]?.id, result: ok([]) })
    far.tell({ id: far.asked[0]?.id, result: fail('internal') })
    expect(await hits).toEqual(ok([]))
    expect(await state).toEqual(fail('internal'))
    expect(seen.connections).toEqual([])
  })

  it('passes nudges on', async () => {
    const far = await startFarEnd()
    const { till, seen } = connect(far.port)
    const state = till.call('till.state')
    await expect.poll(() => far.asked.length).toBe(1)
    far.tell({ nudge: 'basket' })
    far.tell({ id: far.asked[0]?.id, result: ok(null) })
    await state
    expect(seen.nudges).toEqual(['basket'])
  })

  it('answers a call whose answer was lost, and never sends it again', async () => {
    const far = await startFarEnd()
    const { till, seen } = connect(far.port)
    const payment = till.call('payment.cash', {
      paymentId: 'p1',
      saleId: 's1',
      amountMinor: null,
      tenderedMinor: null,
    })
    await expect.poll(() => far.asked.length).toBe(1)
    await far.goAway()
    expect(await payment).toEqual(fail('till-unreachable', { sent: 'maybe' }))
    const again = await startFarEnd(far.port)
    await expect.poll(() => again.sockets.clients.size, { timeout: 10_000 }).toBe(1)
    const state = till.call('till.state')
    await expect.poll(() => again.asked.length).toBe(1)
    again.tell({ id: again.asked[0]?.id, result: ok(null) })
    await state
    expect(again.asked.map(({ channel }) => channel)).toEqual(['till.state'])
    expect(seen).toMatchObject({ connections: [false, true], reloads: 0 })
  })

  it('gives a call up that finds no connection, and says that it was not sent', async () => {
    const far = await startFarEnd()
    await far.goAway()
    const { till } = connect(far.port)
    expect(await till.call('till.state')).toEqual(fail('till-unreachable', { sent: 'no' }))
  })

  it('loads the page anew when it comes back to another run of the till', async () => {
    const far = await startFarEnd()
    const { seen } = connect(far.port)
    await expect.poll(() => far.sockets.clients.size).toBe(1)
    await far.goAway()
    const again = await startFarEnd(far.port, 'run-2')
    await expect.poll(() => again.sockets.clients.size, { timeout: 10_000 }).toBe(1)
    await expect.poll(() => seen.reloads).toBe(1)
  })

  it('opens the line for the first call where the page came with its first answers', async () => {
    const far = await startFarEnd()
    const { till, seen } = connect(far.port, 'run-1')
    expect(far.sockets.clients.size).toBe(0)
    const added = till.call('basket.add-product', { productId: 1 })
    await expect.poll(() => far.asked.length).toBe(1)
    far.tell({ id: far.asked[0]?.id, result: ok(null) })
    expect(await added).toEqual(ok(null))
    expect(seen.reloads).toBe(0)
  })

  it('loads the page anew when its first answers are of another run', async () => {
    const far = await startFarEnd(0, 'run-2')
    const { till, seen } = connect(far.port, 'run-1')
    void till.call('till.state')
    await expect.poll(() => seen.reloads).toBe(1)
  })
})
