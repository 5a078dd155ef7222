import { describe, expect, it } from 'vitest'
import {
  affiliate,
  type Bench,
  contract,
  merchant,
  readersPath,
  startBench,
  transactionsPath,
} from './sumup-bench.ts'

const notYet = { status: 404, json: { error_code: 'NOT_FOUND', message: 'Resource not found' } }

describe(`transactions of the virtual cloud (${contract.title})`, () => {
  it('answers 404 until a card was shown, and then by each of four ids', () => {
    const bench = startBench()
    bench.pair()
    const { clientTransactionId } = bench.pay({ ...affiliate('REF-1'), description: 'Sale 9' })
    const byClientId = `${transactionsPath}?client_transaction_id=${clientTransactionId}`
    expect(bench.call('GET', byClientId)).toMatchObject(notYet)
    bench.reader.act('tap-good')
    expect(bench.call('GET', byClientId)).toMatchObject(notYet)
    bench.clock.advance(1_500)
    const found = bench.call('GET', byClientId)
    expect(found.json).toMatchObject({
      amount: 12.5,
      tip_amount: 0,
      currency: 'EUR',
      timestamp: '2026-11-21T09:00:02.800Z',
      status: 'SUCCESSFUL',
      simple_status: 'SUCCESSFUL',
      payment_type: 'POS',
      entry_mode: 'CONTACTLESS',
      verification_method: 'none',
      card: { last_4_digits: '0119', type: 'VISA' },
      merchant_code: merchant.code,
      product_summary: 'Sale 9',
      client_transaction_id: clientTransactionId,
      foreign_transaction_id: 'REF-1',
      links: [{ rel: 'refund', min_amount: 0.01, max_amount: 12.5 }],
    })
    expect(found.at('auth_code')).toMatch(/^\d{6}$/)
    const others = [
      `id=${found.at('id')}`,
      `transaction_code=${found.at('transaction_code')}`,
      'foreign_transaction_id=REF-1',
      `foreign_transaction_id=REF-1&id=${found.at('id')}`,
    ]
    for (const query of others) {
      expect(bench.call('GET', `${transactionsPath}?${query}`).json).toEqual(found.json)
    }
    expect(bench.call('GET', `${transactionsPath}?foreign_transaction_id=REF-2`)).toMatchObject(notYet)
    expect(bench.call('GET', `${transactionsPath}?id=${found.at('id')}&transaction_code=X`)).toMatchObject(
      notYet,
    )
  })

  it('needs one of the ids', () => {
    expect(startBench().call('GET', transactionsPath)).toMatchObject({
      status: 400,
      json: { error_code: 'INVALID' },
    })
  })

  it('counts the tip into the amount and names it', () => {
    const bench = startBench()
    bench.pair()
    bench.pay({ tip_rates: [0.1, 0.2] })
    bench.reader.act('tip-percent-10')
    bench.reader.act('insert-good')
    bench.reader.act('pin-correct')
    bench.clock.advance(1_500)
    const [charge] = bench.cloud.transactions()
    expect(bench.call('GET', `${transactionsPath}?id=${charge?.id}`).json).toMatchObject({
      amount: 13.75,
      tip_amount: 1.25,
      entry_mode: 'CHIP',
      verification_method: 'online PIN',
    })
  })

  it('records a declined card as a failed transaction without an authorisation', () => {
    const bench = startBench()
    const id = bench.pair()
    const { checkoutId, clientTransactionId } = bench.pay()
    bench.reader.act('tap-declined')
    bench.clock.advance(1_500)
    const found = bench.call('GET', `${transactionsPath}?client_transaction_id=${clientTransactionId}`)
    expect(found.json).toMatchObject({ status: 'FAILED', simple_status: 'FAILED', links: [] })
    expect(found.at('auth_code')).toBeUndefined()
    expect(bench.call('GET', `${readersPath}/${id}/checkout/${checkoutId}`).json).toMatchObject({
      data: { status: 'failed', payment_failure_reason: 'card declined' },
    })
  })

  it('has no transaction at all for a payment that nobody showed a card for', () => {
    const bench = startBench()
    bench.pair()
    const { clientTransactionId } = bench.pay()
    bench.reader.act('cancel')
    bench.clock.advance(3_600_000)
    const target = `${transactionsPath}?client_transaction_id=${clientTransactionId}`
    expect(bench.call('GET', target)).toMatchObject(notYet)
  })

  it('fails every payment of exactly 11, whatever the card', () => {
    const bench = startBench()
    bench.pair()
    bench.pay({ total_amount: { value: 1100, currency: 'EUR', minor_unit: 2 } })
    bench.reader.act('tap-good')
    bench.clock.advance(1_500)
    expect(bench.cloud.transactions()[0]?.status).toBe('FAILED')
    const zero = startBench({ merchants: [{ ...merchant, currency: 'HUF' }] })
    zero.pair()
    zero.pay({ total_amount: { value: 11, currency: 'HUF', minor_unit: 0 } })
    zero.reader.act('tap-good')
    zero.clock.advance(1_500)
    expect(zero.cloud.transactions()[0]?.status).toBe('FAILED')
  })

  it('finds a transaction only after the look-up has caught up', () => {
    const bench = startBench({ quirks: { lookupLagMs: 4_000 } })
    const id = bench.pair()
    const { checkoutId, clientTransactionId } = bench.pay()
    bench.reader.act('tap-good')
    bench.clock.advance(1_500)
    const target = `${transactionsPath}?client_transaction_id=${clientTransactionId}`
    expect(bench.call('GET', `${readersPath}/${id}/checkout/${checkoutId}`).at('data.status')).toBe(
      'successful',
    )
    expect(bench.call('GET', target).status).toBe(404)
    expect(bench.call('GET', `${transactionsPath}/history`).at('items')).toEqual([])
    bench.clock.advance(4_000)
    expect(bench.call('GET', target).status).toBe(200)
  })
})

