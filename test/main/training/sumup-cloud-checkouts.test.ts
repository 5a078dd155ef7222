import { describe, expect, it } from 'vitest'
import {
  affiliate,
  contract,
  euros,
  merchant,
  problemWanted,
  readersPath,
  startBench,
} from './sumup-bench.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

const greek = { provider_id: 'p', signature: 's', signature_data: 'd' }

describe(`checkouts of the virtual cloud (${contract.title})`, () => {
  it('accepts first and starts on the reader a moment later', () => {
    const bench = startBench()
    const id = bench.pair()
    const reply = bench.call('POST', `${readersPath}/${id}/checkout`, {
      ...euros(1250),
      description: 'Sale 17',
    })
    expect(reply.status).toBe(201)
    expect(reply.at('data.checkout_id')).toMatch(uuid)
    expect(reply.at('data.client_transaction_id')).toMatch(uuid)
    expect(bench.reader.view().screen.kind).toBe('idle')
    bench.clock.advance(300)
    expect(bench.reader.view().screen).toEqual({
      kind: 'present-card',
      amount: { amountMinor: 1250, currency: 'EUR', digits: 2 },
      description: 'Sale 17',
    })
  })

  it('reads a checkout with every key that SumUp requires', () => {
    const bench = startBench()
    const id = bench.pair()
    const { checkoutId, clientTransactionId } = bench.pay()
    const path = `${readersPath}/${id}/checkout/${checkoutId}`
    expect(bench.call('GET', path).json).toEqual({
      data: {
        checkout_id: checkoutId,
        client_transaction_id: clientTransactionId,
        status: 'pending',
        payment_status: 'pending',
        payment_failure_reason: null,
        payment_type: 'card',
        card_type: null,
        installments: null,
        reader_serial_number: bench.reader.serial,
        reader_firmware_version: '3.3.40.1',
        total_amount: { value: 1250, currency: 'EUR', minor_unit: 2 },
        valid_until: '2026-11-21T09:05:01.000Z',
        created_at: '2026-11-21T09:00:01.000Z',
        updated_at: '2026-11-21T09:00:01.300Z',
      },
    })
    expect(bench.call('GET', `${readersPath}/${id}/checkout/unknown`).status).toBe(404)
    expect(bench.call('GET', `${readersPath}/rdr_other/checkout/${checkoutId}`).status).toBe(404)
  })

  it.each<[string, object, string, string]>([
    ['no amount', {}, 'total_amount', "can't be blank"],
    ['zero', euros(0), 'total_amount', 'must be greater than 0'],
    ['a negative amount', euros(-5), 'total_amount', 'must be greater than 0'],
    ['a fraction', euros(12.5), 'total_amount', 'value is invalid'],
    ['another currency', amount(100, 'CHF', 2), 'total_amount', 'currency is not supported by the merchant'],
    ['wrong decimals', amount(100, 'EUR', 0), 'total_amount', 'minor_unit is invalid'],
    ['an http address', { return_url: 'http://till.example/hook' }, 'return_url', 'must be a valid URL'],
    ['no address', { return_url: 'hook' }, 'return_url', 'must be a valid URL'],
    ['a card type', { card_type: 'gift' }, 'card_type', 'is invalid'],
    ['instalments', { installments: 3 }, 'installments', 'not allowed'],
    ['a tip below the least', { tip_rates: [0, 0.1] }, 'tip_rates', 'must be between 0.01 and 0.99'],
    ['a tip of everything', { tip_rates: [1] }, 'tip_rates', 'must be between 0.01 and 0.99'],
    ['tips out of order', { tip_rates: [0.2, 0.1] }, 'tip_rates', 'must be in ascending order'],
    ['a tip between the steps', { tip_rates: [0.125] }, 'tip_rates', 'is invalid'],
    ['tips that are no list', { tip_rates: '0.1' }, 'tip_rates', 'is invalid'],
    ['a tip time alone', { tip_timeout: 40 }, 'tip_timeout', 'requires tip_rates'],
    ['a short tip time', { tip_rates: [0.1], tip_timeout: 29 }, 'tip_timeout', 'must be between 30 and 120'],
    ['a long tip time', { tip_rates: [0.1], tip_timeout: 121 }, 'tip_timeout', 'must be between 30 and 120'],
    ['an empty affiliate', { affiliate: {} }, 'affiliate', "app_id can't be blank"],
    ['no key', { affiliate: { app_id: 'a' } }, 'affiliate', "key can't be blank"],
    [
      'no reference',
      { affiliate: { app_id: 'a', key: 'k' } },
      'affiliate',
      "foreign_transaction_id can't be blank",
    ],
    ['a long reference', affiliate('x'.repeat(129)), 'affiliate', 'foreign_transaction_id is too long'],
    ['tags that are no object', tagged('x'), 'affiliate', 'tags is invalid'],
    ['a description that is no text', { description: 5 }, 'description', 'is invalid'],
    ['Greek fields without content', { aade: {} }, 'aade', 'is invalid'],
    ['half of the Greek fields', { aade: { provider_id: 'p', signature: 's' } }, 'aade', 'is invalid'],
    ['an empty Greek field', { aade: { ...greek, signature: '' } }, 'aade', 'is invalid'],
  ])('refuses %s with the field named', (_title, fields, field, text) => {
    const bench = startBench()
    const id = bench.pair()
    const body = 'total_amount' in fields || field === 'total_amount' ? fields : { ...euros(100), ...fields }
    const path = `${readersPath}/${id}/checkout`
    expect(bench.call('POST', path, body)).toMatchObject({
      status: 422,
      json: { errors: { [field]: [text] } },
    })
    const asProblem = bench.call('POST', path, body, problemWanted)
    expect(asProblem).toMatchObject({ status: 422, json: { fields: [{ name: field, message: text }] } })
    expect(asProblem.at('type')).toBe('https://developer.sumup.com/problem/validation-error')
  })

  it('names all faulty fields at once', () => {
    const bench = startBench()
    const body = { ...euros(0), card_type: 'x', tip_rates: [2] }
    const reply = bench.call('POST', `${readersPath}/${bench.pair()}/checkout`, body)
    expect(Object.keys(reply.at('errors') as object)).toEqual(['total_amount', 'card_type', 'tip_rates'])
  })

  it.each(['CLP', 'COP', 'HUF'])('counts %s without decimals, whatever ISO 4217 says', (currency) => {
    const bench = startBench({ merchants: [{ ...merchant, currency }] })
    const path = `${readersPath}/${bench.pair()}/checkout`
    expect(bench.call('POST', path, amount(1500, currency, 2)).status).toBe(422)
    expect(bench.call('POST', path, amount(1500, currency, 0)).status).toBe(201)
  })

  it('wants a card type and takes up to 12 instalments in Brazil', () => {
    const bench = startBench({ merchants: [{ ...merchant, country: 'BR', currency: 'BRL' }] })
    const path = `${readersPath}/${bench.pair()}/checkout`
    const body = amount(1500, 'BRL', 2)
    expect(bench.call('POST', path, body).at('errors.card_type')).toEqual(["can't be blank"])
    const credit = { ...body, card_type: 'credit' }
    expect(bench.call('POST', path, { ...credit, installments: 13 }).at('errors.installments')).toEqual([
      'is invalid',
    ])
    expect(bench.call('POST', path, { ...credit, installments: 12 }).status).toBe(201)
  })

  it('takes all three AADE fields, as its document does without naming a country', () => {
    const bench = startBench()
    const path = `${readersPath}/${bench.pair()}/checkout`
    expect(bench.call('POST', path, { ...euros(100), aade: greek }).status).toBe(201)
  })

  it('answers a body that is no JSON object with 400 and a type', () => {
    const bench = startBench()
    const path = `${readersPath}/${bench.pair()}/checkout`
    expect(bench.call('POST', path, 'total_amount=5')).toMatchObject({
      status: 400,
      json: { errors: { type: 'BAD_REQUEST' } },
    })
    expect(bench.call('POST', path, '[]', problemWanted).at('type')).toMatch(/bad-request$/)
  })

  it('answers an unknown reader in the form that was asked for', () => {
    const { call } = startBench()
    const path = `${readersPath}/rdr_00000000000000000000000000/checkout`
    expect(call('POST', path, euros(100))).toMatchObject({
      status: 404,
      json: { errors: { detail: 'Not Found' } },
    })
    expect(call('POST', path, euros(100), problemWanted).at('type')).toMatch(/not-found$/)
    expect(call('POST', path.replace('checkout', 'terminate')).status).toBe(404)
  })

  it('takes a reference once, whatever became of its payment', () => {
    const bench = startBench()
    const path = `${readersPath}/${bench.pair()}/checkout`
    bench.pay(affiliate('A1'))
    bench.reader.act('cancel')
    expect(bench.call('POST', path, { ...euros(100), ...affiliate('A1') })).toMatchObject({
      status: 422,
      json: { errors: { type: 'DUPLICATE_TRANSACTION' } },
    })
    expect(bench.call('POST', path, { ...euros(100), ...affiliate('A2') }).status).toBe(201)
    expect(bench.call('POST', path, { ...euros(100), affiliate: null }).at('errors.type')).toBe('READER_BUSY')
  })

  it('does not burn the reference of a refused request', () => {
    const bench = startBench()
    const path = `${readersPath}/${bench.pair()}/checkout`
    bench.reader.act('lose-network')
    const body = { ...euros(100), ...affiliate('A1') }
    expect(bench.call('POST', path, body).at('errors.type')).toBe('READER_OFFLINE')
    bench.reader.act('regain-network')
    expect(bench.call('POST', path, body).status).toBe(201)
  })

  it('refuses a second checkout while one is open', () => {
    const bench = startBench()
    const path = `${readersPath}/${bench.pair()}/checkout`
    bench.pay()
    expect(bench.call('POST', path, euros(100))).toMatchObject({
      status: 422,
      json: { errors: { type: 'READER_BUSY', detail: 'There is a pending checkout for the device.' } },
    })
    expect(bench.call('POST', path, euros(100), problemWanted).at('type')).toMatch(/reader-busy$/)
    bench.reader.act('cancel')
    expect(bench.call('POST', path, euros(100)).status).toBe(201)
  })

  it('can be busy without a code, and for a minute after any acceptance, as integrators saw it', () => {
    const bench = startBench({ quirks: { untypedBusy: true, busyAfterAcceptMs: 60_000 } })
    const path = `${readersPath}/${bench.pair()}/checkout`
    bench.pay()
    bench.reader.act('cancel')
    expect(bench.call('POST', path, euros(100)).json).toEqual({ errors: { detail: 'Unprocessable Entity' } })
    bench.clock.advance(60_000)
    expect(bench.call('POST', path, euros(100)).status).toBe(201)
  })

  it.each(['lose-network', 'unplug', 'disconnect'])('refuses a reader that is away after %s', (action) => {
    const bench = startBench()
    const path = `${readersPath}/${bench.pair()}`
    bench.reader.act(action)
    expect(bench.call('POST', `${path}/checkout`, euros(100))).toMatchObject({
      status: 422,
      json: { errors: { type: 'READER_OFFLINE', detail: 'The device is offline.' } },
    })
    expect(bench.call('POST', `${path}/checkout`, euros(100), problemWanted).json).toMatchObject({
      type: 'https://developer.sumup.com/problem/reader-offline',
      title: 'Reader Offline',
    })
    expect(bench.call('POST', `${path}/terminate`).at('errors.type')).toBe('READER_OFFLINE')
  })

  it('starts a payment on a reader that comes back within a minute', () => {
    const bench = startBench()
    const path = `${readersPath}/${bench.pair()}/checkout`
    const { checkout } = { checkout: bench.call('POST', path, euros(100)) }
    bench.reader.act('lose-network')
    bench.clock.advance(59_000)
    expect(bench.reader.view().screen.kind).toBe('offline')
    bench.reader.act('regain-network')
    expect(bench.reader.view().screen.kind).toBe('present-card')
    bench.clock.advance(2_000)
    expect(bench.call('GET', `${path}/${checkout.at('data.checkout_id')}`).at('data.status')).toBe('pending')
  })

  it('cancels a payment that could not be started within a minute', () => {
    const bench = startBench()
    const path = `${readersPath}/${bench.pair()}/checkout`
    const checkout = bench.call('POST', path, euros(100))
    bench.reader.act('lose-network')
    bench.clock.advance(60_000)
    expect(bench.call('GET', `${path}/${checkout.at('data.checkout_id')}`).json).toMatchObject({
      data: { status: 'cancelled', payment_failure_reason: 'not started in time' },
    })
    bench.reader.act('regain-network')
    expect(bench.reader.view().screen.kind).toBe('idle')
  })

  it('cancels an open checkout when its time is over, and lets a late approval win', () => {
    const bench = startBench()
    const path = `${readersPath}/${bench.pair()}/checkout`
    const { checkoutId } = bench.pay()
    bench.reader.act('tap-good')
    bench.reader.act('lose-network')
    bench.clock.advance(300_000)
    expect(bench.call('GET', `${path}/${checkoutId}`).at('data.status')).toBe('cancelled')
    expect(bench.cloud.transactions()).toEqual([])
    bench.reader.act('regain-network')
    expect(bench.call('GET', `${path}/${checkoutId}`).at('data.status')).toBe('successful')
    expect(bench.cloud.transactions()).toHaveLength(1)
  })

  it('can leave the checkout id out of the 201, which the schema allows', () => {
    const bench = startBench({ quirks: { omitsCheckoutId: true } })
    const reply = bench.call('POST', `${readersPath}/${bench.pair()}/checkout`, euros(100))
    expect(Object.keys(reply.at('data') as object)).toEqual(['client_transaction_id'])
  })

  it('does not know tip times and terminates on old firmware', () => {
    const bench = startBench({ firmware: '3.3.27.0' })
    const path = `${readersPath}/${bench.pair()}`
    const tipped = { ...euros(100), tip_rates: [0.1], tip_timeout: 60 }
    expect(bench.call('POST', `${path}/checkout`, tipped).at('errors.tip_timeout')).toEqual([
      'is not supported by the device',
    ])
    expect(bench.call('POST', `${path}/terminate`).json).toEqual({
      errors: { detail: 'Unprocessable Entity' },
    })
  })
})

