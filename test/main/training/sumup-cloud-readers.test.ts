import { describe, expect, it } from 'vitest'
import { contract, merchant, problemWanted, readersPath, startBench } from './sumup-bench.ts'

describe(`readers of the virtual cloud (${contract.title})`, () => {
  it('pairs by the code on the device, first processing, then paired', () => {
    const { call, clock, reader } = startBench()
    expect(reader.act('show-pairing-code')).toBe(true)
    const { screen } = reader.view()
    const code = screen.kind === 'pairing-code' ? screen.code : ''
    expect(code).toMatch(/^[A-Z0-9]{8,9}$/)

    const created = call('POST', readersPath, {
      pairing_code: code,
      name: 'Bar',
      metadata: { place: 'left' },
    })
    expect(created.status).toBe(201)
    expect(created.json).toMatchObject({
      name: 'Bar',
      status: 'processing',
      device: { identifier: reader.serial, model: 'solo' },
      metadata: { place: 'left' },
    })
    expect(created.at('id')).toMatch(/^rdr_[0-9A-Z]{26}$/)
    expect(reader.view().paired).toBe(false)

    clock.advance(1_000)
    expect(call('GET', `${readersPath}/${created.at('id')}`).at('status')).toBe('paired')
    expect(reader.view()).toMatchObject({ paired: true, name: 'Bar', screen: { kind: 'idle' } })
    expect(call('GET', readersPath).at('items')).toHaveLength(1)
  })

  it.each([
    [{ pairing_code: 'ABCDEFGH' }, 'name', "missing property 'name'"],
    [{ name: 'Bar' }, 'pairing_code', "missing property 'pairing_code'"],
    [{ pairing_code: 'SHORT', name: 'Bar' }, 'pairing_code', 'length must be between 8 and 9'],
    [{ pairing_code: 'ABCDEFGH', name: 'x'.repeat(501) }, 'name', 'maximum length is 500'],
    [{ pairing_code: 'ABCDEFGH', name: 7 }, 'name', 'must be a string'],
    [{ pairing_code: 'ABCDEFGH', name: 'Bar', metadata: 'x' }, 'metadata', 'must be an object'],
    [
      {
        pairing_code: 'ABCDEFGH',
        name: 'Bar',
        metadata: Object.fromEntries(Array.from({ length: 65 }, (_, index) => [`k${index}`, ''])),
      },
      'metadata',
      'maximum number of properties is 64',
    ],
  ])('refuses %j with the faulty field named', (body, name, message) => {
    const reply = startBench().call('POST', readersPath, body)
    expect(reply.status).toBe(400)
    expect(reply.headers['content-type']).toBe('application/problem+json')
    expect(reply.json).toMatchObject({
      type: 'https://developer.sumup.com/problem/bad-request',
      detail: 'Request validation failed.',
      fields: [{ name, message }],
    })
    expect(reply.at('trace_id')).toMatch(/^[0-9a-f]{32}$/)
  })

  it('refuses a body that is no JSON object', () => {
    const { call } = startBench()
    expect(call('POST', readersPath, '{"pairing_code":').status).toBe(400)
    expect(call('POST', readersPath, '[]').status).toBe(400)
  })

  it('refuses a body that is nested deeper than anybody writes by hand', () => {
    const bench = startBench()
    const deep = `{"name":"Bar","metadata":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`
    expect(bench.call('PATCH', `${readersPath}/${bench.pair()}`, deep).status).toBe(400)
    expect(bench.cloud.readers()).toMatchObject([{ name: 'Front desk', metadata: {} }])
  })

  it('knows a code for five minutes, and a withdrawn one not at all', () => {
    const { call, clock, reader } = startBench()
    const show = () => {
      reader.act('show-pairing-code')
      const { screen } = reader.view()
      return screen.kind === 'pairing-code' ? screen.code : ''
    }
    expect(call('POST', readersPath, { pairing_code: 'NOTACODE', name: 'Bar' }).status).toBe(404)
    const expired = show()
    clock.advance(300_000)
    expect(reader.view().screen.kind).toBe('idle')
    expect(call('POST', readersPath, { pairing_code: expired, name: 'Bar' }).status).toBe(404)
    const withdrawn = show()
    reader.act('cancel')
    expect(call('POST', readersPath, { pairing_code: withdrawn, name: 'Bar' }).status).toBe(404)
  })

  it('answers a used code with a conflict', () => {
    const { call, clock, reader } = startBench()
    reader.act('show-pairing-code')
    const { screen } = reader.view()
    const body = { pairing_code: screen.kind === 'pairing-code' ? screen.code : '', name: 'Bar' }
    expect(call('POST', readersPath, body).status).toBe(201)
    expect(call('POST', readersPath, body).status).toBe(409)
    clock.advance(1_000)
    expect(call('POST', readersPath, body).status).toBe(409)
  })

  it('waits with the confirmation until the device is back, and gives up after five minutes', () => {
    const late = startBench()
    late.reader.act('show-pairing-code')
    const code = screenCode(late.reader.view().screen)
    const id = late.call('POST', readersPath, { pairing_code: code, name: 'Bar' }).at('id')
    late.reader.act('lose-network')
    late.clock.advance(60_000)
    expect(late.call('GET', `${readersPath}/${id}`).at('status')).toBe('processing')
    late.reader.act('regain-network')
    expect(late.call('GET', `${readersPath}/${id}`).at('status')).toBe('paired')

    const never = startBench()
    never.reader.act('show-pairing-code')
    const lost = screenCode(never.reader.view().screen)
    const lostId = never.call('POST', readersPath, { pairing_code: lost, name: 'Bar' }).at('id')
    never.reader.act('unplug')
    never.clock.advance(300_000)
    expect(never.call('GET', `${readersPath}/${lostId}`).at('status')).toBe('expired')
  })

  it('renames and replaces the metadata as a whole', () => {
    const bench = startBench()
    const path = `${readersPath}/${bench.pair()}`
    expect(bench.call('PATCH', path, { metadata: { a: 1, b: 2 } }).json).toMatchObject({ name: 'Front desk' })
    const changed = bench.call('PATCH', path, { name: 'Terrace', metadata: { c: 3 } })
    expect(changed.json).toMatchObject({ name: 'Terrace', metadata: { c: 3 } })
    expect(bench.call('PATCH', path, { name: 'x'.repeat(501) }).status).toBe(400)
  })

  it('deletes without a body and leaves the device connected until somebody disconnects it', () => {
    const bench = startBench()
    const path = `${readersPath}/${bench.pair()}`
    const deleted = bench.call('DELETE', path)
    expect([deleted.status, deleted.text, deleted.headers['content-length']]).toEqual([200, '', '0'])
    expect(bench.call('GET', path).status).toBe(404)
    expect(bench.call('DELETE', path).status).toBe(404)
    expect(bench.reader.view().paired).toBe(true)
    expect(bench.reader.act('show-pairing-code')).toBe(false)
    expect(bench.reader.act('disconnect')).toBe(true)
    expect(bench.reader.act('show-pairing-code')).toBe(true)
  })

  it('gives a device another id with every pairing and lets the old one expire', () => {
    const bench = startBench()
    const first = bench.pair()
    bench.reader.act('disconnect')
    expect(bench.call('GET', `${readersPath}/${first}/status`).at('data.status')).toBe('OFFLINE')
    const second = bench.pair()
    expect(second).not.toBe(first)
    expect(bench.call('GET', `${readersPath}/${first}`).at('status')).toBe('expired')
    expect(bench.call('GET', `${readersPath}/${second}/status`).at('data.status')).toBe('ONLINE')
  })

  it('tells the last known state, also of a reader that went away', () => {
    const bench = startBench()
    const path = `${readersPath}/${bench.pair()}/status`
    expect(bench.call('GET', path).at('data')).toMatchObject({
      status: 'ONLINE',
      state: 'IDLE',
      connection_type: 'Wi-Fi',
      firmware_version: '3.3.40.1',
    })
    bench.pay()
    expect(bench.call('GET', path).at('data.state')).toBe('WAITING_FOR_CARD')
    bench.reader.act('lose-network')
    expect(bench.call('GET', path).at('data')).toMatchObject({ status: 'OFFLINE', state: 'WAITING_FOR_CARD' })
  })

  it('has no status for old firmware, in the form that was asked for', () => {
    const bench = startBench({ firmware: '3.3.38.9' })
    const path = `${readersPath}/${bench.pair()}/status`
    expect(bench.call('GET', path)).toMatchObject({ status: 404, json: { errors: {} } })
    expect(bench.call('GET', path, undefined, problemWanted).at('type')).toMatch(/not-found$/)
  })

  it("does not show another merchant's readers", () => {
    const other = { ...merchant, code: 'MOTHER', apiKeys: [{ secret: 'sup_sk_other' }] }
    const bench = startBench({ merchants: [merchant, other] })
    const id = bench.pair()
    const asOther = { authorization: 'Bearer sup_sk_other' }
    expect(bench.call('GET', `${readersPath}/${id}`, undefined, asOther).status).toBe(404)
    expect(bench.call('GET', readersPath, undefined, asOther).status).toBe(404)
    const own = `/v0.1/merchants/MOTHER/readers`
    expect(bench.call('GET', own, undefined, asOther).at('items')).toEqual([])
    expect(bench.call('GET', `${own}/${id}`, undefined, asOther).status).toBe(404)
  })
})

function screenCode(screen: { kind: string; code?: string }): string {
  return screen.code ?? ''
}
