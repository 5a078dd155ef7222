import { describe, expect, it } from 'vitest'
import { purchase, startCmBench, terminalId, transactionsPath } from './cm-bench.ts'

describe('a transaction in the virtual CM cloud', () => {
  it('is created with what was asked, and nothing that only a card can give', () => {
    const { call } = startCmBench()
    const made = call('POST', transactionsPath, { ...purchase, amount: { value: 98.75, currency: 'EUR' } })
    expect(made.status).toBe(201)
    expect(made.json).toEqual({
      type: 'PURCHASE',
      id: expect.stringMatching(/^\d{31}$/),
      merchant_order_reference: 'inv2112280004',
      creation_datetime: '2026-11-21T09:00:00.000Z',
      amount: { value: 98.75, currency: 'EUR' },
      status: 'CREATED',
    })
    expect(made.text).toContain('98.75')
    expect(call('GET', `${transactionsPath}/${made.at('id')}`).json).toEqual(made.json)
  })

  it.each([
    ['no body', ''],
    ['another type', { ...purchase, type: 'PRE_AUTH' }],
    ['no reference', { ...purchase, merchant_order_reference: undefined }],
    ['a reference that is too long', { ...purchase, merchant_order_reference: 'x'.repeat(37) }],
    ['no amount', { ...purchase, amount: undefined }],
    ['an amount as text', { ...purchase, amount: { value: '12.50', currency: 'EUR' } }],
    ['zero', { ...purchase, amount: { value: 0, currency: 'EUR' } }],
    ['too many decimals', { ...purchase, amount: { value: 12.345, currency: 'EUR' } }],
    ['decimals that the currency has not', { ...purchase, amount: { value: 12.5, currency: 'JPY' } }],
    ['a currency that is not enabled', { ...purchase, amount: { value: 1, currency: 'USD' } }],
  ])('is refused for %s', (_title, body) => {
    const { call, cloud } = startCmBench()
    const refused = call('POST', transactionsPath, body)
    expect([refused.status, refused.headers['content-type']]).toEqual([400, 'application/problem+json'])
    expect(cloud.transactions()).toEqual([])
  })

  it('is refused a second time under the same reference only where that is the rule', () => {
    const { call, cloud } = startCmBench()
    expect(call('POST', transactionsPath, purchase).status).toBe(201)
    expect(call('POST', transactionsPath, purchase).status).toBe(201)
    cloud.quirks.uniqueReferences = true
    expect(call('POST', transactionsPath, purchase).status).toBe(409)
  })

  it('goes from created to authorised to cleared, with receipts of 24 columns', () => {
    const bench = startCmBench()
    const id = bench.shown()
    bench.terminal.act('tap-good')
    expect(bench.state(id)).toEqual(['CREATED', undefined])
    bench.clock.advance(1_500)
    expect(bench.state(id)).toEqual(['AUTHORIZED', 'APPROVED'])
    bench.clock.advance(3_000)
    expect(bench.state(id)).toEqual(['CLEARED', 'APPROVED'])
    const body = bench.call('GET', `${transactionsPath}/${id}`)
    expect(body.json).toMatchObject({
      transaction_datetime: '2026-11-21T09:00:03.500Z',
      system_trace_audit_number: expect.stringMatching(/^\d{6}$/),
      brand: 'V_PAY',
      store: { name: 'Corner shop' },
    })
    for (const [field, copy] of [
      ['receipt', 'CARDHOLDER COPY'],
      ['merchant_receipt', 'MERCHANT COPY'],
    ] as const) {
      const lines = String(body.at(field)).split('\n')
      expect(lines[0]?.trim()).toBe(copy)
      expect(lines[0]?.startsWith('    ')).toBe(true)
      expect(lines).toContain('TOTAL          EUR 12.50')
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(24)
    }
  })

  it('is cleared at once where clearing takes no time', () => {
    const bench = startCmBench({ timings: { clearMs: 0 } })
    const id = bench.shown()
    bench.terminal.act('tap-good')
    bench.clock.advance(1_500)
    expect(bench.state(id)).toEqual(['CLEARED', 'APPROVED'])
  })

  it('is cancelled with a result when the bank says no, and without one when the cardholder does', () => {
    const bench = startCmBench()
    const declined = bench.shown()
    bench.terminal.act('tap-declined')
    bench.clock.advance(5_000)
    expect(bench.state(declined)).toEqual(['CANCELLED', 'DECLINED'])
    expect(bench.call('GET', `${transactionsPath}/${declined}`).at('receipt')).toContain('DECLINED')
    const cancelled = bench.shown()
    bench.terminal.act('cancel')
    expect(bench.state(cancelled)).toEqual(['CANCELLED', undefined])
    expect(bench.call('GET', `${transactionsPath}/${cancelled}`).at('receipt')).toBeUndefined()
  })

  it('is aborted without a word by a newer one that comes before the terminal asked', () => {
    const bench = startCmBench()
    const a = bench.post()
    const b = bench.post({ merchant_order_reference: 'newer' })
    expect(bench.state(a)).toEqual(['CANCELLED', undefined])
    bench.clock.advance(2_000)
    expect(bench.terminal.view().screen.kind).toBe('present-card')
    expect(bench.cloud.transactions().find((one) => one.id === b)?.fetchedAt).not.toBeNull()
  })

  it.each([
    ['queue', 201, ['CREATED', undefined]],
    ['refuse', 409, ['CREATED', undefined]],
    ['abort', 201, ['CANCELLED', undefined]],
  ] as const)('meets a newer one while it is on the screen: %s', (whileBusy, status, left) => {
    const bench = startCmBench({ quirks: { whileBusy } })
    const a = bench.shown()
    expect(bench.call('POST', transactionsPath, purchase).status).toBe(status)
    expect(bench.state(a)).toEqual(left)
  })

  it('lets a queued one follow', () => {
    const bench = startCmBench()
    bench.shown()
    const b = bench.post({ merchant_order_reference: 'second', amount: { value: 7, currency: 'EUR' } })
    bench.terminal.act('tap-good')
    bench.clock.advance(6_000)
    expect(bench.terminal.view().screen).toMatchObject({ kind: 'present-card', amount: { amountMinor: 700 } })
    expect(bench.state(b)).toEqual(['CREATED', undefined])
  })
})

