import { describe, expect, it } from 'vitest'
import { type CardTill, cardTill, withBody } from '../../support/card-till.ts'
import { must } from '../../support/payment-desk.ts'

/*
 * Answers that mean ill, or are broken, about a card payment that was really approved: what the till makes of them while they
 * come, and that the truth wins when they stop.
 */

type Fields = Record<string, unknown>

/** Every answer about the transaction becomes another one. */
function change(till: CardTill, rewrite: (body: Fields) => string, headers?: Record<string, string>): void {
  till.tamper(async (url, answer) => {
    if (!url.pathname.endsWith('/transactions') || answer.status !== 200) return answer
    return withBody(answer, rewrite((await answer.json()) as Fields), headers)
  })
}

async function payUnder(rewrite: (body: Fields) => string, headers?: Record<string, string>) {
  const till = await cardTill()
  change(till, rewrite, headers)
  must(till.pay())
  await till.pass(3_000)
  till.reader.act('tap-good')
  // Shorter than a paid checkout waits for its transaction: then it counts without the card's details.
  await till.pass(12_000)
  return till
}

const other = (fields: Fields) => (body: Fields) => JSON.stringify({ ...body, ...fields })
/** As JSON.stringify would never write it. */
const raw = (name: string, text: string) => (body: Fields) =>
  JSON.stringify({ ...body, [name]: '@@' }).replace('"@@"', text)

const books = (till: CardTill) =>
  JSON.stringify([
    till.payment(),
    ['payments', 'journal'].map((table) => till.database.sql(`select * from ${table}`).all()),
  ])

describe('an approval that cannot be read', () => {
  it.each([
    ['an amount in text', other({ amount: '12.50' })],
    ['no amount', other({ amount: undefined })],
    ['an amount beyond all numbers', raw('amount', '1e400')],
    ['an amount beyond all money', raw('amount', '1e300')],
    ['an amount that is no number', raw('amount', 'NaN')],
    ['a negative amount', other({ amount: -12.5 })],
    ['an amount in cents', other({ amount: 1250 })],
    ['an amount with half a cent', other({ amount: 12.505 })],
    ['two amounts under one key', raw('amount', '12.5,"amount":1250')],
    ['a negative tip', other({ amount: 10.5, tip_amount: -2 })],
    ['a tip beyond all numbers', raw('tip_amount', '1e400')],
    ['an amount in the prototype', (body) => raw('__proto__', '{"amount":12.5}')({ ...body, amount: null })],
    ['another currency', other({ currency: 'USD' })],
    ['no currency', other({ currency: null })],
    ['a currency in small letters', other({ currency: 'eur' })],
    ['a status that is no word', other({ status: { is: 'SUCCESSFUL' } })],
    ['a list in place of one', (body) => JSON.stringify([body])],
    ['the word null', () => 'null'],
    ['nothing', () => ''],
    ['half of it', (body) => JSON.stringify(body).slice(0, -20)],
    ['a web page', () => '<!doctype html><title>Sign in</title>'],
    ['brackets in brackets', () => '['.repeat(500_000)],
  ] satisfies [string, (body: Fields) => string][])(
    'N7: because of %s is not booked and ends nothing, until an answer can be read',
    async (_title, rewrite) => {
      const till = await payUnder(rewrite)
      expect(till.payment()).toMatchObject({ isFinal: false, charged: null })
      expect(till.recorded).toEqual([])
      till.tamper(undefined)
      await till.pass(20_000)
      expect(till.payment()).toMatchObject({ status: 'approved', charged: { minor: 1250, currency: 'EUR' } })
      expect(till.recorded).toEqual(['sale-1'])
      expect(till.sent()).toBe(1)
    },
  )

  it.each([
    ['another payment of ours', { foreign_transaction_id: 'SOMEOTHERONE01' }],
    ['another request', { client_transaction_id: 'urn:sumup:pos:sale:OTHER:1' }],
    ['another merchant', { merchant_code: 'MCOTHER1' }],
  ] as const)('N8, N10: because it is about %s is not attached to this one', async (_title, fields) => {
    const till = await payUnder(other(fields))
    expect(till.payment()).toMatchObject({ status: 'unknown', reason: 'mismatch', charged: null })
    expect(till.payment().providerText).toMatch(/^other (reference|payment|merchant): /)
    expect(till.recorded).toEqual([])
  })
})