describe(`the history of the virtual cloud (${contract.title})`, () => {
  it('starts with the oldest and gives ten lines unless told otherwise', () => {
    const bench = withPayments(12)
    const first = bench.call('GET', `${transactionsPath}/history`)
    expect(amounts(first)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    const [next] = first.at('links') as { rel: string; href: string }[]
    expect(next).toMatchObject({ rel: 'next' })
    expect(next?.href).toMatch(/^limit=10&oldest_ref=\d+&order=ascending$/)
    const second = bench.call('GET', `${transactionsPath}/history?${next?.href}`)
    expect(amounts(second)).toEqual([12, 13])
    expect(second.at('links')).toEqual([])
    expect(amounts(bench.call('GET', `${transactionsPath}/history?order=descending&limit=3`))).toEqual([
      13, 12, 10,
    ])
  })

  it('drops the filters from its links, so that they have to be laid over again', () => {
    const bench = withPayments(12)
    const query = 'order=descending&limit=2&statuses[]=SUCCESSFUL'
    const page = bench.call('GET', `${transactionsPath}/history?${query}`)
    expect((page.at('links') as { href: string }[])[0]?.href).toMatch(
      /^limit=2&newest_ref=\d+&order=descending$/,
    )
  })

  it.each<[string, number]>([
    ['statuses[]=SUCCESSFUL', 5],
    ['statuses[]=FAILED', 1],
    ['statuses[]=REFUNDED', 1],
    ['statuses[]=FAILED&statuses[]=REFUNDED', 2],
    ['statuses=FAILED', 7],
    ['types[]=REFUND', 1],
    ['types[]=PAYMENT', 6],
    ['types[]=CHARGE_BACK', 0],
    ['payment_types[]=POS', 7],
    ['payment_types[]=ECOM', 0],
    ['entry_modes[]=CONTACTLESS', 7],
    ['entry_modes[]=CHIP', 0],
    ['users[]=shop@example.com', 7],
    ['users[]=somebody@example.com', 0],
    ['oldest_time=2026-11-21T09:03:00Z', 4],
    ['newest_time=2026-11-21T09:03:00Z', 3],
    ['changes_since=2026-11-21T09:06:30Z', 2],
  ])('filters line by line with %s', (query, lines) => {
    const bench = withPayments(5)
    bench.pay({ total_amount: { value: 1100, currency: 'EUR', minor_unit: 2 } })
    bench.reader.act('tap-good')
    bench.clock.advance(60_000)
    const paid = bench.cloud.transactions().find((transaction) => transaction.amountMinor === 500)
    bench.clock.advance(60_000)
    const refunds = `/v1.0/merchants/${merchant.code}/payments/${paid?.id}/refunds`
    expect(bench.call('POST', refunds, { amount: 5 }).status).toBe(201)
    const reply = bench.call('GET', `${transactionsPath}/history?limit=50&${query}`)
    expect(reply.at('items')).toHaveLength(lines)
  })

  it('finds the lines of one code', () => {
    const bench = withPayments(3)
    const [charge] = bench.cloud.transactions()
    const reply = bench.call('GET', `${transactionsPath}/history?transaction_code=${charge?.code}`)
    expect(reply.at('items')).toHaveLength(1)
    expect(reply.at('items.0')).toMatchObject({
      transaction_id: charge?.id,
      transaction_code: charge?.code,
      client_transaction_id: charge?.clientTransactionId,
      type: 'PAYMENT',
      status: 'SUCCESSFUL',
      card_type: 'VISA',
      user: merchant.email,
      refunded_amount: 0,
    })
  })

  it.each([
    'limit=0',
    'limit=x',
    'order=sideways',
    'statuses[]=PAID',
    'oldest_time=yesterday',
    'oldest_time=1',
    'newest_ref=abc',
  ])('refuses %s', (query) => {
    expect(startBench().call('GET', `${transactionsPath}/history?${query}`)).toMatchObject({
      status: 400,
      json: { error_code: 'INVALID', message: 'Validation error' },
    })
  })
})

/** One payment a minute, of 1, 2, 3 … euros; never of 11, which always fails. */
function withPayments(count: number): Bench {
  const bench = startBench()
  bench.pair()
  for (let index = 1; index <= count; index++) {
    const value = (index > 10 ? index + 1 : index) * 100
    bench.pay({ total_amount: { value, currency: 'EUR', minor_unit: 2 } })
    bench.reader.act('tap-good')
    bench.clock.advance(60_000)
  }
  return bench
}

function amounts(reply: { at(path: string): unknown }): number[] {
  return (reply.at('items') as { amount: number }[]).map((item) => item.amount)
}
