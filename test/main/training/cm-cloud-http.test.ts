import { describe, expect, it, onTestFinished } from 'vitest'
import { fetchFromCloud } from '../../../main/training/cloud-fetch.ts'
import { startCloudServer } from '../../../main/training/cloud-server.ts'
import { firstKey, purchase, startCmBench, transactionsPath } from './cm-bench.ts'
import { fieldAt } from './sumup-bench.ts'

const headers = { 'api-key': firstKey }

async function served() {
  const bench = startCmBench()
  const server = await startCloudServer(bench.cloud)
  onTestFinished(() => server.close())
  return { ...bench, url: server.url }
}

describe('the virtual CM cloud over HTTP', () => {
  it('takes a payment on a real socket', async () => {
    const { url, clock, terminal } = await served()
    const made = await fetch(`${url}${transactionsPath}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(purchase),
    })
    expect(made.status).toBe(201)
    const id = fieldAt(await made.json(), 'id')
    clock.advance(2_000)
    terminal.act('tap-good')
    clock.advance(10_000)
    const asked = await fetch(`${url}${transactionsPath}/${id}`, { headers })
    expect(fieldAt(await asked.json(), 'status')).toBe('CLEARED')
    const list = await fetch(`${url}${transactionsPath}`, { headers })
    expect([list.headers.get('x-total-count'), list.headers.get('link')]).toEqual(['1', ''])
    const late = await fetch(`${url}${transactionsPath}/${id}`, { method: 'DELETE', headers })
    expect([late.status, late.headers.get('content-type')]).toEqual([409, 'application/problem+json'])
    expect((await fetch(`${url}/stores`)).status).toBe(401)
  })

  it('refuses a body that is larger than anything a till sends', async () => {
    const { url } = await served()
    const reply = await fetch(`${url}/apikeys`, { method: 'POST', headers, body: 'x'.repeat(1_100_000) })
    expect([reply.status, fieldAt(await reply.json(), 'title')]).toEqual([413, 'Content Too Large'])
  })

  it('is driven without a socket as well', async () => {
    const bench = startCmBench()
    const call = fetchFromCloud(bench.cloud)
    const made = await call(`https://merchantapi.example${transactionsPath}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(purchase),
    })
    const id = fieldAt(await made.json(), 'id')
    const cancelled = await call(`https://merchantapi.example${transactionsPath}/${id}`, {
      method: 'DELETE',
      headers,
    })
    expect([cancelled.status, await cancelled.text()]).toEqual([204, ''])
  })

  it.each([
    [{ kind: 'error-before', status: 503, body: 'json' } as const, 503],
    [{ kind: 'too-many-requests', retryAfterSeconds: 7 } as const, 429],
    [{ kind: 'not-found' } as const, 404],
    [{ kind: 'refund-refused', code: 'X', detail: 'y' } as const, 422],
  ])('words ordered faults as it words its own: %j', (fault, status) => {
    const { cloud, call } = startCmBench()
    cloud.faults.order('list-stores', fault)
    const reply = call('GET', '/stores')
    expect([reply.status, reply.headers['content-type']]).toEqual([status, 'application/problem+json'])
    expect(cloud.log().at(-1)).toMatchObject({ operation: 'list-stores', keyEnd: '0001', fault: fault.kind })
    expect(call('GET', '/stores').status).toBe(200)
  })

  it('acts twice on a request that was handed over twice: the second aborts the first', () => {
    const { cloud, call, clock } = startCmBench()
    clock.advance(1)
    cloud.faults.order('create-transaction', { kind: 'handled-twice', afterMs: 100 })
    call('POST', transactionsPath, purchase)
    clock.advance(100)
    expect(cloud.transactions().map(({ status }) => status)).toEqual(['CANCELLED', 'CREATED'])
  })
})
