import { describe, expect, it } from 'vitest'
import type { AttemptNames } from '../../../main/ports.ts'
import { createCmProvider } from '../../../main/providers/cm/cm-provider.ts'
import { createHttpClient, type Fetch } from '../../../main/providers/http-client.ts'
import { withBody } from '../../support/card-till.ts'
import { cmStage } from '../../support/cm-stage.ts'

/* What CM.com's answers may hold about a payment that was really approved: none of it becomes another amount or payment. */

type Fields = Record<string, unknown>
type Rewrite = (transaction: Fields) => unknown

/** Every transaction of every answer becomes another one; `@@` in it becomes bare text. */
function rewriting(rewrite: Rewrite, bare: string): Fetch {
  return async (url, init) => {
    const answer = await fetch(url, init)
    if (!answer.ok || !url.includes('/transactions')) return answer
    const body = (await answer.json()) as Fields | Fields[]
    const text = JSON.stringify(Array.isArray(body) ? body.map(rewrite) : rewrite(body))
    return withBody(answer, text.replaceAll('"@@"', bare))
  }
}

async function paid() {
  const stage = await cmStage()
  const { clock, account, providerReaderId } = stage
  const names: AttemptNames = {
    reference: 'HOSTILE0000001',
    providerIds: {},
    providerReaderId,
    amountMinor: 1250,
    currency: 'EUR',
    submittedAt: clock.now(),
  }
  const { reference, amountMinor, currency } = names
  const sent = await stage.provider.submit({
    reference,
    providerReaderId,
    amountMinor,
    currency,
    description: reference,
  })
  if (sent.kind !== 'accepted') throw new Error(sent.kind)
  await clock.advance(1_000)
  stage.terminal.act('tap-good')
  await clock.advance(10_000)
  const askedWith = async (fetching: Fetch) =>
    await createCmProvider({
      http: createHttpClient({ fetch: fetching, clock }),
      clock,
      account,
    }).query({ ...names, providerIds: sent.providerIds })
  return { stage, askedWith }
}

const amount = (value: unknown, currency: unknown = 'EUR'): Rewrite => {
  return (transaction) => ({ ...transaction, amount: { value, currency } })
}
const other = (fields: Fields): Rewrite => {
  return (transaction) => ({ ...transaction, ...fields })
}

describe('an approval of CM.com', () => {
  it.each([
    ['an amount in text', amount('12.50'), ''],
    ['an amount in cents', amount(1250), ''],
    ['a negative amount', amount(-12.5), ''],
    ['half a cent', amount(12.505), ''],
    ['an amount beyond all numbers', amount('@@'), '1e400'],
    ['an amount that is no number', amount('@@'), 'NaN'],
    ['two amounts under one key', amount('@@'), '12.5,"value":1250'],
    ['no amount', other({ amount: null }), ''],
    ['an amount in the prototype', other({ amount: { '@@': 1 } }), '"__proto__"'],
    ['another currency', amount(12.5, 'USD'), ''],
    ['no currency', amount(12.5, null), ''],
    ['another reference', other({ merchant_order_reference: 'SOMEBODYELSE01' }), ''],
    ['no reference', other({ merchant_order_reference: null }), ''],
    ['the type of a refund', other({ type: 'REFUND' }), ''],
    ['a status that nobody knows', other({ status: 'CLEARED_BY_DRONE' }), ''],
    ['a result in small letters', other({ result: 'approved' }), ''],
    ['a number for its id', other({ id: 12 }), ''],
    ['an endless id', other({ id: 'x'.repeat(100_000) }), ''],
    ['nothing in its place', () => null, ''],
    ['a list in its place', (transaction: Fields) => [transaction], ''],
  ] satisfies [string, Rewrite, string][])(
    'N7, N8: with %s is neither booked nor called declined',
    async (_title, rewrite, bare) => {
      const { askedWith } = await paid()
      const outcome = await askedWith(rewriting(rewrite, bare))
      expect(['mismatch', 'unavailable', 'pending', 'not-found']).toContain(outcome.kind)
      expect(await askedWith(fetch)).toMatchObject({ kind: 'approved', chargedMinor: 1250 })
    },
  )

  it('N13: with fields that nobody knows is the approval that it is', async () => {
    const { askedWith } = await paid()
    const odd = { system_trace_audit_number: 4711, brand: {}, transaction_datetime: [] }
    const more = other({ surcharge: { value: 1e9 }, toString: 1, tags: [[]], ...odd })
    expect(await askedWith(rewriting(more, ''))).toMatchObject({ kind: 'approved', chargedMinor: 1250 })
  })
})
