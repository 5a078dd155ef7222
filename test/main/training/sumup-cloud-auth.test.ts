import { describe, expect, it } from 'vitest'
import {
  contract,
  euros,
  merchant,
  problemWanted,
  readersPath,
  startBench,
  transactionsPath,
} from './sumup-bench.ts'

const reader = `${readersPath}/rdr_00000000000000000000000000`
const gatewayProblem = {
  type: 'https://developer.sumup.com/problem/unauthorized',
  title: 'Unauthorized',
  status: 401,
  detail: 'Unauthorized.',
}

describe(`keys and merchants of the virtual cloud (${contract.title})`, () => {
  it.each([
    ['GET', readersPath],
    ['GET', reader],
    ['GET', `${reader}/status`],
    ['POST', `${reader}/checkout`],
    ['GET', `${reader}/checkout/x`],
    ['POST', `${reader}/terminate`],
    ['GET', transactionsPath],
    ['GET', `${transactionsPath}/history`],
    ['POST', `/v1.0/merchants/${merchant.code}/payments/x/refunds`],
    ['POST', '/v0.1/me/refund/x'],
    ['GET', '/v1.1/receipts/x'],
    ['GET', `/v1/merchants/${merchant.code}`],
    ['GET', '/v0.1/me'],
  ])('opens %s %s to nobody without a key', (method, path) => {
    const { call } = startBench()
    for (const authorization of ['', 'Bearer wrong', `Basic ${merchant.apiKeys[0]?.secret}`, 'Bearer ']) {
      expect(call(method, path, undefined, { authorization }).status).toBe(401)
    }
  })

  it('shapes the 401 by endpoint and by what the caller accepts', () => {
    const { call } = startBench()
    const nobody = { authorization: '' }
    const plain = call('POST', `${reader}/checkout`, euros(100), nobody)
    expect(plain).toMatchObject({
      headers: { 'content-type': 'application/json' },
      json: { errors: { type: 'INVALID_ACCESS_TOKEN' } },
    })
    const asked = call('POST', `${reader}/checkout`, euros(100), { ...nobody, ...problemWanted })
    expect(asked.headers['content-type']).toBe('application/problem+json')
    expect(asked.json).toMatchObject(gatewayProblem)
    const gateway = call('GET', transactionsPath, undefined, nobody)
    expect(gateway.headers['content-type']).toBe('application/json')
    expect(gateway.json).toMatchObject(gatewayProblem)
    expect(call('GET', readersPath, undefined, nobody).json).toMatchObject({
      detail: 'Authentication credentials are missing or invalid.',
    })
  })

  it('takes no public key and no revoked one', () => {
    const pub = 'sup_pk_bench_0001'
    const { call, cloud } = startBench({ merchants: [{ ...merchant, apiKeys: [{ secret: pub }] }] })
    expect(call('GET', readersPath, undefined, { authorization: `Bearer ${pub}` }).status).toBe(401)
    const second = startBench()
    expect(second.call('GET', readersPath).status).toBe(200)
    second.cloud.revokeKey('sup_sk_bench_0001')
    expect(second.call('GET', readersPath).status).toBe(401)
    expect(cloud.log()[0]?.keyEnd).toBe('0001')
  })

  it('keeps a key to its scopes', () => {
    const bench = startBench()
    const id = bench.pair()
    bench.cloud.merchants[0]?.apiKeys.push({ secret: 'sup_sk_reader', scopes: ['readers.read'] })
    const asReader = { authorization: 'Bearer sup_sk_reader' }
    expect(bench.call('GET', readersPath, undefined, asReader).status).toBe(200)
    expect(bench.call('POST', `${readersPath}/${id}/checkout`, euros(100), asReader).status).toBe(401)
    expect(bench.call('GET', `${transactionsPath}/history`, undefined, asReader).status).toBe(401)
    expect(bench.call('PATCH', `${readersPath}/${id}`, { name: 'Bar' }, asReader)).toMatchObject({
      status: 403,
      json: { detail: 'You do not have permission to perform this action.' },
    })
  })

  it('tells the currency and whether this is a sandbox', () => {
    const { call } = startBench()
    expect(call('GET', `/v1/merchants/${merchant.code}`).json).toMatchObject({
      merchant_code: merchant.code,
      default_currency: 'EUR',
      country: 'DE',
      sandbox: true,
    })
    expect(call('GET', '/v0.1/me').at('merchant_profile.merchant_code')).toBe(merchant.code)
  })

  it('takes every other merchant for one that does not exist', () => {
    const { call } = startBench()
    for (const path of ['/v1/merchants/MOTHER', '/v0.1/merchants/MOTHER/readers']) {
      expect(call('GET', path)).toMatchObject({
        status: 404,
        headers: { 'content-type': 'application/problem+json' },
      })
    }
    expect(call('GET', '/v2.1/merchants/MOTHER/transactions?id=x').at('error_code')).toBe('NOT_FOUND')
    expect(call('GET', '/v0.1/merchants/MOTHER/readers/x/status').at('errors.detail')).toBe('Not Found')
  })

  it.each([
    ['a trailing slash', 'GET', `${readersPath}/`, 404],
    ['another trailing slash', 'GET', `${transactionsPath}/history/`, 404],
    ['an unknown path', 'GET', '/v9/readers', 404],
    ['a path out of its place', 'GET', `${readersPath}/../readers`, 404],
    ['a wrong method', 'PUT', readersPath, 405],
    ['a malformed path', 'GET', `${readersPath}/%E0%A4%A`, 400],
  ])('answers %s as an error', (_title, method, path, status) => {
    expect(startBench().call(method, path).status).toBe(status)
  })

  it('names the methods of a path that was asked for in another way', () => {
    const reply = startBench().call('PUT', reader)
    expect(reply).toMatchObject({ status: 405, headers: { allow: 'GET, PATCH, DELETE' } })
  })

  it('reads encoded identifiers as one part of the path', () => {
    const { call } = startBench()
    expect(call('GET', `${readersPath}/${encodeURIComponent('rdr_1/../../x?y=1')}`).status).toBe(404)
  })
})
