import { describe, expect, it } from 'vitest'
import { contract, merchant, startBench } from './sumup-bench.ts'

describe(`receipts of the virtual cloud (${contract.title})`, () => {
  it('gives the data of a receipt by id or code, amounts as text', () => {
    const { bench, charge } = paid()
    const byId = bench.call('GET', `/v1.1/receipts/${charge.id}?mid=${merchant.code}`)
    expect(byId.json).toMatchObject({
      transaction_data: {
        transaction_code: charge.code,
        amount: '12.50',
        tip_amount: '0.00',
        currency: 'EUR',
        status: 'SUCCESSFUL',
        card: { last_4_digits: '4444', type: 'MASTERCARD' },
        verification_method: 'online PIN',
        process_as: 'CREDIT',
        events: [],
      },
      merchant_data: { merchant_profile: { merchant_code: merchant.code, business_name: merchant.name } },
      acquirer_data: { authorization_code: charge.authorisationCode, return_code: '00' },
    })
    expect(bench.call('GET', `/v1.1/receipts/${charge.code}?mid=${merchant.code}`).json).toEqual(byId.json)
  })

  it('shows one refund when its event is named', () => {
    const { bench, charge } = paid()
    const refunds = `/v1.0/merchants/${merchant.code}/payments/${charge.id}/refunds`
    bench.call('POST', refunds, { amount: 1 })
    bench.call('POST', refunds, { amount: 2 })
    const [, second] = bench.cloud.transactions()[0]?.refunds ?? []
    const target = `/v1.1/receipts/${charge.id}?mid=${merchant.code}`
    expect(bench.call('GET', target).at('transaction_data.events')).toHaveLength(2)
    expect(
      bench.call('GET', `${target}&tx_event_id=${second?.eventId}`).at('transaction_data.events'),
    ).toMatchObject([{ id: second?.eventId, type: 'REFUND', amount: '2.00' }])
    expect(bench.call('GET', `${target}&tx_event_id=12`)).toMatchObject({
      status: 404,
      json: { error_code: 'NOT_FOUND', message: `No such tx event (ID=12) for transaction ${charge.id}` },
    })
    expect(bench.call('GET', `${target}&tx_event_id=x`).status).toBe(400)
  })

  it('needs the merchant code and a transaction that exists', () => {
    const { bench, charge } = paid()
    expect(bench.call('GET', `/v1.1/receipts/${charge.id}`)).toMatchObject({
      status: 400,
      json: { error_code: 'INVALID', message: 'is not a valid merchant code' },
    })
    expect(bench.call('GET', `/v1.1/receipts/${charge.id}?mid=MOTHER`).status).toBe(400)
    expect(bench.call('GET', `/v1.1/receipts/unknown?mid=${merchant.code}`).status).toBe(404)
  })
})

function paid() {
  const bench = startBench()
  bench.pair()
  bench.pay()
  bench.reader.act('tap-needs-pin')
  bench.reader.act('pin-correct')
  bench.clock.advance(1_500)
  const [charge] = bench.cloud.transactions()
  if (!charge) throw new Error('Nothing was charged.')
  return { bench, charge }
}