describe('an approval', () => {
  it.each([
    ['fields that nobody knows', other({ constructor: 1, toString: null, blockchain: [{}] })],
    [
      'numbers and objects in the place of what only describes it',
      other({ auth_code: 123456, entry_mode: {}, card: { last_4_digits: 119, type: [] }, timestamp: 7 }),
    ],
    ['no card but a word', other({ card: 'VISA' })],
    ['a prototype in it', raw('surplus', '1,"__proto__":{"isFinal":false,"amountMinor":1}')],
    ['ninety thousand keys', (body) => JSON.stringify({ ...body, ...manyKeys() })],
  ] satisfies [string, (body: Fields) => string][])(
    'N7, N13: with %s is the approval that it is',
    async (_title, rewrite) => {
      const till = await payUnder(rewrite)
      expect(till.payment()).toMatchObject({ status: 'approved', charged: { minor: 1250, currency: 'EUR' } })
      expect(({} as Fields).isFinal).toBeUndefined()
    },
  )

  it('N13: with a status that nobody knows waits, and shows the word', async () => {
    const till = await payUnder(other({ status: 'SETTLED_BY_DRONE' }))
    expect(till.payment()).toMatchObject({ isFinal: false, charged: null })
    till.tamper(undefined)
    await till.pass(20_000)
    expect(till.payment().status).toBe('approved')
  })

  it('N12: keeps control characters and endless texts of the card out of the books', async () => {
    const text = `\u001b@\u0000\u202e${'x'.repeat(20_000)}`
    const card = { last_4_digits: `4111111111111111${text}`, type: text }
    const till = await payUnder(
      other({ card, transaction_code: text, auth_code: text, entry_mode: text, id: text }),
    )
    expect(till.payment()).toMatchObject({ status: 'approved', charged: { minor: 1250 } })
    const written = books(till)
    expect(written.length).toBeLessThan(20_000)
    expect(written).not.toContain('4111111111111111')
    expect(written).not.toMatch(/[\u0000-\u001f\u202e]|\\u00[01]|\\u202e/)
  })

  it.each([
    ['in the year 275760', '+275760-09-13T00:00:00.000Z'],
    ['before the first till', '-000001-01-01T00:00:00Z'],
    ['that is none', '30th of February'],
    ['in ten years', '2036-02-06T07:28:15Z'],
  ])('C2: of a time %s does not move the books', async (_title, timestamp) => {
    const till = await payUnder(other({ timestamp }), { date: 'Fri, 31 Dec 2060 23:59:59 GMT' })
    expect(till.payment()).toMatchObject({ status: 'approved', completedSaleId: 'sale-1' })
    const row = till.database
      .sql<[], { at: number; sold: number }>(
        'select approved_at as at, (select recorded_at from sales) as sold from payments',
      )
      .get()
    const now = till.clock.now()
    expect(row?.sold).toBeGreaterThan(now - 60_000)
    expect(Math.abs((row?.at ?? 0) - now)).toBeLessThan(86_400_000)
  })
})

function manyKeys(): Fields {
  return Object.fromEntries(Array.from({ length: 90_000 }, (_, index) => [`k${index}`, 0]))
}

describe('the answer to a request for money', () => {
  it.each([
    ['no id', { data: {} }],
    ['an empty id', { data: { client_transaction_id: '' } }],
    ['a number for an id', { data: { client_transaction_id: 12 } }],
    ['a list', [{ data: { client_transaction_id: 'x' } }]],
    ['an error in a success', { errors: { detail: 'declined' } }],
  ])('N7: that holds %s is no refusal: the payment is found by our reference', async (_title, body) => {
    const till = await cardTill()
    till.tamper((url, answer) =>
      url.pathname.endsWith('/checkout') ? withBody(answer, JSON.stringify(body)) : answer,
    )
    must(till.pay())
    await till.pass(3_000)
    expect(till.payment().status).toBe('unknown')
    till.reader.act('tap-good')
    await till.pass(8_000)
    expect(till.payment()).toMatchObject({ status: 'approved', charged: { minor: 1250 } })
    expect(till.sent()).toBe(1)
  })

  it.each([
    ['two dots', '..'],
    ['a way up', '../../v0.1/me'],
    ['control characters', 'a\u0000b\nc'],
    ['no end', 'x'.repeat(100_000)],
  ])(
    'N7: that names the checkout with %s leads to no other address, and the payment is found',
    async (_title, checkoutId) => {
      const till = await cardTill()
      const asked: string[] = []
      till.tamper(async (url, answer) => {
        asked.push(url.pathname)
        if (!url.pathname.endsWith('/checkout')) return answer
        const body = (await answer.json()) as { data: Fields }
        return withBody(answer, JSON.stringify({ data: { ...body.data, checkout_id: checkoutId } }))
      })
      must(till.pay())
      await till.pass(3_000)
      till.reader.act('tap-good')
      await till.pass(8_000)
      expect(till.payment()).toMatchObject({ status: 'approved', charged: { minor: 1250 } })
      expect(asked.filter((path) => !/\/merchants\/MC0STAGE\/(readers|transactions)/.test(path))).toEqual([])
      expect(books(till).length).toBeLessThan(20_000)
    },
  )
})
