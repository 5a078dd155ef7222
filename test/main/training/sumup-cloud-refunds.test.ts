import { describe, expect, it } from 'vitest'
import { type Bench, contract, merchant, startBench, transactionsPath } from './sumup-bench.ts'

const problem = (slug: string) => `https://developer.sumup.com/problem/${slug}`

describe(`refunds of the virtual cloud (${contract.title})`, () => {
  it('refunds in parts up to the whole, as events and lines of their own', () => {
    const { bench, id, refunds } = paid()
    expect(bench.call('POST', refunds, { amount: 2.5 })).toMatchObject({ status: 201, json: {} })
    expect(bench.call('POST', refunds, { amount: 10 }).status).toBe(201)
    const found = bench.call('GET', `${transactionsPath}?id=${id}`)
    const events = found.at('events') as { id: number; amount: number }[]
    expect(events.map((event) => event.amount)).toEqual([2.5, 10])
    expect((found.at('transaction_events') as { id: number }[]).map((event) => event.id)).toEqual(
      events.map((event) => event.id),
    )
    expect(found.json).toMatchObject({ status: 'SUCCESSFUL', simple_status: 'SUCCESSFUL', links: [] })
    const history = bench.call('GET', `${transactionsPath}/history`)
    expect(history.at('items')).toMatchObject([
      { type: 'PAYMENT', status: 'SUCCESSFUL', amount: 12.5, refunded_amount: 12.5 },
      { type: 'REFUND', status: 'REFUNDED', amount: 2.5 },
      { type: 'REFUND', status: 'REFUNDED', amount: 10 },
    ])
  })

  it('refunds what is left when no amount is named', () => {
    const { bench, refunds } = paid()
    bench.call('POST', refunds, { amount: 0.01 })
    expect(bench.call('POST', refunds, {}).status).toBe(201)
    expect(bench.cloud.transactions()[0]?.refunds.map((refund) => refund.amountMinor)).toEqual([1, 1249])
  })

  it.each<[string, unknown, number, object]>([
    ['no body', undefined, 400, { type: problem('bad-request') }],
    ['a list', '[]', 400, { type: problem('bad-request') }],
    ['zero', { amount: 0 }, 400, { detail: 'amount must be greater than zero' }],
    ['less than nothing', { amount: -1 }, 400, { detail: 'amount must be greater than zero' }],
    ['text', { amount: '1.00' }, 400, { detail: 'amount must be greater than zero' }],
    ['half a cent', { amount: 0.005 }, 400, { detail: 'amount has too many decimals' }],
    [
      'more than was paid',
      { amount: 12.51 },
      422,
      {
        type: problem('unprocessable-entity'),
        detail: 'Refund failed.',
        errors: [{ code: 'INVALID_AMOUNT', reason: 'amount_too_high', max_refundable_amount: 1250 }],
      },
    ],
  ])('refuses %s', (_title, body, status, json) => {
    const { bench, refunds } = paid()
    expect(bench.call('POST', refunds, body)).toMatchObject({ status, json })
    expect(bench.cloud.transactions()[0]?.refunds).toEqual([])
  })

  it('knows the transaction by its id alone', () => {
    const { bench } = paid()
    const [charge] = bench.cloud.transactions()
    for (const name of [charge?.code, charge?.clientTransactionId, 'unknown']) {
      const target = `/v1.0/merchants/${merchant.code}/payments/${name}/refunds`
      expect(bench.call('POST', target, {})).toMatchObject({
        status: 404,
        json: { type: problem('not-found') },
      })
    }
  })

  it('refuses what failed, what is refunded already and what is too fresh', () => {
    const conflict = { status: 409, json: { type: problem('conflict') } }
    const done = paid()
    done.bench.call('POST', done.refunds, {})
    expect(done.bench.call('POST', done.refunds, { amount: 1 })).toMatchObject(conflict)

    const failed = paid('tap-declined')
    expect(failed.bench.call('POST', failed.refunds, {})).toMatchObject(conflict)

    const fresh = paid('tap-good', { refundableAfterMs: 120_000 })
    expect(fresh.bench.call('POST', fresh.refunds, {})).toMatchObject(conflict)
    fresh.bench.clock.advance(120_000)
    expect(fresh.bench.call('POST', fresh.refunds, {}).status).toBe(201)
  })

  it('forbids a refund to a key without that right', () => {
    const { bench, refunds } = paid()
    bench.cloud.merchants[0]?.apiKeys.push({ secret: 'sup_sk_cashier', scopes: ['readers.write'] })
    const reply = bench.call('POST', refunds, {}, { authorization: 'Bearer sup_sk_cashier' })
    expect(reply).toMatchObject({ status: 403, json: { detail: 'users is not allowed to make a refund' } })
  })

  it('refuses by the payment processor when that was ordered', () => {
    const { bench, refunds } = paid()
    bench.cloud.faults.order('refund', {
      kind: 'refund-refused',
      code: 'NOT_ENOUGH_BALANCE',
      detail: 'Not enough balance',
    })
    expect(bench.call('POST', refunds, {})).toMatchObject({
      status: 422,
      json: { errors: [{ code: 'NOT_ENOUGH_BALANCE' }] },
    })
    expect(bench.cloud.transactions()[0]?.refunds).toEqual([])
  })

  it('can turn a refunded payment into REFUNDED, as the document says it may', () => {
    const { bench, id, refunds } = paid('tap-good', { refundsChangeStatus: true })
    bench.call('POST', refunds, { amount: 1 })
    expect(bench.call('GET', `${transactionsPath}?id=${id}`).at('status')).toBe('SUCCESSFUL')
    bench.call('POST', refunds, {})
    expect(bench.call('GET', `${transactionsPath}?id=${id}`).at('status')).toBe('REFUNDED')
  })
})

describe('the old refund path', () => {
  it('answers 204 and takes no body for a full refund', () => {
    const { bench, old } = paid()
    const reply = bench.call('POST', old)
    expect([reply.status, reply.text]).toEqual([204, ''])
    expect(bench.call('POST', old, { amount: 1 })).toMatchObject({
      status: 409,
      json: { error_code: 'CONFLICT' },
    })
  })

  it('refuses in the older error shape', () => {
    const { bench, old } = paid()
    expect(bench.call('POST', '/v0.1/me/refund/unknown')).toMatchObject({
      status: 404,
      json: { error_code: 'NOT_FOUND' },
    })
    expect(bench.call('POST', old, { amount: 0 }).status).toBe(400)
    expect(bench.call('POST', old, { amount: 99 }).status).toBe(409)
    bench.cloud.merchants[0]?.apiKeys.push({ secret: 'sup_sk_cashier', scopes: ['readers.write'] })
    expect(bench.call('POST', old, {}, { authorization: 'Bearer sup_sk_cashier' }).status).toBe(403)
  })
})

function paid(action = 'tap-good', quirks = {}): { bench: Bench; id: string; refunds: string; old: string } {
  const bench = startBench({ quirks })
  bench.pair()
  bench.pay()
  bench.reader.act(action)
  bench.clock.advance(1_500)
  const id = bench.cloud.transactions()[0]?.id ?? ''
  const refunds = `/v1.0/merchants/${merchant.code}/payments/${id}/refunds`
  return { bench, id, refunds, old: `/v0.1/me/refund/${id}` }
}
