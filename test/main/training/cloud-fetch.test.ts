import { describe, expect, it } from 'vitest'
import type { ExchangeFault } from '../../../main/training/cloud-faults.ts'
import { fetchFromCloud } from '../../../main/training/cloud-fetch.ts'
import { contract, fieldAt, readersPath, startBench } from './sumup-bench.ts'

const url = `https://api.sumup.com${readersPath}`
const headers = { authorization: 'Bearer sup_sk_bench_0001' }

describe(`the cloud behind fetch, without a network (${contract.title})`, () => {
  it('answers requests with and without a body', async () => {
    const bench = startBench()
    const call = fetchFromCloud(bench.cloud)
    const created = await call(new URL(url), {
      method: 'POST',
      headers,
      body: JSON.stringify({ pairing_code: 'UNKNOWN1', name: 'Bar' }),
    })
    expect([created.status, created.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
    const list = await call(`${url}?x=1`, { headers })
    expect(fieldAt(await list.json(), 'items')).toEqual([])
    expect(bench.cloud.log().at(-1)).toMatchObject({ query: 'x=1', path: readersPath })
  })

  it('fails like the platform when the connection breaks', async () => {
    const call = answering({ kind: 'lost-on-the-way' })
    await expect(call(url, { headers })).rejects.toThrow(TypeError)
  })

  it('breaks or stalls in the middle of a body', async () => {
    const broken = await answering({ kind: 'truncated' })(url, { headers })
    await expect(broken.text()).rejects.toThrow('terminated')
    const giveUp = new AbortController()
    const stalled = await answering({ kind: 'stalled' })(url, { headers, signal: giveUp.signal })
    const text = stalled.text()
    giveUp.abort(new Error('enough'))
    await expect(text).rejects.toThrow('enough')
  })

  it('ends the waiting on an abort, before and after the start', async () => {
    const giveUp = new AbortController()
    const waiting = answering({ kind: 'answer-delayed', ms: 30_000 })(url, { headers, signal: giveUp.signal })
    giveUp.abort(new Error('too slow'))
    await expect(waiting).rejects.toThrow('too slow')
    await expect(answering({ kind: 'garbage' })(url, { headers, signal: giveUp.signal })).rejects.toThrow(
      'too slow',
    )
  })

  it('refuses a redirect for a caller that does not follow any', async () => {
    const moved: ExchangeFault = { kind: 'redirect', status: 307, location: 'https://elsewhere.example/' }
    await expect(answering(moved)(url, { headers, redirect: 'error' })).rejects.toThrow(TypeError)
    const seen = await answering(moved)(url, { headers, redirect: 'manual' })
    expect(seen.headers.get('location')).toBe('https://elsewhere.example/')
  })

  it('carries empty answers', async () => {
    const bench = startBench({ quirks: { terminateStatus: 204 } })
    const id = bench.pair()
    const reply = await fetchFromCloud(bench.cloud)(`${url}/${id}/terminate`, { method: 'POST', headers })
    expect([reply.status, await reply.text()]).toEqual([204, ''])
  })
})

function answering(fault: ExchangeFault) {
  const { cloud } = startBench()
  cloud.faults.order('list-readers', fault)
  return fetchFromCloud(cloud)
}
