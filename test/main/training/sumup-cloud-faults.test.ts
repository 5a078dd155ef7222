import { describe, expect, it } from 'vitest'
import type { ExchangeFault } from '../../../main/training/cloud-faults.ts'
import {
  affiliate,
  contract,
  euros,
  fieldAt,
  readersPath,
  startBench,
  transactionsPath,
} from './sumup-bench.ts'

describe(`ordered faults of an exchange (${contract.title})`, () => {
  it.each<[ExchangeFault, number]>([
    [{ kind: 'lost-on-the-way' }, 0],
    [{ kind: 'answer-lost' }, 1],
  ])('breaks the connection with %j', (fault, accepted) => {
    const { bench, path } = paired()
    bench.cloud.faults.order('create-checkout', fault)
    expect(bench.send('POST', path, euros(100))).toEqual([{ kind: 'dropped' }])
    expect(bench.cloud.checkouts()).toHaveLength(accepted)
    expect(bench.cloud.log().at(-1)).toMatchObject({ fault: fault.kind, delivered: 'nothing' })
  })

  it.each<[ExchangeFault, number, number]>([
    [{ kind: 'error-before', status: 503, body: 'json' }, 503, 0],
    [{ kind: 'error-before', status: 502, body: 'html' }, 502, 0],
    [{ kind: 'error-after', status: 500, body: 'empty' }, 500, 1],
    [{ kind: 'error-after', status: 504, body: 'html' }, 504, 1],
    [{ kind: 'too-many-requests', retryAfterSeconds: 7 }, 429, 0],
    [{ kind: 'redirect', status: 307, location: 'https://elsewhere.example/' }, 307, 0],
    [{ kind: 'captive-portal' }, 200, 0],
    [{ kind: 'garbage' }, 201, 1],
    [{ kind: 'empty-body' }, 201, 1],
    [{ kind: 'truncated' }, 201, 1],
    [{ kind: 'stalled' }, 201, 1],
    [{ kind: 'oversized', bytes: 2_000_000 }, 201, 1],
    [{ kind: 'not-found' }, 404, 0],
  ])('answers with %j', (fault, status, accepted) => {
    const { bench, path } = paired()
    bench.cloud.faults.order('create-checkout', fault)
    const [delivery] = bench.send('POST', path, euros(100))
    expect(delivery).toMatchObject({ kind: 'answer', answer: { status } })
    expect(bench.cloud.checkouts()).toHaveLength(accepted)
    expect(bench.cloud.log().at(-1)).toMatchObject({
      status: accepted === 1 ? 201 : null,
      delivered: 'spoilt',
    })
    expect(bench.cloud.faults.counts()).toEqual({ [fault.kind]: 1 })
    expect(bench.send('GET', readersPath)).toMatchObject([{ answer: { status: 200 } }])
  })

  it('says what each spoilt answer carries', () => {
    const { bench } = paired()
    const answerTo = (fault: ExchangeFault) => {
      bench.cloud.faults.order('list-readers', fault)
      const [delivery] = bench.send('GET', readersPath)
      if (delivery?.kind !== 'answer') throw new Error('dropped')
      return delivery
    }
    expect(answerTo({ kind: 'too-many-requests', retryAfterSeconds: 7 }).answer.headers['retry-after']).toBe(
      '7',
    )
    expect(answerTo({ kind: 'captive-portal' }).answer.headers['content-type']).toMatch('text/html')
    expect(() => JSON.parse(answerTo({ kind: 'garbage' }).answer.body)).toThrow(SyntaxError)
    expect(answerTo({ kind: 'truncated' }).body).toBe('break')
    expect(answerTo({ kind: 'stalled' }).body).toBe('stall')
    expect(answerTo({ kind: 'oversized', bytes: 3_000_000 }).answer.body).toHaveLength(3_000_000)
  })

  it('delays the request or only the answer', () => {
    const { bench, path } = paired()
    bench.cloud.faults.order('create-checkout', { kind: 'request-delayed', ms: 30_000 })
    const late = bench.send('POST', path, euros(100))
    bench.clock.advance(29_999)
    expect([late.length, bench.cloud.checkouts().length]).toEqual([0, 0])
    bench.clock.advance(1)
    expect([late.length, bench.cloud.checkouts().length]).toEqual([1, 1])

    bench.cloud.faults.order('list-readers', { kind: 'answer-delayed', ms: 2_000 })
    const waiting = bench.send('GET', readersPath)
    expect(bench.cloud.log().at(-1)).toMatchObject({ status: 200, delivered: null, answeredAt: null })
    bench.clock.advance(2_000)
    expect(waiting).toHaveLength(1)
    expect(bench.cloud.log().at(-1)).toMatchObject({ delivered: 'whole', answeredAt: bench.clock.now() })
  })

  it('hands the same request over twice, up to a second charge', () => {
    const { bench, path } = paired()
    bench.cloud.faults.order('create-checkout', { kind: 'handled-twice', afterMs: 45_000 })
    expect(bench.send('POST', path, euros(100))).toMatchObject([{ answer: { status: 201 } }])
    bench.clock.advance(300)
    bench.reader.act('tap-good')
    bench.clock.advance(45_300)
    expect(bench.reader.view().screen.kind).toBe('present-card')
    expect(bench.cloud.checkouts()).toHaveLength(2)
  })

  it('refuses the second of two when the reference was given', () => {
    const { bench, path } = paired()
    bench.cloud.faults.order('create-checkout', { kind: 'handled-twice', afterMs: 45_000 })
    bench.send('POST', path, { ...euros(100), ...affiliate('A1') })
    bench.reader.act('cancel')
    bench.clock.advance(60_000)
    expect(bench.cloud.checkouts()).toHaveLength(1)
  })

  it('changes or removes one field of an answer', () => {
    const { bench, path } = paired()
    bench.cloud.faults.order('create-checkout', { kind: 'field', path: 'data.checkout_id' })
    expect(Object.keys(bench.call('POST', path, euros(100)).at('data') as object)).toEqual([
      'client_transaction_id',
    ])
    bench.cloud.faults.order('list-readers', { kind: 'field', path: 'items.0.status', value: 'hibernating' })
    expect(bench.call('GET', readersPath).at('items.0.status')).toBe('hibernating')
    bench.cloud.faults.order('list-readers', { kind: 'field', path: 'items.9.status', value: 'x' })
    expect(bench.call('GET', readersPath).status).toBe(200)
  })

  it('meets the next request of its kind, as often as ordered, until it is cleared', () => {
    const { bench } = paired()
    const { faults } = bench.cloud
    faults.order('get-transaction', { kind: 'not-found' }, 2)
    faults.order('any', { kind: 'error-before', status: 500, body: 'json' }, 'always')
    expect(faults.orders()).toMatchObject([{ remaining: 2 }, { remaining: null }])
    expect(bench.call('GET', readersPath).status).toBe(500)
    expect(bench.call('GET', `${transactionsPath}?id=x`).status).toBe(404)
    expect(bench.call('GET', `${transactionsPath}?id=x`).status).toBe(404)
    expect(bench.call('GET', `${transactionsPath}?id=x`).status).toBe(500)
    faults.clear()
    expect(faults.orders()).toEqual([])
    expect(bench.call('GET', readersPath).status).toBe(200)
    expect(faults.counts()).toEqual({ 'not-found': 2, 'error-before': 2 })
  })

  it('leaves the direct way to the cloud alone', () => {
    const { bench } = paired()
    bench.cloud.faults.order('any', { kind: 'lost-on-the-way' }, 'always')
    const headers = { authorization: 'Bearer sup_sk_bench_0001' }
    const answer = bench.cloud.handle({ method: 'GET', path: readersPath, query: '', headers, body: '' })
    expect(answer.status).toBe(200)
  })
})

