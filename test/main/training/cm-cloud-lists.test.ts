import { describe, expect, it } from 'vitest'
import { organisation, startCmBench, transactionsPath } from './cm-bench.ts'

function manyStores(count: number) {
  const stores = Array.from({ length: count }, (_, index) => ({
    uuid: `s${index + 1}`,
    name: `Store ${index + 1}`,
  }))
  return startCmBench({ organisation: { ...organisation(), stores } })
}

const names = (json: unknown) => (json as { name: string }[]).map(({ name }) => name)

describe('the virtual CM cloud’s lists', () => {
  it('gives ten entries unless asked otherwise, with the count of all', () => {
    const { call } = manyStores(67)
    const first = call('GET', '/stores')
    expect(names(first.json)).toHaveLength(10)
    expect(first.headers['x-total-count']).toBe('67')
    const second = call('GET', '/stores?page=2&size=25')
    expect([names(second.json)[0], names(second.json).at(-1)]).toEqual(['Store 26', 'Store 50'])
    expect(names(call('GET', '/stores?page=7').json)).toHaveLength(7)
    expect(call('GET', '/stores?page=8').json).toEqual([])
  })

  it('links the pages around, and says nothing when one page holds all', () => {
    const { call } = manyStores(67)
    const base = 'https://merchantapi.example/stores'
    expect(call('GET', '/stores?page=3&size=10').headers.link).toBe(
      `<${base}?size=10&page=2>; rel="prev",<${base}?size=10&page=4>; rel="next",<${base}?size=10&page=1>; rel="first",<${base}?size=10&page=7>; rel="last"`,
    )
    expect(call('GET', '/stores?size=100').headers.link).toBe('')
  })

  it('links as the guide’s example does, with the wrong size, when told to', () => {
    const { call, cloud } = manyStores(67)
    cloud.quirks.linksOfTheGuide = true
    const base = 'https://merchantapi.example/stores'
    expect(call('GET', '/stores?page=3&size=10').headers.link).toBe(
      `<${base}?size=10&page=2>; rel="prev",<${base}?size=1&page=4>; rel="next",<${base}?size=1&page=1>; rel="first",<${base}?size=1&page=7>; rel="last"`,
    )
  })

  it.each(['page=0', 'size=0', 'size=101', 'page=x', 'page=-1'])('refuses %s', (query) => {
    expect(startCmBench().call('GET', `/stores?${query}`).status).toBe(400)
  })

  it('lists terminals with their store', () => {
    expect(startCmBench().call('GET', '/terminals').json).toEqual([
      {
        manufacturer: 'SUNMI',
        model: 'P2lite',
        serial: 'PL0919CQ00305',
        store: { uuid: '3fa85f64-5717-4562-b3fc-2c963f66afa6', name: 'Corner shop' },
      },
    ])
  })

  it('lists a terminal’s transactions in the order that it is told', () => {
    const { call, cloud, clock, post } = startCmBench()
    for (const reference of ['a', 'b', 'c']) {
      post({ merchant_order_reference: reference })
      clock.advance(1_000)
    }
    const references = () =>
      (call('GET', transactionsPath).json as { merchant_order_reference: string }[]).map(
        (one) => one.merchant_order_reference,
      )
    expect(references()).toEqual(['c', 'b', 'a'])
    cloud.quirks.listOrder = 'oldest-first'
    expect(references()).toEqual(['a', 'b', 'c'])
    cloud.quirks.listOrder = 'mixed'
    expect(references().sort()).toEqual(['a', 'b', 'c'])
    expect(call('GET', '/terminals/SUNMI-P2Lite-PL0919CQ00305/transactions').status).toBe(404)
  })
})