describe('cancelling in the virtual CM cloud', () => {
  const cancel = (bench: ReturnType<typeof startCmBench>, id: string) =>
    bench.call('DELETE', `${transactionsPath}/${id}`).status

  it('takes back what was not fetched, and what waits for a card', () => {
    const bench = startCmBench()
    const waiting = bench.post()
    expect(cancel(bench, waiting)).toBe(204)
    expect(bench.state(waiting)).toEqual(['CANCELLED', undefined])
    const shown = bench.shown()
    expect(cancel(bench, shown)).toBe(204)
    bench.clock.advance(2_000)
    expect(bench.terminal.view().screen).toMatchObject({ kind: 'cancelled' })
  })

  it('comes too late once a card was presented, and for everything that has ended', () => {
    const bench = startCmBench()
    const id = bench.shown()
    bench.terminal.act('insert-good')
    expect(cancel(bench, id)).toBe(409)
    bench.terminal.act('pin-correct')
    bench.clock.advance(10_000)
    expect(cancel(bench, id)).toBe(409)
    expect(bench.state(id)).toEqual(['CLEARED', 'APPROVED'])
    expect(cancel(bench, '123')).toBe(404)
  })

  it('comes too late once it was fetched, where that is the rule', () => {
    const bench = startCmBench({ quirks: { cancellableUntil: 'fetched' } })
    expect(cancel(bench, bench.shown())).toBe(409)
  })

  it('moves no money when the card comes before the terminal has heard of it', () => {
    const bench = startCmBench()
    const id = bench.shown()
    expect(cancel(bench, id)).toBe(204)
    bench.terminal.act('tap-good')
    expect(bench.terminal.view().screen).toMatchObject({ kind: 'cancelled' })
    bench.clock.advance(10_000)
    expect(bench.state(id)).toEqual(['CANCELLED', undefined])
  })
})

describe('refunds in the virtual CM cloud', () => {
  function paid(bench: ReturnType<typeof startCmBench>): string {
    const id = bench.shown()
    bench.terminal.act('tap-good')
    bench.clock.advance(10_000)
    return id
  }
  const refund = (id: string | undefined, value = 12.5) => ({
    type: 'REFUND',
    merchant_order_reference: 'inv2112280004r',
    amount: { value, currency: 'EUR' },
    ...(id === undefined ? {} : { reference: { id } }),
  })

  it('wait for the terminal and the card, with or without a purchase to refer to', () => {
    const bench = startCmBench()
    const purchaseId = paid(bench)
    for (const reference of [purchaseId, undefined]) {
      const made = bench.call('POST', transactionsPath, refund(reference))
      expect(made.json).toMatchObject({ type: 'REFUND', status: 'CREATED' })
      bench.clock.advance(2_000)
      expect(bench.terminal.view().screen).toMatchObject({ kind: 'present-card', isRefund: true })
      bench.terminal.act('tap-good')
      bench.clock.advance(10_000)
      const done = bench.call('GET', `${transactionsPath}/${made.at('id')}`)
      expect([done.at('status'), done.at('result')]).toEqual(['CLEARED', 'APPROVED'])
      expect(done.at('receipt')).toContain('REFUND ACCEPTED')
      expect(done.at('reference.id')).toBe(reference)
    }
  })

  it('never exceed the purchase together, and refer to one that was paid', () => {
    const bench = startCmBench()
    const purchaseId = paid(bench)
    const status = (body: object) => bench.call('POST', transactionsPath, body).status
    expect(status(refund(purchaseId, 12.51))).toBe(400)
    expect(status(refund('no such id'))).toBe(400)
    expect(status({ ...refund(undefined), reference: 'odd' })).toBe(400)
    expect(status(refund(purchaseId, 10))).toBe(201)
    expect(status(refund(purchaseId, 3))).toBe(400)
    expect(status(refund(purchaseId, 2.5))).toBe(201)
    const unpaid = bench.post()
    expect(status(refund(unpaid))).toBe(400)
  })

  it('are whole ones where parts are not allowed', () => {
    const bench = startCmBench({ quirks: { partialRefunds: false } })
    const purchaseId = paid(bench)
    expect(bench.call('POST', transactionsPath, refund(purchaseId, 3)).status).toBe(400)
    expect(bench.call('POST', transactionsPath, refund(purchaseId)).status).toBe(201)
  })

  it('are told apart in the totals of today, and yesterday is not in them', () => {
    const bench = startCmBench()
    paid(bench)
    bench.clock.advance(86_400_000)
    const id = paid(bench)
    bench.call('POST', transactionsPath, refund(id, 2.5))
    bench.clock.advance(2_000)
    bench.terminal.act('tap-good')
    bench.clock.advance(10_000)
    const totals = bench.call('GET', `/terminals/${terminalId}/daytotals/today`)
    expect(totals.headers['content-type']).toMatch(/^text\/plain/)
    expect(totals.text.split('\n')).toEqual(
      expect.arrayContaining(['PURCHASE 1     EUR 12.50', 'REFUND 1        EUR 2.50']),
    )
    bench.cloud.quirks.dayTotalsAs = 'json'
    expect(bench.call('GET', `/terminals/${terminalId}/daytotals/today`).at('receipt')).toBe(totals.text)
    expect(bench.call('GET', '/terminals/other/daytotals/today').status).toBe(404)
  })
})