describe(`ordered faults of a payment (${contract.title})`, () => {
  it('accepts a payment that never appears on the reader', () => {
    const { bench, path } = paired()
    bench.cloud.faults.orderForPayment({ kind: 'never-starts' })
    const { checkoutId } = bench.pay()
    bench.clock.advance(1_000)
    expect(bench.reader.view().screen.kind).toBe('idle')
    bench.clock.advance(60_000)
    expect(bench.call('GET', `${path}/${checkoutId}`).at('data.status')).toBe('cancelled')
  })

  it('charges another amount or in another currency', () => {
    const { bench } = paired()
    bench.cloud.faults.orderForPayment({ kind: 'wrong-amount', amountMinor: 800 })
    bench.cloud.faults.orderForPayment({ kind: 'wrong-currency', currency: 'CHF' })
    bench.pay()
    bench.reader.act('tap-good')
    bench.clock.advance(1_500)
    expect(bench.cloud.transactions()).toMatchObject([{ amountMinor: 800, currency: 'CHF' }])
  })

  it('charges twice for one reference', () => {
    const { bench } = paired()
    bench.cloud.faults.orderForPayment({ kind: 'duplicate-charge' })
    bench.pay(affiliate('A1'))
    bench.reader.act('tap-good')
    bench.clock.advance(1_500)
    const [first, second] = bench.cloud.transactions()
    expect(second).toMatchObject({ foreignTransactionId: 'A1', status: 'SUCCESSFUL' })
    expect(second?.id).not.toBe(first?.id)
    expect(second?.code).not.toBe(first?.code)
    expect(bench.call('GET', `${transactionsPath}?foreign_transaction_id=A1`).at('id')).toBe(first?.id)
    expect(bench.call('GET', `${transactionsPath}/history`).at('items')).toHaveLength(2)
  })

  it('declines for now and approves the same payment a little later', () => {
    const { bench, path } = paired()
    bench.cloud.faults.orderForPayment({ kind: 'decline-then-approve', afterMs: 6_000 })
    const { checkoutId, clientTransactionId } = bench.pay()
    bench.reader.act('tap-good')
    bench.clock.advance(1_500)
    const transaction = `${transactionsPath}?client_transaction_id=${clientTransactionId}`
    expect(bench.call('GET', transaction).at('status')).toBe('FAILED')
    expect(bench.call('GET', `${path}/${checkoutId}`).at('data.status')).toBe('failed')
    bench.clock.advance(6_000)
    expect(bench.call('GET', transaction).at('status')).toBe('SUCCESSFUL')
    expect(bench.call('GET', `${path}/${checkoutId}`).at('data.status')).toBe('successful')
  })

  it('holds one payment back from the look-ups', () => {
    const { bench } = paired()
    bench.cloud.faults.orderForPayment({ kind: 'lookup-lag', ms: 5_000 })
    const { clientTransactionId } = bench.pay()
    bench.reader.act('tap-good')
    bench.clock.advance(6_499)
    const transaction = `${transactionsPath}?client_transaction_id=${clientTransactionId}`
    expect(bench.call('GET', transaction).status).toBe(404)
    bench.clock.advance(1)
    expect(bench.call('GET', transaction).status).toBe(200)
  })

  it('gives each payment its own of two orders of one kind', () => {
    const { bench } = paired()
    bench.cloud.faults.orderForPayment({ kind: 'wrong-amount', amountMinor: 1 }, 2)
    for (const cents of [1, 1, 1250]) {
      bench.pay()
      bench.reader.act('tap-good')
      bench.clock.advance(5_000)
      expect(fieldAt(bench.cloud.transactions().at(-1), 'amountMinor')).toBe(cents)
    }
  })
})

describe('the log of exchanges', () => {
  it('keeps requests and answers without the key, the newest 500', () => {
    const { bench } = paired()
    bench.cloud.clearLog()
    for (let index = 0; index < 501; index++) bench.call('GET', readersPath)
    const log = bench.cloud.log()
    expect(log).toHaveLength(500)
    expect(log.at(-1)).toMatchObject({
      operation: 'list-readers',
      method: 'GET',
      path: readersPath,
      keyEnd: '0001',
      status: 200,
      delivered: 'whole',
    })
    expect(JSON.stringify(log)).not.toContain('sup_sk')
  })

  it('tells listeners that something changed until they leave', () => {
    const { bench } = paired()
    let changes = 0
    const leave = bench.cloud.onChange(() => {
      changes += 1
    })
    bench.call('GET', readersPath)
    expect(changes).toBeGreaterThan(0)
    leave()
    const before = changes
    bench.call('GET', readersPath)
    expect(changes).toBe(before)
  })
})

function paired() {
  const bench = startBench()
  return { bench, path: `${readersPath}/${bench.pair()}/checkout` }
}
