import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { loopbackOnly } from '../../main/providers/loopback-only.ts'
import { composedTill, ringUp, setUp, until } from '../support/composed-till.ts'

/** Every connection that this process opens, by whatever client, and where it went. */
function watchSockets(): Set<string> {
  const places = new Set<string>()
  const note = (message: unknown) => {
    const { socket } = message as { socket: Socket }
    socket.on('connectionAttempt', (ip: string) => places.add(ip))
    socket.on('lookup', (_error, _address, _family, host: string) => places.add(host))
  }
  subscribe('net.client.socket', note)
  onTestFinished(() => void unsubscribe('net.client.socket', note))
  return places
}

it('reaches nothing beyond this machine in training, whatever is set for live mode', async () => {
  const places = watchSockets()
  const asked: string[] = []
  const till = await composedTill({
    testClouds: { sumup: 'https://cloud.example', cm: 'https://cm.example' },
    fetch: (url, init) => {
      asked.push(new URL(url).hostname)
      return fetch(url, init)
    },
  })
  await setUp(till)
  const settings = await till.get('settings.get')
  await till.get('settings.save', { ...settings, printerAddress: '192.0.2.9:9100' })
  const { saleId } = await ringUp(till, 2)
  await till.get('payment.card', { paymentId: 'p1', saleId, amountMinor: null, readerId: null })
  const serial = (await till.get('training.view')).readers[0]?.serial ?? ''
  await until(async () => till.desk.act(serial, 'tap-good'))
  await until(async () => (await till.get('payment.get', { paymentId: 'p1' })).isFinal)
  await till.get('readers.list')
  await until(async () => (await till.get('training.view')).printer.papers.length > 0)
  expect(asked.length).toBeGreaterThan(3)
  expect([...new Set(asked)]).toEqual(['127.0.0.1'])
  expect([...places]).toEqual(['127.0.0.1'])
})

it('has no way out even for a client with a real address', async () => {
  const sent: string[] = []
  const way = loopbackOnly(async (url) => {
    sent.push(url)
    return new Response('')
  })
  await expect(way('https://api.sumup.com/v0.1/me', {})).rejects.toThrow('nothing leaves the machine')
  await expect(way('http://127.0.0.1.example.com/', {})).rejects.toThrow('nothing leaves the machine')
  await way('http://127.0.0.1:7871/v0.1/me', {})
  expect(sent).toEqual(['http://127.0.0.1:7871/v0.1/me'])
})
