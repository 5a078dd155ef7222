import { expect, it } from 'vitest'
import { composedTill, ringUp, setUp, until } from '../../support/composed-till.ts'

/* What a broken or hostile page may send about a payment: nothing of it may become money. */

const amounts: [string, unknown][] = [
  ['a negative amount', -100],
  ['nothing', 0],
  ['minus nothing', -0],
  ['half a cent', 0.5],
  ['no number', Number.NaN],
  ['endless money', Number.POSITIVE_INFINITY],
  ['more than numbers count exactly', 2 ** 53],
  ['a text', '100'],
  ['full-width digits', '１２'],
  ['a list', [100]],
  ['an object that becomes a number', { valueOf: () => 100 }],
  ['yes', true],
]
const ids: [string, unknown][] = [
  ['control characters', 'p\u0000\u001b'],
  ['a path', '../p1'],
  ['a quote', "p' or 1=1 --"],
  ['no letters', ''],
  ['no end', 'p'.repeat(65)],
  ['a list', ['p1']],
]

it('M7, M10: a payment of an impossible amount or name is refused at the door, and nothing is written', async () => {
  const till = await composedTill()
  await setUp(till)
  await until(async () => (await till.get('readers.list')).length > 0)
  const { saleId, totalMinor } = await ringUp(till, 2)
  const refused = async (channel: 'payment.card' | 'payment.cash', request: unknown, about: string) => {
    const answer = await till.call(channel, request)
    expect(answer, `${channel} of ${about}`).toMatchObject({ ok: false, error: { code: 'bad-request' } })
  }
  for (const [about, amountMinor] of amounts) {
    await refused('payment.card', { paymentId: 'p1', saleId, amountMinor, readerId: null }, about)
    await refused('payment.cash', { paymentId: 'p1', saleId, amountMinor, tenderedMinor: null }, about)
    if (amountMinor !== 0 && !Object.is(amountMinor, -0))
      await refused(
        'payment.cash',
        { paymentId: 'p1', saleId, amountMinor: null, tenderedMinor: amountMinor },
        about,
      )
  }
  for (const [about, id] of ids) {
    const rest = { amountMinor: null, readerId: null }
    await refused('payment.card', { paymentId: id, saleId, ...rest }, about)
    await refused('payment.card', { paymentId: 'p1', saleId: id, ...rest }, about)
    await refused('payment.card', { paymentId: 'p1', saleId, amountMinor: null, readerId: id }, about)
  }
  const due = await till.get('payment.due')
  expect(due).toMatchObject({ due: { minor: totalMinor }, tenders: [], openPaymentId: null })
  expect(await till.ask('payment.get', { paymentId: 'p1' })).toMatchObject({ ok: false })
})

it('M15: a card is charged no more than is due, whatever the page asks for', async () => {
  const till = await composedTill()
  await setUp(till)
  await until(async () => (await till.get('readers.list')).length > 0)
  const { saleId, totalMinor } = await ringUp(till, 2)
  for (const amountMinor of [totalMinor + 1, totalMinor * 100, 1e12])
    expect(
      await till.ask('payment.card', { paymentId: 'p1', saleId, amountMinor, readerId: null }),
    ).toMatchObject({
      ok: false,
      error: { code: 'payment-amount-invalid', values: { maximumMinor: totalMinor } },
    })
  expect(await till.get('payment.open')).toEqual([])
})
