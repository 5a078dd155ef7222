import { describe, expect, it } from 'vitest'
import { firstKey, startCmBench } from './cm-bench.ts'

const withKey = (secret: unknown) => ({ 'api-key': String(secret) })

describe('the virtual CM cloud’s keys', () => {
  it('tells a missing key from a wrong one, as a problem without a type', () => {
    const { call } = startCmBench()
    for (const headers of [{}, withKey('')])
      expect(call('GET', '/stores', undefined, headers).status).toBe(401)
    const wrong = call('GET', '/stores', undefined, withKey('nonsense'))
    expect(wrong.headers['content-type']).toBe('application/problem+json')
    expect(wrong.json).toEqual({
      status: 403,
      title: 'Forbidden',
      detail: 'Invalid API Key.',
      instance: '/stores',
    })
    expect(call('GET', '/stores', undefined, { authorization: `Bearer ${firstKey}` }).status).toBe(401)
  })

  it('asks for the key before anything else', () => {
    const { call } = startCmBench()
    expect(call('GET', '/nowhere', undefined, {}).status).toBe(401)
    expect(call('GET', '/nowhere').status).toBe(404)
    const wrong = call('PUT', '/apikeys')
    expect([wrong.status, wrong.headers.allow]).toEqual([405, 'GET, POST'])
    expect(call('GET', '/terminals/%E0%A4%A/transactions').status).toBe(400)
  })

  it('shows a new key once, and lists keys without their secrets', () => {
    const { call, clock } = startCmBench()
    const made = call('POST', '/apikeys', { label: '2026 2nd half' })
    expect(made.status).toBe(201)
    const secret = String(made.at('apikey'))
    clock.advance(1_000)
    expect(call('GET', '/stores', undefined, withKey(secret)).status).toBe(200)
    const list = call('GET', '/apikeys')
    expect(list.json).toEqual([
      { id: expect.any(Number), label: 'Initial API Key', lastUsage: '2026-11-21T09:00:01.000Z' },
      { id: made.at('id'), label: '2026 2nd half', lastUsage: '2026-11-21T09:00:01.000Z' },
    ])
    expect(list.text).not.toContain(secret)
    expect(Number.isSafeInteger(made.at('id'))).toBe(true)
  })

  it.each([
    [{}],
    [{ label: '' }],
    [{ label: 7 }],
    [{ label: 'x', validity: 'always' }],
    [{ label: 'x', validity: { from: 'soon' } }],
    [{ label: 'x', validity: { from: '2027-01-01T00:00:00Z', until: '2026-12-01T00:00:00Z' } }],
    ['[]'],
  ])('refuses to make a key from %j', (body) => {
    expect(startCmBench().call('POST', '/apikeys', body).status).toBe(400)
  })

  it('lets a key begin and end in time', () => {
    const { call, clock } = startCmBench()
    const validity = { from: '2026-11-21T10:00:00+00:00', until: '2026-11-21T11:00:00+00:00' }
    const secret = call('POST', '/apikeys', { label: 'short', validity }).at('apikey')
    const status = () => call('GET', '/stores', undefined, withKey(secret)).status
    expect(status()).toBe(403)
    expect(call('GET', '/apikeys').at('1.validity')).toEqual({
      from: '2026-11-21T10:00:00.000Z',
      until: '2026-11-21T11:00:00.000Z',
    })
    clock.advance(3_600_000)
    expect(status()).toBe(200)
    clock.advance(3_600_000)
    expect(status()).toBe(403)
    expect(call('GET', '/apikeys').json).toHaveLength(1)
  })

  it('revokes an old key with a new one, never the last one and never the one in use', () => {
    const { call } = startCmBench()
    const [first] = call('GET', '/apikeys').json as { id: number }[]
    const last = call('DELETE', `/apikeys/${first?.id}`)
    expect([last.status, last.at('detail')]).toEqual([409, 'The last API key cannot be revoked.'])
    const secret = call('POST', '/apikeys', { label: 'second' }).at('apikey')
    const current = call('DELETE', `/apikeys/${first?.id}`)
    expect([current.status, current.at('detail')]).toEqual([
      409,
      'The API key of this request cannot be revoked.',
    ])
    expect(call('DELETE', `/apikeys/${first?.id}`, undefined, withKey(secret)).status).toBe(204)
    expect(call('GET', '/stores').status).toBe(403)
    expect(call('DELETE', `/apikeys/${first?.id}`, undefined, withKey(secret)).status).toBe(404)
  })
})