describe('faults of a payment in the virtual CM cloud', () => {
  function paidWith(
    fault: Parameters<ReturnType<typeof startCmBench>['cloud']['faults']['orderForPayment']>[0],
  ) {
    const bench = startCmBench()
    bench.cloud.faults.orderForPayment(fault)
    const id = bench.shown()
    bench.terminal.act('tap-good')
    bench.clock.advance(1_500)
    return { bench, id }
  }

  it('keep it from every terminal', () => {
    const { bench, id } = paidWith({ kind: 'never-fetched' })
    bench.clock.advance(3_600_000)
    expect(bench.terminal.view().screen.kind).toBe('idle')
    expect(bench.state(id)).toEqual(['CREATED', undefined])
  })

  it('charge another amount or another currency', () => {
    const amount = paidWith({ kind: 'wrong-amount', amountMinor: 800 })
    expect(amount.bench.call('GET', `${transactionsPath}/${amount.id}`).at('amount')).toEqual({
      value: 8,
      currency: 'EUR',
    })
    const currency = paidWith({ kind: 'wrong-currency', currency: 'USD' })
    expect(currency.bench.call('GET', `${transactionsPath}/${currency.id}`).at('amount.currency')).toBe('USD')
  })

  it('charge twice', () => {
    const { bench } = paidWith({ kind: 'duplicate-charge' })
    bench.clock.advance(10_000)
    expect(bench.cloud.transactions().map(({ status, reference }) => [status, reference])).toEqual([
      ['CLEARED', 'inv2112280004'],
      ['CLEARED', 'inv2112280004'],
    ])
  })

  it.each([true, false])('take an authorisation back; keeps its result: %s', (keepsResult) => {
    const { bench, id } = paidWith({ kind: 'reversed', afterMs: 20_000, keepsResult })
    bench.clock.advance(10_000)
    expect(bench.state(id)).toEqual(['AUTHORIZED', 'APPROVED'])
    bench.clock.advance(10_000)
    expect(bench.state(id)).toEqual(['CANCELLED', keepsResult ? 'APPROVED' : undefined])
  })

  it('never clear', () => {
    const { bench, id } = paidWith({ kind: 'never-cleared' })
    bench.clock.advance(86_400_000)
    expect(bench.state(id)).toEqual(['AUTHORIZED', 'APPROVED'])
  })

  it('clear what was said to be cancelled', () => {
    const bench = startCmBench()
    bench.cloud.faults.orderForPayment({ kind: 'cleared-after-cancel', afterMs: 60_000 })
    const id = bench.post()
    bench.call('DELETE', `${transactionsPath}/${id}`)
    bench.clock.advance(59_000)
    expect(bench.state(id)).toEqual(['CANCELLED', undefined])
    bench.clock.advance(1_000)
    expect(bench.state(id)).toEqual(['CLEARED', 'APPROVED'])
  })

  it('hide it from look-ups for a while', () => {
    const bench = startCmBench()
    bench.cloud.faults.orderForPayment({ kind: 'lookup-lag', ms: 4_000 })
    const id = bench.post()
    expect(bench.state(id)).toEqual([404])
    expect(bench.call('GET', transactionsPath).json).toEqual([])
    bench.clock.advance(4_000)
    expect(bench.state(id)).toEqual(['CREATED', undefined])
  })
})