describe(`terminate (${contract.title})`, () => {
  it.each([
    ['choosing a tip', { tip_rates: [0.1] }, []],
    ['waiting for a card', {}, []],
    ['waiting for the PIN', {}, ['insert-good']],
  ])('stops a payment that is %s, later and without a word', (_title, fields, actions) => {
    const bench = startBench()
    const path = `${readersPath}/${bench.pair()}`
    const { checkoutId } = bench.pay(fields)
    for (const action of actions) bench.reader.act(action)
    const reply = bench.call('POST', `${path}/terminate`)
    expect([reply.status, reply.text, reply.headers['content-length']]).toEqual([202, '', '0'])
    expect(bench.call('GET', `${path}/checkout/${checkoutId}`).at('data.status')).toBe('pending')
    bench.clock.advance(500)
    expect(bench.reader.view().screen.kind).toBe('cancelled')
    expect(bench.call('GET', `${path}/checkout/${checkoutId}`).at('data.status')).toBe('cancelled')
    expect(bench.cloud.transactions()).toEqual([])
  })

  it('comes too late for a card that is being processed', () => {
    const bench = startBench()
    const path = `${readersPath}/${bench.pair()}`
    const { checkoutId } = bench.pay()
    bench.reader.act('tap-good')
    expect(bench.call('POST', `${path}/terminate`).status).toBe(202)
    bench.clock.advance(2_000)
    expect(bench.call('GET', `${path}/checkout/${checkoutId}`).at('data.status')).toBe('successful')
  })

  it('hits the next payment when that is what the reader shows by then', () => {
    const bench = startBench()
    const path = `${readersPath}/${bench.pair()}`
    bench.pay()
    bench.call('POST', `${path}/terminate`)
    bench.reader.act('cancel')
    const { checkoutId } = bench.pay()
    bench.clock.advance(200)
    expect(bench.call('GET', `${path}/checkout/${checkoutId}`).at('data.status')).toBe('cancelled')
  })

  it('does nothing to an idle reader, nor to one that has gone offline meanwhile', () => {
    const bench = startBench()
    const path = `${readersPath}/${bench.pair()}`
    expect(bench.call('POST', `${path}/terminate`).status).toBe(202)
    bench.clock.advance(500)
    expect(bench.reader.view().screen.kind).toBe('idle')
    bench.pay()
    bench.call('POST', `${path}/terminate`)
    bench.reader.act('lose-network')
    bench.clock.advance(500)
    expect(bench.reader.view().screen.kind).toBe('present-card')
  })

  it('can answer 204, as it was seen to', () => {
    const bench = startBench({ quirks: { terminateStatus: 204 } })
    expect(bench.call('POST', `${readersPath}/${bench.pair()}/terminate`).status).toBe(204)
  })
})

function amount(value: number, currency: string, minorUnit: number) {
  return { total_amount: { value, currency, minor_unit: minorUnit } }
}

function tagged(tags: unknown) {
  const { affiliate: object } = affiliate('A1')
  return { affiliate: { ...object, tags } }
}
